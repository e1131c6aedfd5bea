"""The period switcher: which round is shown, when it is due, the round before and after."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gui import icons, palette
from gui.forms.parts import label
from model.records import Closing, PeriodView


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
        self._lock = QLabel()
        self._lock.setPixmap(icons.picture("lock", 20, palette.AMBER))
        self._lock.setAccessibleName("本期已封存")
        self._lock.hide()
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
        row.addWidget(self._lock)
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

    def show_view(self, view: PeriodView, closing: Closing | None = None) -> None:
        """Show a round among its calendar, with a lock where it is closed."""
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
        self._lock.setVisible(closing is not None)
        if closing is not None:
            self._lock.setToolTip(closing.words)
            self._due.setText(f"已封存 第{closing.number}次")
