"""The cell of a figure whose line has a 草稿: the figure that counts above, the word below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from gui import palette
from gui.tables.cells import PAD, Index, TextCell, draw_focus, draw_ground, halves, whole_or_cut
from gui.tables.columns import RAW_ROLE
from gui.tables.item_rows import Row

WORD = "草稿"


class DraftCell(TextCell):
    """Mark the lines `drafted` names; the mark is drawn only, and is neither copied nor printed."""

    def __init__(self, drafted: Callable[[Row], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._drafted = drafted

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the figure, and the mark where there is a draft."""
        if not self._drafted(index.data(RAW_ROLE)):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        drawn: Any = option
        draw_ground(painter, drawn)
        painter.save()
        painter.setFont(drawn.font)
        above, below = halves(QRectF(drawn.rect.adjusted(PAD, 0, -PAD, 0)))
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else QColor(palette.INK))
        middle = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)
        text = whole_or_cut(drawn.text, drawn.fontMetrics, int(above.width()))
        painter.drawText(above, middle, text)
        painter.setPen(QColor(palette.AMBER))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignRight.value), WORD)
        painter.restore()
        draw_focus(painter, drawn)
