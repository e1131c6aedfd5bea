"""How complete is a line, how far behind, and why: by kind, with the numbers of real bulletins (DOMAIN.md)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Item, LightRule, Line
from model.rules import completion, light, pace, percent, reason
from model.rules.pace import Pace
from model.rules.schedule import Agreed
from model.terms import FINISHED, ItemKind, Kind, Light, Op, Preset, ladder
from tests.model.rules import schedule_plan as plan
from tests.model.rules.schedule_plan import MILESTONE, POLICY, ROUNDS, SERVICE, WORKS, agreed, line

USD = line("10", "亿美元")
GROWTH = line("8", "%", Kind.RATE)
UNEMPLOYED = line("4.3", "%", Kind.LOWER, Op.AT_MOST)
RULE = LightRule()


def at(
    about: Line, month: int, done: str = "", preset: Preset = Preset.MONTHLY, stage: str = "", item: Item = SERVICE
) -> Pace:
    told = Decimal(done) if done else None
    return pace.pace(item, about, agreed(preset), ROUNDS[month - 1], told, stage, RULE)


def why(
    about: Line, month: int, done: str = "", preset: Preset = Preset.MONTHLY, stage: str = "", item: Item = SERVICE
) -> str:
    return reason.reason(about, at(about, month, done, preset, stage, item), stage)


def test_foreign_capital_of_2019_was_21_7_points_behind() -> None:
    found = at(USD, 9, "5.33")
    assert found.due is not None
    assert (found.completion, found.due.percent, found.gap) == (Decimal("53.3"), Decimal(75), Decimal("21.7"))
    assert found.light is Light.RED
    assert why(USD, 9, "5.33") == "滞后21.7个百分点"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_growth_rate_of_minus_1_8_is_9_8_points_behind_8_in_any_month(month: int) -> None:
    found = at(GROWTH, month, "-1.8")
    assert (found.gap, found.light) == (Decimal("9.8"), Light.YELLOW)
    assert why(GROWTH, month, "-1.8") == "滞后9.8个百分点"


def test_a_planned_curve_of_60_in_july_puts_67_9_ahead_by_7_9() -> None:
    about = line("1000", "公里")
    held = agreed(Preset.CURVE, {"2021-07": "600", "2021-12": "1000"})
    found = pace.pace(WORKS, about, held, ROUNDS[6], Decimal(679), "", RULE)
    assert (found.gap, found.light) == (Decimal("-7.9"), Light.GREEN)
    assert reason.reason(about, found, "") == "超序时7.9个百分点"


def test_the_end_of_november_by_months_is_91_7() -> None:
    found = at(line("1200", "人"), 11, "1099")
    assert found.due is not None
    assert percent.rounded(found.due.percent) == Decimal("91.7")
    assert found.light is Light.YELLOW
    assert at(line("1200", "人"), 11, "1100").light is Light.GREEN


def test_completion_stays_above_100() -> None:
    assert at(line("100"), 6, "961.7").completion == Decimal("961.7")


def test_a_standard_is_compared_directly_and_behind_in_per_cent_of_it() -> None:
    about = line("600", "元/人·月", Kind.STANDARD)
    found = at(about, 3, "540")
    assert (found.completion, found.gap, found.light) == (Decimal(90), Decimal(10), Light.YELLOW)
    assert at(about, 3, "600").light is Light.DONE


def test_lower_is_better_tells_no_completion_only_how_far_above() -> None:
    found = at(UNEMPLOYED, 6, "4.5")
    assert (found.completion, found.gap, found.light) == (None, Decimal("0.2"), Light.YELLOW)
    assert why(UNEMPLOYED, 6, "4.5") == "高于目标0.2个百分点"
    assert (at(UNEMPLOYED, 6, "4.1").light, why(UNEMPLOYED, 6, "4.1")) == (Light.GREEN, "低于目标0.2个百分点")
    assert at(UNEMPLOYED, 12, "4.1").light is Light.DONE


def test_lower_is_better_in_another_measure_goes_by_per_cent_and_nought_is_no_divisor() -> None:
    days = line("5", "天", Kind.LOWER, Op.AT_MOST)
    assert [at(days, 6, done).gap for done in ("4", "5", "6")] == [-20, 0, 20]
    none = line("0", "起", Kind.LOWER, Op.AT_MOST)
    assert [(one.completion, one.gap) for one in (at(none, 6, "0"), at(none, 6, "1"))] == [
        (None, Decimal(0)),
        (None, Decimal(100)),
    ]


def test_a_target_that_says_by_how_much_something_falls_is_better_the_more_it_fell() -> None:
    about = line("60", "%", Kind.LOWER, Op.DECREASE)
    assert not completion.lower_is_better(about)
    found = at(about, 6, "45")
    assert (found.completion, found.gap) == (Decimal(75), Decimal(15))
    assert at(about, 12, "60").light is Light.DONE


def test_from_to_is_its_share_of_the_way_up_or_down() -> None:
    kinds = line("13", "类", Kind.FROM_TO, Op.FROM_TO, "7")
    found = at(kinds, 6, "9")
    assert (found.completion, found.gap) == (Decimal(200) / 6, Decimal(100) / 6)
    cover = at(line("60", "%", Kind.FROM_TO, Op.FROM_TO, "40"), 12, "45")
    assert (cover.completion, cover.gap) == (Decimal(25), Decimal(75))
    days = line("3", "天", Kind.FROM_TO, Op.FROM_TO, "10")
    assert [at(days, 12, done).completion for done in ("10", "3", "2")] == [0, 100, Decimal(800) / 7]
    assert [at(days, 12, done).light for done in ("4", "3")] == [Light.RED, Light.DONE]


def test_a_ratio_is_its_own_figure() -> None:
    tests = line("6", "批次/千人", Kind.RATIO)
    found = at(tests, 3, "5.1")
    assert (found.completion, found.gap, found.light) == (Decimal(85), Decimal(15), Light.RED)
    assert at(tests, 3, "6").light is Light.GREEN
    assert at(tests, 3, "6", stage=FINISHED).light is Light.DONE


def test_a_milestone_is_behind_by_stages() -> None:
    told = [at(MILESTONE, 6, "", Preset.STAGES, stage, WORKS) for stage in ("主体施工", "已开工", "招标", "前期")]
    assert [(one.behind, one.light) for one in told] == [
        (0, Light.GREEN),
        (0, Light.GREEN),
        (1, Light.YELLOW),
        (2, Light.RED),
    ]
    assert why(MILESTONE, 6, "", Preset.STAGES, "前期", WORKS) == "应到“已开工”，现为“前期”，差2个节点"
    assert at(MILESTONE, 6, "", Preset.STAGES, "投入使用", WORKS).light is Light.DONE
    silent = at(MILESTONE, 6, "", Preset.STAGES, "", WORKS)
    assert (silent.light, why(MILESTONE, 6, "", Preset.STAGES, "", WORKS)) == (Light.NONE, "")


def test_a_request_is_no_stage_and_shows_as_what_it_is() -> None:
    asked = at(MILESTONE, 6, "", Preset.STAGES, "申请终止", WORKS)
    assert (asked.behind, asked.light) == (None, Light.NONE)
    assert pace.lacking(MILESTONE, None, "申请终止") == "申请终止"
    assert pace.lacking(MILESTONE, None, "") == "未报阶段"
    assert pace.lacking(line("25"), None, "已开工") == "未报数"


def test_a_milestone_before_its_date_is_green_once_it_is_told() -> None:
    found = at(MILESTONE, 6, "", Preset.ONCE, "制定方案", POLICY)
    assert found.light is Light.GREEN
    assert why(MILESTONE, 6, "", Preset.ONCE, "制定方案", POLICY) == "到期一次性，12月31日到期，此前不考核"
    assert at(MILESTONE, 12, "", Preset.ONCE, "实施中", POLICY).light is Light.YELLOW
    assert at(MILESTONE, 6, "", Preset.ONCE, "", POLICY).light is Light.NONE


def test_works_by_stages_show_the_worse_of_figure_and_stage() -> None:
    schools = line("25")
    assert at(schools, 6, "0", Preset.STAGES, "已开工", WORKS).light is Light.GREEN
    assert at(schools, 6, "0", Preset.STAGES, "前期", WORKS).light is Light.RED
    assert at(schools, 6, "0", Preset.STAGES, "", WORKS).light is Light.NONE
    assert at(schools, 12, "20", Preset.STAGES, "竣工验收", WORKS).light is Light.RED
    assert at(schools, 12, "25", Preset.STAGES, "前期", WORKS).light is Light.DONE


def test_a_level_not_yet_due_is_neither_behind_nor_ahead() -> None:
    found = at(GROWTH, 6, "3", Preset.ONCE)
    assert (found.gap, found.light) == (Decimal(0), Light.GREEN)
    assert why(GROWTH, 6, "3", Preset.ONCE) == "到期一次性，12月31日到期，此前不考核"


def test_without_schedule_or_figure_there_is_no_gap() -> None:
    found = pace.pace(SERVICE, USD, None, ROUNDS[8], Decimal(5), "", RULE)
    assert (found.due, found.gap, found.light, found.completion) == (None, None, Light.NONE, Decimal(50))
    silent = at(USD, 9)
    assert (silent.gap, silent.light, reason.reason(USD, silent, "")) == (None, Light.NONE, "")


def test_a_target_of_nought_is_met_by_nought() -> None:
    found = at(line("0"), 6, "0")
    assert (found.completion, found.gap, found.light) == (None, Decimal(0), Light.DONE)


def test_less_than_a_tenth_of_a_point_is_still_behind() -> None:
    assert reason.points(Decimal("0.04")) == "滞后不到0.1个百分点"
    assert reason.points(Decimal("0.05")) == "滞后0.1个百分点"
    assert reason.points(Decimal(0)) == "与序时持平"


def test_rounds_behind_one_after_the_other_are_counted() -> None:
    red, yellow, green, grey = Light.RED, Light.YELLOW, Light.GREEN, Light.NONE
    assert reason.streak([red, green, yellow, red]) == 2
    assert reason.streak([red, red, red]) == 3
    assert reason.streak([red, grey, red]) == 1
    assert reason.streak([red, green]) == 0
    assert reason.lasting("滞后21.7个百分点", 2) == "滞后21.7个百分点，连续2期"
    assert reason.lasting("滞后21.7个百分点", 1) == "滞后21.7个百分点"


@st.composite
def cases(draw: st.DrawFn) -> tuple[Item, Line, Agreed, int]:
    about = draw(plan.lines())
    return draw(plan.items), about, draw(plan.schedules(about)), draw(st.integers(0, 11))


rules = st.sampled_from((*light.PRESETS.values(), LightRule(Decimal(5), Decimal(20))))


@given(cases(), plan.numbers, plan.numbers, st.sampled_from(("", "前期", "主体施工", "实施中", FINISHED)), rules)
def test_more_done_is_never_a_worse_light(
    case: tuple[Item, Line, Agreed, int], one: Decimal, other: Decimal, stage: str, rule: LightRule
) -> None:
    item, about, held, month = case
    worse, better = sorted((one, other), reverse=completion.lower_is_better(about))
    shown = [pace.pace(item, about, held, ROUNDS[month], done, stage, rule).light for done in (worse, better)]
    assert light.SEVERITY.index(shown[0]) <= light.SEVERITY.index(shown[1])


@given(st.sampled_from(ItemKind), st.integers(0, 11), st.data())
def test_a_further_stage_is_never_a_worse_light(kind: ItemKind, month: int, data: st.DataObject) -> None:
    item = next(one for one in (WORKS, SERVICE, POLICY, plan.CREATED) if one.kind is kind)
    steps = ladder(kind)
    low, high = sorted(data.draw(st.tuples(*[st.integers(0, len(steps) - 1)] * 2)))
    shown = [
        pace.pace(item, MILESTONE, agreed(Preset.STAGES), ROUNDS[month], None, steps[place], RULE).light
        for place in (low, high)
    ]
    assert light.SEVERITY.index(shown[0]) <= light.SEVERITY.index(shown[1])


@given(cases(), plan.numbers, rules)
def test_light_gap_and_reason_tell_the_same(
    case: tuple[Item, Line, Agreed, int], done: Decimal, rule: LightRule
) -> None:
    item, about, held, month = case
    found = pace.pace(item, about, held, ROUNDS[month], done, ladder(item.kind)[0], rule)
    said = reason.reason(about, found, ladder(item.kind)[0])
    assert said
    if found.light is Light.RED:
        assert (found.gap or 0) > 0 or (found.behind or 0) > 0
        assert any(word in said for word in ("滞后", "高于目标", "差"))
