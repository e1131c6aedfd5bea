"""定序时: which lines owe how much by when; agreed for many at once, said before it is kept, one act."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from gui.forms.parts import button, label
from gui.plan import schedule_rows, schedule_words
from gui.plan.curve import Curve
from gui.plan.finding import finder, fits, kinds
from gui.plan.said import CHANGES, FOLLOWS, FORBIDS, LOOK
from gui.plan.schedule_rows import LineRow, Loaded
from gui.plan.steps_table import StepsTable
from gui.plan.ticks import TickTable, TickView
from gui.plan.weighed import Weighed
from gui.plan.when import MaybeDay, RoundChoice
from gui.session import Session
from gui.tables.views import select_first
from model.records import Changes, Point, Round, RoundView
from model.rules.deadline import deadline
from model.rules.schedule import Due
from model.terms import ItemKind, Level, Preset, ladder
from model.work import set_schedule
from model.work.set_schedule import Ask, SchedulePlan

HINT = "左边勾选要定的行，右边选方式；下面先说清会怎样，保存才算数，可以撤销。没有定序时的行不亮灯。"
WEIGHTS = {Level.ERROR: FORBIDS, Level.WARNING: LOOK, Level.NOTE: FOLLOWS}


class ScheduleDialog(Weighed):
    """Tick lines, choose a way, look, save."""

    def __init__(self, parent: QWidget | None, session: Session, lines: Iterable[str] = ()) -> None:
        super().__init__(parent, session, "定序时…", HINT, (1080, 584))
        self._first = tuple(lines)
        self._loaded: Loaded | None = None
        self._planned: SchedulePlan | None = None
        self._points: dict[str, str] = {}
        self.lines: TickTable[LineRow] = TickTable(schedule_rows.COLUMNS, lambda row: row.line.id)
        self.list = TickView(self.lines, "要定序时的行")
        self.presets = QComboBox()
        self.since, self.deadline = RoundChoice("全年"), MaybeDay("另定完成时限", "完成时限")
        self.steps, self.curve = StepsTable(), Curve()
        self._lay_out()
        self.offer_close()
        self.go = self.offer("保存", self._go, "primary")
        self._connect()
        self.check()
        session.ask("序时", lambda ledger, tick: schedule_rows.load(ledger), self.show_loaded, quiet=True)

    def _lay_out(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._left())
        panes.addWidget(self._right())
        panes.setSizes((520, 520))
        self.body.addWidget(panes, 1)
        self.said.setFixedHeight(100)
        self.body.addWidget(self.said)

    def _left(self) -> QWidget:
        self.kinds = kinds()
        self.unset = QCheckBox("只看未定序时")
        self.finder = finder("找行", "序号、名称、单位")
        top = QHBoxLayout()
        for one in (self.finder, self.kinds, self.unset):
            top.addWidget(one)
        foot = QHBoxLayout()
        self.count = label("", "soft")
        foot.addWidget(button("勾选列出的", lambda: self.lines.tick_shown(True), kind="link"))
        foot.addWidget(button("全不选", self._tick_none, kind="link"))
        foot.addWidget(self.count, 1)
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(0, 0, 8, 0)
        box.addLayout(top)
        box.addWidget(self.list, 1)
        box.addLayout(foot)
        return out

    def _right(self) -> QWidget:
        self.presets.setAccessibleName("序时方式")
        self.presets.addItem(schedule_words.BY_KIND, "")
        for one in Preset:
            self.presets.addItem(one.word, one.value)
        self.means = label("", "soft", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.addWidget(label("序时方式"), 0, 0)
        grid.addWidget(self.presets, 0, 1)
        grid.addWidget(label("从哪一期起"), 0, 2)
        grid.addWidget(self.since, 0, 3)
        grid.addWidget(self.means, 1, 0, 1, 4)
        grid.addWidget(self.deadline, 2, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        year = QHBoxLayout()
        year.addWidget(self.steps, 5)
        year.addWidget(self.curve, 6)
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(8, 0, 0, 0)
        box.addLayout(grid)
        box.addLayout(year, 1)
        return out

    def _connect(self) -> None:
        self.finder.textChanged.connect(self._filter)
        self.kinds.currentIndexChanged.connect(self._filter)
        self.unset.toggled.connect(self._filter)
        self.lines.turned.connect(self._on_ticked)
        self.list.selectionModel().currentRowChanged.connect(self._show_line)
        self.presets.currentIndexChanged.connect(self._on_preset)
        self.since.currentIndexChanged.connect(self.wait)
        self.deadline.changed.connect(self.wait)
        self.steps.typed.connect(self._on_typed)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show all lines; those chosen in the item table are ticked."""
        self._loaded = loaded
        self.since.offer(loaded.rounds)
        self.lines.show(loaded.rows)
        self.lines.tick(self._first, on=True)
        chosen = next((n for n, row in enumerate(loaded.rows) if row.line.id in self._first), -1)
        if chosen >= 0:
            self.list.selectRow(chosen)
            place = self.lines.index(chosen, 0)
            QTimer.singleShot(0, self, lambda: self.list.scrollTo(place, TickView.ScrollHint.PositionAtCenter))
        else:
            self.unset.setChecked(any(row.unset for row in loaded.rows))
            select_first(self.list)
        ticked = self.lines.ticked()
        if len(ticked) == 1 and ticked[0].agreed:
            self._begin_with(ticked[0])
        self._on_preset()
        self.list.setFocus()

    def _begin_with(self, row: LineRow) -> None:
        """Show what one line has agreed already, to be changed."""
        held = row.agreed[-1].schedule
        self.presets.blockSignals(True)
        self.presets.setCurrentIndex(self.presets.findData(held.preset))
        self.presets.blockSignals(False)
        self._points = {one.period: one.value for one in held.points}
        self.deadline.put(held.deadline)

    def preset(self) -> Preset | None:
        """Return the way chosen, None for 按类别; Qt hands a code name back as a plain string."""
        chosen = str(self.presets.currentData() or "")
        return Preset(chosen) if chosen else None

    def wanted(self) -> Ask:
        """Return what the dialog asks for by now."""
        points = tuple(Point(at.period, self._points[at.period]) for at in self._rounds() if at.period in self._points)
        lines = tuple(row.line.id for row in self.lines.ticked())
        return Ask(lines, self.preset(), points, self.since.period(), self.deadline.day())

    def _rounds(self) -> tuple[Round, ...]:
        """Return the rounds the schedule would hold in."""
        rounds, since = self._loaded.rounds if self._loaded else (), self.since.period()
        first = next((place for place, at in enumerate(rounds) if at.period == since), 0)
        return rounds[first:]

    def _filter(self) -> None:
        inside, kind = fits(self.finder.text()), str(self.kinds.currentData() or "")
        only = self.unset.isChecked()
        self.lines.keep(
            lambda row: (not kind or row.item.kind is ItemKind(kind)) and (not only or row.unset) and inside(row.words)
        )
        select_first(self.list)
        self.check()

    def _tick_none(self) -> None:
        self.lines.tick([row.line.id for row in self.lines.ticked()], on=False)

    def _on_ticked(self) -> None:
        if not self._may_type():
            self._points = {}
        self.wait()

    def _on_preset(self, *_: object) -> None:
        self.means.setText(schedule_words.MEANS[self.preset()])
        row, preset = self.shown(), self.preset()
        if preset not in (Preset.CURVE, Preset.STAGES):
            self._points = {}
        elif preset is Preset.CURVE and row is not None and not self._all_numbers():
            self._points = schedule_words.kept(row, self._rounds(), self._due(row), preset) if self._may_type() else {}
        elif preset is Preset.STAGES and self._all_numbers():
            self._points = {}
        self.wait()

    def _all_numbers(self) -> bool:
        """Say whether figures were set round by round already, so that choosing 自定义 keeps them."""
        return bool(self._points) and all(value[:1].isdigit() or value[:1] == "-" for value in self._points.values())

    def _may_type(self) -> bool:
        """Say whether rounds may be set one by one: for one line, or stages for lines of one kind."""
        ticked = self.lines.ticked()
        stages = self.preset() is Preset.STAGES and len({ladder(row.item.kind) for row in ticked}) == 1
        return len(ticked) == 1 or (stages and bool(ticked))

    def _on_typed(self, period: str, words: str) -> None:
        row = self.shown()
        if row is None:
            return
        stages = row.line.target is None or self.preset() is Preset.STAGES
        way = Preset.STAGES if stages else Preset.CURVE
        if not self._points:
            self._points = schedule_words.kept(row, self._rounds(), self._due(row), way)
        self._points[period] = words if stages else schedule_words.typed(row, words)
        if not words:
            del self._points[period]
        self.presets.setCurrentIndex(self.presets.findData(way.value))
        self.wait()

    def shown(self) -> LineRow | None:
        """Return the line whose year is on the right: the one under the cursor."""
        index = self.list.currentIndex()
        return self.lines.row(index) if index.isValid() and index.row() < len(self.lines.shown) else None

    def _due(self, row: LineRow) -> dict[str, Due | None]:
        """Return what is due of a line: as it would be, or as it is where it is not asked for."""
        made = [one for one in (self._planned.lines if self._planned else ()) if one.line.id == row.line.id]
        ticked = any(one.line.id == row.line.id for one in self.lines.ticked())
        if ticked and made and made[0].steps:
            return {at.period: due for at, due in made[0].steps}
        if ticked and self._points:
            return schedule_words.as_typed(row, self._rounds(), self._points)
        return {one.round.period: Due(one.due_value, one.due, one.due_stage) for one in self._year(row)}

    def _year(self, row: LineRow) -> tuple[RoundView, ...]:
        view = self.session.view
        lines = [line for item in view.items for line in item.lines] if view else []
        return next((line.year for line in lines if line.line.id == row.line.id), ())

    def _show_line(self, *_: object) -> None:
        row = self.shown()
        if row is None or self._loaded is None:
            return
        due, year = self._due(row), self._year(row)
        ticked = any(one.line.id == row.line.id for one in self.lines.ticked())
        stages = row.line.target is None or any(one is not None and one.stage for one in due.values())
        stages = stages or (ticked and self.preset() is Preset.STAGES)
        heading = "应到阶段" if stages else "应完成"
        points = self._points if ticked else {}
        rounds = self._rounds() if ticked else self._loaded.rounds
        ways = ladder(row.item.kind) if stages else ()
        rows = tuple(schedule_words.steps(row, rounds, due, points, year, stages=stages))
        self.steps.show_steps(rows, heading, ways, editable=ticked and self._may_type())
        self.curve.show_course(schedule_words.course(row, self._loaded.rounds, due, year))
        self.deadline.put(self.deadline.day(), deadline(row.item.deadline, self._loaded.year).day)

    def begin(self) -> None:
        """Forget the plan shown: another is asked for."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh what is asked for."""
        wanted = self.wanted()
        if not wanted.lines or not self.deadline.valid:
            self.said.say((FORBIDS, (self.deadline.field.said,) if not self.deadline.valid else ()))
            self._show_line()
            return
        self.weigh(lambda ledger, tick: set_schedule.plan(ledger, wanted), self.show_plan)

    def show_plan(self, planned: SchedulePlan) -> None:
        """Say what it would do, all that speaks against it first."""
        if planned.ask != self.wanted():
            return
        self._planned = planned
        told = [(WEIGHTS[one.level], one.sentence, None) for one in planned.findings]
        self.said.put([*told, *((CHANGES, one.sentence, None) for one in planned.lines if one.steps)])
        self._show_line()
        self.check()

    def check(self) -> None:
        """Let it be saved once nothing forbids it, and count what is ticked."""
        ticked, hidden = len(self.lines.ticked()), self.lines.hidden()
        self.count.setText(
            f"列出 {len(self.lines.shown)} 行，已选 {ticked} 行" + (f"（{hidden} 行没有列出）" if hidden else "")
        )
        ready = self._planned is not None and self._planned.ready
        wrong = sum(one.level is Level.ERROR for one in self._planned.findings) if self._planned else 0
        self.remark.setText("" if ticked else "请先在左边勾选要定的行（空格键勾选）。")
        if wrong:
            self.remark.setText(f"有 {wrong} 处不能保存，见上面的红字。")
        self.go.setEnabled(ready)
        self.go.setText(f"保存 {len(self._planned.lines)} 行" if ready and self._planned else "保存")

    def _go(self) -> None:
        planned = self._planned
        if planned is None:
            return
        self.go.setEnabled(False)
        self.session.act("定序时", lambda ledger, tick: set_schedule.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self.accept()
