"""更正目标: a line's new target from a round on, by whose word and why; the old one stays for the rounds before."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from gui import show
from gui.forms.parts import field, label
from gui.plan.held_targets import HeldTargets
from gui.plan.said import CHANGES, FOLLOWS, FORBIDS
from gui.plan.source_pane import SourcePane
from gui.plan.weighed import Weighed
from gui.plan.when import MaybeDay, RoundChoice
from gui.session import Session
from model.errors import ClerkError
from model.records import Changes, Line, Round
from model.work import change_target, history, source_words
from model.work.change_target import Ask, TargetPlan
from model.work.history import HeldTarget
from model.work.ledger import Ledger, find_round, standing
from model.work.source_words import SourceWords

HINT = "从选定的一期起按新目标算，以前各期的目标和亮灯不变；原来的目标、理由、批准文件都留着。"
UNSURE = "目标数不能确定"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A line with the target in force in the round on screen, its history, its words in the document."""

    line: Line
    rounds: tuple[Round, ...]
    held: tuple[HeldTarget, ...]
    words: SourceWords


def load(ledger: Ledger, name: str, period: str) -> Loaded:
    """Read all that is shown of a line."""
    now = standing(ledger)
    line, item = change_target.find_line(now, name)
    lines = {one.id: one for one in now.known.setup_at(find_round(now, period)).lines}
    return Loaded(
        lines.get(line.id, line),
        tuple(now.known.rounds),
        history.targets(ledger, name),
        source_words.of_item(ledger, item.id),
    )


class ChangeTargetDialog(Weighed):
    """Document left, the line right, what follows below."""

    def __init__(self, parent: QWidget | None, session: Session, line: str) -> None:
        super().__init__(parent, session, "更正目标…", HINT, (1160, 600))
        self._name = line
        self._loaded: Loaded | None = None
        self._planned: TargetPlan | None = None
        self.source, self.held = SourcePane(), HeldTargets()
        self.title = label("", "heading", wrap=True)
        self.now, self.measure = label("", "fact"), label("", "soft")
        self.value, self.start = field("新目标数", 120), field("新起点数", 120)
        self.since = RoundChoice()
        self.reason, self.paper = field("更正理由"), field("批准文件")
        self.day = MaybeDay("批准日期", "批准日期")
        self.sure = QCheckBox("就按读出的数收")
        self._lay_out()
        self.offer_close()
        self.go = self.offer("保存", self._go, "primary")
        self._connect()
        self.check()
        period = session.period
        session.ask("更正目标", lambda ledger, tick: load(ledger, line, period), self.show_line, quiet=True)

    def _lay_out(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.source)
        panes.addWidget(self._right())
        panes.setSizes((430, 690))
        panes.setStretchFactor(1, 1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(panes, 1)

    def _right(self) -> QWidget:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        new = QHBoxLayout()
        for one in (self.start, self._arrow(), self.value, self.measure, self.sure):
            new.addWidget(one)
        new.addStretch(1)
        when = QHBoxLayout()
        when.addWidget(self.since)
        when.addStretch(1)
        paper = QHBoxLayout()
        paper.addWidget(self.paper, 1)
        paper.addWidget(self.day)
        self.paper.setPlaceholderText("文号或会议纪要，如 连政办发〔2021〕30号")
        self.reason.setPlaceholderText("必填，如 省厅调减任务")
        for row, name in enumerate(("现行目标", "新目标", "从哪一期起", "理由", "批准文件")):
            grid.addWidget(label(name, "soft"), row, 0)
        grid.addWidget(self.now, 0, 1)
        grid.addLayout(new, 1, 1)
        grid.addLayout(when, 2, 1)
        grid.addWidget(self.reason, 3, 1)
        grid.addLayout(paper, 4, 1)
        grid.setColumnStretch(1, 1)
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(16, 12, 20, 10)
        box.addWidget(self.title)
        box.addLayout(grid)
        box.addWidget(label("历次目标", "heading"))
        box.addWidget(self.held, 3)
        box.addWidget(label("保存后", "heading"))
        box.addWidget(self.said, 2)
        return out

    def _arrow(self) -> QWidget:
        self.arrow = label("→", "soft")
        return self.arrow

    def _connect(self) -> None:
        for one in (self.value, self.start, self.reason, self.paper):
            one.textEdited.connect(self.wait)
        self.value.textEdited.connect(lambda _: self.sure.setChecked(False))
        self.since.currentIndexChanged.connect(self.wait)
        self.day.changed.connect(self.wait)
        self.sure.toggled.connect(self.wait)
        self.sure.hide()

    def show_line(self, loaded: Loaded) -> None:
        """Show a line with its history; its words are marked in the document."""
        self._loaded = loaded
        line, target = loaded.line, loaded.line.target
        self.title.setText(f"{line.id}　{show.printed(line.name)}")
        self.now.setText(show.target(line))
        self.measure.setText(f"{show.measure(line)}（计量单位不变）" if target else "")
        from_to = target is not None and target.start is not None
        for one in (self.start, self.arrow):
            one.setVisible(from_to)
        self.since.offer(loaded.rounds, self.session.period)
        self.held.held.show(loaded.held)
        self.source.show_words(loaded.words)
        self.source.point(loaded.words.part(line.id))
        if target is None:
            said = f"“{line.id} {line.name}”是节点，没有目标数可改。要改节点的说法，请用“更正事项”。"
            self.said.say((FORBIDS, (said,)))
        for one in (self.value, self.reason, self.paper):
            one.setEnabled(target is not None)
        self.value.setFocus()

    def wanted(self) -> Ask:
        """Return what the dialog asks for by now."""
        return Ask(
            self._name,
            self.value.text(),
            self.since.period(),
            self.reason.text(),
            self.paper.text(),
            self.day.day(),
            self.start.text() if self.start.isVisible() else "",
            self.sure.isChecked(),
        )

    def begin(self) -> None:
        """Forget the plan shown: another is asked for."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh what is asked for; before anything is typed nothing is missing yet."""
        wanted = self.wanted()
        if not self.day.valid:
            self.said.say((FORBIDS, (self.day.field.said,)))
        elif wanted.value.strip() or wanted.reason.strip():
            self.weigh(lambda ledger, tick: change_target.plan(ledger, wanted), self.show_plan)
        else:
            self.said.say()

    def show_plan(self, planned: TargetPlan) -> None:
        """Say what it would do."""
        self._planned = planned
        self.said.say((CHANGES, (planned.headline,)), (FOLLOWS, planned.notes))
        self.check()

    def refused(self, error: Exception) -> None:
        """Say in place why it cannot be; a number that is not certain may be taken as it was read."""
        unsure = isinstance(error, ClerkError) and error.sentence.startswith(UNSURE)
        self.sure.setVisible(unsure or self.sure.isChecked())
        super().refused(error)

    def check(self) -> None:
        """Let it be saved once it can be."""
        self.go.setEnabled(self._planned is not None)

    def _go(self) -> None:
        planned = self._planned
        if planned is None:
            return
        self.go.setEnabled(False)
        self.session.act(
            "更正目标", lambda ledger, tick: change_target.do(ledger, planned), self._on_done, self.refused
        )

    def _on_done(self, changes: Changes) -> None:
        self.accept()
