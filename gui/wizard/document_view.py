"""The plan document to be read beside its items: numbered lines, table cells apart, the words behind a field marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from gui import palette, show
from gui.wizard import marks
from gui.wizard.gutter import Gutter
from model.records import Document, Spot

LINE_HEIGHT, BELOW = 128, 7
"""Per cent of the font's height a row takes, and pixels below a paragraph."""
BLANK = 5
AHEAD = 3
"""Rows kept in sight above a line that is gone to."""
BARS = str.maketrans("|\t", "││")


class DocumentView(QTextEdit):
    """Show a document; `clicked` tells the line (from 1) and character (from 0), `picked` that text was selected."""

    clicked = Signal(int, int)
    picked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("document")
        self.setAccessibleName("方案原文")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(10)
        self.shown = Document("", ())
        self._lines: tuple[int, ...] = ()
        self._spots: tuple[Spot, ...] = ()
        self._pressed = QPoint()
        self.gutter = Gutter(self)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.gutter.update())
        self.copyAvailable.connect(self.picked)

    def show_document(self, document: Document) -> None:
        """Put another document in, from its top."""
        self.shown = document
        self._lines, self._spots = (), ()
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() + 1.5)
        self.setFont(font)
        self.setPlainText("\n".join(show.printed(line).translate(BARS) for line in document.lines))
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        room = QTextBlockFormat()
        room.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        room.setBottomMargin(BELOW)
        whole.mergeBlockFormat(room)
        self._thin_blanks()
        self._thin_bars()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.gutter.fit()

    def _thin_blanks(self) -> None:
        """Let a blank line take little room: a table written one cell a line has as many of them as cells."""
        thin = QTextBlockFormat()
        thin.setLineHeight(BLANK, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        thin.setBottomMargin(0)
        for number, line in enumerate(self.shown.lines):
            if not line.strip():
                QTextCursor(self.document().findBlockByNumber(number)).mergeBlockFormat(thin)

    def _thin_bars(self) -> None:
        """Draw what parts a table's cells faintly."""
        faint = QTextCharFormat()
        faint.setForeground(QColor(palette.BAR))
        tabled = [n for t in self.shown.tables for n in range(t.first, t.last + 1)]
        for line in dict.fromkeys(n for n in tabled if 0 < n <= len(self.shown.lines)):
            raw = self.shown.lines[line - 1]
            block = self.document().findBlockByNumber(line - 1)
            for at in (at for at, char in enumerate(raw) if char in "|\t〃"):
                cursor = QTextCursor(self.document())
                cursor.setPosition(block.position() + marks.to_screen(raw, at))
                cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(faint)

    def mark(self, lines: Iterable[int], spots: Sequence[Spot], *, go: bool = True) -> None:
        """Tint the lines of an item and mark the words of a field; `go` brings them in sight."""
        self._lines, self._spots = tuple(sorted(set(lines))), tuple(spots)
        self.viewport().update()
        self.gutter.update()
        first = self._spots[0].line if self._spots else self._lines[0] if self._lines else 0
        if go and first:
            self.go_to(first)

    def marked(self) -> tuple[str, ...]:
        """Return the words marked as a field's, as printed."""
        return tuple(self.shown.lines[one.line - 1][one.start : one.end] for one in self._spots)

    @property
    def washed(self) -> tuple[int, ...]:
        """Return the lines tinted as the item in hand's."""
        return self._lines

    def go_to(self, line: int) -> None:
        """Bring a line in sight, where it is not."""
        place = self.place_of(line)
        bar, room = self.verticalScrollBar(), self.viewport().height()
        above = AHEAD * self.fontMetrics().height()
        if place.top() < 0 or place.bottom() > room:
            bar.setValue(int(bar.value() + place.top() - min(above, max(0, room - place.height()))))

    def place_of(self, line: int) -> QRectF:
        """Return a line's place in the viewport."""
        block = self.document().findBlockByNumber(line - 1)
        place = self.document().documentLayout().blockBoundingRect(block)
        return QRectF(0, place.top(), self.viewport().width(), place.height()).translated(
            0, -self.verticalScrollBar().value()
        )

    def selected(self) -> tuple[str, int]:
        """Return the selected words as printed, and the line they begin in; "" and 0 for none."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return "", 0
        (first, start), (last, end) = self._at(cursor.selectionStart()), self._at(cursor.selectionEnd())
        lines = list(self.shown.lines[first - 1 : last])
        lines[-1] = lines[-1][:end]
        lines[0] = lines[0][start:]
        return "".join(line.strip() for line in lines), first

    def _at(self, position: int) -> tuple[int, int]:
        """Return line and character of a place in the text."""
        block = self.document().findBlock(position)
        line = block.blockNumber() + 1
        raw = self.shown.lines[line - 1] if line <= len(self.shown.lines) else ""
        return line, marks.from_screen(raw, position - block.position())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Draw the tint below the text, the frames above it."""
        places = [box for one in self._spots for box in self._boxes(one)]
        painter = QPainter(self.viewport())
        for first, last in self._runs():
            marks.draw_wash(painter, self.place_of(first).united(self.place_of(last)))
        for place in places:
            marks.draw_ground(painter, place)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for place in places:
            marks.draw_edge(painter, place)
        painter.end()

    def _runs(self) -> list[tuple[int, int]]:
        """Return the tinted lines as first and last of those that follow each other, blank ones between them or not."""
        out: list[tuple[int, int]] = []
        for line in self._lines:
            between = self.shown.lines[out[-1][1] : line - 1] if out else ("x",)
            if any(one.strip() for one in between):
                out.append((line, line))
            else:
                out[-1] = (out[-1][0], line)
        return out

    def _boxes(self, one: Spot) -> list[QRectF]:
        block = self.document().findBlockByNumber(one.line - 1)
        raw = self.shown.lines[one.line - 1]
        start, end = marks.to_screen(raw, one.start), marks.to_screen(raw, one.end)
        down = -self.verticalScrollBar().value()
        return [box.translated(0, down) for box in marks.boxes(block, start, end)]

    def blocks_in_sight(self) -> list[tuple[QTextBlock, QRectF]]:
        """Return the paragraphs on screen and their places in the viewport."""
        out = []
        block = self.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid() and self.shown.lines:
            place = self.place_of(block.blockNumber() + 1)
            if place.top() > self.viewport().height():
                break
            out.append((block, place))
            block = block.next()
        return out

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Remember where the mouse went down."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Tell of a click; a selection is none."""
        super().mouseReleaseEvent(event)
        here = event.position().toPoint()
        moved = (here - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self.shown.lines and not moved and not self.textCursor().hasSelection():
            self.clicked.emit(*self._at(self.cursorForPosition(here).position()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Keep the gutter beside the text."""
        super().resizeEvent(event)
        inner = self.contentsRect()
        self.gutter.setGeometry(QRect(inner.left(), inner.top(), self.gutter.width(), inner.height()))
