"""亮灯规则: from how many points behind a line is yellow and red; in words, and what it would change."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QHBoxLayout, QWidget

from gui.forms.parts import LightLabel, emptied, label
from gui.plan.said import CHANGES, FOLLOWS, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from model.records import Changes, LightRule
from model.rules import light as lights
from model.terms import Light
from model.work import set_lights
from model.work.set_lights import LightsPlan

HINT = "全方案用一套标准，写进上报表。改了标准，各期的亮灯都按新标准重算；已上报的表不变，可以撤销。"
OWN = "自定"
SAME = "两个数相同就是二分：只分达序时、未达序时。"


class LightRuleDialog(Weighed):
    """Choose a preset or type both numbers; nothing changes before 保存."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "亮灯规则…", HINT, (860, 540))
        self._planned: LightsPlan | None = None
        self.presets = QComboBox()
        self.presets.setAccessibleName("常用的标准")
        for name, rule in lights.PRESETS.items():
            self.presets.addItem(f"{name}　{_numbers(rule)}", name)
        self.presets.addItem(OWN, "")
        self.yellow, self.red = _points("黄灯的界限"), _points("红灯的界限")
        self._rows = QGridLayout()
        self._lay_out()
        self.offer_close()
        self.go = self.offer("保存", self._go, "primary")
        self.presets.activated.connect(self._on_preset)
        for one in (self.yellow, self.red):
            one.valueChanged.connect(self._on_number)
        self.go.setEnabled(False)
        session.ask("亮灯规则", lambda ledger, tick: set_lights.load(ledger), self.show_rule, quiet=True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for one in (label("标准", "soft"), self.presets, label("低于序时", "soft"), self.yellow):
            row.addWidget(one)
        for one in (label("起为黄，超过", "soft"), self.red, label("为红", "soft")):
            row.addWidget(one)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(label(SAME, "faint"))
        self._rows.setHorizontalSpacing(12)
        self._rows.setColumnStretch(1, 1)
        self.body.addWidget(label("写成文字", "heading"))
        self.body.addLayout(self._rows)
        self.body.addWidget(label("保存后", "heading"))
        self.body.addWidget(self.said, 1)

    def show_rule(self, rule: LightRule) -> None:
        """Show the rule in force."""
        self._put(rule)
        self.wait()

    def rule(self) -> LightRule:
        """Return the rule as it stands in the dialog."""
        return LightRule(_decimal(self.yellow), _decimal(self.red))

    def _put(self, rule: LightRule) -> None:
        for one, value in ((self.yellow, rule.yellow_above), (self.red, rule.red_above)):
            one.blockSignals(True)
            one.setValue(float(value))
            one.blockSignals(False)

    def _on_preset(self, place: int) -> None:
        name = str(self.presets.itemData(place))
        if name:
            self._put(lights.PRESETS[name])
        else:
            self.yellow.setFocus()
        self.wait()

    def _on_number(self, *_: object) -> None:
        self.wait()

    def begin(self) -> None:
        """Write the rule out as it stands, and forget what was weighed."""
        self._planned = None
        rule = self.rule()
        name = next((name for name, one in lights.PRESETS.items() if one == rule), "")
        self.presets.setCurrentIndex(self.presets.findData(name))
        emptied(self._rows)
        for row, one in enumerate((*lights.told(rule), Light.NONE)):
            pill = LightLabel()
            pill.say(one, "未亮灯" if one is Light.NONE else lights.name(one, rule))
            self._rows.addWidget(pill, row, 0)
            self._rows.addWidget(label(lights.means(one, rule)), row, 1, Qt.AlignmentFlag.AlignVCenter)
        self.check()

    def ask(self) -> None:
        """Weigh the rule."""
        rule = self.rule()
        self.weigh(lambda ledger, tick: set_lights.plan(ledger, rule), self.show_plan)

    def show_plan(self, planned: LightsPlan) -> None:
        """Say how many lines of the round on screen would change colour, and which lines in which round."""
        if planned.rule != self.rule():
            return
        view = self.session.view
        at = view.round if view else None
        here = planned.moved.get(at.period, {}) if at else {}
        told = [f"{at.name}：{_moved(here, planned)}"] if at else []
        self._planned = None if planned.rule == planned.was else planned
        self.said.say((LOOK if here else CHANGES, told), (FOLLOWS, planned.notes))
        self.check()

    def check(self) -> None:
        """Let it be saved once it is another rule and a possible one."""
        self.go.setEnabled(self._planned is not None)

    def _go(self) -> None:
        planned = self._planned
        if planned is not None:
            self.go.setEnabled(False)
            self.session.act(
                "亮灯规则", lambda ledger, tick: set_lights.do(ledger, planned), self._on_done, self.refused
            )

    def _on_done(self, changes: Changes) -> None:
        self.accept()


def _moved(here: Mapping[tuple[Light, Light], int], planned: LightsPlan) -> str:
    if planned.rule == planned.was:
        return "现在就是这个标准。"
    if not here:
        return "没有一行变色。"
    every = sorted(here.items(), key=lambda one: [lights.SEVERITY.index(end) for end in one[0]])
    told = "、".join(
        f"{lights.name(was, planned.was)}→{lights.name(now, planned.rule)} {many}行" for (was, now), many in every
    )
    return f"{sum(here.values())}行变色：{told}。"


def _numbers(rule: LightRule) -> str:
    return "达/未达" if lights.in_two(rule) else f"{rule.yellow_above}/{rule.red_above}"


def _points(name: str) -> QDoubleSpinBox:
    out = QDoubleSpinBox()
    out.setAccessibleName(name)
    out.setDecimals(1)
    out.setRange(0, 100)
    out.setSuffix(" 个百分点")
    return out


def _decimal(box: QDoubleSpinBox) -> Decimal:
    return Decimal(str(box.value())).normalize() + 0
