"""In which form a round goes up: our own, or one of the upper office's, and what of it would stay open there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.forms.parts import label
from gui.plan.said import CHANGES, FORBIDS, LOOK, SaidList
from gui.session import Session
from model.errors import ClerkError
from model.records.upward import FormTemplate, Open
from model.work import report_by_template, upward_template
from model.work.report_by_template import FillPlan

OWN = "本程序的进展情况表"


class FormChoice(QWidget):
    """Choose the form; `chosen` tells that another was."""

    chosen = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.forms = QComboBox()
        self.forms.setAccessibleName("用哪种表")
        self.forms.addItem(OWN, "")
        self.said = SaidList("填好以后要看的")
        self._open_list(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label("用"))
        row.addWidget(self.forms, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addWidget(self.said, 1)
        self.forms.activated.connect(self._turn)
        if session.path is not None:
            session.ask("上级表样", lambda ledger, tick: upward_template.every(ledger), self._fill, quiet=True)

    @property
    def name(self) -> str:
        """Return the form's name, "" for our own."""
        return str(self.forms.currentData() or "")

    def _fill(self, found: tuple[FormTemplate, ...]) -> None:
        for one in found:
            self.forms.addItem(f"上级表样：{one.name}", one.name)
        self.setVisible(bool(found))

    def _turn(self, *_: object) -> None:
        name, period = self.name, self._session.period
        live = bool(self._session.seen and self._session.seen.live)
        self._open_list(bool(name))
        self.said.clear()
        self.chosen.emit()
        if name:
            self._session.ask(
                "试填",
                lambda ledger, tick: report_by_template.plan(ledger, period, name, live=live),
                self._show,
                quiet=True,
                replaces="FormChoice",
                failed=self._refused,
            )

    def _open_list(self, shown: bool) -> None:
        """Take room for the list only while it says something."""
        self.said.setVisible(shown)
        upright = QSizePolicy.Policy.Expanding if shown else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, upright)

    def _show(self, planned: FillPlan) -> None:
        self.tell(planned.says, planned.open)

    def tell(self, says: str, left: tuple[Open, ...]) -> None:
        """Say what goes in and what stays open."""
        self._open_list(True)
        self.said.say((LOOK, tuple(one.sentence for one in left)), (CHANGES, (says,)))

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ClerkError):
            self.said.say((FORBIDS, (error.sentence,)))
        else:
            self._session.failed(error)
