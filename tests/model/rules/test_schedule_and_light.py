"""亮灯: when a line is behind, what its light is called; and the calendar's rounds."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import LightRule, Line
from model.rules import calendar, light, percent
from model.terms import Kind, Light, Op
from tests.model.rules.schedule_plan import line


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
    assert light.finished(line("25"), Decimal(25), "")
    assert light.finished(line("25"), Decimal(30), "")
    assert not light.finished(line("25"), Decimal(24), "报完成")
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
    assert light.in_words(LightRule()).startswith("按序时：进度不低于序时；滞后：低于序时不超过10个百分点，")
    said = light.in_words(light.PRESETS["银川"])
    assert "按序时：低于序时不到10个百分点；滞后：低于序时10至30个百分点（含）" in said
    assert "严重滞后：低于序时超过30个百分点" in said
    assert "个百分点" not in light.in_words(light.PRESETS["二分"])


@pytest.mark.parametrize(
    ("gap", "shows"), [("9.9", "green"), ("10", "yellow"), ("30", "yellow"), ("30.1", "red"), ("-1", "green")]
)
def test_yinchuan_s_rule_takes_both_ends_for_yellow(gap: str, shows: str) -> None:
    assert light.light(Decimal(gap), False, light.PRESETS["银川"]) is Light(shows)


def test_in_two_there_is_no_yellow_and_the_words_are_its_own() -> None:
    for rule in (light.PRESETS["二分"], LightRule(Decimal(10), Decimal(10))):
        shown = [light.light(rule.red_above + Decimal(gap), False, rule) for gap in ("0", "0.1", "50")]
        assert shown == [Light.GREEN, Light.RED, Light.RED]
        assert light.of_stages(1, rule) is Light.RED
        words = [light.word(one, reported=True, scheduled=True, rule=rule) for one in (Light.RED, Light.GREEN)]
        assert words == ["未达序时", "达序时"]


def test_one_stage_behind_is_yellow_and_two_are_red() -> None:
    shown = [light.of_stages(behind, LightRule()) for behind in (None, 0, 1, 2, 5)]
    assert shown == [Light.NONE, Light.GREEN, Light.YELLOW, Light.RED, Light.RED]


def test_what_may_fall_again_is_finished_only_at_the_year_s_end_or_when_reported() -> None:
    rate = line("90", "%", Kind.RATE)
    assert not light.finished(rate, Decimal(95), "")
    assert light.finished(rate, Decimal(95), "报完成")
    assert light.finished(rate, Decimal(90), "", year_over=True)
    assert not light.finished(rate, Decimal("89.9"), "报完成", year_over=True)
    assert light.finished(line("610", "元", Kind.STANDARD), Decimal(610), "")
    unemployed = line("4.3", "%", Kind.LOWER, Op.AT_MOST)
    assert light.finished(unemployed, Decimal("4.1"), "", year_over=True)
    assert not light.finished(unemployed, Decimal("4.4"), "报完成", year_over=True)


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
