"""A round goes up in the upper office's own workbook, by command: taken once, filled, given anew, taken back."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model.terms import Field
from tests.journeys.desk import Say, fill, sha
from tests.model.sheets import upper_forms

MARCH = ("--period", "2021-03")


@pytest.fixture
def ledger(office: Path, say: Say) -> Path:
    """March of one unit: 6 of 25 schools are behind, 4 of 16 kindergartens on schedule."""
    values = {("1-1", Field.DONE): "6", ("1-1", Field.PROBLEM): "用地手续未办结。", ("2-1", Field.DONE): "4"}
    back = fill(office, "市教育局", values)
    out = office / "连云港.shishi"
    assert say("take", out, back, "--received", "2021-03-26")[0] in (0, 1)
    return out


def form(ledger: Path, data: bytes, name: str = "上级月报.xlsx") -> Path:
    out = ledger.parent / name
    out.write_bytes(data)
    return out


def sheet_of(path: Path) -> Worksheet:
    out = openpyxl.load_workbook(path).worksheets[0]
    assert isinstance(out, Worksheet)
    return out


def row(sheet: Worksheet, number: int) -> list[object]:
    return [sheet.cell(number, column).value for column in range(1, 11)]


def test_a_form_is_taken_once_and_filled_each_round(ledger: Path, say: Say) -> None:
    file = form(ledger, upper_forms.monthly(blank=200))
    before = sha(ledger)
    status, said = say("template", ledger, "add", file, "--name", "省月报", "--dry-run")
    assert (status, sha(ledger)) == (0, before)
    assert "G列“进度／累计完成”← 累计完成" in said
    status, planned = say("template", ledger, "add", file, "--name", "省月报", "--json")
    assert (status, planned["columns"]["done"], planned["cells"], planned["asks"]) == (
        0, "G", {"office": "A2", "date": "H2"}, [],
    )  # fmt: skip
    assert [one["name"] for one in say("template", ledger, "--json")[1]["templates"]] == ["省月报"]
    to = ledger.parent / "报省.xlsx"
    status, said = say("report", ledger, *MARCH, "--to", to, "--template", "省月报")
    assert status == 1
    sheet = sheet_of(to)
    assert row(sheet, 5) == [1, "新改擴建中小學25所。", "新改擴建中小學", "所", 25, 7, 6, 24, "黄灯", "市教育局"]
    assert row(sheet, 6)[4:9] == [16, 4, 4, 25, "绿灯"]
    assert row(sheet, 7)[6] is None
    assert "累计完成、完成率：未报，不作0" in said
    assert (sheet["K5"].value, sheet["G205"].value) == ('=IF(G5="","",IF(G5>=F5,"达","未达"))', "=SUM(G5:G204)")
    assert sheet["A2"].value == "填报单位（盖章）：連云港市人民政府"
    assert sheet.print_area == "'月报'!$A$1:$K$206"


def test_a_conflict_stands_in_the_way_until_a_reason_is_noted(ledger: Path, office: Path, say: Say) -> None:
    other = fill(office, "市教育局", {("1-1", Field.DONE): "9"}, "另一份.xlsx")
    say("take", ledger, other, "--received", "2021-03-27")
    say("template", ledger, "add", form(ledger, upper_forms.monthly(200)), "--name", "省月报")
    up = ("report", ledger, *MARCH, "--to", ledger.parent / "报.xlsx", "--template", "省月报")
    status, said = say(*up)
    assert status == 2
    assert "处冲突没有核定，没有生成上报表" in said
    assert not (ledger.parent / "报.xlsx").exists()
    status, said = say(*up, "--despite-conflicts", "领导要求今日上报")
    assert status == 1
    assert "第5行 第1项 累计完成、完成率、进度：有冲突，所列为暂用数" in said
    assert "领导要求今日上报" in say("acts", ledger)[1]


def test_a_form_given_anew_follows_moved_columns_and_asks_for_lost_ones(ledger: Path, say: Say) -> None:
    old = form(ledger, upper_forms.plain("序号", "实事内容", "累计完成", "亮灯"))
    assert say("template", ledger, "add", old, "--name", "市督查")[0] == 0
    moved = form(ledger, upper_forms.plain("序号", "责任科室", "实事内容", "至今累计完成", "亮灯"), "新.xlsx")
    status, said = say("template", ledger, "add", moved, "--name", "市督查")
    assert status == 0
    assert "“累计完成”从C列移到D列，列名从“累计完成”改成“至今累计完成”，已跟着改。" in said
    lost = form(ledger, upper_forms.plain("序号", "实事内容", "至今累计完成"), "再新.xlsx")
    before = sha(ledger)
    status, said = say("template", ledger, "add", lost, "--name", "市督查")
    assert (status, sha(ledger)) == (2, before)
    assert "原来填“进度”的列“亮灯”在新表里找不到了" in said
    assert say("template", ledger, "add", lost, "--name", "市督查", "--map", "进度=无")[0] == 0
    assert "进度" not in say("template", ledger, "list")[1]


def test_taking_a_form_is_undone_by_name_and_it_can_be_removed(ledger: Path, say: Say) -> None:
    file = form(ledger, upper_forms.plain("序号", "实事内容", "累计完成"))
    say("template", ledger, "add", file, "--name", "甲")
    act = say("acts", ledger, "--json")[1]["acts"][-1]["act"]
    assert say("undo", ledger, act)[1].startswith("已撤销 上级表样 登记“甲”")
    status, said = say("report", ledger, *MARCH, "--to", ledger.parent / "报.xlsx", "--template", "甲")
    assert status == 2
    assert "没有叫“甲”的上级表样（还没有登记过）" in said
    say("template", ledger, "add", file, "--name", "甲")
    assert say("template", ledger, "remove", "--name", "甲")[0] == 0
    assert say("template", ledger)[1] == "还没有登记上级表样。\n"


def test_lights_go_up_in_the_words_typed_for_the_form(ledger: Path, say: Say) -> None:
    file = form(ledger, upper_forms.monthly(200, light="正常,滞后,严重滞后"))
    add = ("template", ledger, "add", file, "--name", "省月报")
    assert "亮灯用词“达标=正常”看不懂" in say(*add, "--words", "按序时=正常、达标=正常")[1]
    assert say(*add, "--words", "按序时=正常，未定序时：正常")[0] == 0
    to = ledger.parent / "报省.xlsx"
    say("report", ledger, *MARCH, "--to", to, "--template", "省月报")
    assert [sheet_of(to).cell(number, 9).value for number in (5, 6)] == ["滞后", "正常"]
    assert say(*add)[1].count("亮灯用上级的词：按序时=正常、未定序时=正常") == 1
    assert say(*add, "--words", "", "--json")[1]["words"] == {}


def test_next_year_takes_the_forms_over(ledger: Path, say: Say) -> None:
    say("template", ledger, "add", form(ledger, upper_forms.monthly()), "--name", "省月报")
    new = ledger.with_name("下年.shishi")
    status, said = say("next", ledger, new, "--no-plan", "--carry", "1")
    assert status in (0, 1)
    assert "上级表样 1 张（“省月报”）连同各列填什么带过去" in said
    assert say("template", new, "--json")[1] == say("template", ledger, "--json")[1]
    up = ("--to", new.with_name("报.xlsx"), "--template", "省月报")
    assert "（1行）" in say("report", new, "--period", "2022-03", *up)[1]


def test_every_refusal_is_a_sentence_and_changes_nothing(ledger: Path, say: Say) -> None:
    good = form(ledger, upper_forms.plain("序号", "实事内容", "累计完成", "实际完成"))
    pdf = form(ledger, b"%PDF-1.7", "表.xlsx")
    before = sha(ledger)
    for words, says in (
        ((good, "--name", "甲"), "有2列都像“累计完成”：C“累计完成”、D“实际完成”"),
        ((good, "--name", ""), "没有写表样叫什么"),
        ((good, "--name", "甲", "--map", "完成的数=C"), "“完成的数=C”看不懂"),
        ((good, "--name", "甲", "--map", "累计完成=Q"), "Q列在样表之外"),
        ((good, "--name", "甲", "--sheet", "没有"), "没有叫“没有”的工作表"),
        ((pdf, "--name", "甲"), "是 PDF 文件"),
        ((ledger.parent / "无.xlsx", "--name", "甲"), "文件或文件夹不存在"),
        ((form(ledger, bare(), "无表头.xlsx"), "--name", "甲"), "没有看出表头在哪几行"),
        ((form(ledger, upper_forms.plain(), "空.xlsx"), "--name", "甲"), "没有看出表头在哪几行"),
        ((form(ledger, empty(), "真空.xlsx"), "--name", "甲"), "是空的，一个字也没有"),
        ((form(ledger, upper_forms.two_sheets(), "两张.xlsx"), "--name", "甲"), "看不出填哪一张"),
    ):
        status, said = say("template", ledger, "add", *words)
        assert status == 2, words
        assert says in said
        assert "台账没有改动" in said or "没有改动台账" in said
    assert sha(ledger) == before
    assert say("template", ledger, "add", good, "--name", "甲", "--map", "累计完成=D")[0] == 0


def empty() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def bare() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "只有一段说明文字"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
