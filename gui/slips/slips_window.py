"""督办单: the list with states, colours and days overdue, filtered; the chosen one with its steps; papers and forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from gui import say, show
from gui.dialogs.frame import open_place
from gui.plan.said import CHANGES, LOOK
from gui.plan.weighed import Weighed
from gui.printing import official
from gui.session import Session
from gui.slips.new_dialog import NewSlipDialog
from gui.slips.slip_columns import SLIPS
from gui.slips.slip_filters import SlipFilters
from gui.slips.step_panel import StepPanel
from gui.tables.list_table import ListTable
from gui.tables.views import ListView, picked
from model.records import Changes
from model.records.slips import SlipView
from model.rules import slip_colour, slip_view
from model.work import move_slip, slips
from model.work.ledger import Ledger
from model.work.move_slip import Ask, MovePlan
from model.work.progress import Tick

HINT = slip_colour.IN_WORDS


class SlipsWindow(Weighed):
    """List the slips and do the next step of the chosen one."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "督办单", HINT, (1300, 700))
        self._planned: MovePlan | None = None
        self._empty = ""
        self.table: ListTable[SlipView] = ListTable(SLIPS)
        self.list = ListView(self.table)
        self.list.setAccessibleName("督办单")
        self.panel = StepPanel()
        self.filters = SlipFilters()
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.said)
        panes.addWidget(left)
        panes.addWidget(self.panel)
        panes.setSizes((770, 490))
        self.body.addWidget(self.filters)
        self.body.addWidget(panes, 1)
        self.said.setFixedHeight(112)
        self.new = self.offer("手工立项…", lambda: NewSlipDialog(self, session).open())
        self.register = self.offer("登记表…", lambda: self._save("督办登记表.xlsx", "登记表", self.write_register))
        self.paper = self.offer("督办单 Word…", lambda: self._save(self._name(".docx"), "督办单", self.write_paper))
        self.look = self.offer("打印预览…", self.preview_slip)
        self.reply = self.offer("反馈表…", lambda: self._save(self._name("_反馈.xlsx"), "反馈表", self.write_form))
        self.kept = self.offer("存反馈件…", self._save_kept)
        self.offer_close("关闭")
        self.go = self.offer("办理", self._go, "primary")
        self._connect()
        self.check()
        self.load()

    def _connect(self) -> None:
        self.filters.changed.connect(self.filter)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.panel.moves.activated.connect(self._turn)
        for edit in (self.panel.text, self.panel.who, self.panel.file):
            edit.textChanged.connect(self.wait)
        for day in (self.panel.day, self.panel.until):
            day.changed.connect(self.wait)
        self.session.viewed.connect(self.load)

    def load(self) -> None:
        """List the slips as they stand today."""
        self.session.ask("督办单", _load, self.show_slips, quiet=True, replaces="slips")

    def show_slips(self, answer: tuple[tuple[SlipView, ...], str]) -> None:
        """Show them, and which numbers are empty; the chosen one stays chosen."""
        found, self._empty = answer
        one = self.current()
        self.table.show(found)
        self.filters.offer(found)
        self.filter()
        places = [n for n, row in enumerate(self.table.visible()) if one and row.slip.no == one.slip.no]
        if places or (one is None and self.table.shown):
            self.list.selectRow(places[0] if places else 0)
        elif one is not None:
            self.list.clearSelection()
        self._choose()

    def filter(self, *_: object) -> None:
        """Leave the slips that fit."""
        self.table.keep(self.filters.keeps)
        self.list.nothing = (
            "没有符合条件的督办单" if self.table.rows else "还没有督办单：在事项表里选一行滞后的，公文—立督办单"
        )
        self.remark.setText(slip_view.counted(self.table.rows) + self._empty)
        self._choose()

    def current(self) -> SlipView | None:
        """Return the chosen slip."""
        places = picked(self.list)
        return self.table.row(places[0]) if places else None

    def _choose(self) -> None:
        if self.panel.shown != self.current() or self.panel.shown is None:
            self.panel.show_slip(self.current())
            self.wait()
        self.check()

    def _turn(self, *_: object) -> None:
        self.panel.turn()
        self.wait()

    def begin(self) -> None:
        """Forget the plan shown."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh the next step."""
        ask = self.panel.wanted()
        if ask is None:
            self.said.say()
        else:
            self.weigh(lambda ledger, tick: (ask, move_slip.plan(ledger, ask)), self.show_plan)

    def show_plan(self, answer: tuple[Ask, MovePlan]) -> None:
        """Say what the step does."""
        ask, planned = answer
        if ask == self.panel.wanted():
            self._planned = planned
            self.said.say((CHANGES, (planned.says,)), (LOOK, planned.notes))
            self.check()

    def check(self) -> None:
        """Let be done what can be."""
        move = self.panel.chosen()
        self.go.setText(move.word if move else "办理")
        self.go.setEnabled(self._planned is not None)
        for one in (self.paper, self.look, self.reply):
            one.setEnabled(self.panel.shown is not None)
        self.kept.setEnabled(self.panel.shown is not None and self.panel.shown.kept > 0)
        self.register.setEnabled(bool(self.table.shown))

    def _go(self) -> None:
        planned = self._planned
        if planned is not None:
            self.go.setEnabled(False)
            self.session.act("督办单", lambda ledger, tick: move_slip.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self.load()

    def _name(self, ending: str) -> str:
        one = self.current()
        return f"{one.slip.no}_{one.lead}{ending}" if one else ending

    def _save(self, name: str, what: str, write: Callable[[Path], None]) -> None:
        folder = self.session.path.parent if self.session.path else Path()
        kind = "Word 文档 (*.docx)" if name.endswith(".docx") else "Excel 工作簿 (*.xlsx)"
        chosen, _ = QFileDialog.getSaveFileName(self, f"{what}存到", str(folder / name), kind)
        if chosen:
            write(Path(chosen))

    def write_register(self, to: Path) -> None:
        """Write what is listed."""
        only = [one.slip.no for one in self.table.visible()]
        self._write(lambda ledger: slips.save_register(ledger, to, only))

    def write_paper(self, to: Path) -> None:
        """Write the chosen slip."""
        if one := self.current():
            number, short = one.slip.no, show.papers_simplified()
            self._write(lambda ledger: slips.save_paper(ledger, number, to, simplified=short))

    def preview_slip(self) -> None:
        """Show the chosen slip as pages."""
        if one := self.current():
            number, name, short = one.slip.no, self._name(""), show.papers_simplified()
            self.session.ask(
                "预览督办单",
                lambda ledger, tick: slips.paper(ledger, number, simplified=short),
                lambda paper: official.preview(self, self.session, [paper], name),
            )

    def write_form(self, to: Path) -> None:
        """Write the form the unit answers on."""
        if one := self.current():
            number = one.slip.no
            self._write(lambda ledger: slips.save_form(ledger, number, to))

    def _save_kept(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "收到的反馈件存到哪个文件夹")
        if folder:
            self.write_kept(Path(folder))

    def write_kept(self, folder: Path) -> None:
        """Write the replies of the chosen slip into a folder as they came."""
        if one := self.current():
            number = one.slip.no
            self.session.ask(
                "存反馈件", lambda ledger, tick: slips.save_reply(ledger, number, folder), self._on_kept_written
            )

    def _on_kept_written(self, to: tuple[Path, ...]) -> None:
        names = "、".join(one.name for one in to)
        if say.ask(self, f"已存 {len(to)} 份反馈件：{names}", "打开文件夹", refuse="知道了"):
            open_place(to[0].parent)

    def _write(self, work: Callable[[Ledger], Path]) -> None:
        self.session.ask("督办单存文件", lambda ledger, tick: work(ledger), self._on_written)

    def _on_written(self, to: Path) -> None:
        if say.ask(self, f"已存成：{to.name}", "打开看看", refuse="知道了"):
            open_place(to)


def _load(ledger: Ledger, tick: Tick) -> tuple[tuple[SlipView, ...], str]:
    return slips.look(ledger), slips.empty_numbers(ledger)
