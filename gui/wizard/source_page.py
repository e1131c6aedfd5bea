"""The first step: choose a plan file, drop one, or paste its text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gui import icons, palette
from gui.forms.parts import Banner, button, label

KINDS = "方案文件 (*.docx *.xlsx *.xls *.txt *.htm *.html *.pdf);;所有文件 (*)"
SUFFIXES = frozenset((".docx", ".doc", ".wps", ".xlsx", ".xls", ".txt", ".htm", ".html", ".pdf"))


class SourcePage(QWidget):
    """Offer three ways in; `wanted_file` and `wanted_text` tell which was taken."""

    wanted_file = Signal(object)
    wanted_text = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.said = Banner("danger")
        self.choose = button("选择方案文件…", self._choose, kind="primary", icon="open")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("粘贴的方案文字")
        self.text.setPlaceholderText("从网页、Word 或表格里复制，粘贴到这里（Ctrl+V）。从表格复制的行会照列认。")
        self.text.setTabChangesFocus(True)
        self.read = button("读这段文字", lambda: self.wanted_text.emit(self.text.toPlainText()))
        self.read.setEnabled(False)
        self.text.textChanged.connect(lambda: self.read.setEnabled(bool(self.text.toPlainText().strip())))
        inner = QWidget()
        inner.setMaximumWidth(900)
        box = QVBoxLayout(inner)
        box.setContentsMargins(24, 16, 24, 16)
        box.setSpacing(8)
        box.addWidget(self.said)
        box.addWidget(self._file_card())
        box.addSpacing(12)
        row = QHBoxLayout()
        row.addWidget(label("或者粘贴文字", "heading"), 1)
        row.addWidget(self.read)
        box.addLayout(row)
        box.addWidget(self.text, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(inner, 12)
        outer.addStretch(1)

    def _file_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("card", "true")
        row = QHBoxLayout(card)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(20)
        picture = QLabel()
        picture.setPixmap(icons.picture("new", 40, palette.BLUE))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label("分解落实方案的文件", "heading"))
        words.addWidget(
            label(
                "Word（.docx）、Excel（.xlsx .xls）、网页、带文字的 PDF、文本都行；也可以把文件拖到这里。",
                "soft",
                wrap=True,
            )
        )
        words.addWidget(label("只在这台电脑上读。点“建立台账”以前什么都不写。", "faint"))
        row.addLayout(words, 1)
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def refuse(self, sentence: str) -> None:
        """Say why a document was not read; "" takes the sentence away."""
        self.said.say(sentence)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择分解落实方案", "", KINDS)
        if name:
            self.wanted_file.emit(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        """Let one file in."""
        if len(event.mimeData().urls()) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        """Read the file that was dropped."""
        [url] = event.mimeData().urls()
        self.wanted_file.emit(Path(url.toLocalFile()))
