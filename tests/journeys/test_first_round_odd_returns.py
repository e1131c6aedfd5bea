"""What units really send back of a 分解方案表: each is understood or told with its cell, and no cell goes missing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from model import commands
from model.sheets.columns import META_SHEET
from model.sheets.plan_columns import CONTACTS_SHEET, SCHEDULE_SHEET, SHARES_SHEET, SITES_SHEET
from tests.journeys.desk import Say
from tests.plan_hand import PlanHand

PLAN = """市政府关于印发2021年50件民生实事分解落实方案的通知
连政发〔2021〕10号
各县、区人民政府，市各委办局：
一、教育
1. 新建幼儿园16所。（牵头单位：市教育局；共同责任单位：各县区）
2. 创建优质幼儿园26所，出台管理办法。（牵头单位：市教育局；共同责任单位：东海县）
二、住房
3. 改造老旧小区30个。（牵头单位：市住建局；共同责任单位：各县区）
4. 建设污水管网11.38公里。（牵头单位：灌云县；共同责任单位：市水利局）
2021年2月10日
"""


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("首轮")
    (folder / "方案.txt").write_text(PLAN, encoding="utf-8")
    ledger = str(folder / "台账.shishi")
    assert commands.run(["new", ledger, "--plan", str(folder / "方案.txt")]) == 0
    assert commands.run(["send", ledger, "--form", "plan", "--to", str(folder / "发出")]) == 0
    return folder


@pytest.fixture
def desk(tmp_path: Path, sent: Path) -> Path:
    shutil.copytree(sent, tmp_path, dirs_exist_ok=True)
    return tmp_path


def form(desk: Path, unit: str = "市教育局") -> PlanHand:
    return PlanHand(next((desk / "发出").glob(f"*_{unit}_*.xlsx")))


@dataclass(frozen=True)
class Case:
    """What a unit did, and what is told: words that stand in findings, the outcomes there are, the cell named."""

    name: str
    do: Callable[[PlanHand], object]
    said: tuple[str, ...] = ()
    outcomes: frozenset[str] = frozenset({"taken"})
    cell: str = ""
    adopted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def county(hand: PlanHand, share: int, new: str) -> None:
    """Fill in a county's part and write another name over the county's."""
    hand.shares("1-1", 东海县=share)
    row, column = hand.at(hand.sheet(SHARES_SHEET), "东海县")
    hand.sheet(SHARES_SHEET).cell(row, column).value = new


def target(hand: PlanHand) -> None:
    hand.schedule("1-1", preset="按季").put(SCHEDULE_SHEET, "1-1", "全年目标", 10)


def row_gone(hand: PlanHand) -> None:
    hand.schedule("1-1", preset="按季").sheet(SCHEDULE_SHEET).delete_rows(7)


def column_gone(hand: PlanHand) -> None:
    hand.shares("1-1", 东海县=16).sheet(SCHEDULE_SHEET).delete_cols(5)


def insert(hand: PlanHand) -> None:
    hand.schedule("1-1", preset="按季").schedule("2-1", m06=10, m12=26)
    hand.sheet(SCHEDULE_SHEET).insert_cols(5)
    hand.sheet(SCHEDULE_SHEET)["E4"].value = "本单位备注"
    hand.sheet(SCHEDULE_SHEET)["E5"].value = "已商定"


def swap(hand: PlanHand, *, ids: bool) -> None:
    """Sort the rows the other way round, with or without their hidden ids."""
    hand.schedule("1-1", preset="按月均分").schedule("2-1", preset="到期一次性")
    sheet = hand.sheet(SCHEDULE_SHEET)
    last = hand.at(sheet, "完成时限")[1] + (1 if ids else 0)
    rows = [[sheet.cell(n, at).value for at in range(1, last + 1)] for n in (5, 6)]
    for n, cells in zip((6, 5), rows, strict=True):
        for at, value in enumerate(cells, 1):
            sheet.cell(n, at).value = value


def paste_another(hand: PlanHand) -> None:
    """Paste the row of another unit below one's own, hidden id and all."""
    sheet = hand.sheet(SCHEDULE_SHEET)
    last = hand.at(sheet, "完成时限")[1]
    sheet.insert_rows(8)
    for at, value in ((1, "3-1"), (2, "改造老旧小区30个。"), (3, "改造老旧小区（个）"), (5, "按季"), (last + 1, "3-1")):
        sheet.cell(8, at).value = value


CASES = (
    Case("falling curve", lambda h: h.schedule("2-1", preset="自定义", m03=4, m06=10, m09=8, m12=26),
         ("累计数不能下降：1—6月10，1—9月8",), cell="F6", left_out=("2-1",)),
    Case("curve short of the target", lambda h: h.schedule("2-1", preset="自定义", m12=20), ("没有达到全年目标26所",),
         left_out=("2-1",)),
    Case("after its deadline", lambda h: h.schedule("2-1", preset="自定义", m03=4, m09=26, deadline="6月底"),
         ("1—9月在完成时限2021-06-30之后",), left_out=("2-1",)),
    Case("preset and figures differ", lambda h: h.schedule("1-1", preset="按月均分", m06=12),
         ("1—6月却填了12（按按月均分应是8）",), left_out=("1-1",)),
    Case("preset and figures agree", lambda h: h.schedule("1-1", preset="按月均分", m06=8, m12=16),
         adopted=("schedule 1-1",)),
    Case("figures without a preset", lambda h: h.schedule("1-1", m06=8, m12=16), adopted=("schedule 1-1",)),
    Case("figures and stages mixed", lambda h: h.schedule("1-1", m06=8, m12="竣工验收"), ("数和节点混着填",),
         left_out=("1-1",)),
    Case("only a deadline", lambda h: h.schedule("1-1", deadline="11月底"), ("没有选序时方式",), left_out=("1-1",)),
    Case("word of its own", lambda h: h.schedule("1-1", preset="匀速推进"), ("是不是“按月均分”？",),
         frozenset({"ask"}), "E5", left_out=("1-1",)),
    Case("milestone by months", lambda h: h.schedule("2-2", preset="按月均分"), ("节点没有数",), frozenset({"ask"}),
         left_out=("2-2",)),
    Case("stage of another ladder", lambda h: h.schedule("2-2", preset="按节点", m06="验收合格"),
         ("不在可选的阶段里",), frozenset({"taken", "ask"}), left_out=("2-2",)),
    Case("figures as clerks type them", lambda h: h.schedule("2-1", m06="１０所", m12="26"),
         ("按10所收",), adopted=("schedule 2-1",)),
    Case("deadline unclear", lambda h: h.schedule("1-1", preset="按季", deadline="尽快"), ("不能确定是哪一天",),
         frozenset({"taken", "ask"}), left_out=("1-1",)),
    Case("deadline of another year", lambda h: h.schedule("1-1", preset="按季", deadline="2022-03-01"),
         ("不在2021年里",), frozenset({"taken", "ask"}), left_out=("1-1",)),
    Case("shares short", lambda h: h.shares("1-1", 东海县=4, 灌云县=5), ("比全年目标16所少7所",), cell="E4",
         adopted=("shares 1-1",)),
    Case("share about", lambda h: h.shares("1-1", 东海县="约4"), ("按4收，还是退回核实",), frozenset({"ask"}), "E4",
         left_out=("1-1",)),
    Case("share negative", lambda h: h.shares("1-1", 东海县="-4"), ("是负数",), frozenset({"ask"}), left_out=("1-1",)),
    Case("not divided, yet divided", lambda h: h.shares("1-1", 不分解="√", 东海县=4), ("只能选一样",),
         left_out=("1-1",)),
    Case("ticked", lambda h: h.shares("1-1", 不分解="是"), adopted=("shares 1-1",)),
    Case("county renamed to none", lambda h: county(h, 4, "西海县"),
         ("“西海县”不是单位名册里的县区",), frozenset({"refused"}), "E4"),
    Case("county in short", lambda h: county(h, 16, "东海"),
         adopted=("shares 1-1",)),
    Case("the city's own part", lambda h: h.shares("1-1", 市本级=2, 东海县=14), adopted=("shares 1-1",)),
    Case("site without a county", lambda h: h.site("1", "一幼", None, "3月"), ("缺县区，整行没有收",),
         frozenset({"refused"}), "A4"),
    Case("site without a name", lambda h: h.site("1", None, "东海县"), ("缺点位名称",), frozenset({"refused"})),
    Case("site of no item", lambda h: h.site("99", "一幼", "东海县"), ("序号“99”不是台账里的实事",),
         frozenset({"refused"})),
    Case("site of another unit's item", lambda h: h.site("3", "小区", "东海县"), ("没有这一行",),
         frozenset({"quarantined"})),
    Case("site in no county", lambda h: h.site("1", "一幼", "西海县"), ("不是单位名册里的县区",),
         frozenset({"refused"})),
    Case("site told twice", lambda h: h.site("1", "一幼", "东海", None, "6月").site("1", "一 幼", "东海", None, "9月"),
         ("2021-06、2021-09（同一份表里两处不同）",), frozenset({"taken", "conflict"}), left_out=("一幼",)),
    Case("site ends before it begins", lambda h: h.site("1", "一幼", "东海县", "9月", "6月"), ("早于计划开工",),
         left_out=("一幼",)),
    Case("site with dates as typed", lambda h: h.site("第1项", "一幼", "东海", "2021.3.5", "11月底", "1,200"),
         ("按2021-03-05收", "按2021-11-30收"), adopted=("site ",)),
    Case("site with money unclear", lambda h: h.site("1", "一幼", "东海县", None, None, "约1000"), ("按1000",),
         frozenset({"taken", "ask"}), left_out=("一幼",)),
    Case("identity number", lambda h: h.contact("王局", "李科 320722198001011234"), ("身份证号",),
         frozenset({"taken", "refused"}), adopted=("contacts ",)),
    Case("phone without digits", lambda h: h.contact(None, None, None, "同上"), ("看不出号码",), frozenset({"ask"}),
         left_out=("联络员",)),
    Case("column inserted", insert, ("“本单位备注”列不是原表的列",), adopted=("schedule 1-1", "schedule 2-1")),
    Case("rows sorted", lambda h: swap(h, ids=True), adopted=("schedule 1-1", "schedule 2-1")),
    Case("rows sorted without ids", lambda h: swap(h, ids=False), ("按表面收",),
         adopted=("schedule 1-1", "schedule 2-1")),
    Case("another unit's row", paste_another, ("不是这张表发出时的行",), frozenset({"quarantined"})),
    Case("sheet renamed", lambda h: setattr(h.schedule("1-1", preset="按季").sheet(SCHEDULE_SHEET), "title", "表一"),
         adopted=("schedule 1-1",)),
    Case("target changed", target,
         ("表中目标被改动",), adopted=("schedule 1-1",)),
    Case("row deleted", row_gone,
         ("表里少了发出时的 1 行：2-2",), adopted=("schedule 1-1",)),
    Case("column gone", column_gone,
         ("缺少“序时方式”",), adopted=("shares 1-1",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_odd_return_is_understood_or_told(case: Case, desk: Path, say: Say) -> None:
    hand = form(desk)
    case.do(hand)
    back = hand.save(desk / "报回" / "市教育局.xlsx")
    ledger = desk / "台账.shishi"
    status, taken = say("take", ledger, back, "--json")
    [file] = taken["files"]
    assert (file["unit"], file["period"]) == ("市教育局", "2021-plan")
    assert sum(file["counts"].values()) == file["cells"] > 0
    assert {name for name, n in file["counts"].items() if n} == case.outcomes
    assert status == (0 if case.outcomes == {"taken"} else 2 if case.outcomes == {"refused"} else 1)
    told = [one["sentence"] for one in taken["findings"]]
    for words in case.said:
        assert any(words in one for one in told), told
    if case.cell:
        assert case.cell in {one["cell"] for one in taken["findings"]}
    if status == 2:
        return
    _, adopted = say("adopt", ledger, "--json")
    codes = [one["code"] for one in adopted["proposals"]]
    assert len(codes) == len(case.adopted)
    assert all(code.startswith(wanted) for code, wanted in zip(codes, case.adopted, strict=True)), codes
    sentences = [one["sentence"] for one in adopted["left_out"]]
    assert all(any(words in one for one in sentences) for words in case.left_out), sentences
    assert len(sentences) == len(case.left_out)


def test_without_its_hidden_sheet_a_form_needs_its_unit_and_overwrites_nothing(desk: Path, say: Say) -> None:
    ledger = desk / "台账.shishi"
    say("take", ledger, form(desk).schedule("1-1", preset="按季").shares("1-1", 东海县=16).save(desk / "a" / "一.xlsx"))
    hand = form(desk).schedule("1-1", preset="按月均分").shares("1-1", 东海县=10).site("1", "一幼", "东海县")
    del hand.book[META_SHEET]
    back = hand.save(desk / "b" / "二.xlsx")
    assert say("take", ledger, back, "--json")[0] == 2
    status, taken = say("take", ledger, back, "--unit", "市教育局", "--json")
    assert status == 1
    assert taken["files"][0]["counts"] | {"taken": 3} == taken["files"][0]["counts"] | {"taken": 3}
    assert taken["counts"]["conflict"] == 2
    assert {one["field"] for one in taken["conflicts"]} == {"preset", "share"}
    [conflict, _] = taken["conflicts"]
    assert say("decide", ledger, conflict["key"], "按季", "--reason", "电话核实")[0] == 0
    assert "schedule 1-1" in [one["code"] for one in say("adopt", ledger, "--dry-run", "--json")[1]["proposals"]]


def test_a_form_written_anew_is_read_by_its_face(desk: Path, say: Say) -> None:
    """No hidden sheet, no row ids: rounds, counties and lines go by what is printed, or are told."""
    ledger = desk / "台账.shishi"
    hand = form(desk).schedule("1-1", m03=4, m06=9, m12=16).shares("1-1", 东海县=16, 灌云县=1)
    del hand.book[META_SHEET]
    sheet, shares = hand.sheet(SCHEDULE_SHEET), hand.sheet(SHARES_SHEET)
    row, column = hand.at(sheet, "1—3月应完成")
    sheet.cell(row, column).value = "一季度应完成"
    sheet.cell(7, 6).value = "已印发"
    sheet.cell(7, 3).value = "别的节点"
    row, column = hand.at(shares, "灌云县")
    shares.cell(row, column).value = "市县"
    for name in (SCHEDULE_SHEET, SHARES_SHEET):
        hand.sheet(name).delete_cols(hand.at(hand.sheet(name), "行码（请勿改动）")[1])
    status, taken = say("take", ledger, hand.save(desk / "一.xlsx"), "--unit", "市教育局", "--json")
    assert status == 1
    told = "".join(one["sentence"] for one in taken["findings"])
    assert "“一季度应完成”不是本台账的期次" in told
    assert "对不上台账里的任何事项" in told
    assert "“市县”不是单位名册里的县区" in told
    assert taken["counts"] == {"taken": 3, "same": 0, "ask": 0, "conflict": 0, "quarantined": 0, "refused": 3}


def test_parts_of_a_milestone_and_a_county_that_is_two_are_refused(desk: Path, say: Say) -> None:
    ledger = desk / "台账.shishi"
    assert say("unit", ledger, "灌云县", "--alias", "东海县县城")[0] == 0
    hand = form(desk)
    shares = hand.sheet(SHARES_SHEET)
    for at, value in ((1, "2-2"), (2, "出台管理办法"), (5, 3), (9, "2-2")):
        shares.cell(6, at).value = value
    status, taken = say("take", ledger, hand.save(desk / "一.xlsx"), "--json")
    assert status == 2
    assert "这类指标不相加" in "".join(one["sentence"] for one in taken["findings"])


def test_the_due_date_and_the_units_of_a_first_round_are_told_before(desk: Path, say: Say) -> None:
    ledger = desk / "台账.shishi"
    before = ledger.read_bytes()
    status, text = say("send", ledger, "--form", "plan", "--dry-run")
    assert status == 0
    assert "市教育局　3 行" in text
    assert "（与上次相同）" in text
    assert ledger.read_bytes() == before
    assert say("send", ledger, "--to", desk / "x")[0] == 2
    assert say("send", ledger, "--form", "plan", "--period", "2021-03", "--to", desk / "x")[0] == 2
    assert (
        say("send", ledger, "--form", "plan", "--period", "2021-plan", "--to", desk / "x", "--due", "2021-03-05")[0]
        == 0
    )
    assert any("3月5日前报" in path.name for path in (desk / "x").iterdir())
    status, text = say("adopt", ledger)
    assert (status, text) == (0, "没有新的内容可采纳。\n")


def test_an_empty_form_and_one_of_another_plan_are_refused(desk: Path, say: Say) -> None:
    ledger = desk / "台账.shishi"
    status, taken = say("take", ledger, form(desk).save(desk / "空.xlsx"), "--json")
    assert status == 2
    assert "没有填任何内容" in taken["findings"][-1]["sentence"]
    other = desk / "另一本.shishi"
    assert say("new", other, "--plan", desk / "方案.txt")[0] == 0
    status, taken = say("take", other, form(desk).contact("王局").save(desk / "一.xlsx"), "--json")
    assert status == 2
    assert "另建的台账" in taken["findings"][-1]["sentence"]


def test_a_corrected_form_counts_and_a_site_it_no_longer_names_is_asked_about(desk: Path, say: Say) -> None:
    ledger = desk / "台账.shishi"
    first = form(desk).site("1", "一幼", "东海县").site("1", "二幼", "东海县").shares("1-1", 东海县=10)
    say("take", ledger, first.save(desk / "1.xlsx"))
    second = form(desk).revision(2).site("1", "一幼", "东海县", None, "9月").shares("1-1", 东海县=16)
    assert say("take", ledger, second.save(desk / "2.xlsx"))[0] == 0
    _, planned = say("adopt", ledger, "--json")
    texts = [one["text"] for one in planned["proposals"]]
    assert any("东海县 16" in text for text in texts)
    assert [text for text in texts if "点位" in text] == ["第1项 东海县点位“一幼”：9月完工"]
    assert ["二幼" in one["sentence"] and "改了名" in one["sentence"] for one in planned["left_out"]] == [True]


def test_a_county_states_its_own_part_and_differs_from_the_lead(desk: Path, say: Say) -> None:
    ledger = desk / "台账.shishi"
    own = form(desk, "东海县").shares("2-1", 东海县=9).save(desk / "东海.xlsx")
    lead = form(desk).shares("2-1", 东海县=8, 灌云县=18).save(desk / "教育.xlsx")
    assert say("take", ledger, own, lead)[0] == 0
    _, planned = say("adopt", ledger, "--json")
    assert planned["proposals"] == []
    [left] = planned["left_out"]
    assert "市教育局报8" in left["sentence"]
    assert "东海县报9" in left["sentence"]


def test_forms_of_both_kinds_are_taken_from_one_folder(desk: Path, say: Say) -> None:
    ledger = desk / "台账.shishi"
    assert say("send", ledger, "--period", "2021-03", "--to", desk / "三月")[0] == 0
    shutil.copy(next((desk / "三月").glob("*_市住建局_*.xlsx")), desk / "发出")
    form(desk).contact("王局", "李科", "科长", "85521234").save(desk / "发出" / "教育局报回.xlsx")
    status, taken = say("take", ledger, desk / "发出", "--json")
    assert status == 1
    assert {one["period"] for one in taken["files"] if one["verdict"] == "taken"} == {"2021-plan"}
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert shown["plan_round"]["returned"] == ["市教育局"]
    assert shown["plan_round"]["missing"] == ["市住建局", "东海县", "灌云县"]
    assert all(target["done"] is None for item in shown["items"] for target in item["targets"])


def test_contacts_and_sites_known_are_printed_and_left_alone_say_nothing(desk: Path, say: Say) -> None:
    ledger: Any = desk / "台账.shishi"
    filled = form(desk).contact("王局", "李科", "科长", "85521234").site("1", "一幼", "东海县", "3月", "9月30日", 120)
    filled.schedule("2-1", m06=10, m12=26, deadline="11月底").shares("1-1", 东海县=16).shares("2-1", 不分解="√")
    assert say("take", ledger, filled.save(desk / "1.xlsx"))[0] == 0
    assert say("adopt", ledger)[0] == 1
    assert say("send", ledger, "--form", "plan", "--to", desk / "再发", "--unit", "市教育局")[0] == 0
    again = PlanHand(next((desk / "再发").glob("*_市教育局_*.xlsx")))
    assert again.shown(SCHEDULE_SHEET, "2-1", "1—6月应完成") == 10
    assert again.shown(SCHEDULE_SHEET, "2-1", "完成时限") == "11月30日"
    assert again.shown(SHARES_SHEET, "1-1", "东海县") == 16
    assert again.shown(SHARES_SHEET, "2-1", "不分解") == "√"
    assert [again.sheet(SITES_SHEET).cell(4, at).value for at in range(1, 7)] == [
        "1", "一幼", "东海县", "3月", "9月30日", 120,
    ]  # fmt: skip
    assert again.sheet(CONTACTS_SHEET)["D4"].value == "85521234"
    status, taken = say("take", ledger, again.save(desk / "2.xlsx"), "--json")
    assert status == 0
    assert taken["counts"]["same"] == taken["cells"] > 10
    assert say("adopt", ledger, "--json")[1]["proposals"] == []
