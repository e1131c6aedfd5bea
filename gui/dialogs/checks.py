"""审核标准: how each check weighs in this plan, with its limit where it has one."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QWidget

from gui.dialogs.frame import Frame
from gui.forms.parts import label
from gui.session import Session
from model.records import Changes, CheckRule
from model.rules.check_rules import LIMITS
from model.terms import Check, Weight
from model.work import set_checks

HINT = "“不能收”“须说明”的数先不计入，等您核定；“提醒”只提示；“不查”不看。改动从保存起对各期都有效，可以撤销。"


class ChecksDialog(Frame):
    """Choose a weight for every check; nothing changes before 保存."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, "审核标准", HINT, (720, 500))
        self._session = session
        self._rules: Mapping[Check, CheckRule] = {}
        self.weights: dict[Check, QComboBox] = {}
        self.limits: dict[Check, QDoubleSpinBox] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.offer_close()
        self.go = self.offer("保存", self._go, "primary")
        self.go.setEnabled(False)
        session.ask("审核标准", lambda ledger, tick: set_checks.load(ledger), self.show_rules, quiet=True)

    def show_rules(self, rules: Mapping[Check, CheckRule]) -> None:
        """Lay out a row a check."""
        self._rules = rules
        for row, rule in enumerate(rules.values()):
            self._grid.addWidget(label(rule.check.word), row, 0)
            weight = self.weights[rule.check] = QComboBox()
            weight.setAccessibleName(rule.check.word)
            for one in Weight:
                weight.addItem(one.word, one.value)
            weight.setCurrentIndex(weight.findData(rule.weight.value))
            self._grid.addWidget(weight, row, 2)
            if rule.limit is not None:
                self._grid.addWidget(self._limit(rule.check, rule.limit), row, 1)
        self.go.setEnabled(True)

    def _limit(self, check: Check, limit: Decimal) -> QDoubleSpinBox:
        out = self.limits[check] = QDoubleSpinBox()
        before, _, after = LIMITS[check].partition("{}")
        out.setPrefix(f"{before} ")
        out.setSuffix(f" {after}")
        out.setDecimals(0)
        out.setRange(1, 1000)
        out.setValue(float(limit))
        return out

    def chosen(self) -> tuple[CheckRule, ...]:
        """Return the rules as they stand in the dialog."""
        out = []
        for check in self._rules:
            limit = self.limits.get(check)
            weight = Weight(str(self.weights[check].currentData()))
            out.append(CheckRule(check, weight, Decimal(int(limit.value())) if limit else None))
        return tuple(out)

    def _go(self) -> None:
        rules = self.chosen()
        self.go.setEnabled(False)
        self._session.act(
            "保存审核标准", lambda ledger, tick: set_checks.do(ledger, rules), self._on_done, self._failed
        )

    def _on_done(self, changes: Changes) -> None:
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self._session.failed(error)
