"""The narrow grey column before the document: each line's number, or its place in the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gui import palette

if TYPE_CHECKING:
    from gui.wizard.document_view import DocumentView

PAD = 8


class Gutter(QWidget):
    """Write the places of the lines in sight."""

    def __init__(self, view: DocumentView) -> None:
        super().__init__(view)
        self._view = view

    def fit(self) -> None:
        """Take the width the longest place needs."""
        font = QFont(self._view.font())
        font.setPointSizeF(font.pointSizeF() - 3)
        self.setFont(font)
        document = self._view.shown
        words = {len(word): word for word in map(self.word, range(1, len(document.lines) + 1))}
        widest = max((self.fontMetrics().horizontalAdvance(word) for word in words.values()), default=0)
        self.setFixedWidth(widest + 2 * PAD)
        self._view.setViewportMargins(self.width(), 0, 0, 0)
        self.update()

    def word(self, line: int) -> str:
        """Return a line's place in short: “12”, “表2·4”, “3页·5”."""
        places = self._view.shown.places
        return short(places[line - 1] if line <= len(places) else "") or str(line)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Draw ground and places."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(palette.GUTTER))
        washed = set(self._view.washed)
        before = ""
        for block, place in self._view.blocks_in_sight():
            line = block.blockNumber() + 1
            painter.setPen(QColor(palette.BLUE if line in washed else palette.FAINT))
            row = block.layout().lineAt(0).height() if block.layout().lineCount() else place.height()
            word = self.word(line)
            room = QRectF(0, place.top(), self.width() - PAD, row)
            if word != before and self._view.shown.lines[line - 1].strip():
                painter.drawText(room, int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value), word)
            before = word
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say the whole place where the mouse rests."""
        if isinstance(event, QHelpEvent):
            sight = self._view.blocks_in_sight()
            line = next((b.blockNumber() + 1 for b, p in sight if p.top() <= event.pos().y() < p.bottom()), 0)
            QToolTip.showText(event.globalPos(), self._view.shown.place(line) if line else "", self)
            return True
        return super().event(event)


def short(place: str) -> str:
    """Shorten a place for the column: “第2张表第4行” is “表2·4”, “第3页” is “3页”."""
    table = re.search(r"第(\d+)张表第(\d+)行", place)
    if table:
        return f"表{table[1]}·{table[2]}"
    page = re.fullmatch(r"第(\d+)页", place)
    row = re.search(r"第(\d+)[行段]$", place)
    return f"{page[1]}页" if page else f"{row[1]}" if row else place[:8]
