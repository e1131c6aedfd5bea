"""Sheet 序时计划: one row a line, how it is to grow, and what is due by each round."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from model.rules.plan_round import days
from model.sheets import look, plan_frame
from model.sheets.columns import DASH, ROW_ID, ROW_ID_WIDTH
from model.sheets.form_content import Shown
from model.sheets.form_frame import allow_filling
from model.sheets.look import Look, show
from model.sheets.plan_columns import DEADLINE, DUE, ROUND_WIDTH, SCHEDULE
from model.sheets.plan_content import PlanForm, PlanRow
from model.sheets.plan_frame import CENTRED, GREY, HEADER_ROW, NONE, SEQ
from model.terms import PlanField

FIRST_ROUND = len(SCHEDULE) + 1
_LEAST = 34.0
_STAGE = replace(CENTRED, size=9)


def fill(sheet: Worksheet, form: PlanForm, seal: str) -> None:
    """Write the whole sheet, which bears the form's head and foot."""
    widths = [*(column.width for column in SCHEDULE), *(ROUND_WIDTH for _ in form.rounds), DEADLINE.width]
    look.columns(sheet, [*widths, ROW_ID_WIDTH])
    plan_frame.head(sheet, form, widths)
    headings = [(column.heading, column.width, column.field is not None) for column in SCHEDULE]
    headings += [(f"{at.name}\n{DUE}", ROUND_WIDTH, True) for at in form.rounds]
    headings += [(DEADLINE.heading, DEADLINE.width, True), (ROW_ID, ROW_ID_WIDTH, False)]
    plan_frame.table(sheet, HEADER_ROW, headings)
    number, before = HEADER_ROW, ""
    for number, row in enumerate(form.rows, HEADER_ROW + 1):
        _row(sheet, number, form, row, repeated=row.item == before)
        before = row.item
    _drop_downs(sheet, form)
    end = plan_frame.foot(sheet, form, number + 2, len(widths), seal)
    _guard(sheet, form, len(widths), number, end)


def place(form: PlanForm, line: str, field: PlanField, period: str) -> tuple[int, int] | None:
    """Return row and column of a fillable cell as issued, None where it has none."""
    columns = {PlanField.PRESET: len(SCHEDULE), PlanField.DEADLINE: FIRST_ROUND + len(form.rounds)}
    periods = [at.period for at in form.rounds]
    if period in periods:
        columns[PlanField.PLANNED] = FIRST_ROUND + periods.index(period)
    found = [number for number, row in enumerate(form.rows, HEADER_ROW + 1) if row.line == line and row.led]
    return (found[0], columns[field]) if found and field in columns else None


def _row(sheet: Worksheet, number: int, form: PlanForm, row: PlanRow, *, repeated: bool) -> None:
    target: Shown = DASH if row.milestone and row.target is None else row.target
    cells: list[tuple[Shown, Look]] = [
        (row.seq, SEQ),
        (row.item, Look(size=9, ink=look.QUIET) if repeated else Look()),
        (row.label, Look(bold=True)),
        (target, GREY),
        *_inputs(form, row),
    ]
    for index, (value, seen) in enumerate(cells, 1):
        show(sheet, number, index, value, replace(seen, edge="soft") if repeated else seen)
    show(sheet, number, len(cells) + 1, row.line, plan_frame.ROW_ID)
    texts = [(row.item, SCHEDULE[1].width, 9 if repeated else look.SIZE), (row.label, SCHEDULE[2].width, look.SIZE)]
    look.height(sheet, number, look.points(texts, _LEAST))


def _inputs(form: PlanForm, row: PlanRow) -> list[tuple[Shown, Look]]:
    """Return what the fillable cells show; of a line another unit leads, a dash in each."""
    if not row.led:
        return [(DASH, NONE)] * (len(form.rounds) + 2)
    deadline = form.shown(row.line, PlanField.DEADLINE)
    planned = (form.shown(row.line, PlanField.PLANNED, at.period) for at in form.rounds)
    return [
        (form.shown(row.line, PlanField.PRESET) or None, CENTRED),
        *((plan_frame.number(value), _STAGE) for value in planned),
        (days.words(deadline, form.plan.year) if deadline else None, CENTRED),
    ]


def _drop_downs(sheet: Worksheet, form: PlanForm) -> None:
    """Offer presets, and the stages in the rounds' cells; where figures may stand too, they are only a help."""
    presets: dict[tuple[str, ...], list[int]] = defaultdict(list)
    stages: dict[tuple[tuple[str, ...], bool], list[int]] = defaultdict(list)
    for number, row in enumerate(form.rows, HEADER_ROW + 1):
        if row.led:
            presets[row.presets].append(number)
            stages[row.stages, row.milestone].append(number)
    for words, numbers in presets.items():
        listed = plan_frame.choice(words, "序时方式", "请从下拉列表中选择序时方式。")
        for number in numbers:
            listed.add(f"{get_column_letter(len(SCHEDULE))}{number}")
        sheet.add_data_validation(listed)
    if not form.rounds:
        return
    first, last = get_column_letter(FIRST_ROUND), get_column_letter(FIRST_ROUND + len(form.rounds) - 1)
    for (words, milestone), numbers in stages.items():
        listed = plan_frame.choice(words, "节点", "请从下拉列表中选择到这一期应到的节点。")
        listed.showErrorMessage = milestone
        for number in numbers:
            listed.add(f"{first}{number}:{last}{number}")
        sheet.add_data_validation(listed)


def _guard(sheet: Worksheet, form: PlanForm, last: int, row: int, end: int) -> None:
    hidden = get_column_letter(last + 1)
    sheet.column_dimensions[hidden].hidden = True
    sheet.freeze_panes = f"C{HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{hidden}{max(row, HEADER_ROW + 1)}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    sheet.print_area = f"A1:{get_column_letter(last)}{end}"
    allow_filling(sheet)
    look.paper(sheet, repeat=HEADER_ROW, footer=f"{form.unit.short}　识别码 {form.code}")
