"""The frame every dialog stands in: a heading with one sentence, the body, and the buttons with one primary act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.forms.parts import button, label, rule

SIZE = (920, 560)


class Frame(QDialog):
    """A window-modal dialog; widgets go into `body`, remarks into `foot`."""

    def __init__(self, parent: QWidget | None, title: str, hint: str = "", size: tuple[int, int] = SIZE) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title.rstrip("…"))
        self.setModal(True)
        self.heading = label(title.rstrip("…"), "title")
        self.hint = label(hint, "soft", wrap=True)
        self.hint.setVisible(bool(hint))
        head = QFrame()
        head.setObjectName("panel")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        top = QVBoxLayout(head)
        top.setContentsMargins(20, 14, 20, 12)
        top.setSpacing(4)
        top.addWidget(self.heading)
        top.addWidget(self.hint)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(20, 14, 20, 12)
        self.body.setSpacing(8)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(20, 10, 20, 12)
        self.foot.setSpacing(8)
        self.remark = label("", "soft", wrap=True)
        self.foot.addWidget(self.remark, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(head)
        box.addWidget(rule())
        box.addLayout(self.body, 1)
        box.addWidget(rule())
        box.addLayout(self.foot)
        self.resize(*size)

    def say(self, hint: str) -> None:
        """Change the sentence under the heading."""
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def offer(self, text: str, slot: Callable[[], object], kind: str = "", icon: str = "") -> QPushButton:
        """Add a button at the right of the foot."""
        out = button(text, slot, kind=kind, icon=icon)
        self.foot.addWidget(out)
        return out

    def offer_close(self, text: str = "取消") -> QPushButton:
        """Add the button that leaves without doing anything."""
        return self.offer(text, self.reject)


def open_place(path: Path) -> None:
    """Show a file or folder in the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def joined(words: Sequence[str], most: int = 12) -> str:
    """List names for a sentence, a long list cut with its count."""
    text = "、".join(words[:most])
    return text if len(words) <= most else f"{text}等{len(words)}家"
