"""The period switcher: which round is shown, when it is due, the round before and after."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from gui import icons
from gui.forms.parts import label
from model.records import PeriodView


class PeriodBar(QWidget):
    """Choose a round; `chosen` carries its period."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = QComboBox()
        self.choice.setAccessibleName("期次")
        self.choice.setMinimumWidth(116)
        self._kind = label("", "heading")
        self._due = label("", "soft")
        self._back = self._arrow("left", "上一期　Ctrl+PgUp", -1)
        self._on = self._arrow("right", "下一期　Ctrl+PgDn", 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._kind)
        words.addWidget(self._due)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(4)
        for widget in (self._back, self.choice, self._on):
            row.addWidget(widget)
        row.addSpacing(4)
        row.addLayout(words)
        self.choice.activated.connect(lambda place: self.chosen.emit(str(self.choice.itemData(place))))

    def _arrow(self, icon: str, tip: str, by: int) -> QToolButton:
        out = QToolButton()
        out.setIcon(icons.icon(icon))
        out.setToolTip(tip)
        out.setAccessibleName(tip)
        out.clicked.connect(lambda: self._step(by))
        return out

    def _step(self, by: int) -> None:
        place = self.choice.currentIndex() + by
        if 0 <= place < self.choice.count():
            self.chosen.emit(str(self.choice.itemData(place)))

    def show_view(self, view: PeriodView) -> None:
        """Show a round among its calendar."""
        self.choice.clear()
        for one in view.rounds:
            self.choice.addItem(f"{view.plan.year}年{one.name}", one.period)
        place = self.choice.findData(view.round.period)
        self.choice.setCurrentIndex(place)
        self._back.setEnabled(place > 0)
        self._on.setEnabled(place < self.choice.count() - 1)
        at = view.round
        self._kind.setText(at.kind)
        self._due.setText(f"{at.due.month}月{at.due.day}日{at.due_hour}时截止")
