"""Sheet 分县区任务: one row a line that can be divided, one column a county, the sum beside the target."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from model.rules.plan_round.judge import YES
from model.sheets import look, plan_frame, write
from model.sheets.columns import DASH, ROW_ID, ROW_ID_WIDTH
from model.sheets.form_content import Shown
from model.sheets.form_frame import allow_filling
from model.sheets.look import Look, show
from model.sheets.plan_columns import COUNTY_WIDTH, SHARES, SHARES_SHEET, TICK, TOTAL, UNDIVIDED
from model.sheets.plan_content import PlanForm, PlanRow
from model.sheets.plan_frame import CENTRED, GREY, NONE, OTHER_HEADER, SEQ
from model.terms import PlanField

HINT = (
    "各县区承担的全年任务，按表中单位填数；没有任务的空着。不再往下分的，在“不分解”一栏打√。"
    "合计与全年目标不一致时合计变橙色，请核对；确实如此的照样可以报。"
)
_FIXED = len(SHARES)
_OFF = "FFC7A6"


def add(book: Workbook, form: PlanForm) -> None:
    """Add the sheet where the form has lines that can be divided."""
    if not form.divided:
        return
    sheet = book.create_sheet(SHARES_SHEET)
    widths = [*(column.width for column in SHARES), *(COUNTY_WIDTH for _ in form.counties), TOTAL.width]
    widths.append(UNDIVIDED.width)
    look.columns(sheet, [*widths, ROW_ID_WIDTH])
    plan_frame.further(sheet, form, SHARES_SHEET, HINT, widths)
    headings = [(column.heading, column.width, False) for column in SHARES]
    headings += [(short, COUNTY_WIDTH, True) for _, short in form.counties]
    headings += [(TOTAL.heading, TOTAL.width, False), (UNDIVIDED.heading, UNDIVIDED.width, True)]
    plan_frame.table(sheet, OTHER_HEADER, [*headings, (ROW_ID, ROW_ID_WIDTH, False)])
    for number, row in enumerate(form.divided, OTHER_HEADER + 1):
        _row(sheet, number, form, row)
    listed = plan_frame.choice((TICK, "否"), "不分解", "不分解的打√。")
    column = get_column_letter(len(widths))
    listed.add(f"{column}{OTHER_HEADER + 1}:{column}{OTHER_HEADER + len(form.divided)}")
    sheet.add_data_validation(listed)
    _guard(sheet, form, len(widths))


def place(form: PlanForm, line: str, field: PlanField, county: str) -> tuple[int, int] | None:
    """Return row and column of a fillable cell as issued, None where it has none."""
    units = [unit for unit, _ in form.counties]
    for number, row in enumerate(form.divided, OTHER_HEADER + 1):
        if row.line == line and field is PlanField.UNDIVIDED and row.led:
            return number, _FIXED + len(units) + 2
        if row.line == line and field is PlanField.SHARE and county in units and form.fills(row, county):
            return number, _FIXED + 1 + units.index(county)
    return None


def _row(sheet: Worksheet, number: int, form: PlanForm, row: PlanRow) -> None:
    cells: list[tuple[Shown, Look]] = [(row.seq, SEQ), (row.label, Look(bold=True)), (row.target, GREY)]
    for unit, _ in form.counties:
        shown = plan_frame.number(form.shown(row.line, PlanField.SHARE, unit))
        cells.append((shown, CENTRED) if form.fills(row, unit) else (DASH, NONE))
    for index, (value, seen) in enumerate(cells, 1):
        show(sheet, number, index, value, seen)
    _total(sheet, number, len(cells))
    ticked = form.shown(row.line, PlanField.UNDIVIDED)
    tick = (TICK if ticked == YES else ticked or None, CENTRED) if row.led else (DASH, NONE)
    show(sheet, number, len(cells) + 2, *tick)
    show(sheet, number, len(cells) + 3, row.line, plan_frame.ROW_ID)
    look.height(sheet, number, look.points([(row.label, SHARES[1].width, look.SIZE)], 24))


def _total(sheet: Worksheet, number: int, last: int) -> None:
    """Show the sum, orange where it is not the target."""
    first, end = f"{get_column_letter(_FIXED + 1)}{number}", f"{get_column_letter(last)}{number}"
    show(sheet, number, last + 1, None, GREY)
    write.total(write.at(sheet, number, last + 1), first, end)
    off = f"AND(COUNT({first}:{end})>0,SUM({first}:{end})<>{get_column_letter(_FIXED)}{number})"
    orange = PatternFill("solid", bgColor=_OFF, fgColor=_OFF)
    seen = DifferentialStyle(fill=orange, font=Font(bold=True, color=look.INK))
    rule = Rule(type="expression", dxf=seen, formula=[off])
    sheet.conditional_formatting.add(f"{get_column_letter(last + 1)}{number}", rule)


def _guard(sheet: Worksheet, form: PlanForm, last: int) -> None:
    sheet.column_dimensions[get_column_letter(last + 1)].hidden = True
    sheet.freeze_panes = f"C{OTHER_HEADER + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:{get_column_letter(last)}{OTHER_HEADER + len(form.divided)}"
    allow_filling(sheet)
    look.paper(sheet, repeat=OTHER_HEADER, footer=f"{form.unit.short}　识别码 {form.code}")
