"""What only the clerk can say of a returned file: whose it is, which round, what another round's form is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.dialogs.take_plan_words import is_plan
from gui.dialogs.take_rows import Needs, needs, short
from gui.forms.parts import button, label
from gui.forms.unit_box import let_type
from model.records import FileAnswer, PeriodView
from model.terms import OtherRound
from model.work.whose_form import Told

ASKS = {
    Needs.UNIT: "“{name}”看不出是哪家、哪一期的表，请指明：",
    Needs.ROUND: "“{name}”是别的期次的表，不选就不收，请选一种：",
    Needs.NOTHING: "“{name}”按您指明的收，可以改：",
}
WHOSE_PLAN = "“{name}”是分解方案表，看不出是哪家的，请指明："


class TakeWords(QFrame):
    """Ask about one file at a time; `said` carries its name and what the clerk said of it."""

    said = Signal(str, object)

    def __init__(self, view: PeriodView | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "warning")
        self._period = view.round.period if view else ""
        self._open: Sequence[FileAnswer] = ()
        self._told: Mapping[str, Told] = {}
        self.file = ""
        self._ask = label("", wrap=True)
        self.unit = choice("单位")
        let_type(self.unit)
        for one in view.units if view else ():
            self.unit.addItem(one.unit.short, one.unit.full or one.unit.short)
        self.round = choice("期次")
        for at in view.rounds if view else ():
            self.round.addItem(at.name, at.period)
        self.other = choice("别的期次的表作什么收")
        for way in OtherRound:
            self.other.addItem(way.word, way.value)
        self.go = button("认这份表", self._go)
        self.left = label("", "soft")
        self._words: dict[QComboBox, QLabel] = {
            self.unit: label("单位"),
            self.round: label("期次"),
            self.other: label("作"),
        }
        self._lay_out()
        for box in self._words:
            box.currentIndexChanged.connect(lambda _: self._check())
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for field, word in self._words.items():
            row.addWidget(word)
            row.addWidget(field)
        row.addWidget(self.go)
        row.addStretch(1)
        row.addWidget(self.left)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 6, 10, 6)
        box.setSpacing(6)
        box.addWidget(self._ask)
        box.addLayout(row)

    def show_files(self, answers: Sequence[FileAnswer], told: Mapping[str, Told]) -> None:
        """Ask about the first file that needs a word; `told` is what was said so far, by file."""
        self._open = tuple(one for one in answers if needs(one) is not Needs.NOTHING)
        self._told = told
        self.left.setText(f"还有 {len(self._open)} 份要指明" if len(self._open) > 1 else "")
        self.show_file(None)

    def show_file(self, answer: FileAnswer | None) -> None:
        """Ask about this file where it needs or had a word, else about the first that needs one."""
        if answer is None or (needs(answer) is Needs.NOTHING and answer.file not in self._told):
            answer = self._open[0] if self._open else None
        self.setVisible(answer is not None)
        if answer is None:
            return
        self.file = answer.file
        told, need = self._told.get(answer.file, Told()), needs(answer)
        name = Path(answer.file).name
        ask = WHOSE_PLAN if need is Needs.UNIT and is_plan(answer) else ASKS[need]
        self._ask.setText(ask.format(name=short(name, 70)))
        self._ask.setToolTip(name)
        self._offer(self.unit, told.unit, there=need is Needs.UNIT or bool(told.unit))
        asked = (need is Needs.UNIT or bool(told.unit)) and not is_plan(answer)
        self._offer(self.round, told.period or self._period, there=asked)
        way = told.other_round
        self._offer(self.other, way.value if way else "", there=need is Needs.ROUND or way is not None)
        self._check()

    def _offer(self, box: QComboBox, value: str, *, there: bool) -> None:
        box.setCurrentIndex(box.findData(value) if value else -1)
        for widget in (box, self._words[box]):
            widget.setVisible(there)

    def _check(self) -> None:
        asked = [box for box in self._words if not box.isHidden()]
        self.go.setEnabled(bool(asked) and all(box.currentIndex() >= 0 for box in asked))

    def _go(self) -> None:
        told = self._told.get(self.file, Told(period=self._period))
        if not self.unit.isHidden():
            told = replace(told, unit=str(self.unit.currentData()))
        if not self.round.isHidden():
            told = replace(told, period=str(self.round.currentData()))
        if not self.other.isHidden():
            told = replace(told, other_round=OtherRound(str(self.other.currentData())))
        self.said.emit(self.file, told)


def choice(name: str) -> QComboBox:
    """Return a list nothing is chosen in beforehand."""
    out = QComboBox()
    out.setAccessibleName(name)
    out.setPlaceholderText(f"选{name}" if len(name) < 5 else "请选一种")
    out.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    out.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return out
