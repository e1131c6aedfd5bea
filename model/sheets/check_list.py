"""核对单清单: to whom the notes of a round went, with whom to ring up and boxes to tick."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from model.records import PeriodView
from model.records.check_notes import CheckNote
from model.rules import light as lights
from model.rules import reason
from model.sheets import look, write
from model.sheets.form_content import plan_name
from model.sheets.look import Look, show

LIST = "核对单清单"
_COLUMNS = (
    ("序号", 6.0), ("单位", 22.0), ("联系人", 12.0), ("联系电话", 16.0), ("严重滞后", 9.0), ("滞后", 9.0),
    ("序号明细", 30.0), ("文件名", 46.0), ("反馈期限", 12.0), ("已送", 7.0), ("已反馈", 8.0),
)  # fmt: skip
_HEADER_ROW = 3
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_CENTRED = Look(align="center")
_TEXT = Look(number="@")
_TICK = Look(align="center", fill=look.INPUT, unlocked=True)


def build(view: PeriodView, sent: Sequence[tuple[CheckNote, str]], reply_by: datetime.date) -> bytes:
    """Return the workbook of (note, file name), in the order given."""
    book, sheet = write.workbook(LIST)
    look.columns(sheet, (width for _, width in _COLUMNS))
    title = f"{plan_name(view.plan)}核对单清单（{view.round.name}）"
    show(sheet, 1, 1, title, Look(size=14, bold=True, edge="", wrap=False))
    lines = sum(len(note.lines) for note, _ in sent)
    told = f"{len(sent)}家，共{lines}条；{reply_by.month}月{reply_by.day}日前盖章反馈，逾期视为无异议。可在浅黄格打勾。"
    show(sheet, 2, 1, told, Look(size=10, edge="", wrap=False))
    headings = [heading for heading, _ in _COLUMNS]
    headings[4:6] = [lights.name(one, view.rule) for one in reversed(reason.BEHIND)]
    for index, heading in enumerate(headings, 1):
        show(sheet, _HEADER_ROW, index, heading, _HEADING)
    for number, (note, name) in enumerate(sent, 1):
        _row(sheet, number, note, name, reply_by)
    look.height(sheet, 1, 30, grows=False)
    look.height(sheet, _HEADER_ROW, 26, grows=False)
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    look.paper(sheet, repeat=_HEADER_ROW)
    return write.to_bytes(book)


def _row(sheet: Worksheet, number: int, note: CheckNote, name: str, reply_by: datetime.date) -> None:
    red, yellow = (note.count(one) for one in reversed(reason.BEHIND))
    lines = "、".join(one.line for one in note.lines)
    values: tuple[tuple[str | int | None, Look], ...] = (
        (number, _CENTRED), (note.short, Look(bold=True)), (note.contact, _CENTRED), (note.phone, _TEXT),
        (red, _CENTRED), (yellow, _CENTRED), (lines, Look()), (name, Look()),
        (f"{reply_by.month}月{reply_by.day}日", _CENTRED), (None, _TICK), (None, _TICK),
    )  # fmt: skip
    for index, (value, seen) in enumerate(values, 1):
        show(sheet, _HEADER_ROW + number, index, value, seen)
    texts = [(note.short, 22.0, look.SIZE), (lines, 30.0, look.SIZE), (name, 46.0, look.SIZE)]
    look.height(sheet, _HEADER_ROW + number, look.points(texts, 22))
