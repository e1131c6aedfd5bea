"""核定: the office's own light or figure for a line in this round; what was reported and computed stays beside it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QRadioButton, QWidget

from gui import show
from gui.forms.day_field import DayField
from gui.forms.parts import LightLabel, field, label
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.session import Session
from model.records import Changes, LineView, Part, PeriodView
from model.rules import correction
from model.rules import light as lights
from model.terms import Field, Kind
from model.work import correct
from model.work.correct import Ask, CorrectPlan

HINT = "改定本期的亮灯或数，写明理由和批准人；单位报的和程序算的都留着，一并显示。可以撤销。"
LATER = "该单位以后再报、灯有变化时，亮灯的核定不再计，会提醒您重新核定。"


class CorrectDialog(Weighed):
    """Choose a light, or type what was found and what is used; why and by whose word."""

    def __init__(self, parent: QWidget | None, session: Session, line: LineView) -> None:
        super().__init__(parent, session, "核定…", HINT, (760, 560))
        self._line = line
        self._planned: CorrectPlan | None = None
        self.of_light, self.of_figure = QRadioButton("核定亮灯"), QRadioButton("核定数")
        self.now = LightLabel()
        self.lights = QComboBox()
        self.unit = QComboBox()
        self.reported = label("", "fact")
        self.found, self.used = field("核查数", 140), field("采用数", 140)
        self.reason, self.approver = field("核定理由", hint="必填，如 数已核实，月初集中入账"), field("批准人", 140)
        self.day = DayField("核定日期")
        self._lay_out()
        self.offer_close()
        self.go = self.offer("保存", self._go, "primary")
        self._fill()
        self._connect()
        self._turn()
        self.check()

    def _lay_out(self) -> None:
        view = self.session.view
        at = f"{view.plan.year}年{view.round.name}" if view else ""
        line = self._line.line
        self.body.addWidget(label(f"{line.id}　{show.printed(line.name)}　{at}", "heading", wrap=True))
        choice = QHBoxLayout()
        for one in (self.of_light, self.of_figure):
            choice.addWidget(one)
        choice.addStretch(1)
        self.body.addLayout(choice)
        self.body.addWidget(self._light_part())
        self.body.addWidget(self._figure_part())
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.addRow("理由", self.reason)
        by = QHBoxLayout()
        by.setSpacing(8)
        for widget in (self.approver, label("日期", "soft"), self.day):
            by.addWidget(widget)
        by.addStretch(1)
        form.addRow("批准人", by)
        self.body.addLayout(form)
        self.body.addWidget(label("保存后", "heading"))
        self.body.addWidget(self.said, 1)

    def _light_part(self) -> QWidget:
        self.light_part = QWidget()
        row = QHBoxLayout(self.light_part)
        row.setContentsMargins(0, 0, 0, 0)
        for one in (label("现在", "soft"), self.now, label("核定为", "soft"), self.lights):
            row.addWidget(one)
        row.addStretch(1)
        return self.light_part

    def _figure_part(self) -> QWidget:
        """Build the three figures apart, each with what it is."""
        self.figure_part = QWidget()
        form = QFormLayout(self.figure_part)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(10)
        measure = show.measure(self._line.line)
        form.addRow("单位", self.unit)
        form.addRow("上报数", self.reported)
        for name, edit, told in (
            ("核查数", self.found, f"{measure}　现场看到的；没有去看不填"),
            ("采用数", self.used, f"{measure}　计入完成率和亮灯的"),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(edit)
            row.addWidget(label(told, "faint"))
            row.addStretch(1)
            form.addRow(name, row)
        return self.figure_part

    def _fill(self) -> None:
        line, view = self._line, self.session.view
        rule = view.rule if view else None
        held = line.light_correction
        self.now.say(line.light, line.light_word)
        self.lights.setAccessibleName("核定为")
        self.lights.addItem("请选", "")
        for one in correction.choices(rule) if rule else ():
            if not held or one is not held.light:
                name, colour = lights.name(one, rule) if rule else "", correction.COLOURS[one]
                self.lights.addItem(f"{colour}（{name}）", one.value)
        self.unit.setAccessibleName("哪家报的数")
        for part in line.parts:
            if part.done is not None or part.unit == line.lead:
                self.unit.addItem(part.short, part.unit)
        self.unit.setCurrentIndex(max(self.unit.findData(line.lead), 0))
        counted = line.line.kind is not Kind.MILESTONE
        self.of_figure.setVisible(counted)
        (self.of_figure if counted and line.conflict else self.of_light).setChecked(True)
        self.day.show_day(self.day.day())
        self._on_unit()

    def _connect(self) -> None:
        self.of_light.toggled.connect(self._turn)
        self.lights.activated.connect(self.wait)
        self.unit.activated.connect(self._on_unit)
        self.found.textEdited.connect(self._on_found)
        for one in (self.used, self.reason, self.approver):
            one.textEdited.connect(self.wait)
        self.day.changed.connect(self.wait)

    def _turn(self, *_: object) -> None:
        on = self.of_light.isChecked()
        self.light_part.setVisible(on)
        self.figure_part.setVisible(not on)
        self.wait()

    def _on_unit(self, *_: object) -> None:
        part = next((one for one in self._line.parts if one.unit == self.unit.currentData()), None)
        self.reported.setText("、".join(reported(self.session.view, self._line, part)) or "没有报")
        self.wait()

    def _on_found(self, text: str) -> None:
        """Use what was found, unless the clerk types another figure."""
        if not self.used.isModified():
            self.used.setText(text)
        self.wait()

    def wanted(self) -> Ask:
        """Return what the dialog asks for by now."""
        lit = self.of_light.isChecked()
        return Ask(
            self.session.period,
            self._line.line.id,
            str(self.lights.currentData() or "") if lit else self.used.text(),
            self.reason.text(),
            self.approver.text(),
            "" if lit else str(self.unit.currentData() or ""),
            self.day.day(),
            "" if lit else self.found.text(),
        )

    def begin(self) -> None:
        """Forget the plan shown: another is asked for."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh what is asked for; before anything is chosen nothing is missing yet."""
        wanted = self.wanted()
        if not self.day.valid:
            self.said.say((FORBIDS, (self.day.said,)))
        elif wanted.value.strip():
            self.weigh(lambda ledger, tick: correct.plan(ledger, wanted), self.show_plan)
        else:
            self.said.say()

    def show_plan(self, planned: CorrectPlan) -> None:
        """Say what it would do."""
        self._planned = planned
        self.said.say((CHANGES, (planned.says,)), (LOOK, (LATER,) if planned.light else ()))
        self.check()

    def check(self) -> None:
        """Let it be saved once it can be."""
        self.go.setEnabled(self._planned is not None)

    def _go(self) -> None:
        planned = self._planned
        if planned is not None:
            self.go.setEnabled(False)
            self.session.act("核定", lambda ledger, tick: correct.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self.accept()


def reported(view: PeriodView | None, line: LineView, part: Part | None) -> Iterator[str]:
    """Yield what a unit reported of a line: every value where they disagree, and what it was before a correction."""
    if view is None or part is None:
        return
    for one in view.conflicts:
        if (one.key.line, one.key.unit, one.key.field) == (line.line.id, part.unit, Field.DONE) and not one.key.county:
            yield from (value.value for value in one.values)
            return
    if part.unit == line.lead and line.figure_correction:
        yield line.figure_correction.was
    elif part.done is not None:
        yield show.number(part.done)
