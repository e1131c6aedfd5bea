"""退回单: the first sheet of a form sent back, every reason in one list, fit to be printed and filed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets import look
from model.sheets.columns import COUNTY_SHEET, FORM_SHEET
from model.sheets.form_content import plan_name
from model.sheets.form_frame import allow_filling
from model.sheets.grid import address
from model.sheets.look import Look, show
from model.sheets.marked_content import COLOURS, WHAT_TO_DO, Marked
from model.sheets.plan_content import PlanForm
from model.terms import Level, Outcome

RETURN_SHEET = "退回单"

Place = tuple[str, int, int]
"""Sheet, row and column of a mark on the form as issued anew."""

_HEADS = (
    ("序号", 6.0),
    ("位置", 16.0),
    ("事项", 30.0),
    ("栏目", 16.0),
    ("报来的内容", 24.0),
    ("意见", 40.0),
    ("请这样改", 26.0),
)
_HEADER_ROW = 6
_LAST = "G"
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_FACT = Look(edge="")


def add(book: Workbook, marked: Marked, places: Sequence[Place | None]) -> None:
    """Put the list of reasons before the form's own sheets."""
    sheet = book.create_sheet(RETURN_SHEET, 0)
    look.columns(sheet, (width for _, width in _HEADS))
    _head(sheet, marked)
    for index, (heading, _) in enumerate(_HEADS, 1):
        show(sheet, _HEADER_ROW, index, heading, _HEADING)
    look.height(sheet, _HEADER_ROW, 26, grows=False)
    row = _HEADER_ROW
    for number, (mark, place) in enumerate(zip(marked.marks, places, strict=True), 1):
        row += 1
        where = f"{place[0]} {address(place[1], place[2])}" if place else f"原表 {mark.came_from}"
        advice = WHAT_TO_DO[mark.outcome]
        reason = f"【{mark.outcome.word}】{mark.sentence}"
        column = mark.field.word if mark.field else ""
        _row(sheet, row, (number, where, mark.title, column, mark.raw, reason, advice), COLOURS[mark.outcome])
    for finding in marked.findings:
        if finding.level is not Level.NOTE:
            row += 1
            where = f"原表 {finding.sheet} {finding.cell}".strip()
            _row(sheet, row, (row - _HEADER_ROW, where, "", "", "", finding.sentence, "请按原表改正"), "")
    _sign(sheet, marked, row + 1)
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    allow_filling(sheet)
    look.paper(sheet, repeat=_HEADER_ROW, footer=f"{marked.form.unit.short}　识别码 {marked.form.code}")
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0


def _head(sheet: Worksheet, marked: Marked) -> None:
    form = marked.form
    title = f"{plan_name(form.plan)}填报表退回单（{form.plan.year}年{form.round.name}）"
    total = sum(marked.counts.values())
    counts = "，".join(f"{outcome.word} {marked.counts.get(outcome, 0)} 格" for outcome in Outcome)
    pages = "各页" if isinstance(form, PlanForm) else f"“{FORM_SHEET}”“{COUNTY_SHEET}”"
    due = f"请于{_day(marked.reply_by)}前" if marked.reply_by else "请尽快"
    lines = (
        (title, Look(size=16, bold=True, align="center", edge=""), 34.0),
        (f"{form.unit.full or form.unit.short}：", Look(size=12, bold=True, edge=""), 24.0),
        (f"{_day(marked.received)}收到的“{marked.file}”，共填 {total} 格：{counts}。", _FACT, 22.0),
        (f"下列 {len(marked.marks)} 处请核对。{due}直接在本文件{pages}的彩色格里改正后报回，"
         "其余格不用动：没有改动的按已报的数。橙色=待确认，红色=冲突，紫色=没有收。", _FACT, 22.0),
    )  # fmt: skip
    width = sum(width for _, width in _HEADS)
    for number, (text, seen, least) in enumerate(lines, 1):
        _across(sheet, number, text, seen, look.points([(text, width, seen.size)], least))
    look.height(sheet, _HEADER_ROW - 1, 6, grows=False)


def _row(sheet: Worksheet, number: int, values: Sequence[str | int], colour: str) -> None:
    texts = []
    for index, (value, (_, width)) in enumerate(zip(values, _HEADS, strict=True), 1):
        seen = Look(align="center") if index in (1, 4) else Look()
        show(sheet, number, index, value, replace(seen, fill=colour) if colour and index == 2 else seen)
        texts.append((str(value), width, look.SIZE))
    look.height(sheet, number, look.points(texts, 24))


def _sign(sheet: Worksheet, marked: Marked, number: int) -> None:
    form = marked.form
    text = f"退回单位：{form.office}　　联系：{form.contact or form.office}　　退回日期：　　　年　　月　　日"
    _across(sheet, number, text, _FACT, 30)


def _across(sheet: Worksheet, row: int, text: str, seen: Look, height: float) -> None:
    show(sheet, row, 1, text, seen)
    sheet.merge_cells(f"A{row}:{_LAST}{row}")
    look.height(sheet, row, height, grows=False)


def _day(date: datetime.date) -> str:
    return f"{date.year}年{date.month}月{date.day}日"
