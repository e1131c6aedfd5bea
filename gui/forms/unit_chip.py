"""A unit picked, as a chip: its name, a word where the ledger does not know it yet, and a cross."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from gui import icons, palette, show

HIGH = 22
NEW = "新单位"
HINT = "← → 换一个，Ctrl+← → 或拖动调整先后，Delete 移除"


class UnitChip(QFrame):
    """Show one name; arrows, Delete, typing and dragging are told to the field, which knows its neighbours."""

    removed = Signal()
    stepped = Signal(int)
    moved = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal()
    typed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.new = False
        self._pressed: QPoint | None = None
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._word = QLabel(NEW, self)
        self._word.setProperty("role", "new")
        self.cross = QToolButton(self)
        self.cross.setIcon(icons.icon("close", palette.BLUE))
        self.cross.setIconSize(QSize(10, 10))
        self.cross.setFixedSize(16, 16)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setToolTip(f"移除“{name}”")
        self.cross.setAccessibleName(f"移除“{name}”")
        self.cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 3, 0)
        row.setSpacing(4)
        for part in (self._label, self._word, self.cross):
            row.addWidget(part)
        self.setFixedHeight(max(HIGH, self.fontMetrics().height() + 4))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.mark(False)

    def mark(self, new: bool) -> None:
        """Set off a name that no unit of the ledger has."""
        if self.property("chip") == ("new" if new else "unit"):
            return
        self.new = new
        self._word.setVisible(new)
        self.setProperty("chip", "new" if new else "unit")
        self.style().polish(self)
        self.setToolTip(f"{self.name}{f'（{NEW}）' if new else ''}\n{HINT}")

    def fit(self, room: int) -> int:
        """Take the width the name needs, at most the room there is, and return it; a longer name is shortened."""
        self._label.setText(show.printed(self.name))
        spare = room - self.sizeHint().width()
        if spare < 0:
            width = self._label.sizeHint().width() + spare
            self._label.setText(
                self.fontMetrics().elidedText(show.printed(self.name), Qt.TextElideMode.ElideMiddle, width)
            )
        return min(self.sizeHint().width(), room)

    def say_place(self, place: int, of: int) -> None:
        """Tell a screen reader which of how many this is."""
        self.setAccessibleName(f"{self.name}，{f'{NEW}，' if self.new else ''}第{place}个，共{of}个")
        self.setAccessibleDescription(HINT)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Go to a neighbour, change places with it, remove; typed characters go to the line edit."""
        change = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                step = -1 if event.key() == Qt.Key.Key_Left else 1
                (self.moved if change else self.stepped).emit(step)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                event.accept()
            case _ if event.text().isprintable() and event.text() and not change:
                self.typed.emit(event.text())
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Be ready to be dragged."""
        self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Tell where it is dragged to."""
        now = event.globalPosition().toPoint()
        far = QApplication.startDragDistance()
        if self._pressed is not None and (now - self._pressed).manhattanLength() >= far:
            self.dragged.emit(now)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Be put down."""
        self._pressed = None
        self.dropped.emit()
