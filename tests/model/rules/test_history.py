"""The year of a line: each round by its own target, schedule and leads; rounds behind one after the other."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.records import Duty, Figure, Head, Item, Key, LightRule, Line, Schedule, TargetChange, Unit, View
from model.rules import history, rollup, schedule, target
from model.rules.known import Known
from model.rules.who_gets_a_form import Setup
from model.terms import Field, ItemKind, Kind, Light, Preset, Role
from tests.model.rules import schedule_plan as plan
from tests.model.rules.schedule_plan import ROUNDS

EDU = Unit("edu", "市教育局", "连云港市教育局", "市直部门", 1)
LINE = plan.line("120", "公里")
DONE: Mapping[int, str] = {1: "10", 2: "12", 3: "13", 5: "20", 6: "25"}


def known(done: Mapping[int, str], *agreed: Schedule, **more: object) -> Known:
    figures = {}
    for month, value in done.items():
        key = Key(ROUNDS[month - 1].period, "1-1", "edu", Field.DONE)
        figures[key] = Figure(key, (Head(value, ("r",)),), value, False, False)
    setup = Setup((EDU,), (plan.WORKS,), (Duty("1", "edu", Role.LEAD),), (LINE,), ())
    order = schedule.timeline(agreed or (Schedule("1-1", Preset.MONTHLY),), ROUNDS)
    return Known(setup, order, LightRule(), ROUNDS, View(figures, (), frozenset({"r"})), **more)  # type: ignore[arg-type]


def seen(one: Known, month: int) -> str:
    views = history.told(rollup.items(one, ROUNDS[month - 1]), history.years(one), ROUNDS[month - 1])
    assert views[0].reason == views[0].lines[0].reason
    return views[0].reason


def test_the_reason_counts_the_rounds_behind_and_a_silent_round_breaks_the_run() -> None:
    one = known(DONE)
    assert [seen(one, month) for month in (1, 2, 3, 4, 5, 6)] == [
        "与序时持平",
        "滞后6.7个百分点",
        "滞后14.2个百分点，连续2期",
        "",
        "滞后25.0个百分点",
        "滞后29.2个百分点，连续2期",
    ]


def test_the_year_holds_plan_and_actual_of_every_round() -> None:
    year = history.years(known(DONE))["1-1"]
    assert [one.due_value for one in year] == [Decimal(10) * month for month in range(1, 13)]
    assert [one.done for one in year[:4]] == [10, 12, 13, None]
    assert [one.light for one in year[:5]] == [Light.GREEN, Light.YELLOW, Light.RED, Light.NONE, Light.RED]
    assert [one.light_word for one in year[3:5]] == ["未报", "严重滞后"]


def test_a_later_schedule_or_target_never_repaints_the_rounds_before_it() -> None:
    before = history.years(known(DONE))["1-1"]
    later = known(DONE, Schedule("1-1", Preset.MONTHLY), Schedule("1-1", Preset.ONCE, since="2021-05"))
    after = history.years(later)["1-1"]
    assert after[:4] == before[:4]
    assert [one.light for one in after[4:6]] == [Light.GREEN, Light.GREEN]
    change = TargetChange("1-1", "2021-05", plan.line("60", "公里").target or after, "调减")  # type: ignore[arg-type]
    changed = known(DONE, changes=target.timeline([change], ROUNDS))
    assert history.years(changed)["1-1"][:4] == before[:4]
    assert history.years(changed)["1-1"][5].completion == Decimal(2500) / 60


def test_a_schedule_taken_away_leaves_the_line_grey_from_its_round_on() -> None:
    gone = known(DONE, Schedule("1-1", Preset.MONTHLY), Schedule("1-1", Preset.NONE, since="2021-03"))
    year = history.years(gone)["1-1"]
    assert [(one.due_value, one.light_word) for one in year[1:4]] == [
        (Decimal(20), "滞后"),
        (None, "未定序时"),
        (None, "未报"),
    ]


@given(st.lists(st.one_of(st.none(), st.integers(0, 130)), min_size=12, max_size=12), st.integers(1, 12))
def test_the_year_says_of_a_round_what_the_round_says_itself(values: list[int | None], month: int) -> None:
    one = known({at: str(value) for at, value in enumerate(values, 1) if value is not None})
    [item] = rollup.items(one, ROUNDS[month - 1])
    [line], told = item.lines, history.years(one)["1-1"][month - 1]
    assert (told.done, told.due, told.completion, told.light, told.light_word) == (
        line.done,
        line.due,
        line.completion,
        line.light,
        line.light_word,
    )


@given(st.lists(st.tuples(plan.lines(), st.one_of(st.none(), plan.numbers)), min_size=1, max_size=6))
def test_an_item_is_its_worst_line_and_every_count_foots(drawn: list[tuple[Line, Decimal | None]]) -> None:
    lines = [replace(line, id=f"1-{place}", order=place) for place, (line, _) in enumerate(drawn)]
    figures = {}
    for line, (_, value) in zip(lines, drawn, strict=True):
        if value is not None and line.kind is not Kind.MILESTONE:
            key = Key("2021-06", line.id, "edu", Field.DONE)
            figures[key] = Figure(key, (Head(f"{value:f}", ("r",)),), f"{value:f}", False, False)
    setup = Setup((EDU,), (plan.WORKS,), (Duty("1", "edu", Role.LEAD),), lines, ())
    agreed = [Schedule(line.id, schedule.by_kind(plan.SERVICE, line)) for line in lines]
    order = schedule.timeline(agreed, ROUNDS)
    one = Known(setup, order, LightRule(), ROUNDS, View(figures, (), frozenset({"r"})))
    [item] = rollup.items(one, ROUNDS[5])
    counts = Counter(line.light for line in item.lines)
    assert sum(counts.values()) == len(lines) == sum(Counter(line.light_word for line in item.lines).values())
    assert (item.light is Light.DONE) == (counts[Light.DONE] == len(lines)) == all(one.finished for one in item.lines)


def test_120_items_over_12_rounds_take_less_than_three_tenths_of_a_second() -> None:
    items = [Item(str(no), str(no), "", "", no, ItemKind.WORKS) for no in range(120)]
    lines = [replace(LINE, id=f"{item.id}-1", item=item.id) for item in items]
    duties = [Duty(item.id, "edu", Role.LEAD) for item in items]
    agreed = [Schedule(line.id, Preset.MONTHLY) for line in lines]
    figures = {}
    for at in ROUNDS:
        for line in lines:
            key = Key(at.period, line.id, "edu", Field.DONE)
            figures[key] = Figure(key, (Head("7", ("r",)),), "7", False, False)
    setup = Setup((EDU,), items, duties, lines, ())
    one = Known(setup, schedule.timeline(agreed, ROUNDS), LightRule(), ROUNDS, View(figures, (), frozenset({"r"})))
    took = []
    for _ in range(3):
        began = time.process_time()
        history.years(one)
        took.append(time.process_time() - began)
    traced = sys.gettrace() is not None
    assert min(took) < (1.5 if traced else 0.3)
