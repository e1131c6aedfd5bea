"""Sheet 分县区: a lead unit's lines with shares, two rows a line, task above and what is done below."""

from __future__ import annotations

from decimal import Decimal

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from model.records import Grant, Key
from model.rules.quantity import is_plain
from model.sheets import look
from model.sheets.columns import COUNTY_COLUMNS, COUNTY_SHEET, COUNTY_WIDTH, DASH, ROW_ID, ROW_ID_WIDTH, SUM, TASK
from model.sheets.form_content import CountyRow, Form, Shown
from model.sheets.form_frame import allow_filling
from model.sheets.look import Look, show
from model.terms import Field

HEADER_ROW = 3

_FIXED = len(COUNTY_COLUMNS)
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_GREY = Look(align="center", fill=look.GREY, shrink=True)
_WORDS = Look(align="center", fill=look.GREY)
_NONE = Look(align="center", fill=look.GREY, ink=look.QUIET)
_INPUT = Look(align="center", fill=look.INPUT, unlocked=True)


def add(book: Workbook, form: Form) -> None:
    """Add the sheet where the form has lines with shares."""
    if not form.county_rows:
        return
    sheet = book.create_sheet(COUNTY_SHEET)
    widths = [*(column.width for column in COUNTY_COLUMNS), *(COUNTY_WIDTH for _ in form.counties), ROW_ID_WIDTH]
    look.columns(sheet, widths)
    _head(sheet, form)
    number = HEADER_ROW
    for row in form.county_rows:
        _pair(sheet, form, row, number + 1)
        number += 2
    sheet.column_dimensions[get_column_letter(len(widths))].hidden = True
    sheet.freeze_panes = f"C{HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:{get_column_letter(len(widths) - 1)}{number}"
    allow_filling(sheet)
    look.paper(sheet, repeat=HEADER_ROW, footer=f"{form.unit.short}　识别码 {form.code}")


def place(form: Form, line: str, county: str) -> tuple[int, int] | None:
    """Return row and column of a county's fillable cell on the sheet as issued, None where it has none."""
    units = [unit for unit, _ in form.counties]
    for number, row in enumerate(form.county_rows):
        if row.line == line and county in units:
            return HEADER_ROW + 2 + number * 2, _FIXED + 1 + units.index(county)
    return None


def _head(sheet: Worksheet, form: Form) -> None:
    title = f"分县区完成情况（{form.plan.year}年{form.round.name}）"
    hint = "各县区截至本期累计完成数，只填浅黄格；没有变化照上期数填，一件没做填0。全市数仍填在“填报表”。"
    show(sheet, 1, 1, title, Look(size=14, bold=True, edge="", wrap=False))
    show(sheet, 2, 1, hint, Look(size=10, edge="", wrap=False))
    titles = [*(column.heading for column in COUNTY_COLUMNS), *(short for _, short in form.counties), ROW_ID]
    for index, title in enumerate(titles, 1):
        show(sheet, HEADER_ROW, index, title, _HEADING)
    look.height(sheet, 1, 28, grows=False)
    look.height(sheet, 2, 20, grows=False)
    shorts = [(short, COUNTY_WIDTH - 1, look.SIZE) for _, short in form.counties]
    look.height(sheet, HEADER_ROW, look.points(shorts, 26), grows=False)


def _pair(sheet: Worksheet, form: Form, row: CountyRow, number: int) -> None:
    """Write the two rows of a line."""
    for at, kind in ((number, TASK), (number + 1, SUM)):
        fixed: tuple[tuple[Shown, Look], ...] = (
            (row.seq, Look(align="center", number="@", shrink=True)),
            (row.label, Look(bold=kind == TASK, ink=look.INK if kind == TASK else look.QUIET)),
            (row.target, _GREY),
            (kind, _WORDS if kind == TASK else Look(align="center", bold=True)),
        )
        counties = (_county(form, row, unit, kind) for unit, _ in form.counties)
        for index, (value, seen) in enumerate((*fixed, *counties), 1):
            show(sheet, at, index, value, seen)
        show(sheet, at, _FIXED + len(form.counties) + 1, row.line, Look(edge="", number="@"))
        look.height(sheet, at, look.points([(row.label, COUNTY_COLUMNS[1].width, look.SIZE)], 22))


def _county(form: Form, row: CountyRow, unit: str, kind: str) -> tuple[Shown, Look]:
    if Grant(row.line, unit) not in form.issue.grants:
        return DASH, _NONE
    if kind == TASK:
        return row.tasks.get(unit), _GREY
    base = form.issue.bases.get(Key(form.issue.period, row.line, form.issue.unit, Field.DONE, unit))
    told = base.printed if base else ""
    return (Decimal(told) if is_plain(told) else told or None), _INPUT
