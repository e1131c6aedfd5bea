"""Where characters of a document's line stand on screen, and how marked ones are drawn."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from gui import palette


def to_screen(line: str, at: int) -> int:
    """Return a character's place as Qt counts: one outside the basic plane is two."""
    return at if line.isascii() else len(line[:at].encode("utf-16-le")) // 2


def from_screen(line: str, at: int) -> int:
    """Return the character at a place as Qt counts."""
    return at if line.isascii() else len(line.encode("utf-16-le")[: at * 2].decode("utf-16-le", "ignore"))


def boxes(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """Yield one box for each row on screen that characters start to end (as Qt counts) of a block stand in."""
    layout = block.layout()
    for row in (layout.lineAt(number) for number in range(layout.lineCount())):
        first, last = max(start, row.textStart()), min(end, row.textStart() + row.textLength())
        if first < last:
            left, right = _x(row.cursorToX(first)), _x(row.cursorToX(last))
            yield QRectF(left, row.y(), right - left, row.height()).translated(layout.position())


def _x(told: object) -> float:
    """Read what PySide gives for a place: the number, or it and the place again."""
    return float(told[0] if isinstance(told, tuple | list) else told)  # type: ignore[arg-type]


def draw_wash(painter: QPainter, place: QRectF) -> None:
    """Tint the lines of the item in hand, with a bar before them that a grey print shows too."""
    painter.fillRect(place, QColor(palette.WASH))
    painter.fillRect(QRectF(place.left(), place.top(), 3, place.height()), QColor(palette.BLUE))


def draw_ground(painter: QPainter, place: QRectF) -> None:
    """Fill the words behind the field in hand."""
    painter.fillRect(place, QColor(palette.MARK))


def draw_edge(painter: QPainter, place: QRectF) -> None:
    """Underline the words behind the field in hand, and frame them."""
    painter.setPen(QPen(QColor(palette.MARK_EDGE), 1))
    painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setPen(QPen(QColor(palette.MARK_EDGE), 2))
    painter.drawLine(place.bottomLeft() + QPointF(0, -1), place.bottomRight() + QPointF(0, -1))
