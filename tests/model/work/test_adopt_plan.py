"""采纳: printed on the form what is agreed, taken what is changed there, one act that undo takes back whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from model.errors import ClerkError
from model.records import Point, Schedule, Share, Site
from model.rules import own_level
from model.sheets import any_form
from model.sheets.plan_columns import CONTACTS_SHEET, SCHEDULE_SHEET, SHARES_SHEET, SITES_SHEET
from model.store import items, sites, units
from model.terms import Field, FormState, Source
from model.work import adopt_plan, decide, fill_in, plan_round, send_forms, take_back, undo
from model.work.ledger import Ledger, standing
from model.work.look import Words
from tests.model.store import sample_ledger as sample
from tests.plan_hand import PlanHand

SITE = Site("s1", "1", "一幼", "dh", planned_start="2021-03", investment=Decimal(100))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample.found(tmp_path / "a.shishi") as ledger:
        with ledger.act("加", "点位"):
            sites.save(ledger, [SITE, replace(SITE, id="s2", name="实验园", county=own_level.ID)])
        yield ledger
        assert ledger.damages() == ()


def form(ledger: Ledger, unit: str = "市教育局", to: Path | None = None) -> PlanHand:
    planned = send_forms.plan(ledger, plan_round.period(ledger), [unit])
    send_forms.do(ledger, planned, to or ledger.path.parent / "发出")
    return PlanHand(any_form.build(planned.forms[0].form))


def take(ledger: Ledger, hand: PlanHand, name: str = "报回.xlsx") -> take_back.TakePlan:
    planned = take_back.plan(ledger, [hand.save(ledger.path.parent / name)])
    take_back.do(ledger, planned)
    return planned


def test_what_is_agreed_already_is_printed(ledger: Ledger) -> None:
    hand = form(ledger)
    assert hand.shown(SCHEDULE_SHEET, "1-1", "序时方式") == "按月均分"
    assert hand.shown(SCHEDULE_SHEET, "1-1", "完成时限") == "12月31日"
    assert hand.shown(SHARES_SHEET, "1-1", "东海县") == 1200.5
    assert hand.sheet(CONTACTS_SHEET)["B4"].value == "张三"
    names = [hand.sheet(SITES_SHEET).cell(row, 2).value for row in (4, 5, 6)]
    assert sorted(str(one) for one in names if one) == ["一幼", "实验园"]


def test_a_later_schedule_is_not_printed_as_the_years(ledger: Ledger) -> None:
    with ledger.act("定", "后来"):
        items.save_schedules(ledger, [Schedule("1-1", "curve", (Point("2021-04", "8000"),), since="2021-04")])
    assert form(ledger).shown(SCHEDULE_SHEET, "1-1", "序时方式") == "按月均分"


def test_an_agreed_curve_is_printed_round_by_round(ledger: Ledger) -> None:
    with ledger.act("定", "曲线"):
        items.save_schedules(ledger, [Schedule("1-1", "curve", (Point("2021-03", "8000"),))])
    assert form(ledger).shown(SCHEDULE_SHEET, "1-1", "1—3月应完成") == 8000


def test_what_we_decided_ourselves_is_told_without_a_cell(ledger: Ledger) -> None:
    take(ledger, form(ledger).shares("1-1", 东海县="约9000").contact(None, None, None, "同上"))
    asked = {one.target: one.key for one in plan_round.look(ledger).questions}
    decide.do(ledger, str(asked["投资 东海县任务"]), "9000", "电话核实")
    [note, *_] = adopt_plan.plan(ledger).notes
    assert "一家就超过" in note.sentence
    assert (note.file, note.cell) == ("", "")
    assert asked["电话"].field.word == "电话"


def test_what_is_left_out_stands_beside_what_holds_now(ledger: Ledger) -> None:
    """Two copies differ in everything: nothing is adopted, and each is told with what holds and what was written."""
    hands = [form(ledger), form(ledger)]
    for n, hand in enumerate(hands, 1):
        hand.schedule("1-1", preset=("按季", "到期一次性")[n - 1]).shares("1-1", 东海县=900 + n)
        hand.site("1", "三幼", "东海县", f"{n}月").contact(f"王{n}")
        hand.sheet(SITES_SHEET).cell(4, 6).value = 100 + n
    for n, hand in enumerate(hands, 1):
        take(ledger, hand, f"{n}.xlsx")
    planned = adopt_plan.plan(ledger)
    assert planned.proposals == ()
    told = {one.code.partition(" ")[0]: (one.was, one.stated) for one in planned.told if one.unit}
    assert told["schedule"][0].startswith("按月均分，")
    assert told["schedule"][1].startswith("序时方式 按季／到期一次性") or "到期一次性／按季" in told["schedule"][1]
    assert told["shares"][0] == "东海县 1200.5"
    assert set(told["shares"][1].removeprefix("东海县 ").split("／")) == {"901", "902"}
    assert told["contacts"][0] == "联络员 张三，电话 13912345678"
    sites_told = {(one.was, one.stated) for one in planned.told if one.code.startswith("site ")}
    assert {was for was, _ in sites_told} == {"3月开工，总投资100万元", "无"}
    assert any("计划开工 1月／2月" in said or "计划开工 2月／1月" in said for _, said in sites_told)


def test_a_county_sees_its_own_part_and_its_own_sites_and_schedules_nothing(ledger: Ledger) -> None:
    hand = form(ledger, "东海县")
    assert hand.shown(SCHEDULE_SHEET, "1-1", "序时方式") == "—"
    assert hand.shown(SHARES_SHEET, "1-1", "东海县") == 1200.5
    assert hand.shown(SHARES_SHEET, "1-1", "市本级") == "—"
    assert [hand.sheet(SITES_SHEET).cell(row, 2).value for row in (4, 5)] == ["一幼", None]
    hand.shares("1-1", 东海县=1300).site("1", "二幼", None)
    assert [one.verdict.word for one in take(ledger, hand).files] == ["已收"]
    changed = adopt_plan.plan(ledger).says
    assert changed[0].startswith("第1-1 投资：东海县 1200.5→1300")
    assert changed[1] == "第1项 东海县点位“二幼”：新增"


def test_adopting_is_one_act_that_undo_takes_back_whole(ledger: Ledger) -> None:
    hand = form(ledger).schedule("1-1", preset="按季").shares("1-1", 东海县=1000, 市本级=7000)
    hand.site("1", "二幼", "东海县", "3月").contact("王局", "李科", "科长", "85521234")
    take(ledger, hand)
    before = sample.settings_of(ledger), sites.load(ledger)
    planned = adopt_plan.plan(ledger)
    done = adopt_plan.do(ledger, planned)
    assert done.title == "采纳 分解方案 市教育局"
    assert done.settings
    assert items.schedules(ledger) == (Schedule("1-1", "quarters"),)
    assert {one.value for one in items.shares(ledger)} == {Decimal(1000), Decimal(7000)}
    assert {unit.short for unit in units.load(ledger)} == {"市教育局", "市本级", "东海县"}
    edu = units.load(ledger)[0]
    assert (edu.chief, edu.contact, edu.post, edu.phone) == ("王局", "李科", "科长", "85521234")
    assert [one.name for one in sites.load(ledger) if one.planned_start == "2021-03" and one.id != "s1"]
    assert adopt_plan.do(ledger, planned).act is None
    assert done.act is not None
    undo.do(ledger, done.act)
    assert (sample.settings_of(ledger), sites.load(ledger)) == before
    assert adopt_plan.plan(ledger).says == planned.says


def test_what_another_act_changed_meanwhile_is_weighed_again(ledger: Ledger) -> None:
    take(ledger, form(ledger).schedule("1-1", preset="按季").shares("1-1", 东海县=1000))
    planned = adopt_plan.plan(ledger)
    with ledger.act("定", "序时"):
        items.save_schedules(ledger, [Schedule("1-1", "quarters")])
    adopt_plan.do(ledger, planned)
    assert [one.code for one in planned.proposals] == ["schedule 1-1", "shares 1-1"]
    assert items.shares(ledger) == (Share("1-1", "dh", Decimal(1000)),)


def test_the_first_round_is_no_progress_and_its_keys_have_names(ledger: Ledger) -> None:
    hand = form(ledger).schedule("1-1", m03=100, preset="自定义").shares("1-1", 市本级="约5")
    hand.site("1", "三幼", "东海县")
    take(ledger, hand)
    take(ledger, form(ledger).contact("甲").site("1", "三幼", "东海县", "约春天"), "另一份.xlsx")
    seen = plan_round.look(ledger)
    assert seen.of(FormState.RETURNED) + seen.of(FormState.LATE) == ("市教育局",)
    words = Words(standing(ledger), ())
    names = [words.name(one.key) for one in seen.questions]
    assert ("第1项", "投资 市本级任务", "市教育局") in names
    assert ("第1项", "点位“三幼”计划开工", "市教育局") in names
    question = next(one for one in seen.questions if one.target == "投资 市本级任务")
    assert (question.no, question.suggestion) == ("1", "5")
    with pytest.raises(ClerkError, match="没有待办的内容"):
        decide.do(ledger, "2021-plan/1-1/edu/share/xx", "5", "电话")
    with pytest.raises(ClerkError, match="没有待确认的内容"):
        decide.do(ledger, "2021-plan/1-1/edu/planned/2021-03", "100", "电话")
    decide.do(ledger, str(question.key), "5", "电话核实")
    assert "约5" not in [one.raw for one in plan_round.look(ledger).questions]
    fill_in.do(ledger, fill_in.plan(ledger, "2021-03", "1-1", "edu", {Field.DONE: "900"}, Source.PHONE, "核实"))
    assert standing(ledger).known.view.figures[sample.key()].value == "900"
