"""What the document's marks mean, in words beside a sample of each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import palette
from gui.wizard import marks

WORDS = ("选中事项的原文", "选中栏目的原文")
SAMPLE, GAP = 22, 6


class Legend(QWidget):
    """Draw the two marks with their words."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("图例：" + "，".join(WORDS))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Ask for one line."""
        wide = sum(self.fontMetrics().horizontalAdvance(word) + SAMPLE + 4 * GAP for word in WORDS)
        return QSize(wide, self.fontMetrics().height() + 6)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Draw samples and words."""
        painter = QPainter(self)
        middle, x = self.height() / 2, 0.0
        base = middle + (self.fontMetrics().ascent() - self.fontMetrics().descent()) / 2
        for number, word in enumerate(WORDS):
            place = QRectF(x, middle - 7, SAMPLE, 14)
            if number:
                marks.draw_ground(painter, place)
                marks.draw_edge(painter, place)
            else:
                marks.draw_wash(painter, place)
            painter.setPen(QColor(palette.SOFT))
            painter.drawText(int(x + SAMPLE + GAP), int(base), word)
            x += SAMPLE + GAP + self.fontMetrics().horizontalAdvance(word) + 2 * GAP
        painter.end()
