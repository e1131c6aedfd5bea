"""裁定冲突: the values that disagree, each with its file, sheet, cell and filler; choose one or write another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gui import show
from gui.dialogs.findings import place
from gui.dialogs.open_points import OpenPoints
from gui.forms.parts import Facts, emptied, label
from gui.session import Session
from model.records import Conflict, ConflictValue

HINT = "几份材料报的不一样，几个数都留着。定一个为准，写明理由；定之前各处暂用标明“暂用”的那个。"
NAMES = ("事项", "指标", "单位", "栏目")


class ConflictsDialog(OpenPoints):
    """Settle the round's conflicts."""

    nothing = "本期没有冲突"
    verb = "以此为准"

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "裁定冲突…", HINT)

    def fill(self, box: QVBoxLayout) -> None:
        """Show what is in conflict, then a card for each value and one for the clerk's own."""
        self._facts = Facts(NAMES)
        box.addWidget(self._facts)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        box.addLayout(self._cards)
        self.choices = QButtonGroup(self)
        self.choices.idClicked.connect(lambda _: self.check())
        self._values: list[str] = []
        self.own_choice = QRadioButton("另定一个")
        self.own = QLineEdit()
        self.own_choice.clicked.connect(self.own.setFocus)
        self.own.setAccessibleName("另定的内容")
        self.own.setPlaceholderText("都不对时，填核实后的内容")
        self.own.textEdited.connect(self._on_own)
        row = QHBoxLayout()
        row.setContentsMargins(13, 0, 0, 0)
        row.addWidget(self.own_choice)
        row.addWidget(self.own, 1)
        box.addLayout(row)

    def points(self) -> Sequence[Conflict]:
        """Return the conflicts."""
        return self._session.conflicts

    def show_point(self, point: Conflict) -> None:
        """Show one conflict's values; nothing is chosen beforehand."""
        for name, text in zip(
            NAMES, (point.item, show.printed(point.target), point.unit, point.key.field.word), strict=True
        ):
            self._facts.say(name, text)
        emptied(self._cards)
        for button in self.choices.buttons():
            self.choices.removeButton(button)
        self._values = []
        for number, (value, same) in enumerate(groupby(sorted(point.values, key=lambda v: v.value), lambda v: v.value)):
            self._values.append(value)
            self._cards.addWidget(self._card(number, value, list(same), value == point.provisional))
        self.choices.addButton(self.own_choice, len(self._values))
        self.choices.setExclusive(False)
        self.own_choice.setChecked(False)
        self.choices.setExclusive(True)
        self.own.clear()

    def _card(self, number: int, value: str, sources: Sequence[ConflictValue], provisional: bool) -> QWidget:
        out = QFrame()
        out.setProperty("card", True)
        grid = QGridLayout(out)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(10)
        choice = QRadioButton(chr(ord("A") + number) if number < 26 else str(number + 1))
        choice.setAccessibleName(f"{choice.text()} {value}")
        self.choices.addButton(choice, number)
        text = label(value, "title" if len(value) < 20 else "", wrap=len(value) >= 20)
        grid.addWidget(choice, 0, 0)
        grid.addWidget(text, 0, 1)
        grid.addWidget(label("暂用" if provisional else "", "soft"), 0, 2)
        for row, one in enumerate(sources, 1):
            filler = f"　填报人 {one.filler}" if one.filler else ""
            source = label(place(one.file, one.sheet, one.cell) + filler, "soft", wrap=True)
            source.setToolTip(one.file)
            grid.addWidget(source, row, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        return out

    def _on_own(self, _: str) -> None:
        self.own_choice.setChecked(True)
        self.check()

    def value(self) -> str:
        """Return the value chosen or typed."""
        number = self.choices.checkedId()
        if number < 0:
            return ""
        return self._values[number] if number < len(self._values) else self.own.text()
