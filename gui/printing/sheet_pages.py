"""A workbook's sheets on pages: as wide as the paper, the heading row on every page, no word of any cell lost."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPainter, QPen

from gui.printing import drawn, papers
from gui.printing.drawn import FLAGS, FOOT, LINE, PEN, SOFT
from gui.printing.printable import POINT, Page
from model.records.printed import Side
from model.records.printed_sheet import PrintedBook, PrintedSheet, SheetCell, SheetRow
from model.work.progress import Tick, silent

MARGINS = QMarginsF(10, 12, 10, 12)
AIR = 2.5
"""Points of air around a cell's words."""
SMALLEST = 5.5
LITTLE = 1.3
"""How much longer than its place a label may be and still be made smaller rather than broken."""
SPREAD = 1.18
"""Of a line to the next, against the size of its words."""


@dataclass(frozen=True, slots=True)
class Part:
    """One row, or as much of it as a page holds: how high, and each cell with its lines and their size."""

    height: float
    cells: tuple[tuple[int, SheetCell, tuple[str, ...], float], ...]


@dataclass(frozen=True, slots=True)
class BookPages:
    """Workbooks as the preview takes them; the paper is remembered by `key`."""

    key: str
    title: str
    books: tuple[PrintedBook, ...]
    told: str = ""
    fixed: str = ""
    remark: str = ""

    @property
    def notes(self) -> str:
        """Return what the clerk should know of them, and what of them could not be printed."""
        return "\n".join(dict.fromkeys(filter(None, (self.remark, *(one.note for one in self.books)))))

    def remembered(self) -> QPageLayout:
        """Return the paper used last, else A3 on its side where a workbook wants A3, else the workbook's own."""
        sheets = [sheet for book in self.books for sheet in book.sheets]
        large = any(sheet.paper == "A3" for sheet in sheets)
        lying = large or any(sheet.lying for sheet in sheets)
        return papers.remembered(self.key, lying=lying, size="A3" if large else "A4")

    def keep(self, layout: QPageLayout) -> None:
        """Remember the paper."""
        papers.keep(self.key, layout)

    def pages(self, layout: QPageLayout, tick: Tick = silent) -> Sequence[Page]:
        """Lay all sheets on pages, each sheet counted by itself."""
        own = QPageLayout(layout.pageSize(), layout.orientation(), MARGINS, QPageLayout.Unit.Millimeter)
        out: list[Page] = []
        for number, book in enumerate(self.books):
            tick(number, len(self.books) + 1, book.title)
            for sheet in book.sheets:
                out += _pages(sheet, own)
        return out


def _pages(sheet: PrintedSheet, layout: QPageLayout) -> Iterator[Page]:
    room = layout.paintRect(QPageLayout.Unit.Point)
    scale = min(1.0, room.width() / max(1.0, sum(sheet.widths)))
    parts = [_part(row, sheet.widths, scale) for row in sheet.rows]
    high = room.height() - FOOT / POINT - 8
    head = parts[sheet.repeat] if sheet.repeat >= 0 else None
    laid = list(_laid(parts, head, sheet.repeat, high))
    for number, page in enumerate(laid):
        foot = f"第 {number + 1} 页　共 {len(laid)} 页"
        yield Page(layout, functools.partial(_paint, page=page, sheet=sheet, scale=scale, room=room, foot=foot))


def _laid(parts: Sequence[Part], head: Part | None, repeat: int, high: float) -> Iterator[list[Part]]:
    """Yield each page's rows; the heading row stands above whatever follows it, a row too high goes on overleaf."""
    page: list[Part] = []
    used = 0.0
    for number, part in enumerate(parts):
        rest: Part | None = part
        while rest is not None:
            least = head.height if head and number > repeat else 0.0
            if used + rest.height <= high:
                page.append(rest)
                used += rest.height
                break
            here = rest
            if rest.height > high - least:
                here, rest = _cut(rest, high - used)
                if here.height:
                    page.append(here)
            yield page
            page, used = ([head], head.height) if head and number > repeat else ([], 0.0)
    yield page


def _cut(part: Part, room: float) -> tuple[Part, Part]:
    """Part a row into the lines that have room and the others; nothing of it where not one line has."""
    now, later, high = [], [], 0.0
    for column, cell, lines, size in part.cells:
        many = max(0, int((room - 2 * AIR) / (size * SPREAD)))
        now.append((column, replace(cell, top=True), lines[:many], size))
        later.append((column, replace(cell, top=True), lines[many:], size))
        high = max(high, (len(lines) - many) * size * SPREAD + 2 * AIR)
    if not any(lines for _, _, lines, _ in now):
        return Part(0.0, ()), part
    return Part(room, tuple(now)), Part(high, tuple(later))


def _part(row: SheetRow, widths: Sequence[float], scale: float) -> Part:
    cells = tuple(_cell(column, cell, widths, scale) for column, cell in row.cells)
    need = max((len(lines) * size * SPREAD + 2 * AIR for _, _, lines, size in cells if lines), default=0.0)
    return Part(max(row.height * scale, need), cells)


def _cell(
    column: int, cell: SheetCell, widths: Sequence[float], scale: float
) -> tuple[int, SheetCell, tuple[str, ...], float]:
    """Break a cell's words into lines; what stands in one line is made smaller until it fits."""
    wide = (sum(widths[column : column + cell.across]) * scale - 2 * AIR) * POINT
    size = cell.size * scale
    if not cell.text:
        return column, cell, (), size
    if not cell.edges and not cell.fits and cell.side is Side.RIGHT:
        size = _on_one_line(cell, size, wide)
    if cell.fits and cell.edges:
        long = max(QFontMetricsF(_font(size, cell)).horizontalAdvance(line) for line in cell.text.split("\n"))
        size = max(SMALLEST, size * min(1.0, wide / long)) if long else size
    if cell.fits and not cell.edges:
        return column, cell, tuple(cell.text.split("\n")), size
    return column, cell, tuple(drawn.wrapped(cell.text, wide, _font(size, cell))), size


def _on_one_line(cell: SheetCell, size: float, wide: float) -> float:
    """Return the size at which a label a little too long for its place stays on one line, as in a spreadsheet."""
    long = QFontMetricsF(_font(size, cell)).horizontalAdvance(cell.text)
    return size * wide / long * 0.98 if wide < long < wide * LITTLE else size


def _font(size: float, cell: SheetCell) -> QFont:
    return drawn.font(size * POINT, bold=cell.bold)


def _paint(painter: QPainter, page: Sequence[Part], sheet: PrintedSheet, scale: float, room: QRectF, foot: str) -> None:
    left = (room.width() - sum(sheet.widths) * scale) / 2
    down = 0.0
    for part in page:
        for column, cell, lines, size in part.cells:
            start = left + sum(sheet.widths[:column]) * scale
            wide = sum(sheet.widths[column : column + cell.across]) * scale
            box = QRectF(start * POINT, down * POINT, wide * POINT, part.height * POINT)
            _ground(painter, cell, box)
            _words(painter, cell, lines, size, box)
        down += part.height
    painter.setFont(drawn.font(FOOT))
    painter.setPen(SOFT)
    under = QRectF(0, room.height() * POINT - FOOT * 1.4, room.width() * POINT, FOOT * 1.4)
    painter.drawText(under, FLAGS[Side.CENTRE] | Qt.AlignmentFlag.AlignBottom, foot)
    painter.drawText(under, FLAGS[Side.LEFT] | Qt.AlignmentFlag.AlignBottom, sheet.foot)


def _ground(painter: QPainter, cell: SheetCell, box: QRectF) -> None:
    if cell.fill:
        painter.fillRect(box, QColor(f"#{cell.fill}"))
    painter.setPen(QPen(LINE, PEN))
    lines = {
        "l": (box.topLeft(), box.bottomLeft()), "t": (box.topLeft(), box.topRight()),
        "r": (box.topRight(), box.bottomRight()), "b": (box.bottomLeft(), box.bottomRight()),
    }  # fmt: skip
    for edge in cell.edges:
        painter.drawLine(QLineF(*lines[edge]))


def _words(painter: QPainter, cell: SheetCell, lines: Sequence[str], size: float, box: QRectF) -> None:
    painter.setPen(QColor(f"#{cell.ink}"))
    painter.setFont(_font(size, cell))
    deep = size * SPREAD * POINT
    top = box.top() + (AIR * POINT if cell.top else (box.height() - deep * len(lines)) / 2)
    inner = QRectF(box.left() + AIR * POINT, top, box.width() - 2 * AIR * POINT, deep)
    for number, line in enumerate(lines):
        at = inner.translated(0, number * deep)
        painter.drawText(at, FLAGS[cell.side] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, line)
