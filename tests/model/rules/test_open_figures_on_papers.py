"""What is open is marked on every paper that names its line: conflict, question, not reported, no schedule, 核定."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from model.records import FigureCorrection, LightCorrection, LineView, PeriodView, Published
from model.records.bulletin import Draft, Told
from model.rules import bulletin, check_notes, leader_page, paper_out, strike_papers
from model.rules.leader_page import Told as PageTold
from model.terms import Edition, Light
from tests.model.rules.shown_round import AT, item, line, unit, view

DAY = datetime.date(2021, 5, 6)
BEHIND = line("1-1", Light.RED, gap="20", completion="5", due="25")
GREY = line("1-1", Light.NONE, reported=False)
FIGURE = FigureCorrection("6", "5", "现场核查", "张三", DAY)
LIGHT = LightCorrection(AT.period, "1-1", Light.RED, Light.GREEN, "现场核查", "张三", DAY)
OPEN = [
    (replace(BEHIND, conflict=True), "数有冲突，暂列较低的"),
    (replace(BEHIND, asked=True), "有待确认"),
    (replace(BEHIND, figure_correction=FIGURE), "数经核定"),
    (replace(BEHIND, light_correction=LIGHT), "亮灯经核定"),
]
GREYS = [(replace(GREY, light_word=word), word) for word in ("未报", "未定序时")]


def issue(shown: PeriodView) -> str:
    return paper_out.text(bulletin.paper(Published(shown), Draft(), Told(), 3, Edition.INTERNAL, DAY))


def page(shown: PeriodView) -> str:
    return paper_out.text(leader_page.page(PageTold(Published(shown))).paper)


def note(shown: PeriodView) -> str:
    [one] = check_notes.notes(shown, {})
    return paper_out.text(check_notes.paper(one, shown, DAY, DAY))


def unproved(shown: PeriodView) -> str:
    [one] = strike_papers.papers(shown, "open", DAY, DAY).papers
    assert one.paper
    return paper_out.text(one.paper)


Writer = Callable[[PeriodView], str]


def shown(one: LineView) -> PeriodView:
    return view([item(one)], [unit("教育", 1)])


@pytest.mark.parametrize("write", [issue, page, note, unproved])
@pytest.mark.parametrize(("one", "mark"), OPEN, ids=[mark for _, mark in OPEN])
def test_an_open_figure_bears_its_mark(write: Writer, one: LineView, mark: str) -> None:
    assert mark in write(shown(one))
    assert mark not in write(shown(BEHIND))


@pytest.mark.parametrize("write", [issue, unproved])
@pytest.mark.parametrize(("one", "word"), GREYS, ids=[word for _, word in GREYS])
def test_a_line_without_a_light_says_why_beside_its_figures(write: Writer, one: LineView, word: str) -> None:
    rows = [row for row in write(shown(one)).splitlines() if "指标1-1" in row]
    assert rows
    assert any(word in row for row in rows)


def test_the_public_issue_counts_what_is_open_and_names_nobody() -> None:
    text = paper_out.text(bulletin.paper(Published(shown(OPEN[0][0])), Draft(), Told(), 3, Edition.PUBLIC, DAY))
    assert "有冲突的1条暂列较低的数" in text
    assert "教育" not in text
