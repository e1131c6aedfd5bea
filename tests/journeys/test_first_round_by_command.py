"""The first round by command line: 分解方案表 out to 44 units, a dozen back, adopted; March's forms then show it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from model import commands
from model.sheets import read
from model.sheets.columns import FORM_SHEET
from model.sheets.plan_columns import SCHEDULE_SHEET, SHARES_SHEET
from tests.journeys.desk import PLAN, Say
from tests.plan_hand import PlanHand

COUNTIES = {"东海县": 3, "灌云县": 3, "灌南县": 2, "海州区": 4, "连云区": 1, "赣榆区": 2, "市开发区": 1}
"""Sixteen kindergartens (2-1)."""


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("首轮")
    ledger = str(folder / "连云港.shishi")
    assert commands.run(["new", ledger, "--plan", str(PLAN)]) == 0
    assert commands.run(["send", ledger, "--form", "plan", "--to", str(folder / "发出")]) == 0
    return folder


@pytest.fixture
def desk(tmp_path: Path, sent: Path) -> Path:
    shutil.copytree(sent, tmp_path, dirs_exist_ok=True)
    return tmp_path


def form(desk: Path, unit: str) -> PlanHand:
    return PlanHand(next((desk / "发出").glob(f"*_{unit}_*.xlsx")))


def lines(hand: PlanHand) -> list[str]:
    return [str(one) for one in hand.column(SCHEDULE_SHEET, "序号") if re.fullmatch(r"\d+-\d+", str(one))]


def fill(desk: Path) -> None:
    """Send a dozen forms back: one whole, one wrong in places, one corrected, the rest with their contacts."""
    edu = form(desk, "市教育局").schedule("2-1", preset="按月均分").shares("2-1", **COUNTIES)
    edu.schedule("1-1", preset="自定义", m03=5, m06=12, m12=25).shares("1-1", 不分解="√")
    edu.site("2", "东海县第二幼儿园", "东海县", "3月", "2021-09-30", 1200).contact("王局", "李科", "科长", "85521234")
    edu.save(desk / "报回" / "市教育局.xlsx")
    house = form(desk, "市住建局")
    first, second, *_ = lines(house)
    house.schedule(first, preset="自定义", m03=9, m06=5).schedule(second, preset="说不好")
    house.save(desk / "报回" / "市住建局.xlsx")
    for unit in ("市人社局", "市卫健委", "市民政局", "市水利局", "市交通局", "市妇联", "团市委", "市残联", "东海县"):
        form(desk, unit).contact("分管", f"{unit}联络员", "科员", "85520000").save(desk / "报回" / f"{unit}.xlsx")
    form(desk, "市残联").revision(2).contact(None, "换了人").save(desk / "报回" / "市残联更正.xlsx")
    traffic = form(desk, "赣榆区").contact("分管", "赣榆联络员")
    traffic.save(desk / "报回" / "赣榆.xlsx")


def test_the_first_round_from_the_notice_to_marchs_forms(desk: Path, say: Say) -> None:
    ledger = desk / "连云港.shishi"
    sent = sorted(path.name for path in (desk / "发出").iterdir())
    assert len([name for name in sent if name.endswith("2月28日前报.xlsx")]) == 44
    assert "09_市住建局_民生实事_2021年分解方案表_2月28日前报.xlsx" in sent
    notice = (desk / "发出" / "报送通知_2021年分解方案.txt").read_text(encoding="utf-8-sig")
    assert "应报单位（44家）" in notice
    assert "序时方式" in notice
    fill(desk)
    before = ledger.read_bytes()
    status, dry = say("take", ledger, desk / "报回", "--dry-run", "--json")
    assert status == 1
    assert ledger.read_bytes() == before
    status, taken = say("take", ledger, desk / "报回", "--json")
    assert taken["counts"] == dry["counts"]
    assert sum(taken["counts"].values()) == taken["cells"]
    assert say("take", ledger, desk / "报回", "--json")[1]["counts"] != taken["counts"]
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    first = shown["plan_round"]
    assert (len(first["returned"]), len(first["missing"])) == (12, 32)
    assert shown["units"][0]["form"] == "not_sent"
    assert "已报 12 家" in say("show", ledger, "--period", "2021-03")[1]
    adopt_and_send(desk, ledger, say)


def adopt_and_send(desk: Path, ledger: Path, say: Say) -> None:
    """Adopt, undo, redo; then March's forms show what is due and each county's own task."""
    status, planned = say("adopt", ledger, "--dry-run", "--json")
    assert status == 1
    texts = [one["text"] for one in planned["proposals"]]
    assert any(text.startswith("第2-1项 新建幼兒園：序时 无 → 按月均分，1—3月应完成4所") for text in texts)
    assert any("东海县 3、灌云县 3" in text and "相符" in text for text in texts)
    assert any(text.startswith("第2项 东海县点位“东海县第二幼儿园”") for text in texts)
    assert any("市残联 分管领导 无 → 分管；联络员 无 → 换了人" in text for text in texts)
    left = [one["sentence"] for one in planned["left_out"]]
    assert any("不能下降" in one for one in left)
    assert any("待确认" in one for one in left)
    assert all(one["file"] and one["cell"] for one in planned["left_out"])
    status, done = say("adopt", ledger, "--json")
    assert done["act"]
    assert say("adopt", ledger, "--json")[1]["proposals"] == []
    assert "采纳 分解方案 11家" in say("acts", ledger)[1]
    assert say("undo", ledger, done["act"])[0] == 0
    again = say("adopt", ledger, "--dry-run", "--json")[1]["proposals"]
    assert again == planned["proposals"]
    assert say("adopt", ledger)[0] == 1
    assert say("check", ledger)[0] == 0
    assert say("send", ledger, "--period", "2021-03", "--to", desk / "三月")[0] == 0
    assert row(desk / "三月", "市教育局", "2-1")[3:6] == ["16", "4", ""]
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    kindergartens = next(t for item in shown["items"] for t in item["targets"] if t["line"] == "2-1")
    assert kindergartens["due"] == 25
    assert {one["unit"]: one["task"] for one in kindergartens["by_unit"] if one["task"]} == COUNTIES
    assert kindergartens["done"] is None


def row(folder: Path, unit: str, line: str) -> list[str]:
    """Return what a monthly form prints on a line."""
    path = next(folder.glob(f"*_{unit}_*.xlsx"))
    sheet = next(one for one in read.read(path.read_bytes(), path.name).sheets if one.name == FORM_SHEET)
    number = next(cell[1:] for cell, raw in sheet.cells.items() if cell[0] == "A" and raw.text == line)
    return [sheet.cells[f"{at}{number}"].text if f"{at}{number}" in sheet.cells else "" for at in "ABCDEF"]


def test_only_one_unit_is_adopted_and_single_proposals_are_left_out(desk: Path, say: Say) -> None:
    ledger = desk / "连云港.shishi"
    fill(desk)
    say("take", ledger, desk / "报回")
    _, planned = say("adopt", ledger, "--unit", "市教育局", "--skip", "shares 2-1", "--skip", "schedule 1-1", "--json")
    codes = [one["code"] for one in planned["proposals"]]
    assert codes[:2] == ["schedule 2-1", "shares 1-1"]
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    targets: dict[str, Any] = {t["line"]: t for item in shown["items"] for t in item["targets"]}
    assert (targets["2-1"]["due"], targets["1-1"]["due"]) == (25, None)
    assert [one for one in targets["2-1"]["by_unit"] if one["task"]] == []


def test_a_code_that_names_no_proposal_is_refused_and_nothing_adopted(desk: Path, say: Say) -> None:
    ledger = desk / "连云港.shishi"
    form(desk, "市教育局").schedule("2-1", preset="按季").save(desk / "报回" / "1.xlsx")
    say("take", ledger, desk / "报回")
    before = ledger.read_bytes()
    status, text = say("adopt", ledger, "--skip", "schedule 9-9", "--skip", "schedule 2-1")
    assert status == 2
    assert "没有编号“schedule 9-9”的建议，没有采纳" in text
    assert ledger.read_bytes() == before


def test_a_marked_copy_goes_back_and_its_answer_settles_what_was_open(desk: Path, say: Say) -> None:
    ledger = desk / "连云港.shishi"
    house = form(desk, "市住建局")
    first, second, *_ = lines(house)
    house.schedule(first, preset="说不好").shares(first, 东海县="约5").schedule(second, preset="按季")
    house.site(first.partition("-")[0], "小区一", None).contact("李局")
    back = house.save(desk / "报回" / "市住建局.xlsx")
    status, text = say("take", ledger, back, "--answers", desk / "退回")
    assert status == 1
    assert "答复 市住建局.xlsx" in text
    [marked] = (desk / "退回").iterdir()
    assert marked.name == "09_市住建局_民生实事_2021年分解方案表_退回核对.xlsx"
    hand = PlanHand(marked)
    assert hand.book.worksheets[0].title == "退回单"
    told = [str(cell.value) for cells in hand.sheet("退回单").iter_rows() for cell in cells if cell.value]
    assert any("分解方案" in one for one in told)
    assert any("缺县区" in one for one in told)
    row, column = hand.at(hand.sheet(SCHEDULE_SHEET), "序时方式")
    cell = hand.sheet(SCHEDULE_SHEET).cell(row + 1, column)
    assert cell.value == "说不好"
    assert cell.comment is not None
    assert "不在可选的序时方式里" in cell.comment.text
    assert cell.fill.fgColor.rgb == "00FFD9A0"
    hand.schedule(first, preset="按季").shares(first, 东海县=5)
    status, taken = say("take", ledger, hand.save(desk / "再报" / "住建局改.xlsx"), "--json")
    assert (status, taken["counts"]["ask"], taken["counts"]["conflict"]) == (0, 0, 0)
    assert say("adopt", ledger, "--json")[1]["left_out"] == []


def test_the_forms_share_their_look_with_the_monthly_ones(desk: Path) -> None:
    hand = form(desk, "市教育局")
    for name in (SCHEDULE_SHEET, SHARES_SHEET):
        sheet = hand.sheet(name)
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.paperSize) == (
            "landscape", 1, 9,
        )  # fmt: skip
        assert sheet.protection.sheet
        assert not sheet.protection.password
    assert [one.title for one in hand.book.worksheets[:4]] == ["序时计划", "分县区任务", "点位清单", "联络员"]
    assert hand.book.worksheets[4].sheet_state == "veryHidden"
