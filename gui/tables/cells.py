"""Delegates: wrapped text with quiet grid lines, and lights drawn as a pill with their word.

A style option is handled as Any: PySide6's stubs leave its members out.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gui import palette
from gui.tables.columns import RAW_ROLE
from model.terms import Light

Index = QModelIndex | QPersistentModelIndex
PAD = 6
GRID = 1
"""The line between two columns, which is no room for words."""
WRAP = int(Qt.TextFlag.TextWordWrap.value)
WHOLE_ROWS = QTableView.SelectionBehavior.SelectRows
CURRENT_ROW = "#EEF5FC"
SELECTED = "#D5E6F8"


class TextCell(QStyledItemDelegate):
    """Draw a cell's text wrapped, on the ground its row has; a selected cell is tinted, never inverted.

    `wraps`: False keeps a text on one line, cut with dots, where every row has the same height.
    """

    wraps = True

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, text and focus."""
        self.initStyleOption(option, index)
        drawn: Any = option
        draw_ground(painter, drawn)
        painter.save()
        painter.setFont(drawn.font)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else QColor(palette.INK))
        place = drawn.rect.adjusted(PAD, 3, -PAD, -3)
        align = int(drawn.displayAlignment.value) | (WRAP if self.wraps else 0)
        painter.setClipRect(drawn.rect)
        figure = bool(align & int(Qt.AlignmentFlag.AlignRight.value))
        text = whole_or_cut(drawn.text, drawn.fontMetrics, place.width()) if figure else drawn.text
        if not self.wraps:
            text = drawn.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, align, text)
        painter.restore()
        draw_focus(painter, drawn)


def whole_or_cut(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return a text, but a figure too wide for its column with dots: a clipped one would read as another figure."""
    if not text.isascii() or metrics.horizontalAdvance(text) <= room:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


class LightCell(TextCell):
    """Draw a light as a pill: colour, shape and word, told apart in a grey print as well."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, pill and focus."""
        self.initStyleOption(option, index)
        drawn: Any = option
        draw_ground(painter, drawn)
        row = index.data(RAW_ROLE)
        light = getattr(getattr(row, "line", row), "light", Light.NONE)
        place, (word, below) = QRectF(drawn.rect), decided(drawn.text)
        if below:
            place, rest = halves(place)
            painter.save()
            painter.setFont(drawn.font)
            painter.setPen(QColor(palette.SOFT))
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignHCenter.value), below)
            painter.restore()
        draw_pill(painter, place, word, light, drawn.font)
        draw_focus(painter, drawn)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's own name
        """Ask for the pill's height."""
        return QSize(86, 30)


def decided(text: str) -> tuple[str, str]:
    """Split the word of a light the office decided on, 黄（核定，原红）: the pill's, and what stands below it."""
    word, mark, rest = text.partition("（核定")
    return (word, f"核定{rest}".rstrip("）")) if mark else (text, "")


def halves(place: QRectF) -> tuple[QRectF, QRectF]:
    """Return the place of a pill, and of the words below it."""
    middle = place.center().y() + 4
    return (
        QRectF(place.left(), place.top(), place.width(), middle - place.top()),
        QRectF(place.left(), middle, place.width(), place.bottom() - middle),
    )


def draw_ground(painter: QPainter, drawn: Any) -> None:
    """Fill the cell: white, its own tint, the cursor row's, or the selection's."""
    if drawn.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(drawn.rect, QColor(SELECTED))
    elif drawn.backgroundBrush.style() != Qt.BrushStyle.NoBrush:
        painter.fillRect(drawn.rect, drawn.backgroundBrush)
    elif _is_current(drawn):
        painter.fillRect(drawn.rect, QColor(CURRENT_ROW))


def _is_current(drawn: Any) -> bool:
    """Say whether the cursor is on this cell's row, or on one of the rows it is merged over."""
    view = drawn.widget
    if not isinstance(view, QTableView):
        return False
    now, first = view.currentIndex().row(), drawn.index.row()
    return bool(0 <= now - first < view.rowSpan(first, drawn.index.column()))


def draw_focus(painter: QPainter, drawn: Any) -> None:
    """Frame the current cell, where cells are chosen and not whole rows."""
    whole_rows = isinstance(drawn.widget, QTableView) and drawn.widget.selectionBehavior() == WHOLE_ROWS
    if drawn.state & QStyle.StateFlag.State_HasFocus and not whole_rows:
        painter.save()
        painter.setPen(QPen(QColor(palette.BLUE), 1.5))
        painter.drawRect(QRectF(drawn.rect).adjusted(1, 1, -1.5, -1.5))
        painter.restore()


def draw_pill(painter: QPainter, place: QRectF, text: str, light: Light, font: QFont) -> None:
    """Draw a light's word in its pill, centred in the place."""
    look = palette.LIGHTS[light]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bold = QFont(font)
    bold.setBold(light is Light.RED)
    painter.setFont(bold)
    metrics = painter.fontMetrics()
    mark = 13 if light is not Light.NONE else 0
    width = min(place.width() - 6, metrics.horizontalAdvance(text) + mark + 14)
    height = metrics.height() + 6
    pill = QRectF(place.center().x() - width / 2, place.center().y() - height / 2, width, height)
    if light is not Light.NONE:
        painter.setPen(QPen(QColor(look.edge), 1))
        painter.setBrush(QBrush(QColor(look.fill)))
        painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        draw_mark(painter, QRectF(pill.left() + 7, pill.center().y() - 4, 8, 8), light)
    painter.setPen(QColor(look.text))
    words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width - mark - 8))
    painter.drawText(pill.adjusted(7 + mark if mark else 0, 0, 0 if not mark else -4, 0), _align(mark), words)
    painter.restore()


def _align(mark: int) -> int:
    side = Qt.AlignmentFlag.AlignLeft if mark else Qt.AlignmentFlag.AlignHCenter
    return int((side | Qt.AlignmentFlag.AlignVCenter).value)


def draw_mark(painter: QPainter, place: QRectF, light: Light) -> None:
    """Draw the light's own shape: red a square, yellow a triangle, green a dot, done a tick."""
    look = palette.LIGHTS[light]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.text if light is not Light.YELLOW else "#B98400"))
    if light is Light.RED:
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
    elif light is Light.YELLOW:
        top = QPointF(place.center().x(), place.top())
        painter.drawPolygon(QPolygonF([top, place.bottomLeft(), place.bottomRight()]))
    elif light is Light.GREEN:
        painter.drawEllipse(place)
    else:
        pen = QPen(QColor(look.text), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        corner = QPointF(place.left() + 3, place.bottom() - 1)
        painter.drawLine(QPointF(place.left(), place.center().y()), corner)
        painter.drawLine(corner, QPointF(place.right(), place.top() + 1))


class Ruler:
    """Measure how high texts stand when wrapped, each text and width once for a font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self.line = self._metrics.lineSpacing()
        self._known: dict[tuple[str, int], int] = {}

    def height(self, text: str, width: int) -> int:
        """Return a text's height at a column's width, with the cell's padding."""
        known = self._known.get((text, width))
        if known is None:
            known = self._known[text, width] = self._measure(text, max(width - 2 * PAD - GRID, 20))
        return known

    def _measure(self, text: str, room: int) -> int:
        if "\n" not in text and self._metrics.horizontalAdvance(text) <= room:
            return self.line + 8
        return self._metrics.boundingRect(QRect(0, 0, room, 10_000), WRAP, text).height() + 8
