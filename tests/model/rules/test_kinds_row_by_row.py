"""Every kind of target from the cell a unit types into to the item's light: read, due, completion, gap, roll-up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.records import Duty, Figure, Head, Item, Key, LightRule, Line, Raw, Schedule, Share, Unit, View
from model.rules import history, percent, rollup, schedule, statement
from model.rules.known import Known
from model.rules.who_gets_a_form import Setup
from model.terms import Field, ItemKind, Kind, Light, Op, Preset, Role
from tests.model.rules.schedule_plan import MILESTONE, ROUNDS, SERVICE, line

UNITS = (Unit("edu", "市教育局", "", "市直部门", 1), Unit("gy", "灌云县", "", "县区", 2, in_all_counties=True))
SEPTEMBER = ROUNDS[8]
RATIO, LOWER, FROM_TO = (
    line("90", "%", Kind.RATIO),
    line("4.3", "%", Kind.LOWER, Op.AT_MOST),
    line("200", "个", Kind.FROM_TO, Op.FROM_TO, start="100"),
)


def known(about: Line, told: dict[tuple[str, str, Field], str], item: Item = SERVICE) -> Known:
    """Return what is known of one line on 按月均分 (a milestone by stages), led by 市教育局, half of it 灌云县's."""
    figures, about = {}, replace(about, item=item.id)
    for (period, unit, field), typed in told.items():
        read = statement.judge(field, item, about, Raw("text", typed))
        assert isinstance(read.value, str), read.sentence
        key = Key(period, about.id, unit, field)
        figures[key] = Figure(key, (Head(read.value, ("r",)),), read.value, False, False)
    shares = (Share(about.id, "gy", about.target.printed / 2),) if about.target else ()
    setup = Setup(UNITS, (item,), (Duty(item.id, "edu", Role.LEAD), Duty(item.id, "gy", Role.CO)), (about,), shares)
    preset = Preset.MONTHLY if about.target else Preset.STAGES
    agreed = schedule.timeline([Schedule(about.id, preset.value)], ROUNDS)
    return Known(setup, agreed, LightRule(), ROUNDS, View(figures, (), frozenset({"r"})))


@pytest.mark.parametrize(
    ("about", "typed", "county", "completion", "due", "gap", "shows", "summed", "says"),
    [
        (line("40", "所"), "２９所", "9", "72.5", "75", "2.5", Light.YELLOW, "9", "滞后2.5个百分点"),
        (line("8", "%", Kind.RATE), "7.1%", "9", "88.8", "100", "0.9", Light.YELLOW, None, "滞后0.9个百分点"),
        (line("610", "元", Kind.STANDARD), "610", "600", "100", "100", "0", Light.DONE, None, "已完成"),
        (line("610", "元", Kind.STANDARD), "600", "600", "98.4", "100", "1.6", Light.YELLOW, None, "滞后1.6个百分点"),
        (RATIO, "85", "99", "94.4", "100", "5", Light.YELLOW, None, "滞后5.0个百分点"),
        (LOWER, "4.1%", "5", None, None, "-0.2", Light.GREEN, None, "低于目标0.2个百分点"),
        (FROM_TO, "160个", "70", "60", "75", "15", Light.RED, None, "滞后15.0个百分点"),
    ],
    ids=["amount", "rate", "standard met", "standard", "ratio", "lower is better", "from-to"],
)
def test_a_figure_goes_its_own_way_by_kind(
    about: Line,
    typed: str,
    county: str,
    completion: str | None,
    due: str | None,
    gap: str,
    shows: Light,
    summed: str | None,
    says: str,
) -> None:
    at = SEPTEMBER.period
    told = {(at, "edu", Field.DONE): typed, (at, "gy", Field.DONE): county}
    [item] = rollup.items(known(about, told), SEPTEMBER)
    [shown] = item.lines
    assert percent.rounded(shown.completion) == (Decimal(completion) if completion else None)
    assert percent.rounded(shown.due) == (Decimal(due) if due else None)
    assert percent.rounded(shown.gap) == Decimal(gap)
    assert (shown.light, item.light, shown.reason) == (shows, shows, says)
    assert shown.county_sum == (Decimal(summed) if summed else None)
    assert [part.done for part in shown.parts] == [shown.done, Decimal(county)]


def test_a_milestone_goes_by_its_stage_and_has_no_sum() -> None:
    told = {(SEPTEMBER.period, "edu", Field.STAGE): "招标"}
    works = Item("1", "1", "", "", 1, ItemKind.WORKS)
    [item] = rollup.items(known(MILESTONE, told, works), SEPTEMBER)
    [shown] = item.lines
    assert (shown.completion, shown.gap, shown.county_sum, item.light) == (None, None, None, Light.RED)
    assert shown.reason == f"应到“{shown.due_stage}”，现为“招标”，差2个节点"


def test_rounds_skipped_stay_empty_and_the_last_figure_told_is_the_one_before() -> None:
    about = line("40", "所")
    told = {("2021-03", "edu", Field.DONE): "8", ("2021-09", "edu", Field.DONE): "29"}
    one = known(about, told)
    [item] = rollup.items(one, SEPTEMBER)
    assert item.lines[0].last == 8
    year = {each.round.period: each for each in history.years(one)[about.id]}
    assert [year[f"2021-0{month}"].done for month in (3, 5, 8, 9)] == [8, None, None, 29]
    assert {year[f"2021-0{month}"].light_word for month in range(4, 9)} == {"未报"}
    assert history.told((item,), history.years(one), SEPTEMBER)[0].reason == "滞后2.5个百分点"
