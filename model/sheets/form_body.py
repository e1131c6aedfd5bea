"""The form's body: one row a line, grey what the office says, pale yellow what the unit fills."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from model.records import Key
from model.rules.neat import neat
from model.sheets import form_targets, look
from model.sheets.columns import COLUMNS, DASH, Column
from model.sheets.form_content import Form, FormRow, Shown
from model.sheets.form_frame import HEADER_ROW
from model.sheets.look import Look, show
from model.terms import Field

LEAST = 46.0
"""Points a row is high at least: three lines to write in."""

REPEATED = 9.0
"""Size of an item's text from its second line on, where it only says which item the line belongs to."""

_TEXT = "@"
_PLAIN = re.compile(r"-?\d+(\.\d+)?")


def rows(sheet: Worksheet, form: Form) -> int:
    """Write all rows; return the number of the last."""
    stages: dict[tuple[str, ...], list[str]] = defaultdict(list)
    number, item = HEADER_ROW, ""
    for row in form.rows:
        number += 1
        repeated = row.item == item
        _row(sheet, number, form, row, repeated=repeated)
        stages[row.stages].append(f"{get_column_letter(_column(Field.STAGE))}{number}")
        item = row.item
    for names, cells in stages.items():
        if names:
            sheet.add_data_validation(_drop_down(names, cells))
    return number


def _row(sheet: Worksheet, number: int, form: Form, row: FormRow, *, repeated: bool) -> None:
    texts = []
    for index, column in enumerate(COLUMNS, 1):
        value, seen = _content(form, row, column, repeated=repeated)
        seen = replace(seen, edge="soft") if repeated else seen
        show(sheet, number, index, value, seen)
        if isinstance(value, str):
            texts.append((value, column.width, seen.size))
    show(sheet, number, len(COLUMNS) + 1, row.line, Look(edge="", number=_TEXT))
    look.height(sheet, number, look.points(texts, LEAST))


def _content(form: Form, row: FormRow, column: Column, *, repeated: bool) -> tuple[Shown, Look]:
    """Return what a cell shows and how it looks."""
    if column.field is Field.DONE and row.milestone:
        return DASH, Look(align="center", fill=look.GREY, ink=look.QUIET)
    if column.field is not None:
        return _shown(form, row, column.field), _INPUTS[column.field]
    if column.key == "seq":
        return row.seq, Look(align="center", number=_TEXT, shrink=True)
    if column.key == "item":
        return row.item, Look(size=REPEATED, ink=look.QUIET) if repeated else Look()
    if column.key == "label":
        return row.label, Look(bold=True)
    if column.key == "target":
        return _target(form, row)
    if column.key == "due":
        return _grey(neat(row.due) if isinstance(row.due, Decimal) else row.due)
    return _grey(row.last)


_INPUTS = {
    Field.DONE: Look(fill=look.INPUT, unlocked=True, align="center"),
    Field.STAGE: Look(fill=look.INPUT, unlocked=True, align="center"),
    Field.TEXT: Look(fill=look.INPUT, unlocked=True),
    Field.PROBLEM: Look(fill=look.INPUT, unlocked=True),
}


def _grey(value: Shown) -> tuple[Shown, Look]:
    wordy = isinstance(value, str)
    return value, Look(align="center", fill=look.GREY, shrink=not wordy)


def _target(form: Form, row: FormRow) -> tuple[Shown, Look]:
    """Show the plan's target; on a county's form its own task, the city's behind it in brackets."""
    value = form_targets.shown(form, row)
    if not form.county or row.task is None or value == DASH:
        return _grey(value)
    behind = form_targets.said(row.target).replace('"', "")
    return value, Look(align="center", fill=look.GREY, shrink=True, number=f'General"（{behind}）"')


def _shown(form: Form, row: FormRow, field: Field) -> Shown:
    """Return what the fillable cell shows at issue: empty, until something is in force."""
    base = form.issue.bases.get(Key(form.issue.period, row.line, form.issue.unit, field))
    if base is None or not base.shown:
        return None
    return Decimal(base.printed) if field is Field.DONE and _PLAIN.fullmatch(base.printed) else base.printed


def _drop_down(names: tuple[str, ...], cells: list[str]) -> DataValidation:
    """Offer the stages; another word is questioned, not forbidden."""
    choices = f'"{",".join(names)}"'
    listed = DataValidation("list", formula1=choices, allow_blank=True, showErrorMessage=True)
    if len(choices) > 255:  # a longer list makes Excel "repair" the file
        raise ValueError(names)
    listed.errorStyle = "warning"
    listed.errorTitle, listed.error = "当前阶段", "请从下拉列表中选择；列表里没有合适的，请在“进展情况”中说明。"
    for cell in cells:
        listed.add(cell)
    return listed


def _column(field: Field) -> int:
    return next(index for index, column in enumerate(COLUMNS, 1) if column.field is field)


def place(form: Form, line: str, field: Field) -> tuple[int, int] | None:
    """Return row and column of a line's fillable cell on the form as issued, None where it has none."""
    for number, row in enumerate(form.rows, HEADER_ROW + 1):
        if row.line == line:
            return number, _column(field)
    return None
