"""A schedule that cannot stand is refused with every fault at once; what is only odd is said."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Item, Line, Point, Schedule
from model.rules import schedule
from model.terms import Kind, Level, Op, Preset
from tests.model.rules import schedule_plan as plan
from tests.model.rules.schedule_plan import MILESTONE, ROUNDS, SERVICE, WORKS, line

CALENDAR = ROUNDS[2:]


def found(
    about: Line,
    preset: Preset,
    points: Mapping[str, str] | None = None,
    item: Item = WORKS,
    deadline: datetime.date | None = None,
    since: str = "",
) -> list[tuple[Level, str]]:
    told = tuple(Point(period, value) for period, value in (points or {}).items())
    made = Schedule(about.id, preset, told, deadline, since)
    return [(one.level, one.sentence) for one in schedule.faults(item, about, made, CALENDAR, 2021)]


def one_error(*args: object, **more: object) -> str:
    [(level, sentence)] = found(*args, **more)  # type: ignore[arg-type]
    assert level is Level.ERROR
    return sentence


def test_a_falling_curve() -> None:
    said = one_error(line("40"), Preset.CURVE, {"2021-03": "20", "2021-06": "10", "2021-12": "40"})
    assert said == "第1-1项 新建：累计数不能下降：1—3月20，1—6月10。"


def test_a_curve_that_does_not_reach_its_target_or_goes_beyond() -> None:
    assert "最后一期1—6月30没有达到全年目标40所" in one_error(line("40"), Preset.CURVE, {"2021-06": "30"})
    assert "最后一期1—6月50超过全年目标40所" in one_error(line("40"), Preset.CURVE, {"2021-06": "50"})


def test_a_curve_of_a_figure_that_shall_fall_may_not_rise() -> None:
    lower = line("4", "%", Kind.LOWER, Op.AT_MOST)
    assert found(lower, Preset.CURVE, {"2021-03": "5", "2021-12": "4"}) == []
    assert "累计数不能上升" in one_error(lower, Preset.CURVE, {"2021-03": "4.5", "2021-06": "5", "2021-12": "4"})


def test_points_after_the_deadline() -> None:
    curve = {"2021-06": "20", "2021-12": "40"}
    said = one_error(line("40"), Preset.CURVE, curve, replace(WORKS, deadline="9月底"))
    assert "1—12月在完成时限2021-09-30之后" in said
    assert found(line("40"), Preset.CURVE, curve, deadline=datetime.date(2021, 12, 15)) == []


def test_points_for_rounds_that_are_none_or_twice() -> None:
    assert "“2021-01”不是本台账的期次（2021-03 至 2021-12）" in one_error(
        line("40"), Preset.CURVE, {"2021-01": "5", "2021-12": "40"}
    )
    twice = Schedule("1-1", Preset.CURVE, (Point("2021-06", "20"), Point("2021-06", "20"), Point("2021-12", "40")))
    [fault] = schedule.faults(WORKS, line("40"), twice, CALENDAR, 2021)
    assert "“2021-06”写了两次" in fault.sentence
    assert "“2021-13”不是本台账的期次" in one_error(line("40"), Preset.MONTHLY, since="2021-13")


def test_stages_the_wrong_way_round_or_of_another_kind() -> None:
    assert (
        "节点倒退：1—3月应到“主体施工”，1—6月却是“已开工”"
        in found(MILESTONE, Preset.STAGES, {"2021-03": "主体施工", "2021-06": "已开工"})[0][1]
    )
    assert "“主体施工”不是服务类的阶段" in one_error(MILESTONE, Preset.STAGES, {"2021-03": "主体施工"}, SERVICE)
    assert "“申请终止”不是工程类的阶段" in one_error(MILESTONE, Preset.STAGES, {"2021-03": "申请终止"})


def test_what_is_no_number_no_curve_or_no_preset_with_points() -> None:
    assert "“十所”不是数" in one_error(line("40"), Preset.CURVE, {"2021-03": "十所"})
    assert "没有写各期应完成数" in one_error(line("40"), Preset.CURVE)
    assert "是节点，没有数可以逐期定" in one_error(MILESTONE, Preset.CURVE, {"2021-12": "1"})
    assert "“按月均分”不用逐期定数" in one_error(line("40"), Preset.MONTHLY, {"2021-12": "40"})


def test_an_amount_below_nought() -> None:
    assert "应完成数不能小于0" in one_error(line("40"), Preset.CURVE, {"2021-03": "-5", "2021-12": "40"})
    growth = line("8", "%", Kind.RATE)
    assert found(growth, Preset.CURVE, {"2021-03": "-2", "2021-12": "8"}) == []


def test_a_deadline_outside_the_year() -> None:
    assert "完成时限2022-06-30不在2021年里" in one_error(line("4"), Preset.ONCE, deadline=datetime.date(2022, 6, 30))


def test_a_deadline_before_the_first_round_is_over_is_a_warning() -> None:
    [(level, sentence)] = found(line("4"), Preset.ONCE, deadline=datetime.date(2021, 1, 15))
    assert level is Level.WARNING
    assert "完成时限2021-01-15早于首期（1—3月）末，从首期起就应全部完成" in sentence
    assert found(line("4"), Preset.ONCE, deadline=datetime.date(2021, 3, 31)) == []
    assert found(line("4"), Preset.NONE, deadline=datetime.date(2021, 1, 15)) == []


def test_every_fault_is_told_at_once() -> None:
    points = {"2021-02": "1", "2021-06": "30", "2021-09": "20"}
    told = found(line("40"), Preset.CURVE, points, since="2021-01")
    assert [level for level, _ in told] == [Level.ERROR] * 4
    for part in ("“2021-02”", "“2021-01”", "不能下降", "没有达到"):
        assert any(part in sentence for _, sentence in told)


def test_a_deadline_nobody_can_read_is_a_warning_unless_the_line_has_its_own() -> None:
    vague = replace(WORKS, deadline="汛期前")
    [(level, sentence)] = found(line("4"), Preset.ONCE, item=vague)
    assert (level, "汛期前" in sentence) == (Level.WARNING, True)
    assert found(line("4"), Preset.ONCE, item=vague, deadline=datetime.date(2021, 6, 30)) == []
    assert found(line("4"), Preset.NONE, item=vague) == []


def test_stages_that_stop_before_the_end_are_a_warning() -> None:
    [(level, sentence)] = found(MILESTONE, Preset.STAGES, {"2021-06": "已开工"})
    assert level is Level.WARNING
    assert "节点定到“已开工”为止" in sentence


@pytest.mark.parametrize("item", [WORKS, SERVICE])
def test_the_usual_stages_as_points_to_move_are_without_fault(item: Item) -> None:
    points = schedule.usual_points(item.kind, datetime.date(2021, 12, 31), CALENDAR)
    assert found(MILESTONE, Preset.STAGES, {one.period: one.value for one in points}, item) == []
    held = schedule.agreed(Schedule("1-2", Preset.STAGES, points), plan.BY_PERIOD)
    usual = schedule.agreed(Schedule("1-2", Preset.STAGES), plan.BY_PERIOD)
    for at in CALENDAR:
        assert schedule.due(item, MILESTONE, held, at) == schedule.due(item, MILESTONE, usual, at)


def test_a_calendar_that_ends_early_leaves_the_later_stages_out() -> None:
    points = schedule.usual_points(WORKS.kind, datetime.date(2021, 12, 31), ROUNDS[2:6])
    assert [(one.period, one.value) for one in points] == [
        ("2021-03", "前期"),
        ("2021-04", "招标"),
        ("2021-06", "已开工"),
    ]


@given(st.data())
def test_a_schedule_without_fault_is_one_that_never_falls(data: st.DataObject) -> None:
    values = data.draw(st.lists(st.integers(0, 50), min_size=1, max_size=4))
    places = data.draw(st.lists(st.integers(0, 9), min_size=len(values), max_size=len(values), unique=True).map(sorted))
    points = {CALENDAR[place].period: str(value) for place, value in zip(places, values, strict=True)}
    sound = values == sorted(values) and values[-1] == 50
    assert (found(line("50", "公里"), Preset.CURVE, points) == []) is sound
