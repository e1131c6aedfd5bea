"""A returned form is understood cell by cell, or the cell is named (FAULTS.md section D)."""

from __future__ import annotations

import datetime
import io

import pytest
from openpyxl import Workbook

from model.errors import ClerkError
from model.records import Base, Key
from model.sheets import returned_form, unit_form
from model.sheets.columns import COUNTY_SHEET, FORM_SHEET, META_SHEET
from model.sheets.returned_form import Returned
from model.terms import Field, Level
from tests.model.sheets.sample_forms import PERIOD, UNIT, Hand, form, sentences, stated

DONE, STAGE, TEXT, PROBLEM = Field.DONE, Field.STAGE, Field.TEXT, Field.PROBLEM
FILLED = {
    ("1-1", "", DONE): "7",
    ("26-2", "", TEXT): "已开发500个",
    ("26-3", "", STAGE): "已印发",
    ("1-1", "c1", DONE): "3",
}


@pytest.fixture
def hand() -> Hand:
    """A form filled in four places."""
    hand = Hand(unit_form.build(form()))
    hand.type("1-1", DONE, 7)
    hand.type("26-2", TEXT, "已开发500个")
    hand.type("26-3", STAGE, "已印发")
    hand.county()["E5"] = 3
    return hand


def read(hand: Hand) -> Returned:
    return returned_form.read(hand.bytes(), "教育局.xlsx")


def test_an_untouched_form_states_nothing() -> None:
    back = returned_form.read(unit_form.build(form()), "a.xlsx")
    assert back.cells == ()
    assert back.findings == ()
    assert back.head == {}
    assert back.revision is not None
    assert back.revision.text == "1"


def test_every_filled_cell_comes_back_once_with_its_address(hand: Hand) -> None:
    back = read(hand)
    assert stated(back) == FILLED
    assert {(cell.sheet, cell.cell) for cell in back.cells} == {
        (FORM_SHEET, "G5"),
        (FORM_SHEET, "I7"),
        (FORM_SHEET, "H8"),
        (COUNTY_SHEET, "E5"),
    }
    assert {cell.title for cell in back.cells if cell.line == "1-1"} == {"1-1 新改扩建中小学（所）"}
    assert back.findings == ()
    assert back.file == "教育局.xlsx"


def test_a_form_with_values_shown_brings_them_back_with_its_bases() -> None:
    bases = {Key(PERIOD, "1-1", UNIT, DONE): Base(("r1",), "6")}
    back = returned_form.read(unit_form.build(form(bases)), "a.xlsx")
    assert stated(back) == {("1-1", "", DONE): "6"}
    assert back.bases == bases


def test_head_and_foot_are_read_beside_or_behind_their_labels(hand: Hand) -> None:
    hand.beside("填报人", "张三")
    hand.beside("联系电话", "0518-1234")
    hand.beside("报送次数", "2")
    hand.sheet["I10"] = "审核人：李四"
    hand.beside("填报日期", datetime.datetime(2021, 3, 26))
    back = read(hand)
    assert back.head == {"填报人": "张三", "联系电话": "0518-1234", "审核人": "李四", "填报日期": "2021-03-26"}
    assert back.printed == {"填报单位": "某市人力资源和社会保障局", "识别码": "3FA2-91BC", "校验码": "EDC1-CF23"}
    assert back.revision is not None
    assert (back.revision.text, back.revision_sheet, back.revision_cell) == ("2", FORM_SHEET, "J3")
    assert stated(back) == FILLED


def test_moved_and_renamed_columns_and_sheets(hand: Hand) -> None:
    hand.sheet.title = "3月"
    hand.sheet["G4"] = "截 至本期\n累計完成（全市）"
    hand.sheet["I4"] = "　进展情况　"
    hand.sheet.move_range("G4:G9", cols=7)
    back = read(hand)
    assert stated(back) == FILLED
    assert next(cell.cell for cell in back.cells if cell.field is DONE and not cell.county) == "N5"
    assert back.findings == ()


def test_a_missing_column_is_named(hand: Hand) -> None:
    hand.sheet["G4"] = None
    back = read(hand)
    assert ("1-1", "", DONE) not in stated(back)
    assert f"{FORM_SHEET}!A4 缺少“截至本期累计完成”一列" in sentences(back)
    assert f"{FORM_SHEET}!G5 没有表头的G列" in sentences(back)
    assert any(finding.level is Level.ERROR for finding in back.findings)


def test_an_added_column_is_noted_with_its_cells(hand: Hand) -> None:
    hand.sheet["L4"] = "备注"
    hand.sheet["L6"] = "请酌情"
    assert f"{FORM_SHEET}!L6 “备注”列不是原表的列，有 1 处内容没有收：L6。" in sentences(read(hand))


def test_a_column_that_stands_twice_is_read_once_and_said(hand: Hand) -> None:
    hand.sheet["L4"] = "累计完成"
    hand.sheet["L5"] = 9
    back = read(hand)
    assert stated(back) == FILLED
    assert "“累计完成”列（与前面的列重复）" in sentences(back)


def test_rows_inserted_deleted_and_moved(hand: Hand) -> None:
    hand.sheet.delete_rows(6)
    hand.sheet.insert_rows(5, 2)
    back = read(hand)
    assert stated(back) == FILLED
    assert "表里少了发出时的 1 行：26-1" in sentences(back)


def test_hidden_rows_are_read_and_noted(hand: Hand) -> None:
    hand.sheet.row_dimensions[5].hidden = True
    back = read(hand)
    assert stated(back) == FILLED
    assert "第5行被隐藏或筛掉了" in sentences(back)


def test_a_row_without_its_id_is_known_by_number_and_name(hand: Hand) -> None:
    hand.sheet["K5"] = None
    back = read(hand)
    assert stated(back) == FILLED
    assert "第5行没有行码，按序号和指标认作 1-1“新改扩建中小学（所）”" in sentences(back)


def test_a_number_that_a_spreadsheet_made_a_date_is_still_the_number(hand: Hand) -> None:
    hand.sheet["K5"], hand.sheet["A5"] = None, datetime.datetime(2021, 1, 1)
    back = read(hand)
    assert stated(back) == FILLED
    hand.sheet["A5"] = datetime.datetime(2021, 2, 26)
    assert ("", "", DONE) in stated(read(hand))


def test_a_typed_row_that_is_no_line_is_reported_with_its_cell(hand: Hand) -> None:
    hand.sheet["A9"], hand.sheet["B9"], hand.sheet["G9"] = "99", "新增任务", 12
    back = read(hand)
    assert stated(back) == {**FILLED, ("", "", DONE): "12"}
    assert f"{FORM_SHEET}!G9 第9行（99 新增任务）认不出是哪一项" in sentences(back)


def test_rows_sorted_without_the_hidden_column_go_by_what_was_seen(hand: Hand) -> None:
    hand.sheet["K5"], hand.sheet["K7"] = "26-2", "1-1"
    back = read(hand)
    assert stated(back) == FILLED
    assert "第5行的隐藏行码是 26-2，表面却是 1-1" in sentences(back)


def test_a_row_retyped_beyond_recognition_is_not_guessed(hand: Hand) -> None:
    hand.sheet["A5"], hand.sheet["B5"], hand.sheet["C5"] = "7", "别的事", "别的指标"
    back = read(hand)
    assert ("", "", DONE) in stated(back)
    assert "认不准，没有收" in sentences(back)


def test_a_corrected_name_is_noted_and_the_row_kept(hand: Hand) -> None:
    hand.sheet["C5"] = "新建改建扩建中小学（所）"
    back = read(hand)
    assert stated(back) == FILLED
    assert "第5行的序号或文字改动过，仍按发出时的 1-1" in sentences(back)


def test_another_units_row_keeps_its_own_line_for_the_quarantine(hand: Hand) -> None:
    for at, value in zip("ABCGK", ("7-1", "别家的事", "别家的指标", "80", "7-1"), strict=True):
        hand.sheet[f"{at}9"] = value
    back = read(hand)
    assert stated(back) == {**FILLED, ("7-1", "", DONE): "80"}
    assert "不是这张表发出时的行" in sentences(back)


def test_the_same_row_twice_is_one_statement_or_a_question(hand: Hand) -> None:
    for at in "ABCGK":
        hand.sheet[f"{at}9"] = hand.sheet[f"{at}5"].value
    assert "内容相同，只算一次" in sentences(read(hand))
    hand.sheet["G9"] = 8
    back = read(hand)
    assert [cell.raw.text for cell in back.cells if cell.line == "1-1" and not cell.county] == ["7", "8"]
    assert "在 “填报表”G5 和“填报表”G9 填得不一样" in sentences(back)


def test_a_merged_cell_counts_only_at_its_corner(hand: Hand) -> None:
    hand.type("26-2", DONE, 500)
    hand.sheet.merge_cells("G5:G7")
    back = read(hand)
    assert ("26-2", "", DONE) not in stated(back)
    assert stated(back)["1-1", "", DONE] == "7"
    assert f"{FORM_SHEET}!G5 合并单元格 G5:G7 请取消合并" in sentences(back)


def test_merged_items_and_numbers_hurt_nobody(hand: Hand) -> None:
    hand.sheet.merge_cells("A6:A8")
    hand.sheet.merge_cells("B6:B8")
    back = read(hand)
    assert stated(back) == FILLED


def test_a_figure_typed_over_the_dash_of_a_milestone_is_not_lost(hand: Hand) -> None:
    hand.sheet["G8"] = 3
    assert stated(read(hand)) == {**FILLED, ("26-3", "", DONE): "3"}


def test_a_dash_typed_into_a_figure_is_returned_for_judgement(hand: Hand) -> None:
    hand.type("1-1", DONE, "—")
    assert stated(read(hand))["1-1", "", DONE] == "—"


def test_the_hidden_sheet_gone_leaves_no_ids_and_no_bases(hand: Hand) -> None:
    del hand.book[META_SHEET]
    back = read(hand)
    assert (back.plan, back.unit, back.period, back.issue, back.bases) == ("", "", "", "", {})
    assert stated(back) == {**{key: value for key, value in FILLED.items() if not key[1]}, ("1-1", "东海县", DONE): "3"}
    assert "隐藏的标识页没有了" in sentences(back)
    assert back.printed["填报单位"] == "某市人力资源和社会保障局"


def test_a_spoilt_hidden_sheet_counts_as_gone(hand: Hand) -> None:
    hand.book[META_SHEET]["A3"] = "x"
    assert read(hand).issue == ""


def test_a_retyped_form_is_known_by_headings_and_numbers() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["某局报表"],
        ["序号", "实事内容", "累计完成", "进展情况"],
        ["26-2", "稳岗", "1,200", "顺利"],
        ["", "随手写", 3],
    ):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    back = returned_form.read(out.getvalue(), "a.xlsx")
    assert stated(back) == {("26-2", "", DONE): "1,200", ("26-2", "", TEXT): "顺利", ("", "", DONE): "3"}
    assert "缺少“当前阶段”一列" in sentences(back)
    assert back.unit == ""


def test_two_tables_in_one_sheet_and_a_second_sheet_are_all_read(hand: Hand) -> None:
    copy = hand.book.copy_worksheet(hand.sheet)
    copy["G5"], copy["G6"] = None, "0.4"
    copy["I7"] = copy["H8"] = None
    for letter in "ABCDEFGHIJK":
        hand.sheet[f"{letter}14"], hand.sheet[f"{letter}15"] = (
            hand.sheet[f"{letter}4"].value,
            hand.sheet[f"{letter}5"].value,
        )
    hand.sheet["G15"] = 7
    back = read(hand)
    assert stated(back) == {**FILLED, ("26-1", "", DONE): "0.4"}
    assert "“填报表”G5 和“填报表”G15 重复填报" in sentences(back)


def test_a_county_column_that_is_not_ours_is_noted(hand: Hand) -> None:
    hand.county()["F3"] = "邻市"
    hand.county()["F5"] = 2
    back = read(hand)
    assert stated(back) == FILLED
    assert "“邻市”不是原表的县区列" in sentences(back)


def test_a_county_row_without_its_kind_is_asked(hand: Hand) -> None:
    hand.county()["D5"] = None
    back = read(hand)
    assert ("", "c1", DONE) in stated(back)
    assert f"{COUNTY_SHEET}!E5 第5行" in sentences(back)


def test_a_workbook_without_a_form_is_refused_in_words() -> None:
    book = Workbook()
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(ClerkError, match="没有找到填报表"):
        returned_form.read(out.getvalue(), "会议通知.xlsx")
    with pytest.raises(ClerkError, match=r"会议通知\.xlsx"):
        returned_form.read(b"", "会议通知.xlsx")


def test_an_older_template_is_converted_with_a_note(hand: Hand) -> None:
    older(hand)
    back = read(hand)
    assert stated(back) == FILLED
    assert "是旧版表（版本 1），已按新版转换：没有校验码" in sentences(back)
    assert back.binding.seals == ()


def older(hand: Hand) -> None:
    """Make the form one of version 1: no seal, no targets in the hidden sheet."""
    sheet = hand.book[META_SHEET]
    sheet["B1"] = "1"
    for row in range(sheet.max_row, 0, -1):
        if sheet.cell(row, 1).value == "seal":
            sheet.delete_rows(row)
        elif sheet.cell(row, 1).value == "row":
            sheet.cell(row, 8).value = None


def test_a_newer_template_asks_for_a_newer_program(hand: Hand) -> None:
    hand.book[META_SHEET]["B1"] = "3"
    with pytest.raises(ClerkError, match=r"“教育局.xlsx”由更新的版本生成.*请升级本程序"):
        read(hand)


def test_an_unknown_version_is_read_by_headings_and_noted(hand: Hand) -> None:
    hand.book[META_SHEET]["B1"] = "二"
    assert stated(read(hand)) == FILLED
    assert "表的版本“二”认不出" in sentences(read(hand))
