"""两期对比: two rounds beside each other as a workbook, true numbers, with a filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from model.records import LineView
from model.rules.compare import Comparison, Pair
from model.rules.neat import tenth
from model.sheets import look, write
from model.sheets.form_content import plan_name
from model.sheets.look import Look, show

SHEET = "两期对比"
_HEADER_ROW = 3
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_WORDS = Look(size=10.5)
_CENTRED = Look(size=10.5, align="center")
_PERCENT = replace(_CENTRED, number="0.0%")
_CHANGED = replace(_CENTRED, bold=True)
WIDTHS = (8.0, 34.0, 14.0, 9.0, 11.0, 11.0, 9.0, 9.0, 9.0, 9.0, 12.0, 12.0, 10.0, 36.0)

Value = str | Decimal | None


def build(says: str, found: Comparison, pairs: Sequence[Pair]) -> bytes:
    """Return the workbook of these lines; `says` stands over them."""
    book, sheet = write.workbook(SHEET)
    look.columns(sheet, WIDTHS)
    title = f"{plan_name(found.after.plan)}两期对比（{found.before.round.name}、{found.after.round.name}）"
    show(sheet, 1, 1, title, Look(size=16, bold=True, edge="", wrap=False))
    show(sheet, 2, 1, says, Look(size=10.5, edge="", wrap=False))
    for column, heading in enumerate(_headings(found), 1):
        show(sheet, _HEADER_ROW, column, heading, _HEADING)
    look.height(sheet, 1, 30, grows=False)
    look.height(sheet, _HEADER_ROW, 34, grows=False)
    for row, pair in enumerate(pairs, _HEADER_ROW + 1):
        _row(sheet, row, pair)
    last = max(_HEADER_ROW + len(pairs), _HEADER_ROW + 1)
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:N{last}"
    sheet.freeze_panes = f"B{_HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    look.paper(sheet, repeat=_HEADER_ROW)
    return write.to_bytes(book)


def _headings(found: Comparison) -> tuple[str, ...]:
    one, two = found.before.round.name, found.after.round.name
    parts = [f"{what}\n{name}" for what in ("累计完成", "完成率", "亮灯") for name in (one, two)]
    return (
        "序号",
        "指标或节点",
        "牵头单位",
        "计量单位",
        *parts[:2],
        "增减",
        *parts[2:4],
        "增减\n百分点",
        *parts[4:],
        "变化",
        "说明",
    )


def _row(sheet: Worksheet, row: int, pair: Pair) -> None:
    line = pair.after or pair.before
    goal = line.line.target if line else None
    whole = ((pair.line, _CENTRED), (pair.name, _WORDS), ("、".join(pair.leads), _CENTRED))
    lights = pair.before, pair.after
    cells: tuple[tuple[Value, Look], ...] = (
        *whole,
        (goal.printed_measure if goal else "节点", _CENTRED),
        *((_done(one), _CENTRED) for one in lights),
        (pair.by, _CENTRED),
        *((_share(one), _PERCENT) for one in lights),
        (None if pair.points is None else tenth(pair.points), _CENTRED),
        *((one.light_word if one else None, _CENTRED) for one in lights),
        (pair.shift.word, _CHANGED if pair.words else _CENTRED),
        ("；".join(pair.words), _WORDS),
    )
    for column, (value, seen) in enumerate(cells, 1):
        show(sheet, row, column, value, seen)
    texts = [(value, width, 10.5) for (value, _), width in zip(cells, WIDTHS, strict=True) if isinstance(value, str)]
    look.height(sheet, row, look.points(texts, 24), grows=False)


def _done(line: LineView | None) -> Value:
    if line is None:
        return None
    return line.done if line.line.target else line.stage or None


def _share(line: LineView | None) -> Decimal | None:
    return None if line is None or line.completion is None else tenth(line.completion) / 100
