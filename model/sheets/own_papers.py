"""Is this workbook one that we wrote ourselves? A form, a report or a list of ours is no plan."""

from __future__ import annotations

from collections.abc import Iterable

from model.errors import ClerkError
from model.sheets import behind_list, score_sheet, send_list, slip_form, slip_register, upward
from model.sheets.columns import ROW_ID, flat
from model.sheets.form_meta import is_identity
from model.sheets.marked_copy import RETURN_SHEET
from model.sheets.workbook import Sheet, Workbook

_LIST_TITLE = flat(f"填报表{send_list.LIST}")


def refuse(workbook: Workbook, name: str) -> None:
    """Raise ClerkError where a workbook given as a plan is one of our own."""
    what = kind(workbook)
    if what in ("填报表", "退回件", slip_form.TITLE):
        todo = "要收这张表，请用“收回”（命令行 take）。"
    elif what:
        todo = "请选分解落实方案的正文。"
    else:
        return
    raise ClerkError(f"“{name}”是本程序生成的{what}，不是方案。没有读入任何内容，没有建账。{todo}")


def kind(workbook: Workbook) -> str:
    """Return what a workbook of ours is called, "" for any other; told by its content, never by its name."""
    texts = {flat(text) for sheet in workbook.sheets for text in _top(sheet)}
    if any(is_identity(sheet) for sheet in workbook.sheets) or flat(ROW_ID) in texts:
        return "退回件" if any(sheet.name == RETURN_SHEET for sheet in workbook.sheets) else "填报表"
    if flat(slip_form.TITLE) in texts:
        return slip_form.TITLE
    if any(text.endswith(flat(slip_register.TITLE)) for text in texts):
        return slip_register.TITLE
    if flat(upward.RATE) in texts:
        return "上报表"
    if {flat(score_sheet.REASON), flat(score_sheet.SOURCE)} <= texts:
        return score_sheet.LIST
    if flat(behind_list.LASTING) in texts:
        return behind_list.LIST
    return send_list.LIST if any(_LIST_TITLE in text for text in texts) else ""


def _top(sheet: Sheet) -> Iterable[str]:
    """Return what stands in a sheet's first rows, where its title and headings are."""
    rows = {str(row) for row in range(1, 9)}
    return [raw.text for cell, raw in sheet.cells.items() if cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") in rows]
