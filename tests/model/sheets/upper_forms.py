"""Made-up forms of upper offices, as they come: empty, formatted, with formulas, print set-up and rows of their own."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

_SIDE = Side(style="thin")
BOX = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)


def monthly(blank: int = 4, *, protected: bool = False, light: str = "红灯,黄灯,绿灯,已完成") -> bytes:
    """A two-line heading, blank rows with a formula each, a total, a foot, a drop-down, print set-up, two sheets."""
    book = Workbook()
    sheet = _active(book)
    sheet.title = "月报"
    _lines(
        sheet,
        ["2021年民生实事项目进展情况月报表"],
        ["填报单位（盖章）：", "", "", "", "", "", "", "填报日期：    年   月   日"],
        ["序号", "项目名称", "建设内容", "计量单位", "目标任务", "进度", "", "", "进度状态", "牵头单位", "备注"],
        ["", "", "", "", "", "序时应完成", "累计完成", "完成率（%）"],
    )
    for area in ("A1:K1", "A2:C2", "H2:K2", "F3:H3", *(f"{x}3:{x}4" for x in "ABCDEIJK")):
        sheet.merge_cells(area)
    first, last = 5, 4 + blank
    for row in range(3, last + 2):
        for column in range(1, 12):
            cell = sheet.cell(row, column)
            cell.border, cell.font = BOX, Font(name="仿宋", size=11, bold=row < 5)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for row in range(first, last + 1):
        sheet.row_dimensions[row].height = 36
        sheet.cell(row, 7).number_format = "#,##0.00"
        sheet.cell(row, 8).number_format = "0.0"
        sheet.cell(row, 11).value = f'=IF(G{row}="","",IF(G{row}>=F{row},"达","未达"))'
    total = last + 1
    sheet.cell(total, 1).value = "合计"
    sheet.merge_cells(start_row=total, start_column=1, end_row=total, end_column=4)
    for letter in "EFG":
        sheet[f"{letter}{total}"] = f"=SUM({letter}{first}:{letter}{last})"
    sheet.cell(total + 1, 1).value = "填表人：            审核人：            联系电话："
    rule = DataValidation(type="list", formula1=f'"{light}"', allow_blank=True)
    rule.add(f"I{first}:I{last}")
    sheet.add_data_validation(rule)
    for letter, width in zip("ABCDEFGHIJK", (6, 24, 20, 9, 10, 10, 10, 10, 10, 16, 10), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.print_area = f"A1:K{total + 1}"
    sheet.print_title_rows = "3:4"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.freeze_panes = "C5"
    if protected:
        sheet.protection.sheet = True
        sheet.protection.password = "1234"
    notes = book.create_sheet("填表说明")
    _lines(notes, ["一、累计完成填1月1日以来数。"], ["二、本表每月5日前报。"], ["=月报!G%d" % total])  # noqa: UP031
    book.defined_names["合计行"] = DefinedName("合计行", attr_text=f"月报!$A${total}:$K${total}")
    return _bytes(book)


def printed(rows: list[tuple[object, str]]) -> bytes:
    """Rows the upper office prints itself (number and name), a rate it computes, sections across the table."""
    book = Workbook()
    sheet = _active(book)
    sheet.title = "督查表"
    _lines(
        sheet,
        ["市政府民生实事督查情况表"],
        ["填报单位：", "", "", "截止日期：", "", ""],
        ["序号", "实事项目", "年度目标", "实际完成", "完成比例", "进展情况、存在问题及下一步打算"],
    )
    sheet.merge_cells("A1:F1")
    sheet["E2"].number_format = "yyyy-mm-dd"
    for number, (no, text) in enumerate(rows, 4):
        sheet.cell(number, 1).value, sheet.cell(number, 2).value = no, text  # type: ignore[assignment]
        if no is None:
            sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=6)
            sheet.cell(number, 1).value = text
            continue
        sheet.cell(number, 5).value = f'=IF(OR(C{number}="",D{number}=""),"",D{number}/C{number})'
        sheet.cell(number, 5).number_format = "0.0%"
        for column in range(1, 7):
            sheet.cell(number, column).border = BOX
            sheet.cell(number, column).fill = PatternFill("solid", fgColor="FFFDE7")
    for letter, width in zip("ABCDEF", (6, 34, 12, 12, 12, 50), strict=True):
        sheet.column_dimensions[letter].width = width
    return _bytes(book)


def plain(*headings: str) -> bytes:
    """Nothing but a heading and one formatted row below it."""
    book = Workbook()
    sheet = _active(book)
    _lines(sheet, ["进展情况表（  年  月）"], list(headings))
    for column in range(1, len(headings) + 1):
        sheet.cell(2, column).border = sheet.cell(3, column).border = BOX
        sheet.column_dimensions["ABCDEFGHIJKLMN"[column - 1]].width = 18
    return _bytes(book)


def two_sheets() -> bytes:
    """Two sheets that both might be meant."""
    book = Workbook()
    for sheet in (_active(book), book.create_sheet("另一张")):
        _lines(sheet, ["序号", "实事内容", "累计完成"])
    return _bytes(book)


def _active(book: Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def _lines(sheet: Worksheet, *rows: list[str]) -> None:
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                sheet.cell(number, column).value = text


def _bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
