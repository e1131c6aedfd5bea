"""A form sent back: the open cells coloured and commented, and a 退回单 that lists every reason.

It is a form of its own, issued anew on what stands after the take, so that the unit's answer settles exactly
what is marked (DESIGN.md section 5, rule 3).
"""

from __future__ import annotations

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets import form_body, form_counties, plan_form, return_note, unit_form
from model.sheets.columns import COUNTY_SHEET, FORM_SHEET
from model.sheets.form_content import Form
from model.sheets.marked_content import COLOURS, WHAT_TO_DO, Mark, Marked
from model.sheets.plan_content import PlanForm
from model.sheets.return_note import RETURN_SHEET, Place
from model.sheets.safe_text import safe
from model.sheets.write import at, to_bytes
from model.terms import Field, PlanField

__all__ = ["RETURN_SHEET", "Mark", "Marked", "build", "file_name"]

AUTHOR = "民生实事台账"
PURPOSE = "退回核对"

_COMMENT_WIDTH, _COMMENT_LINE = 260, 18


def build(marked: Marked) -> bytes:
    """Return the marked workbook; equal content gives equal bytes."""
    form = marked.form
    book = plan_form.compose(form) if isinstance(form, PlanForm) else unit_form.compose(form)
    places = [_place(form, mark) for mark in marked.marks]
    for mark, place in zip(marked.marks, places, strict=True):
        if place is not None:
            _mark(book[place[0]], place[1], place[2], mark)
    return_note.add(book, marked, places)
    return to_bytes(book)


def file_name(marked: Marked, order: int) -> str:
    """Return the name of the marked copy."""
    form = marked.form
    if isinstance(form, PlanForm):
        return plan_form.named(form, order, PURPOSE)
    return unit_form.named(form, order, PURPOSE)


def _place(form: Form | PlanForm, mark: Mark) -> Place | None:
    """Return sheet, row and column of a mark on the form as issued anew."""
    if isinstance(form, PlanForm):
        return plan_form.place(form, mark.line, mark.field, mark.county) if isinstance(mark.field, PlanField) else None
    if not isinstance(mark.field, Field):
        return None
    found = (
        form_counties.place(form, mark.line, mark.county)
        if mark.county
        else form_body.place(form, mark.line, mark.field)
    )
    return None if found is None else (COUNTY_SHEET if mark.county else FORM_SHEET, *found)


def _mark(sheet: Worksheet, row: int, column: int, mark: Mark) -> None:
    """Colour a cell and say why; several marks on one cell are told in one comment."""
    cell = at(sheet, row, column)
    cell.fill = PatternFill("solid", fgColor=COLOURS[mark.outcome])
    before = f"{cell.comment.text}\n" if cell.comment else ""
    typed = "" if f"写的是“{mark.raw}”" in mark.sentence else f"报来“{mark.raw}”。"
    told = f"{before}【{mark.outcome.word}】{typed}{mark.sentence}{WHAT_TO_DO[mark.outcome]}。"
    text, _ = safe(told)
    lines = 2 + len(text) * 2 // 36 + text.count("\n")
    cell.comment = Comment(text, AUTHOR, height=lines * _COMMENT_LINE, width=_COMMENT_WIDTH)
