"""What is noted of the chosen lines: no objection, an objection with its words, or what becomes of one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QRadioButton, QWidget

from gui.forms.day_field import DayField
from gui.forms.parts import label
from model import clock
from model.rules.check_answers import LineStand

AGREES, OBJECTS, ACCEPTS, REJECTS = range(4)
WORDS = {AGREES: "无异议", OBJECTS: "有异议", ACCEPTS: "采纳异议", REJECTS: "不采纳"}


class AnswerForm(QWidget):
    """Offer what may be noted of the lines; `changed` tells that something else is meant."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choices = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for number, word in WORDS.items():
            choice = QRadioButton(word)
            self.choices.addButton(choice, number)
            grid.addWidget(choice, 0, number)
        self.choices.idClicked.connect(lambda _: self._on_choice())
        self.words = _field("异议内容和依据；或采纳、不采纳的理由")
        self.number = _field("应为多少")
        self.who = _field("核定的批准人")
        self.date = DayField("反馈日期")
        self.date.show_day(clock.today())
        self.number.setFixedWidth(150)
        self.who.setFixedWidth(150)
        for column, widget in enumerate((label("日期", "soft"), self.date), 4):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self.words, 1, 0, 1, 4)
        grid.addWidget(self.number, 1, 4)
        grid.addWidget(self.who, 1, 5)
        grid.setColumnStretch(3, 1)
        for field in (self.words, self.number, self.who):
            field.textEdited.connect(lambda _: self.changed.emit())
        self.date.changed.connect(self.changed)
        self.about(())

    def about(self, lines: Sequence[LineStand]) -> None:
        """Offer what may be done about these lines: several agree at once, the rest goes one by one."""
        one = len(lines) == 1
        objected = one and lines[0].answer is not None and lines[0].answer.objects
        may = {AGREES: bool(lines), OBJECTS: one, ACCEPTS: objected, REJECTS: objected}
        for number, allowed in may.items():
            self.choices.button(number).setEnabled(allowed)
        if self.choice >= 0 and not may[self.choice]:
            self._uncheck()
        self._dress()

    @property
    def choice(self) -> int:
        """Return what is chosen, -1 for nothing."""
        return self.choices.checkedId()

    @property
    def deciding(self) -> bool:
        """Say whether an objection is decided."""
        return self.choice in (ACCEPTS, REJECTS)

    @property
    def accepts(self) -> bool:
        """Say whether it is accepted."""
        return self.choice == ACCEPTS

    @property
    def ready(self) -> bool:
        """Say whether all that the choice needs is there."""
        return self.choice == AGREES or (self.choice > AGREES and bool(self.words.text().strip()) and self.date.valid)

    @property
    def text(self) -> str:
        """Return the objection, "" for none."""
        return self.words.text().strip() if self.choice == OBJECTS else ""

    @property
    def reason(self) -> str:
        """Return why it is decided so."""
        return self.words.text().strip()

    @property
    def claimed(self) -> str:
        """Return the figure the unit claims."""
        return self.number.text().strip() if self.choice == OBJECTS else ""

    @property
    def correct(self) -> str:
        """Return the figure or light decided along with accepting."""
        return self.number.text().strip() if self.choice == ACCEPTS else ""

    @property
    def approver(self) -> str:
        """Return who approved that."""
        return self.who.text().strip()

    @property
    def day(self) -> datetime.date:
        """Return the day of the answer."""
        return self.date.day()

    def clear(self) -> None:
        """Forget what was typed."""
        self._uncheck()
        for field in (self.words, self.number, self.who):
            field.clear()
        self._dress()

    def _uncheck(self) -> None:
        self.choices.setExclusive(False)
        for choice in self.choices.buttons():
            choice.setChecked(False)
        self.choices.setExclusive(True)

    def _on_choice(self) -> None:
        self._dress()
        if self.choice > AGREES:
            self.words.setFocus()
        self.changed.emit()

    def _dress(self) -> None:
        """Ask only for what the choice needs."""
        self.words.setEnabled(self.choice > AGREES)
        self.words.setPlaceholderText("异议内容和依据" if self.choice == OBJECTS else "理由" if self.deciding else "")
        self.number.setEnabled(self.choice in (OBJECTS, ACCEPTS))
        self.number.setPlaceholderText({OBJECTS: "应为多少（可不写）", ACCEPTS: "一并核定为"}.get(self.choice, ""))
        self.who.setEnabled(self.choice == ACCEPTS)
        self.who.setPlaceholderText("核定的批准人" if self.choice == ACCEPTS else "")


def _field(name: str) -> QLineEdit:
    out = QLineEdit()
    out.setAccessibleName(name)
    return out
