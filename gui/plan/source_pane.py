"""The plan's document beside an item of the ledger, the words behind the field in hand marked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from gui.forms.parts import label
from gui.wizard.document_view import DocumentView
from gui.wizard.legend import Legend
from model.terms import Part
from model.work.source_words import SourceWords

NONE = "这本台账里没有存方案原文，\n只能在右边改。"
ALL = -1


class SourcePane(QFrame):
    """Show where an item's words stand; say so where the ledger keeps no document."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.words = SourceWords(None)
        self.view = DocumentView()
        self._none = label(NONE, "faint", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._legend = Legend()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view, 1)
        box.addWidget(self._none, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 8, 6)
        foot.addWidget(self._legend)
        box.addLayout(foot)
        self.show_words(SourceWords(None))

    def show_words(self, words: SourceWords) -> None:
        """Put an item's document in, its lines tinted."""
        self.words = words
        for widget in (self.view, self._legend):
            widget.setVisible(words.document is not None)
        self._none.setVisible(words.document is None)
        if words.document is not None:
            self.view.show_document(words.document)
            self.point(None)

    def point(self, field: tuple[Part, int] | None) -> None:
        """Mark the words behind a field; ALL takes every one of its part."""
        if self.words.document is None:
            return
        part, index = field or (None, ALL)
        spots = [one for one in self.words.spots if one.part is part and index in (ALL, one.index)]
        self.view.mark(self.words.lines, spots)
