"""序时进度: what is due by a round, by kind of line and by preset."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Item, Line, Schedule, Target
from model.rules import completion, percent, schedule
from model.terms import ItemKind, Kind, Op, Preset, ladder
from tests.model.rules import schedule_plan as plan
from tests.model.rules.schedule_plan import MILESTONE, POLICY, ROUNDS, SERVICE, WORKS, due, line


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
def test_by_months_of_twelve_and_few_whole_things_round_down(
    printed: str, measure: str, month: int, value: str
) -> None:
    found = due(line(printed, measure), Preset.MONTHLY, month)
    assert found.value == Decimal(value)
    assert found.percent == Decimal(value) * 100 / Decimal(printed)


def test_a_target_printed_in_wan_is_not_few() -> None:
    checks = Line("25-1", "25", 1, "体检", Kind.AMOUNT, Target(Decimal(12000), "名", Decimal("1.2"), "万名", Op.EQUAL))
    assert due(checks, Preset.MONTHLY, 3).value == Decimal("0.3")


def test_nothing_is_due_before_a_schedule_is_agreed() -> None:
    assert schedule.due(WORKS, line("25"), None, ROUNDS[2]) is None


def shown(preset: Preset, about: Line, **points: str) -> list[str]:
    dated = {f"2021-{name[1:]}": value for name, value in points.items()}
    return [str(percent.rounded(due(about, preset, month, points=dated).percent)) for month in (1, 3, 5, 9, 11, 12)]


def test_each_preset_over_the_year() -> None:
    about = line("100", "公里")
    assert shown(Preset.MONTHLY, about) == ["8.3", "25.0", "41.7", "75.0", "91.7", "100.0"]
    assert shown(Preset.QUARTERS, about) == ["0.0", "25.0", "25.0", "75.0", "75.0", "100.0"]
    assert shown(Preset.NOVEMBER, about) == ["9.1", "27.3", "45.5", "81.8", "100.0", "100.0"]
    assert shown(Preset.ONCE, about) == ["0.0", "0.0", "0.0", "0.0", "0.0", "100.0"]
    assert shown(Preset.STAGES, about) == ["0.0", "0.0", "0.0", "0.0", "0.0", "100.0"]
    assert shown(Preset.CURVE, about, m03="10", m07="60", m11="100") == [
        "0.0",
        "10.0",
        "10.0",
        "60.0",
        "100.0",
        "100.0",
    ]


def test_the_line_s_deadline_ends_it() -> None:
    about = replace(WORKS, deadline="9月底")
    assert [due(line("100", "公里"), Preset.MONTHLY, month, about).percent for month in (8, 9, 10)] == [
        Decimal(800) / 12,
        100,
        100,
    ]
    assert [due(line("12"), Preset.ONCE, month, about).value for month in (8, 9)] == [0, 12]
    own = Schedule("1-1", Preset.ONCE, deadline=datetime.date(2021, 6, 30))
    at_june = schedule.due(about, line("12"), schedule.agreed(own, {}), ROUNDS[5])
    assert at_june is not None
    assert (at_june.value, at_june.reason) == (Decimal(12), "到期一次性，6月30日到期，应全部完成")


@pytest.mark.parametrize("preset", [Preset.MONTHLY, Preset.QUARTERS, Preset.NOVEMBER])
@pytest.mark.parametrize("kind", [Kind.RATE, Kind.RATIO, Kind.STANDARD, Kind.LOWER])
def test_a_level_is_due_in_full_all_year(kind: Kind, preset: Preset) -> None:
    about = line("8", plan.LEVEL_MEASURES[kind], kind)
    assert [due(about, preset, month).value for month in range(1, 13)] == [8] * 12


def test_a_level_may_be_due_once_by_stages_or_by_a_curve() -> None:
    rate = line("90", "%", Kind.RATE)
    assert [due(rate, Preset.ONCE, month).value for month in (1, 11, 12)] == [None, None, 90]
    assert [due(rate, Preset.STAGES, month).value for month in (6, 12)] == [None, 90]
    curve = {"2021-06": "60", "2021-12": "90"}
    assert [due(rate, Preset.CURVE, month, points=curve).value for month in (5, 6, 11, 12)] == [None, 60, 60, 90]


def test_from_to_is_due_by_its_share_of_the_way_and_whole_things_round_down() -> None:
    kinds = line("13", "类", Kind.FROM_TO, Op.FROM_TO, "7")
    assert [due(kinds, Preset.MONTHLY, month).value for month in (1, 3, 6, 12)] == [7, 8, 10, 13]
    shorter = line("3", "天", Kind.FROM_TO, Op.FROM_TO, "10")
    assert [due(shorter, Preset.MONTHLY, month).value for month in (1, 6, 12)] == [10, 7, 3]
    assert due(shorter, Preset.MONTHLY, 6).percent == Decimal(300) / 7


@pytest.mark.parametrize(
    ("item", "stages"),
    [
        (WORKS, ["", "前期", "招标", "招标", "已开工", "主体施工", "竣工验收"]),
        (POLICY, ["", "制定方案", "制定方案", "制定方案", "已印发", "实施中", "报完成"]),
    ],
)
def test_stages_are_due_by_the_usual_months(item: Item, stages: list[str]) -> None:
    found = [due(MILESTONE, Preset.STAGES, month, item) for month in (1, 3, 4, 5, 6, 10, 12)]
    assert [one.stage for one in found] == stages
    assert {one.value for one in found} == {None}


def test_usual_stages_come_sooner_where_the_line_ends_sooner_and_a_clerk_may_move_them() -> None:
    early = replace(WORKS, deadline="6月底")
    assert [due(line("2"), Preset.STAGES, month, early).stage for month in (2, 3, 5, 6)] == [
        "招标",
        "已开工",
        "主体施工",
        "竣工验收",
    ]
    moved = {"2021-05": "已开工", "2021-10": "竣工验收"}
    found = [due(line("2"), Preset.STAGES, month, points=moved) for month in (4, 5, 9, 10)]
    assert [(one.stage, one.value) for one in found] == [
        ("", Decimal(0)),
        ("已开工", Decimal(0)),
        ("已开工", Decimal(0)),
        ("竣工验收", Decimal(2)),
    ]


def test_a_milestone_due_once_must_be_finished_at_its_date() -> None:
    found = [due(MILESTONE, Preset.ONCE, month) for month in (11, 12)]
    assert [one.stage for one in found] == ["", "报完成"]
    assert found[0].reason == "到期一次性，12月31日到期，此前不考核"


def test_the_reason_says_where_what_is_due_comes_from() -> None:
    assert due(line("25"), Preset.MONTHLY, 3).reason == "按月均分，1—3月3/12"
    assert due(line("25"), Preset.QUARTERS, 7).reason == "按季，1—7月2/4"
    assert due(line("8", "%", Kind.RATE), Preset.MONTHLY, 3).reason == "全年按8%比，不按月分"
    assert due(line("2"), Preset.STAGES, 6).reason == "按节点，1—6月应到“已开工”"
    assert due(line("2"), Preset.CURVE, 2, points={"2021-03": "2"}).reason == "自定义，1—2月还没有应完成数"


def test_a_later_schedule_holds_from_its_round_on_and_keeps_the_one_before() -> None:
    later = Schedule("1-1", Preset.QUARTERS, since="2021-07")
    ended = Schedule("1-1", Preset.NONE, since="2021-10")
    order = schedule.timeline([ended, later, Schedule("1-1", Preset.MONTHLY)], ROUNDS)
    held = [schedule.at("1-1", order, at) for at in ROUNDS]
    names = [one.preset.value if one else "" for one in held]
    assert names == ["monthly"] * 6 + ["quarters"] * 3 + [""] * 3
    assert schedule.at("9-9", order, ROUNDS[0]) is None


def test_a_target_of_nought_is_due_in_full_and_told_in_no_per_cent() -> None:
    assert [due(line("0"), Preset.MONTHLY, month).value for month in (1, 12)] == [0, 0]
    assert due(line("0"), Preset.MONTHLY, 6).percent is None


def test_each_line_gets_the_preset_of_its_item_s_kind() -> None:
    about = {ItemKind.SERVICE: SERVICE, ItemKind.WORKS: WORKS, ItemKind.POLICY: POLICY, ItemKind.CREATE: plan.CREATED}
    told = {kind: schedule.by_kind(item, line("25")) for kind, item in about.items()}
    assert told == {
        ItemKind.SERVICE: Preset.MONTHLY,
        ItemKind.WORKS: Preset.STAGES,
        ItemKind.POLICY: Preset.ONCE,
        ItemKind.CREATE: Preset.ONCE,
    }
    assert [schedule.by_kind(item, MILESTONE) for item in about.values()] == [
        Preset.ONCE,
        Preset.STAGES,
        Preset.STAGES,
        Preset.ONCE,
    ]
    assert schedule.by_kind(WORKS, line("90", "%", Kind.RATE)) is Preset.MONTHLY


@given(plan.items, plan.lines())
def test_the_preset_of_a_kind_always_fits(item: Item, about: Line) -> None:
    assert schedule.fits(schedule.by_kind(item, about), about)


@pytest.mark.parametrize(
    "word", ["按月均分", "按节点", "到期一次性", "按季", "11月前", "11月前完成", "无", "自定义", "once"]
)
def test_an_office_s_word_for_a_preset(word: str) -> None:
    assert schedule.named(word) is not None
    assert schedule.named(word + "？") is None


@given(st.data())
def test_what_is_due_never_falls_over_the_year_and_ends_at_the_target(data: st.DataObject) -> None:
    about, item = data.draw(plan.lines()), data.draw(plan.items)
    held = data.draw(plan.schedules(about))
    found = [one for at in ROUNDS if (one := schedule.due(item, about, held, at))]
    values = [one.value for one in found if one.value is not None]
    falls = completion.lower_is_better(about)
    assert values == sorted(values, reverse=falls)
    steps = [ladder(item.kind).index(one.stage) for one in found if one.stage]
    assert steps == sorted(steps)
    if about.target is not None:
        assert found[-1].value == about.target.printed
        assert all(0 <= one.percent <= 100 for one in found if one.percent is not None)
