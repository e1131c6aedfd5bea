"""The strip over a closed round: since when it is closed, what is seen, and the way to the other sight of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui import icons, palette
from gui.closing.seen import Seen
from gui.forms.parts import button, label

SEE_NOW, SEE_CLOSED = "看现在的数", "看封存的"


class ClosedStrip(QWidget):
    """Say that the round is closed or open again; `wanted` carries a verb's name. Hidden for any other round."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("closed")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(8)
        lock = QLabel()
        lock.setPixmap(icons.picture("lock", 18, palette.AMBER))
        self.told = label("", wrap=True)
        self.drift = button("封存后的变化…", lambda: self.wanted.emit("since_closing"))
        self.other = button(SEE_NOW, lambda: self.wanted.emit("see_other"))
        row.addWidget(lock)
        row.addWidget(self.told, 1)
        row.addWidget(self.drift)
        row.addWidget(self.other)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def show_seen(self, seen: Seen | None) -> None:
        """Show how a round is seen."""
        words = seen.words if seen else ""
        self.told.setText(words)
        self.setVisible(bool(words))
        if seen:
            self.drift.setVisible(bool(seen.closing) and not seen.past)
            self.other.setVisible(seen.closing is not None)
            self.other.setText("回到现在" if seen.past else SEE_CLOSED if seen.live else SEE_NOW)

    def text(self) -> str:
        """Return the sentence that is shown, "" for none."""
        return self.told.text()
