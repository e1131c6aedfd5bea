"""From which round on a change holds, and a date that may be left out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from gui.forms.day_field import DayField
from model.records import Round


class RoundChoice(QComboBox):
    """Choose a round to begin with; `whole` words the choice of the whole year, "" leaves it out."""

    def __init__(self, whole: str = "") -> None:
        super().__init__()
        self._whole = whole
        self.setAccessibleName("从哪一期起")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setToolTip("以前各期不变")

    def offer(self, rounds: Sequence[Round], period: str = "") -> None:
        """Offer the calendar's rounds, one of them chosen; without telling."""
        self.blockSignals(True)
        self.clear()
        if self._whole:
            self.addItem(self._whole, "")
        for one in rounds:
            self.addItem(f"自{one.name}起", one.period)
        self.setCurrentIndex(max(self.findData(period), 0))
        self.blockSignals(False)

    def period(self) -> str:
        """Return the round chosen, "" for the whole year."""
        return str(self.currentData() or "")


class MaybeDay(QWidget):
    """A date that counts only while its box is ticked."""

    changed = Signal()

    def __init__(self, words: str, name: str) -> None:
        super().__init__()
        self.tick = QCheckBox(words)
        self.field = DayField(name)
        self.field.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.tick)
        row.addWidget(self.field)
        row.addStretch(1)
        self.tick.toggled.connect(self._on_ticked)
        self.field.changed.connect(self.changed)

    @property
    def valid(self) -> bool:
        """Say whether what stands there is a date, or none is wanted."""
        return not self.tick.isChecked() or self.field.valid

    def day(self) -> datetime.date | None:
        """Return the date, None for none."""
        return self.field.day() if self.tick.isChecked() else None

    def put(self, day: datetime.date | None, usual: datetime.date | None = None) -> None:
        """Show a date, or none; `usual` is where the field begins once it is wanted."""
        if day or usual:
            self.field.show_day(day or usual or self.field.day())
        self.tick.setChecked(day is not None)

    def _on_ticked(self, on: bool) -> None:
        self.field.setEnabled(on)
        if on and not self.field.text():
            self.field.show_day(self.field.day())
        if on and self.tick.hasFocus():
            self.field.setFocus()
        self.changed.emit()
