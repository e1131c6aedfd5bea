"""Paint a list on pages: title, header on every page, page x/y, notes after the last row."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from gui import palette
from gui.printing import laid, papers
from gui.printing.laid import Cells, Laid
from gui.printing.printable import POINT, Page
from model.records.printed import PrintedList, Side
from model.work.progress import Tick, silent

TITLE, SUB, FOOT = 16.0 * POINT, 10.0 * POINT, 9.0 * POINT
GAP, AIR, PEN = 6.0 * POINT, 3.0 * POINT, 0.5 * POINT
"""Between blocks, and of air above and below a row's words; and how thick a border is."""
INK, SOFT, LINE, FILL = QColor("#000000"), QColor("#444444"), QColor("#808080"), QColor("#EDEDED")
FLAGS = {Side.LEFT: Qt.AlignmentFlag.AlignLeft, Side.CENTRE: Qt.AlignmentFlag.AlignHCenter,
         Side.RIGHT: Qt.AlignmentFlag.AlignRight}  # fmt: skip


WIDE = 700.0
"""Pixels of columns from which a list lies on its side, where nothing is remembered."""


@dataclass(frozen=True, slots=True)
class ListPages:
    """A list as the preview takes it; every change of its paper is remembered for this list."""

    listed: PrintedList
    fixed: str = ""
    notes: str = ""

    @property
    def title(self) -> str:
        """Return the list's title."""
        return self.listed.title

    @property
    def told(self) -> str:
        """Return how many rows it has."""
        return f"{len(self.listed.rows)}行"

    def remembered(self) -> QPageLayout:
        """Return the page the list was printed on last, else A4, on its side where its columns are many."""
        return papers.remembered(self.listed.key, lying=sum(column.weight for column in self.listed.columns) > WIDE)

    def keep(self, layout: QPageLayout) -> None:
        """Remember the list's page."""
        papers.keep(self.listed.key, layout)

    def pages(self, layout: QPageLayout, tick: Tick = silent) -> Sequence[Page]:
        """Lay the list on pages of that paper."""
        room = layout.paintRect(QPageLayout.Unit.Point)
        ready = sheet(self.listed, room.width() * POINT, room.height() * POINT, tick)
        return [Page(layout, functools.partial(_page, ready=ready, number=n)) for n in range(len(ready.pages.pages))]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The printable area and the list laid on it, lengths in twentieths of a point."""

    listed: PrintedList
    width: float
    height: float
    size: float
    line: float
    top: float
    pages: Laid
    title: tuple[str, ...]
    subs: tuple[str, ...]
    notes: tuple[str, ...]


def sheet(listed: PrintedList, width: float, height: float, tick: Tick = silent) -> Sheet:
    """Lay a list on pages of that printable size."""
    size = laid.size(listed, width)
    line = QFontMetricsF(font(size)).lineSpacing() + AIR
    title = tuple(wrapped(listed.title, width, font(TITLE, bold=True)))
    subs = tuple(part for sub in listed.subs for part in wrapped(sub, width, font(SUB)))
    notes = tuple(part for note in listed.notes for part in wrapped(note, width, font(SUB)))
    top = len(title) * _line(TITLE, bold=True) + len(subs) * _line(SUB) + GAP
    foot = _line(FOOT) + GAP
    words = font(size)

    def room(page: int) -> int:
        return max(4, int((height - foot - (0 if page else top)) / line))

    pages = laid.lay(listed, size, width, room, lambda text, wide: wrapped(text, wide, words), tick)
    over = _line(SUB) * len(notes) + GAP
    used = sum(map(laid.high, pages.pages[-1].rows)) + laid.high(pages.head)
    if notes and (room(len(pages.pages) - 1) - used) * line < over:
        pages = Laid(pages.widths, pages.head, (*pages.pages, laid.LaidPage(())))
    return Sheet(listed, width, height, size, line, top, pages, title, subs, notes)


def font(size: float, *, bold: bool = False) -> QFont:
    """Return the program's font at a size on paper, whatever the screen's scale."""
    out = QFont(palette.font())
    out.setPixelSize(round(size))
    out.setBold(bold)
    return out


def wrapped(text: str, width: float, words: QFont) -> list[str]:
    """Break words into lines at a width; what fits no line whole is broken anywhere, nothing is cut."""
    return [line for part in text.split("\n") for line in _broken(part, width, words)]


def _broken(text: str, width: float, words: QFont) -> Iterator[str]:
    if QFontMetricsF(words).horizontalAdvance(text) <= width:
        yield text
        return
    layout = QTextLayout(text, words)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        yield text[line.textStart() : line.textStart() + line.textLength()].rstrip(" ")
    layout.endLayout()


def _line(size: float, *, bold: bool = False) -> float:
    return QFontMetricsF(font(size, bold=bold)).lineSpacing() * 1.1


def _page(painter: QPainter, ready: Sheet, number: int) -> None:
    across = ready.width
    down = 0.0
    if not number:
        down = _block(painter, ready.title, 0, across, font(TITLE, bold=True), Side.CENTRE, INK)
        down = _block(painter, ready.subs, down, across, font(SUB), Side.CENTRE, SOFT) + GAP
    page = ready.pages.pages[number]
    last = number == len(ready.pages.pages) - 1
    if page.rows or not number:
        down = _row(painter, ready, ready.pages.head, down, heading=True)
        for cells in page.rows:
            down = _row(painter, ready, cells, down)
    if last:
        _block(painter, ready.notes, down + GAP, across, font(SUB), Side.LEFT, SOFT)
    _foot(painter, ready, f"第{number + 1}页 / 共{len(ready.pages.pages)}页")


def _foot(painter: QPainter, ready: Sheet, text: str) -> None:
    painter.setFont(font(FOOT))
    painter.setPen(SOFT)
    place = QRectF(0, ready.height - _line(FOOT), ready.width, _line(FOOT))
    painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, text)


def _block(
    painter: QPainter, lines: tuple[str, ...], down: float, width: float, words: QFont, side: Side, colour: QColor
) -> float:
    painter.setFont(words)
    painter.setPen(colour)
    deep = QFontMetricsF(words).lineSpacing() * 1.1
    for line in lines:
        painter.drawText(QRectF(0, down, width, deep), FLAGS[side] | Qt.AlignmentFlag.AlignVCenter, line)
        down += deep
    return down


def _row(painter: QPainter, ready: Sheet, cells: Cells, down: float, *, heading: bool = False) -> float:
    """Paint a row and its borders; return where the next begins."""
    deep = laid.high(cells) * ready.line
    painter.setFont(font(ready.size, bold=heading))
    left = 0.0
    for lines, wide, column in zip(cells, ready.pages.widths, ready.listed.columns, strict=True):
        box = QRectF(left, down, wide, deep)
        if heading:
            painter.fillRect(box, FILL)
        painter.setPen(QPen(LINE, PEN))
        painter.drawRect(box)
        painter.setPen(INK)
        start = down + (deep - len(lines) * ready.line) / 2
        side = Side.CENTRE if heading else column.side
        for place, line in enumerate(lines):
            _words(painter, line, QRectF(left + laid.PAD, start + place * ready.line, wide, ready.line), side)
        left += wide
    return down + deep


def _words(painter: QPainter, text: str, box: QRectF, side: Side) -> None:
    """Paint one line; words are never clipped, whatever the device's own metrics say."""
    metrics = QFontMetricsF(painter.font())
    wide, room = metrics.horizontalAdvance(text), box.width() - 2 * laid.PAD
    shift = {Side.LEFT: 0.0, Side.CENTRE: (room - wide) / 2, Side.RIGHT: room - wide}[side]
    base = box.top() + (box.height() + metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(box.left() + max(0.0, shift), base), text)
