"""A field of chips with a line edit behind the last: one line to three, then it scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStyle, QWidget

from gui.forms.typed_line import TypedLine
from gui.forms.unit_chip import HIGH, UnitChip

GAP = 4
EDGE = 3
LINES = 3
TYPING = 110
"""The least width left to type in, in pixels; with less the line edit goes to the next line."""


class ChipField(QScrollArea):
    """Hold chips in an order; `changed` says that the clerk changed it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[UnitChip] = []
        self._dragging = False
        self._inside = QWidget()
        self.edit = TypedLine(self._inside)
        self.edit.setProperty("bare", "true")
        self.edit.setFrame(False)
        self.edit.back.connect(self._remove_last)
        self.edit.left.connect(lambda: self._go(len(self.chips) - 1))
        self.edit.installEventFilter(self)
        self.setWidget(self._inside)
        self.setProperty("field", "chips")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._high = max(HIGH, self.fontMetrics().height() + 4)
        self.arrange()

    def names(self) -> tuple[str, ...]:
        """Return the names in their order."""
        return tuple(chip.name for chip in self.chips)

    def put(self, names: Sequence[str]) -> None:
        """Show these names instead, without telling."""
        for chip in self.chips:
            self._let_go(chip)
        self.chips = []
        for name in names:
            self._add(name)
        self.arrange()
        if not self.edit.hasFocus():
            self.verticalScrollBar().setValue(0)

    def add(self, *names: str) -> None:
        """Add names behind the last."""
        if not names:
            return
        for name in names:
            self._add(name)
        self.arrange()
        self.changed.emit()

    def _add(self, name: str) -> None:
        chip = UnitChip(name, self._inside)
        chip.removed.connect(lambda: self.remove(chip))
        chip.stepped.connect(lambda step: self._go(self.chips.index(chip) + step))
        chip.moved.connect(lambda step: self._move(chip, self.chips.index(chip) + step))
        chip.dragged.connect(lambda where: self._drag(chip, where))
        chip.dropped.connect(self._drop)
        chip.typed.connect(self._type)
        chip.installEventFilter(self)
        chip.show()
        self.chips.append(chip)

    def remove(self, chip: UnitChip) -> None:
        """Take a chip out; the focus goes to the one before it, or to the line edit."""
        place = self.chips.index(chip)
        focused = chip.hasFocus()
        self.chips.remove(chip)
        self._let_go(chip)
        self._go(max(place - 1, 0) if focused and self.chips else len(self.chips))
        self.arrange()
        self.changed.emit()

    def _let_go(self, chip: UnitChip) -> None:
        chip.removeEventFilter(self)
        chip.hide()
        chip.deleteLater()

    def _remove_last(self) -> None:
        if self.chips:
            self.remove(self.chips[-1])

    def _go(self, place: int) -> None:
        """Give the focus to a chip, behind the last to the line edit."""
        if place < 0:
            return
        to = self.chips[place] if place < len(self.chips) else self.edit
        to.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal(to)

    def _move(self, chip: UnitChip, place: int) -> None:
        if self._place(chip, place):
            self.changed.emit()

    def _place(self, chip: UnitChip, place: int) -> bool:
        if not 0 <= place < len(self.chips) or self.chips.index(chip) == place:
            return False
        self.chips.remove(chip)
        self.chips.insert(place, chip)
        self.arrange()
        return True

    def _drag(self, chip: UnitChip, where: QPoint) -> None:
        inside = self._inside.mapFromGlobal(where)
        over = next((one for one in self.chips if one is not chip and one.geometry().contains(inside)), None)
        if over is not None:
            self._dragging |= self._place(chip, self.chips.index(over))

    def _drop(self) -> None:
        if self._dragging:
            self._dragging = False
            self.changed.emit()

    def _type(self, text: str) -> None:
        self._go(len(self.chips))
        self.edit.end(False)
        self.edit.insert(text)
        self.edit.textEdited.emit(self.edit.text())

    def arrange(self) -> None:
        """Lay the chips out in lines, take the height they need, and keep what has the focus in sight.

        They are raised one by one because that is the order in which a screen reader comes to them.
        """
        room = self.width() - 2 * self.frameWidth() - 2 * EDGE
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        lines = self._lay_out(room)
        always = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        if lines > LINES:
            lines = self._lay_out(room := room - bar)
        self.setVerticalScrollBarPolicy(always if lines > LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside.resize(room + 2 * EDGE, self._tall(lines))
        self.setFixedHeight(self._tall(min(lines, LINES)) + 2 * self.frameWidth())
        for place, chip in enumerate(self.chips, 1):
            chip.say_place(place, len(self.chips))
        for widget in (*self.chips, self.edit):
            widget.raise_()
            if widget.hasFocus():
                self._reveal(widget)

    def _lay_out(self, room: int) -> int:
        """Place every widget in a width and return the number of lines; the line edit takes what its line leaves."""
        line, x = 0, 0
        for chip in self.chips:
            wide = chip.fit(max(room, TYPING))
            if x and x + wide > room:
                line, x = line + 1, 0
            chip.setGeometry(EDGE + x, self._top(line), wide, self._high)
            x += wide + GAP
        if x and x + TYPING > room:
            line, x = line + 1, 0
        self.edit.setGeometry(EDGE + x, self._top(line), max(room - x, TYPING), self._high)
        return line + 1

    def _top(self, line: int) -> int:
        return EDGE + line * (self._high + GAP)

    def _tall(self, lines: int) -> int:
        return lines * (self._high + GAP) - GAP + 2 * EDGE

    def _reveal(self, widget: QWidget) -> None:
        """Scroll to a widget's whole line; Qt's own way is content with its cursor."""
        self.ensureVisible(0, widget.geometry().center().y(), 0, self._high // 2 + EDGE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Frame the whole field while anything in it has the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            on = event.type() is QEvent.Type.FocusIn
            self.setProperty("focused", "true" if on else "false")
            self.style().polish(self)
            if on and isinstance(watched, QWidget):
                self._reveal(watched)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Lay out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Let the clerk type after a click beside the chips."""
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Ask for room for one chip and some typing."""
        return QSize(TYPING + 60, self.height())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Ask for a comfortable width and the lines' height."""
        return QSize(360, self.height())
