"""A form sent back: open cells coloured and explained, reasons listed, and itself a form that can come back."""

from __future__ import annotations

import datetime
import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.records import Base, Finding, Key
from model.sheets import marked_copy, returned_form
from model.sheets.columns import COUNTY_SHEET, FORM_SHEET
from model.sheets.marked_content import COLOURS
from model.sheets.marked_copy import RETURN_SHEET, Mark, Marked
from model.sheets.read import read
from model.terms import Field, Level, Outcome
from tests.model.sheets.sample_forms import PERIOD, UNIT, Hand, form, stated

DONE = Field.DONE
MARKS = (
    Mark("26-1", "", DONE, Outcome.ASK, "26-1 提供就业岗位（万个）", "约0.5", "“约0.5”不是确定的数。", "填报表 G6"),
    Mark("26-2", "", DONE, Outcome.CONFLICT, "26-2 开发公益性岗位（个）", "=500", "另填520。\x00", "填报表 G7"),
    Mark("26-2", "", DONE, Outcome.ASK, "26-2 开发公益性岗位（个）", "五百", "不是数字。", "填报表 G12"),
    Mark("1-1", "c1", DONE, Outcome.ASK, "1-1 新改扩建中小学（所）", "3/4", "可能是日期。", "分县区 E5"),
    Mark("", "", DONE, Outcome.REFUSED, "99 新增任务", "12", "对不上任何事项。", "填报表 G9"),
)
FINDINGS = (
    Finding(Level.WARNING, "合并单元格 G5:G7 请取消合并。", "a.xlsx", FORM_SHEET, "G5"),
    Finding(Level.NOTE, "说明而已。", "a.xlsx", FORM_SHEET, "G5"),
)
BASES = {Key(PERIOD, "1-1", UNIT, DONE): Base(("r1",), "7")}
COUNTS = {Outcome.TAKEN: 9, Outcome.ASK: 3, Outcome.CONFLICT: 1, Outcome.REFUSED: 1}


def marked() -> Marked:
    received, reply = datetime.date(2021, 3, 27), datetime.date(2021, 3, 30)
    return Marked(form(BASES), "市人社局.xlsx", received, COUNTS, MARKS, FINDINGS, reply)


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(io.BytesIO(marked_copy.build(marked())))


def colour(sheet: Worksheet, cell: str) -> str:
    return str(sheet[cell].fill.fgColor.rgb)[2:]


def test_equal_content_gives_equal_bytes_without_findings() -> None:
    assert marked_copy.build(marked()) == marked_copy.build(marked())
    assert read(marked_copy.build(marked()), "a.xlsx").findings == ()
    assert marked_copy.file_name(marked(), 6) == "06_市人社局_民生实事_2021年1-3月_退回核对.xlsx"


def test_open_cells_are_coloured_and_say_why(book: Workbook) -> None:
    sheet = book[FORM_SHEET]
    assert colour(sheet, "G6") == COLOURS[Outcome.ASK]
    comment = sheet["G6"].comment
    assert comment is not None
    assert comment.text == "【待确认】报来“约0.5”。“约0.5”不是确定的数。请改成一个确定的数或词。"
    assert colour(book[COUNTY_SHEET], "E5") == COLOURS[Outcome.ASK]
    commented = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert commented == {"G6", "G7"}


def test_two_marks_on_one_cell_are_both_told(book: Workbook) -> None:
    comment = book[FORM_SHEET]["G7"].comment
    assert comment is not None
    assert "【冲突】报来“=500”" in comment.text
    assert "【待确认】报来“五百”" in comment.text
    assert "\x00" not in comment.text


def test_the_return_note_comes_first_and_lists_every_reason(book: Workbook) -> None:
    assert book.sheetnames[:2] == [RETURN_SHEET, FORM_SHEET]
    assert book.active is book[RETURN_SHEET]
    rows = [[cell.value for cell in row] for row in book[RETURN_SHEET].iter_rows()]
    said = "\n".join(str(value) for row in rows for value in row if value is not None)
    assert "2021年3月27日收到的“市人社局.xlsx”，共填 14 格：采纳 9 格，未变 0 格，待确认 3 格，冲突 1 格" in said
    assert "请于2021年3月30日前" in said
    assert [row[:3] for row in rows[6:12]] == [
        [1, "填报表 G6", "26-1 提供就业岗位（万个）"],
        [2, "填报表 G7", "26-2 开发公益性岗位（个）"],
        [3, "填报表 G7", "26-2 开发公益性岗位（个）"],
        [4, "分县区 E5", "1-1 新改扩建中小学（所）"],
        [5, "原表 填报表 G9", "99 新增任务"],
        [6, "原表 填报表 G5", None],
    ]
    assert "合并单元格 G5:G7 请取消合并。" in said
    assert "说明而已" not in said


def test_it_comes_back_as_a_form_of_its_own() -> None:
    hand = Hand(marked_copy.build(marked()))
    hand.type("26-1", DONE, 0.5)
    back = returned_form.read(hand.bytes(), "a.xlsx")
    assert stated(back) == {("1-1", "", DONE): "7", ("26-1", "", DONE): "0.5"}
    assert back.bases == BASES
    assert back.findings == ()
