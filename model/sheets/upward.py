"""The report upward: the whole round in one table, in the style of real ones (DOMAIN.md sections 2 and 9)."""

from __future__ import annotations

from dataclasses import replace

from openpyxl.worksheet.worksheet import Worksheet

from model.records import ItemView, LineView
from model.rules.neat import due, tenth
from model.sheets import grid, look, write
from model.sheets.columns import DASH
from model.sheets.file_names import clean
from model.sheets.form_content import Shown, plan_name
from model.sheets.look import Look, show
from model.sheets.upward_content import Report, counted, remarks
from model.terms import Kind

__all__ = ["Report", "build", "file_name"]

SHEET = "进展情况表"
RATE = "完成率\n（累计完成\n/全年目标）"

_COLUMNS = (
    ("序号", 6.0, 6.0),
    ("实事内容", 36.0, 25.0),
    ("牵头单位", 15.0, 11.0),
    ("指标或节点\n（单位）", 26.0, 18.0),
    ("全年目标", 10.0, 8.5),
    ("本期应完成", 10.0, 8.5),
    ("累计完成", 10.0, 8.5),
    (RATE, 11.0, 9.0),
    ("进度", 11.0, 9.0),
    ("进展情况", 46.0, 32.0),
    ("存在问题及下一步打算", 36.0, 25.0),
)
"""Heading, and width on A3 and on A4."""

_LAST = "K"
_HEADER_ROW = 4
_BODY = 10.5
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_WORDS = Look(size=_BODY)
_CENTRED = Look(size=_BODY, align="center")
_NUMBER = Look(size=_BODY, align="center", shrink=True)
_PERCENT = replace(_NUMBER, number="0.0%")
_BAND = Look(size=11, bold=True, fill=look.GREY)
_FACT = Look(edge="")


def build(report: Report) -> bytes:
    """Return the workbook of a report; equal content gives equal bytes."""
    book, sheet = write.workbook(SHEET)
    look.columns(sheet, _widths(report))
    _head(sheet, report)
    row = _HEADER_ROW
    section = ""
    for item in report.view.items:
        if item.item.section and item.item.section != section:
            row += 1
            _band(sheet, row, item.item.section)
        section = item.item.section
        row = _item(sheet, report, item, row + 1)
    row = _below(sheet, report, row + 1)
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:{_LAST}{row}"
    look.paper(sheet, size=report.paper, repeat=_HEADER_ROW, footer=_foot(report))
    return write.to_bytes(book)


def file_name(report: Report) -> str:
    """Return the name a report is saved under."""
    at = report.view.round
    return clean(
        f"上报表_{plan_name(report.view.plan)}进展情况_{report.view.plan.year}年{at.name.replace('—', '-')}", ".xlsx"
    )


def _widths(report: Report) -> list[float]:
    return [on_a3 if report.paper == "A3" else on_a4 for _, on_a3, on_a4 in _COLUMNS]


def _foot(report: Report) -> str:
    return f"校验码 {report.chain}" if report.chain else ""


def _head(sheet: Worksheet, report: Report) -> None:
    """Write title, 填报单位 with dates, the counts, and the header row."""
    plan, at = report.view.plan, report.view.round
    widths = _widths(report)
    title = f"{plan_name(plan)}进展情况表（{plan.year}年{at.name}）"
    _across(sheet, f"A1:{_LAST}1", title, Look(size=18, bold=True, align="center", edge=""), 40)
    _across(sheet, "A2:D2", f"填报单位：{plan.office}", _FACT, 22)
    _across(sheet, "E2:I2", f"统计截止：{at.cutoff.year}年{at.cutoff.month}月{at.cutoff.day}日", _FACT, 22)
    made = report.made
    _across(
        sheet, f"J2:{_LAST}2", f"填报日期：{made.year}年{made.month}月{made.day}日", replace(_FACT, align="right"), 22
    )
    counts = counted(report.view)
    height = look.points([(counts, sum(widths), look.SIZE)], 24)
    _across(sheet, f"A3:{_LAST}3", counts, _FACT, height)
    for index, (heading, _, _) in enumerate(_COLUMNS, 1):
        show(sheet, _HEADER_ROW, index, heading, _HEADING)
    texts = [(heading, width - 1, look.SIZE) for (heading, _, _), width in zip(_COLUMNS, widths, strict=True)]
    look.height(sheet, _HEADER_ROW, look.points(texts, 34), grows=False)


def _band(sheet: Worksheet, row: int, section: str) -> None:
    _across(sheet, f"A{row}:{_LAST}{row}", section, _BAND, 24)


def _item(sheet: Worksheet, report: Report, item: ItemView, first: int) -> int:
    """Write an item's lines, its number, text and lead units once across them; return the last row."""
    widths = _widths(report)
    own: list[Shown] = [item.item.no, item.item.text, "、".join(item.leads)]
    whole = look.points([(str(own[1]), widths[1], _BODY), (str(own[2]), widths[2], _BODY)])
    least = max(26.0, whole / max(len(item.lines), 1))
    row = first - 1
    several = len(item.lines) > 1
    seen_once = [replace(_CENTRED, top=several), replace(_WORDS, top=several), replace(_CENTRED, top=several)]
    for row, line in enumerate(item.lines, first):
        values = [*zip(own, seen_once, strict=True), *_line(line)]
        texts = []
        for index, (value, seen) in enumerate(values, 1):
            merged = index <= len(own) and row > first
            show(sheet, row, index, None if merged else value, seen)
            if index > len(own) and isinstance(value, str):
                texts.append((value, widths[index - 1], _BODY))
        look.height(sheet, row, look.points(texts, least), grows=False)
    if row > first:
        for letter in "ABC":
            sheet.merge_cells(f"{letter}{first}:{letter}{row}")
    return row


def _line(line: LineView) -> list[tuple[Shown, Look]]:
    """Return a line's own cells: what was promised, due, done, and in which words."""
    target = line.line.target
    measure = f"（{target.printed_measure}）" if target and target.printed_measure else ""
    milestone = line.line.kind is Kind.MILESTONE
    done: Shown = line.stage or None if milestone else line.done
    stands = line.completion is not None and target is not None
    percent = tenth(line.completion) / 100 if stands and line.completion is not None else None
    return [
        (f"{line.line.name}{measure}", _WORDS),
        (target.printed if target else DASH, _NUMBER),
        _due(line),
        (done, _CENTRED if milestone else _NUMBER),
        (percent, _PERCENT),
        (_light(line), look.LIGHTS[line.light]),
        (line.text or None, _WORDS),
        (line.problem or None, _WORDS),
    ]


def _due(line: LineView) -> tuple[Shown, Look]:
    """Return what is due: the figure, or while none is, the stage."""
    if line.due_stage and not line.due_value:
        return line.due_stage, _CENTRED
    return (due(line.due_value, line.line) if line.due_value is not None else None), _NUMBER


def _light(line: LineView) -> str:
    return f"{line.light_word}\n（有冲突）" if line.conflict else line.light_word


def _below(sheet: Worksheet, report: Report, row: int) -> int:
    """Write the notes and who signs; return the last row."""
    width = sum(_widths(report))
    for text in remarks(report):
        _across(sheet, f"A{row}:{_LAST}{row}", text, _FACT, look.points([(text, width, look.SIZE)], 20))
        row += 1
    _across(sheet, f"A{row}:D{row}", "填报人：", _FACT, 30)
    _across(sheet, f"E{row}:I{row}", "审核人：", _FACT, 30)
    _across(sheet, f"J{row}:{_LAST}{row}", "单位负责人（签字）：", _FACT, 30)
    return row


def _across(sheet: Worksheet, area: str, value: Shown, seen: Look, height: float) -> None:
    """Write one value across an area of one row."""
    left, top, right, _ = grid.corners(area)
    for column in range(left, right + 1):
        show(sheet, top, column, value if column == left else None, seen)
    sheet.merge_cells(area)
    look.height(sheet, top, height, grows=False)
