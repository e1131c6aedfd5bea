"""更正事项: words, units and lines of the living ledger; told first, one act, undone by name; no id given twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from model.errors import ClerkError
from model.records import Duty, Schedule, TargetChange
from model.rules import rollup
from model.store import items, units
from model.terms import Field, ItemKind, Kind, Op, Role, Source
from model.work import change_item, fill_in, history, look, send_forms, undo
from model.work.change_item import ItemEdit, NewLine
from model.work.ledger import Ledger, find_round, standing
from tests.model.rules.test_target import until
from tests.model.store import sample_ledger as sample


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample.found(tmp_path / "a.shishi") as ledger:
        yield ledger
        assert ledger.damages() == ()


def do(ledger: Ledger, item: str, **wanted: Any) -> change_item.ItemPlan:
    planned = change_item.plan(ledger, ItemEdit(item, **wanted))
    assert change_item.do(ledger, planned).act == ledger.last_act()
    return planned


def refused(ledger: Ledger, said: str, item: str, **wanted: Any) -> None:
    before = ledger.last_act()
    with pytest.raises(ClerkError) as error:
        change_item.plan(ledger, ItemEdit(item, **wanted))
    assert said in error.value.sentence
    assert "没有改动" in error.value.sentence
    assert ledger.last_act() == before


def fill(ledger: Ledger, unit: str, period: str, line: str = "1-1", **values: str) -> None:
    told = {Field(name): text for name, text in values.items()}
    fill_in.do(ledger, fill_in.plan(ledger, period, line, unit, told, Source.PHONE, "核实"))


def leads(ledger: Ledger, period: str, item: str = "1") -> tuple[str, ...]:
    return next(view.leads for view in look.look(ledger, period).items if view.item.id == item)


def shown(ledger: Ledger, period: str) -> Any:
    now = standing(ledger)
    at = find_round(now, period)
    return until(at, rollup.items(now.known, at))


def test_words_are_put_right_and_come_back(ledger: Ledger) -> None:
    before = sample.settings_of(ledger)
    wanted = ItemEdit("1", text="新建幼儿园12所", deadline="11月底", section=" 教育类 ", leaders=("王五",), no="1甲",
                      kind=ItemKind.SERVICE, rename={"1-1": "完成投资"})  # fmt: skip
    planned = change_item.plan(ledger, wanted)
    assert planned.sentences == (
        "第1甲项 序号：1 → 1甲。",
        "第1甲项 实事内容：新建幼儿园10所 → 新建幼儿园12所。",
        "第1甲项 类别：教育 → 教育类。",
        "第1甲项 完成时限：12月底 → 11月底。",
        "第1甲项 项目类型：工程类 → 服务类。",
        "第1甲项 责任领导：李四 → 王五。",
        "第1甲项 “1-1”名称：投资 → 完成投资。",
    )
    changes = change_item.do(ledger, planned)
    assert changes.title.startswith("更正事项 第1甲项 序号：1 → 1甲；实事内容：")
    assert changes.act
    item, line = items.items(ledger)[0], items.lines(ledger)[0]
    assert (item.text, item.deadline, item.kind, line.name) == (
        "新建幼儿园12所",
        "11月底",
        ItemKind.SERVICE,
        "完成投资",
    )
    after = sample.settings_of(ledger)
    undone = undo.do(ledger, changes.act)
    assert (sample.settings_of(ledger), undone.title[:7]) == (before, "撤销 更正事项"[:7])
    assert undone.act
    assert undo.do(ledger, undone.act).title.startswith("恢复 更正事项 第1甲项")
    assert sample.settings_of(ledger) == after
    fill(ledger, "edu", "2021-03", done="2000")
    none = do(ledger, "1", deadline="")
    assert none.notes == ()
    assert items.items(ledger)[0].deadline is None
    earlier = change_item.plan(ledger, ItemEdit("1", deadline="3月底"))
    assert earlier.notes[0].startswith("1—3月的亮灯随之改变：")
    assert earlier.notes[1] == "要以前各期不变、只从某一期起改时限的，请在序时计划里改各行的时限。"


def test_another_lead_from_a_round_on_leaves_the_rounds_before_as_they_were(ledger: Ledger) -> None:
    fill(ledger, "edu", "2021-03", done="1000")
    before = shown(ledger, "2021-03")
    planned = do(ledger, "1", leads=("dh", "市教育局"), since="2021-04", reason="分工调整")
    assert planned.says == ("第1项 牵头单位：市教育局 → 东海县、市教育局，自4月起。",)
    assert planned.title == "第1项 牵头单位：市教育局 → 东海县、市教育局，自4月起（理由：分工调整）"
    assert shown(ledger, "2021-03") == before
    assert (leads(ledger, "2021-03"), leads(ledger, "2021-04")) == (("市教育局",), ("东海县", "市教育局"))
    assert shown(ledger, "2021-04")[0].lines[0].last == 1000
    gone = do(ledger, "1", leads=("dh",), since="2021-04")
    assert gone.notes[0] == "市教育局报过1—3月的数，记录仍留在台账里；自4月起不再负责这一项。"
    assert leads(ledger, "2021-04") == ("东海县",)
    with pytest.raises(ClerkError, match="没有市教育局的责任分工"):
        fill(ledger, "edu", "2021-04", done="1")
    for _ in range(2):
        undo.do(ledger, next(act.number for act in reversed(undo.acts(ledger)) if act.verb == "更正事项" and not
                             act.undone_by))  # fmt: skip
    assert items.duties(ledger) == tuple(sorted(sample.DUTIES, key=lambda one: one.order))


def test_another_lead_for_all_year_says_which_lights_change(ledger: Ledger) -> None:
    fill(ledger, "edu", "2021-03", done="3000")
    planned = do(ledger, "1", leads=("dh",), co=())
    assert planned.says == ("第1项 牵头单位：市教育局 → 东海县，全年。",)
    assert planned.notes == (
        "市教育局报过1—3月的数，记录仍留在台账里；全年不再负责这一项。",
        "1—3月的亮灯随之改变：第1项 按序时 → 未报。",
    )
    assert leads(ledger, "2021-03") == ("东海县",)


def test_co_units_come_and_go_and_a_new_name_becomes_a_unit(ledger: Ledger) -> None:
    planned = do(ledger, "2", leads=("市教育局",), co=("市体育局", "东海县人民政府"))
    assert planned.notes[0] == "单位名册里没有市体育局（市直部门），将新增，请核对名称和类别。"
    [new] = [unit for unit in units.load(ledger) if unit.short == "市体育局"]
    now = change_item.now(ledger, "2", "2021-03")
    assert (now.item.id, now.leads, now.co, [line.id for line in now.lines]) == (
        "2",
        ("edu",),
        (new.id, "dh"),
        ["2-1"],
    )
    do(ledger, "2", co=("dh",), since="2021-04")
    assert change_item.now(ledger, "2", "2021-03").co == (new.id, "dh")
    assert change_item.now(ledger, "2", "2021-04").co == ("dh",)
    do(ledger, "2", leads=("edu", "dh"))
    assert change_item.now(ledger, "2", "2021-04").co == ()
    refused(ledger, "至少要有一家牵头", "2", leads=())
    refused(ledger, "不是一家单位", "2", co=("各县区",))
    refused(ledger, "不是一家单位", "2", co=(" ",))
    refused(ledger, "没有任何改动", "2", leads=("市教育局", "东海县"), co=())
    with ledger.act("加", ""):
        units.save(ledger, [replace(sample.UNITS[0], id="edu2", order=9)])
    refused(ledger, "对得上几家单位", "1", leads=("市教育局",))


def test_a_county_that_loses_its_name_stays_in_through_the_counties(ledger: Ledger) -> None:
    do(ledger, "1", co=("dh",))
    with ledger.act("加", ""):
        items.save_duties(ledger, [Duty("1", "edu", Role.CO, named=False)])
    do(ledger, "1", co=())
    assert Duty("1", "dh", Role.CO, named=False, order=1) in items.duties(ledger)


def test_lines_are_added_with_ids_never_given_before(ledger: Ledger) -> None:
    wanted = {"add": (NewLine("建成", "1.2", "万平方米", Op.AT_LEAST),), "reason": "常务会议追加", "since": "2021-04"}
    before = shown(ledger, "2021-03")
    planned = do(ledger, "1", **wanted)
    assert planned.sentences == (
        "第1项 增加“1-2 建成”，目标不少于1.2万平方米，自4月起。",
        "新增的指标还没有定序时，先不亮灯。",
        "没有写批准文件，只凭理由增加。",
    )
    assert shown(ledger, "2021-03") == before
    assert [line.line.id for line in shown(ledger, "2021-04")[0].lines] == ["1-1", "1-2"]
    [told] = history.targets(ledger, "1-2")
    assert (told.since, told.reason, told.act) == ("4月", "常务会议追加", ledger.last_act())
    assert "［" not in str(send_forms.plan(ledger, "2021-04").forms[0].form.rows[1].label)
    undone = undo.do(ledger, ledger.last_act()).act
    assert do(ledger, "1", **wanted).says[0].startswith("第1项 增加“1-3 建成”")
    assert undone
    undo.do(ledger, undone)
    assert [line.id for line in items.lines(ledger)] == ["1-1", "1-2", "1-3", "2-1"]
    do(ledger, "2", add=(NewLine("开展检查"),))
    assert items.lines(ledger)[-1].kind is Kind.MILESTONE


def test_what_no_line_can_be_is_refused(ledger: Ledger) -> None:
    why = {"reason": "追加"}
    refused(ledger, "要有名称", "1", add=(NewLine(" "),))
    refused(ledger, "没有写目标数", "1", add=(NewLine("新建", "", "所"),))
    refused(ledger, "没有写目标数", "1", add=(NewLine("新建", kind=Kind.AMOUNT),))
    refused(ledger, "没有写计量单位", "1", add=(NewLine("新建", "3"),))
    refused(ledger, "不能是0", "1", add=(NewLine("新建", "0", "所"),))
    refused(ledger, "没有写增加指标的理由", "1", add=(NewLine("新建", "3", "所"),))
    refused(ledger, "没有“2-1”这一行", "1", remove=("2-1",))
    refused(ledger, "没有“2-1”这一行", "1", rename={"2-1": "印发"})
    refused(ledger, "名称不能空着", "1", rename={"1-1": " "})
    refused(ledger, "至少要有一行", "1", remove=("1-1",), **why)
    refused(ledger, "实事内容不能空着", "1", text=" ")
    refused(ledger, "没有第9项", "9", text="新")
    refused(ledger, "没有任何改动", "1", text="新建幼儿园10所", rename={"1-1": "投资"})
    with pytest.raises(ClerkError, match="看不懂"):
        change_item.plan(ledger, ItemEdit("1", since="四月", text="新"))


def test_a_line_never_sent_is_removed_with_all_that_hangs_on_it(ledger: Ledger) -> None:
    do(ledger, "1", add=(NewLine("开工"),))
    with ledger.act("改", ""):
        items.save_target_changes(ledger, [TargetChange("1-1", "2021-04", sample.TARGET, "调整")])
    before = sample.settings_of(ledger)
    planned = do(ledger, "1", remove=("1-1",))
    assert planned.says == ("第1项 删除“1-1 投资”。",)
    assert (items.shares(ledger), items.schedules(ledger), items.target_changes(ledger)) == ((), (), ())
    undo.do(ledger, ledger.last_act())
    assert sample.settings_of(ledger) == before
    assert Schedule("1-1", "monthly").preset in {one.preset for one in items.schedules(ledger)}


def test_a_line_sent_or_reported_is_not_removed(ledger: Ledger) -> None:
    do(ledger, "1", add=(NewLine("开工"), NewLine("完工")))
    fill(ledger, "edu", "2021-03", "1-2", stage="已开工")
    refused(ledger, "“1-2 开工”报过1—3月的数，不能删除", "1", remove=("1-2",))
    sent = send_forms.do(ledger, send_forms.plan(ledger, "2021-04"), ledger.path.parent / "发出").changes.act
    refused(ledger, "“1-3 完工”发过4月的表，不能删除", "1", remove=("1-3",))
    with pytest.raises(ClerkError, match="不能删除，没有改动台账"):
        change_item.removal(ledger, "1")
    assert sent
    undo.do(ledger, sent)
    do(ledger, "1", remove=("1-3",))
    with pytest.raises(ClerkError):
        undo.do(ledger, ledger.last_act() - 1)  # its forms ask for a line that is gone


def test_an_item_is_added_from_a_round_on_and_removed_while_unused(ledger: Ledger) -> None:
    wanted = {
        "text": "建设口袋公园3个",
        "leads": ("市园林中心",),
        "add": (NewLine("口袋公园", "3", "个"), NewLine("开放")),
        "since": "2021-04",
        "reason": "追加",
    }
    refused(ledger, "实事内容不能空着", "", **{**wanted, "text": ""})
    refused(ledger, "至少要有一行", "", **{**wanted, "add": ()})
    refused(ledger, "至少要有一家牵头", "", **{**wanted, "leads": None})
    before = shown(ledger, "2021-03")
    planned = do(ledger, "", **wanted)
    assert planned.says[:2] == ("第3项 新增：建设口袋公园3个。", "第3项 牵头单位：（无） → 市园林中心，自4月起。")
    assert shown(ledger, "2021-03") == before
    assert [view.item.id for view in shown(ledger, "2021-04")] == ["1", "2", "3"]
    assert leads(ledger, "2021-04", "3") == ("市园林中心",)
    removal = change_item.removal(ledger, "3")
    assert removal.sentences == ("删除第3项“建设口袋公园3个”，连同2行指标和节点。", "编号不再给别的事项用；可以撤销。")
    sample.rename(ledger, "教育局")
    change_item.do(ledger, removal)
    assert [item.id for item in items.items(ledger)] == ["1", "2"]
    do(ledger, "", **wanted)
    assert [item.id for item in items.items(ledger)] == ["1", "2", "3b"]
    assert {line.id for line in items.lines(ledger)} >= {"3b-1", "3b-2"}
    with pytest.raises(ClerkError, match="没有第3项"):
        change_item.removal(ledger, "3")


def test_a_change_is_weighed_again_where_the_ledger_moved(ledger: Ledger) -> None:
    planned = change_item.plan(ledger, ItemEdit("1", add=(NewLine("开工"),)))
    do(ledger, "1", add=(NewLine("完工"),))
    change_item.do(ledger, planned)
    assert [line.name for line in items.lines(ledger) if line.item == "1"] == ["投资", "完工", "开工"]
