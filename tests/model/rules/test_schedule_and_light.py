"""序时进度 and 亮灯: what is due by a round, and when a line is behind."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import LightRule, Line, Schedule, Target
from model.rules import calendar, light, percent, schedule
from model.terms import Kind, Light, Op


def amount(printed: str, measure: str = "所") -> Line:
    value = Decimal(printed)
    return Line("1-1", "1", 1, "新建", Kind.AMOUNT, Target(value, measure, value, measure, Op.EQUAL))


MONTHLY = Schedule("1-1", schedule.MONTHLY)


@pytest.mark.parametrize(
    ("printed", "measure", "month", "value"),
    [
        ("2800", "户", 3, "700"),
        ("25", "所", 3, "6.25"),
        ("16", "所", 3, "4"),
        ("16", "所", 2, "2"),
        ("6", "家", 1, "0"),
        ("11.38", "公里", 6, "5.69"),
        ("1", "亿元", 3, "0.25"),
        ("25", "所", 12, "25"),
    ],
)
def test_due_by_month_and_few_whole_things_round_down(printed: str, measure: str, month: int, value: str) -> None:
    due = schedule.due(amount(printed, measure), MONTHLY, calendar.monthly(2021, month))
    assert due is not None
    assert due.value == Decimal(value)
    assert due.percent == Decimal(value) * 100 / Decimal(printed)


def test_nothing_is_due_before_a_schedule_is_agreed_or_of_a_kind_without_amount() -> None:
    at = calendar.monthly(2021, 3)
    assert schedule.due(amount("25"), None, at) is None
    assert schedule.due(Line("1-2", "1", 2, "投入使用", Kind.MILESTONE), MONTHLY, at) is None


@pytest.mark.parametrize(
    ("gap", "shows"),
    [("-3", "green"), ("0", "green"), ("0.0001", "yellow"), ("10", "yellow"), ("10.0001", "red"), ("21.7", "red")],
)
def test_default_rule_turns_yellow_above_0_and_red_above_10_points(gap: str, shows: str) -> None:
    assert light.light(Decimal(gap), False, LightRule()) is Light(shows)


def test_lights_use_the_unrounded_gap() -> None:
    assert light.light(Decimal("10.04"), False, LightRule()) is Light.RED
    assert percent.rounded(Decimal("10.04")) == Decimal("10.0")
    assert percent.rounded(Decimal("0.05")) == Decimal("0.1")


@given(st.decimals(-50, 150, places=3), st.decimals(-50, 150, places=3))
def test_a_wider_gap_is_never_a_better_light(one: Decimal, other: Decimal) -> None:
    worse, better = max(one, other), min(one, other)
    shows = [light.SEVERITY.index(light.light(gap, False, LightRule())) for gap in (worse, better)]
    assert shows[0] <= shows[1]


def test_a_finished_amount_is_done_whatever_is_due_and_one_short_is_not() -> None:
    assert light.finished(amount("25"), Decimal(25), "")
    assert light.finished(amount("25"), Decimal(30), "")
    assert not light.finished(amount("25"), Decimal(24), "报完成")
    assert light.finished(Line("1-2", "1", 2, "投入使用", Kind.MILESTONE), None, "投入使用")
    assert light.light(Decimal(50), True, LightRule()) is Light.DONE


def test_worst_light_first() -> None:
    assert light.worst([Light.DONE, Light.GREEN, Light.NONE]) is Light.NONE
    assert light.worst([Light.GREEN, Light.YELLOW, Light.RED]) is Light.RED
    assert light.worst([]) is Light.NONE


def test_the_greys_are_told_apart() -> None:
    assert light.word(Light.NONE, reported=False, scheduled=True) == "未报"
    assert light.word(Light.NONE, reported=True, scheduled=False) == "未定序时"
    assert light.word(Light.NONE, reported=True, scheduled=True, asked=True) == "待确认"
    assert light.word(Light.RED, reported=True, scheduled=True) == "严重滞后"


def test_the_rule_in_words_names_its_numbers() -> None:
    assert "10个百分点" in light.in_words(LightRule())
    assert "30个百分点" in light.in_words(LightRule(Decimal(10), Decimal(30)))


def test_the_first_round_of_2021_is_january_to_march() -> None:
    known = calendar.rounds(2021, datetime.date(2021, 2, 10))
    assert [one.period for one in known][:2] == ["2021-03", "2021-04"]
    assert known[0].name == "1—3月"
    assert (known[0].cutoff, known[0].due) == (datetime.date(2021, 3, 25), datetime.date(2021, 3, 28))
    assert known[-1].end == datetime.date(2021, 12, 31)
    assert known[-1].due == datetime.date(2022, 1, 5)
    assert calendar.previous(known[1], known) == known[0]
    assert calendar.previous(known[0], known) is None


def test_a_plan_of_the_year_before_starts_in_january() -> None:
    assert calendar.rounds(2021, datetime.date(2020, 12, 28))[0].period == "2021-01"


@pytest.mark.parametrize(
    ("period", "says"),
    [("2021-02", "没有“2021-02”"), ("2021-Q1", "按月调度"), ("2021-03a", "按月调度"), ("三月", "看不懂")],
)
def test_a_period_that_is_none_is_refused_in_a_sentence_that_names_the_calendar(period: str, says: str) -> None:
    found = calendar.find(period, calendar.rounds(2021, datetime.date(2021, 2, 10)))
    assert isinstance(found, str)
    assert says in found
    assert "2021-03 至 2021-12" in found


def test_a_target_printed_in_wan_is_not_few() -> None:
    line = Line("25-1", "25", 1, "体检", Kind.AMOUNT, Target(Decimal(12000), "名", Decimal("1.2"), "万名", Op.EQUAL))
    due = schedule.due(line, MONTHLY, calendar.monthly(2021, 3))
    assert due is not None
    assert due.value == Decimal("0.3")
