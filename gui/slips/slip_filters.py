"""Which 督办单 are listed: by state, colour, lead unit and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from gui.forms.parts import button, field
from gui.forms.unit_box import let_type
from model.records.slips import SlipView
from model.terms_slip import SlipColour, SlipState

LEFT, OPEN, ALL, LATE = "没归档的", "在办的", "全部", "逾期的"
STATES: dict[str, Callable[[SlipView], bool]] = {
    LEFT: lambda one: one.state is not SlipState.ARCHIVED,
    OPEN: lambda one: one.open,
    ALL: lambda one: True,
    LATE: lambda one: one.overdue > 0,
}
"""More than single states; those are offered after them."""
ANY_COLOUR, ANY_UNIT = "各种警示", "全部牵头单位"


class SlipFilters(QWidget):
    """Hold what is chosen; `changed` says that it is another choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state, self.colour, self.unit = QComboBox(), QComboBox(), QComboBox()
        self.words = field("找编号、事项、单位", 200, hint="编号、事项、单位")
        self.state.addItems([*STATES, *(one.word for one in SlipState)])
        self.colour.addItems([ANY_COLOUR, *(one.word for one in SlipColour)])
        let_type(self.unit)
        self.unit.addItem(ANY_UNIT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for name, box in (("状态", self.state), ("警示", self.colour), ("牵头单位", self.unit)):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
            row.addWidget(box)
        self.words.textChanged.connect(lambda _: self.changed.emit())
        row.addWidget(self.words)
        self.drop = button("清除筛选", self.clear, kind="link")
        row.addWidget(self.drop)
        row.addStretch(1)

    def offer(self, found: Sequence[SlipView]) -> None:
        """Offer the units that lead a slip, the one with most to do first."""
        leads = {one.lead for one in found}
        order = sorted(leads, key=lambda lead: (-sum(one.open for one in found if one.lead == lead), lead))
        chosen = self.unit.currentText()
        with QSignalBlocker(self.unit):
            self.unit.clear()
            self.unit.addItems([ANY_UNIT, *order])
            self.unit.setCurrentIndex(max(self.unit.findText(chosen), 0))

    def keeps(self, one: SlipView) -> bool:
        """Say whether a slip fits all that is chosen."""
        words, state = self.words.text().strip(), self.state.currentText()
        return (
            (STATES[state](one) if state in STATES else one.state.word == state)
            and self.colour.currentText() in (ANY_COLOUR, one.colour_word)
            and self.unit.currentText() in (ANY_UNIT, one.lead)
            and words in f"{one.slip.no}{one.slip.title}{one.lead}"
        )

    def clear(self) -> None:
        """List all slips."""
        self.words.clear()
        self.colour.setCurrentIndex(0)
        self.unit.setCurrentIndex(0)
        self.state.setCurrentText(ALL)
