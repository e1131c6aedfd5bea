"""What never breaks over two pages: a line of words or a table's row, with what is painted of it; and full pages of it.

Lengths are twentieths of a point.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QPen


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line in one face: where they begin, and their baseline below the box's upper edge."""

    text: str
    left: float
    base: float
    font: QFont
    colour: QColor


@dataclass(frozen=True, slots=True)
class Box:
    """So high; with the next one on a page where `keep`; below its table's `heading` on every page."""

    high: float
    pieces: tuple[Piece, ...] = ()
    lines: tuple[QLineF, ...] = ()
    pen: QPen | None = None
    keep: bool = False
    heading: Box | None = None


Placed = tuple[float, Box]
"""A box and where on the page its upper edge is."""


def fill(boxes: Sequence[Box], room: float) -> list[list[Placed]]:
    """Lay boxes over pages of that height; none is lost, what is kept together stays so where a page holds it."""
    pages: list[list[Placed]] = [[]]
    down = 0.0
    for chain in _chains(boxes):
        whole = sum(box.high for box in chain)
        if down and down + whole > room and whole + _head(chain[0]) <= room:
            pages.append([])
            down = 0.0
        for box in chain:
            if down and down + box.high > room:
                pages.append([])
                down = 0.0
            if not down and box.heading is not None:
                pages[-1].append((0.0, box.heading))
                down = box.heading.high
            pages[-1].append((down, box))
            down += box.high
    return pages


def _head(box: Box) -> float:
    return box.heading.high if box.heading else 0.0


def _chains(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    chain: list[Box] = []
    for box in boxes:
        chain.append(box)
        if not box.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def tied(boxes: Sequence[Box]) -> list[Box]:
    """Return boxes that stay together on a page."""
    return [*(replace(box, keep=True) for box in boxes[:-1]), *boxes[-1:]]


def paint(painter: QPainter, placed: Sequence[Placed]) -> None:
    """Paint a page's boxes."""
    for down, box in placed:
        if box.pen is not None:
            painter.setPen(box.pen)
            painter.drawLines([line.translated(0, down) for line in box.lines])
        for piece in box.pieces:
            painter.setFont(piece.font)
            painter.setPen(piece.colour)
            painter.drawText(QPointF(piece.left, down + piece.base), piece.text)
