"""The leader's page names at most five items, the widest gap first, counts that foot, and never shortens in silence."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.records import Closing, ItemView, Published
from model.rules import leader_page, paper_out, round_words
from model.rules.leader_page import Told
from model.terms import FormState, Light, State
from tests.model.rules.shown_round import AT, ROUNDS, item, line, part, unit, view

RED, YELLOW, GREEN, NONE, DONE = Light.RED, Light.YELLOW, Light.GREEN, Light.NONE, Light.DONE


def text(*items: ItemView, **told: object) -> str:
    shown = view(items, [unit("教育", 1), unit("民政", 2, FormState.LATE), unit("水利", 3, FormState.MISSING)])
    return paper_out.text(leader_page.page(Told(Published(shown), **told)).paper)  # type: ignore[arg-type]


def behind(name: str, gap: int, problem: str = "用地没有落实。") -> ItemView:
    return item(replace(line(name, RED, gap=str(gap), completion="5", due=str(5 + gap)), problem=problem))


def test_five_items_at_most_the_widest_gap_first_with_reason_and_advice() -> None:
    said = text(*(behind(f"{n}-1", 10 + n) for n in range(1, 8)), advice={"7-1": "三日内约谈。"})
    asked = re.findall(r"^(\d)\. 第(\d+)项", said, re.MULTILINE)
    assert asked == [("1", "7"), ("2", "6"), ("3", "5"), ("4", "4"), ("5", "3")]
    assert "滞后的共7项，列差距最大的5项" in said
    assert "滞后17.0个百分点。原因：用地没有落实。建议：三日内约谈。\n" in said
    assert said.count("建议：") == 1


def test_an_item_stands_once_by_its_line_that_is_furthest_behind() -> None:
    two = item(line("1-1", YELLOW, gap="5"), line("1-2", RED, gap="30"))
    assert [one.line.line.id for one in leader_page.attention(view([two]))] == ["1-2"]


def test_every_count_of_the_whole_foots_and_greys_say_why() -> None:
    ended = replace(item(line("9-1", NONE)), state=State.ENDED)
    said = text(
        behind("1-1", 20),
        item(line("2-1", GREEN)),
        item(line("3-1", DONE)),
        item(line("4-1", NONE)),
        replace(item(line("5-1", NONE, reported=False)), light_word="未报"),
        ended,
    )
    assert (
        "6项（终止1项，在册5项）中，已完成1项、按序时1项、滞后0项、严重滞后1项、不亮灯2项（未定序时1项、未报1项）"
        in said
    )
    assert "按序时和已完成的占亮灯事项的66.7%（2/3）" in said


def test_who_has_not_reported_is_named_in_full_and_carried_figures_are_marked() -> None:
    silent = replace(line("1-1", NONE, lead="水利", reported=False), last=Decimal(40))
    said = text(item(silent))
    assert "应报3家，已报2家（其中迟报1家：民政），未报1家：水利" in said
    assert "1-1 40所*（*为上期累计，不计入本期）" in said


def test_a_closed_round_says_its_mark() -> None:
    closing = Closing(AT.period, 1, AT.end, "a1b2c3d4" * 8, "")
    page = leader_page.page(Told(Published(view([behind("1-1", 20)]), closing)))
    assert "校验码A1B2C3D4" in paper_out.text(page.paper)
    assert "尚未封存" in text()


def test_moves_since_the_round_before_add_up() -> None:
    before = view([item(line("1-1", GREEN)), item(line("2-1", RED)), item(line("3-1", NONE)), item(line("4-1", RED))])
    now = [item(line("1-1", RED)), item(line("2-1", GREEN)), item(line("3-1", GREEN)), item(line("4-1", DONE))]
    found = round_words.moves(now, before.items)
    assert (found.better, found.worse, found.same, found.not_comparable, found.newly_done) == (
        ("2", "4"),
        ("1",),
        0,
        1,
        1,
    )
    said = text(*now, before=replace(before, round=ROUNDS[0]))
    assert "4项中转好2项（第2、4项）、转差1项（第1项）、未变0项、不可比1项；新完成1项" in said


def test_examples_are_done_or_ahead_and_nothing_doubtful() -> None:
    ahead = item(line("1-1", GREEN, gap="-20", completion="60"))
    doubtful = item(replace(line("2-1", GREEN, gap="-40", completion="80"), conflict=True))
    mixed = item(line("3-1", DONE, completion="100"), line("3-2", RED, gap="20"))
    done = item(line("4-1", DONE, completion="120"))
    assert [one.line.id for one in leader_page.good(view([ahead, doubtful, mixed, done]))] == ["4-1", "1-1"]


def test_counties_foot_and_the_worst_is_named_first() -> None:
    parts = (part("东海县", 10, 0), part("灌云县", 10, 9), part("海州区", 10, None))
    said = text(item(line("1-1", GREEN, due="50", parts=parts)))
    assert (
        "3个县区分到任务3条：已完成0、按序时1、滞后0、严重滞后1、不亮灯1（其中未报1）。有滞后的是东海县（1/1）" in said
    )


LONG = st.integers(0, 400).map(lambda many: "推进缓慢，" * (many // 5))


@given(st.lists(st.tuples(st.integers(11, 80), LONG), max_size=9), LONG)
def test_it_is_one_page_or_says_that_it_is_not_and_what_was_shortened(rows: list[tuple[int, str]], advice: str) -> None:
    items = [behind(f"{number}-1", gap, problem) for number, (gap, problem) in enumerate(rows, 1)]
    advices = {f"{number}-1": advice for number in range(1, len(rows) + 1)}
    page = leader_page.page(Told(Published(view(items)), advice=advices))
    grid = page.paper.grid
    fits = paper_out.total(page.paper.sections[0].blocks, grid) <= grid.lines - leader_page.SPARE
    assert page.fits is fits
    said = paper_out.text(page.paper)
    assert (page.shortened in said) if page.shortened else ("为排在一页" not in said)
    assert "……" not in said or page.shortened
    told = leader_page.remarks(page, advices)
    assert any("为排在一页" in one for one in told) is bool(page.shortened)
    assert any("仍超过一页" in one for one in told) is not fits
    assert all(f"建议：{advice.rstrip('。')}" in said for one in page.asked if advice)
