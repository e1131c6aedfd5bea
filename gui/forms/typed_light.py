"""The light a typed entry would give, with gap and doubt; worked out in memory at every key, nothing is looked up."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui import palette
from gui.forms import typed_words
from gui.forms.parts import LightLabel, label
from gui.tables.item_rows import Row
from model.records import PeriodView


class TypedLight(QWidget):
    """A pill over two sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.pill = LightLabel()
        self.beside = label("", "soft", wrap=True)
        self.doubt = label("", wrap=True)
        self.doubt.setStyleSheet(f"color: {palette.RED}")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.beside)
        box.addWidget(self.doubt)

    def show_typed(self, row: Row, view: PeriodView, done: Decimal | None, stage: str) -> None:
        """Show what a figure and a stage would give; what is not typed stands as reported."""
        found = typed_words.judged(row, view, done, stage)
        self.pill.say(found.light, typed_words.pill(row, view, found, done, stage))
        self._say(typed_words.beside(row, found), typed_words.doubt(row, found, done), pill=True)

    def show_part(self) -> None:
        """Say that a county's part gives no light of its own."""
        self._say("这是分单位的数，不改变全市的亮灯。", "", pill=False)

    def _say(self, beside: str, doubt: str, *, pill: bool) -> None:
        self.pill.setVisible(pill)
        self.beside.setText(beside)
        self.beside.setVisible(bool(beside))
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
