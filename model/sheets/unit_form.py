"""A unit's form for one round, as a workbook that explains itself to whoever opens it (DESIGN.md section 4)."""

from __future__ import annotations

import re
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets import form_body, form_counties, form_frame, form_meta, form_others, form_targets, write
from model.sheets.columns import COLUMNS, FORM_SHEET, ROW_ID_WIDTH
from model.sheets.file_names import clean
from model.sheets.form_content import CountyRow, Form, FormRow, OtherItem, printed_code
from model.sheets.look import columns, paper
from model.sheets.write import to_bytes, workbook

__all__ = ["CountyRow", "Form", "FormRow", "OtherItem", "build", "compose", "file_name", "named", "save"]


def build(form: Form) -> bytes:
    """Return the workbook's bytes of a form; equal content gives equal bytes."""
    return to_bytes(compose(form))


def compose(form: Form) -> Workbook:
    """Return the workbook of a form, for whoever has something to add to it."""
    book, sheet = workbook(FORM_SHEET)
    issued = form_meta.rows(form, form_targets.printed(form))
    seal = form_targets.seal_of(form, issued)
    _main(sheet, form, seal)
    form_counties.add(book, form)
    form_others.add_last_round(book, form)
    form_others.add_not_to_fill(book, form)
    form_meta.write(book, form, issued, seal)
    form_targets.add(book, form.issue.id, seal)
    _announce(book, form)
    return book


def save(form: Form, path: Path) -> Path:
    """Write a form's workbook whole and return where it really went; raises ClerkError."""
    return write.save(build(form), path)


def file_name(form: Form, order: int) -> str:
    """Return the file's name, which says whose form it is, for which round and when it is due."""
    return named(form, order, f"{form.round.due.month}月{form.round.due.day}日前报")


def named(form: Form, order: int, purpose: str) -> str:
    """Return the name of a unit's file for one round and purpose."""
    months = form.round.name.replace("—", "-")
    return clean(f"{order:02}_{form.unit.short}_民生实事_{form.plan.year}年{months}_{purpose}", ".xlsx")


def _main(sheet: Worksheet, form: Form, seal: str) -> None:
    columns(sheet, [*(column.width for column in COLUMNS), ROW_ID_WIDTH])
    form_frame.head(sheet, form)
    last = form_body.rows(sheet, form)
    form_frame.foot(sheet, form, last + 2, printed_code(seal))
    form_frame.guard(sheet, last)
    paper(sheet, repeat=form_frame.HEADER_ROW, footer=f"{form.unit.short}　识别码 {form.code}")


def _announce(book: Workbook, form: Form) -> None:
    book.properties.title = re.sub(r"\s+", " ", form.title)
    book.properties.subject = form.unit.short
