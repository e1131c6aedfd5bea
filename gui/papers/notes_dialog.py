"""送核对单: which units have red or yellow lines, by when they answer, into which folder; then what was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from gui import settings, show
from gui.dialogs.frame import Frame, open_place
from gui.forms.day_field import DayField
from gui.forms.parts import Banner, button, label
from gui.papers import fonts, saving
from gui.plan.ticks import TickTable, TickView
from gui.printing import official
from gui.session import Session
from gui.tables.columns import CENTRE, RIGHT, Column
from model.errors import ClerkError
from model.records import LightRule
from model.records.check_notes import CheckNote
from model.rules import light as lights
from model.terms import Light
from model.work import check_notes
from model.work.check_notes import NotesPlan, SentNotes

HINT = "发布以前，请有黄灯、红灯的牵头单位核对。每家一份 Word，另有清单和压缩包；逾期不反馈的视为无异议。"


def _count(key: str, light: Light, width: int, rule: LightRule) -> Column[CheckNote]:
    def count(one: CheckNote) -> int:
        return one.count(light)

    return Column(key, lights.name(light, rule), width, lambda one: str(count(one)), count, RIGHT)


def _columns(rule: LightRule) -> tuple[Column[CheckNote], ...]:
    """Return the columns, the lights called as the rule in force calls them."""
    return (
        Column("unit", "单位", 150, lambda one: one.short),
        _count("red", Light.RED, 76, rule),
        _count("yellow", Light.YELLOW, 60, rule),
        Column("lines", "哪几条", 300, lambda one: "、".join(line.line for line in one.lines), stretch=True),
        Column("contact", "联络员", 90, lambda one: one.contact, align=CENTRE),
        Column("phone", "电话", 120, lambda one: one.phone),
    )


SIZE = (980, 560)


class NotesDialog(Frame):
    """Choose units, write their notes, show what was written."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        view = session.view
        super().__init__(parent, f"送核对单　{view.round.name if view else ''}", HINT, SIZE)
        self._session, self._period = session, session.period
        self._plan: NotesPlan | None = None
        self._sent: SentNotes | None = None
        rule = session.view.rule if session.view else LightRule()
        self.notes: TickTable[CheckNote] = TickTable(_columns(rule), lambda one: one.unit)
        self.notes.turned.connect(self._check)
        self.list = TickView(self.notes, "要送核对单的单位")
        self.list.nothing = "本期没有黄灯、红灯"
        self.by = DayField("反馈期限")
        self.by.changed.connect(self._check)
        self.folder = QLineEdit(str(Path(saving.folder(session)) / "核对单"))
        self.folder.setAccessibleName("存到哪个文件夹")
        self.folder.textChanged.connect(lambda _: self._check())
        self.said, self.fonts, self.made = Banner("note"), Banner("note"), Banner("ok").offer("打开文件夹", self._open)
        self.fonts.say(fonts.lacking())
        self._lay_out()
        self.leave = self.offer_close()
        self.look = self.offer("打印预览…", self.preview_paper)
        self.go = self.offer("送核对单", self._go, "primary")
        self._check()
        session.ask("算核对单", lambda ledger, tick: check_notes.plan(ledger, self._period), self._show, quiet=True,
                    failed=self._refused)  # fmt: skip

    def _lay_out(self) -> None:
        self.body.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button("全选", lambda: self.notes.tick_shown(True)))
        row.addWidget(button("全不选", lambda: self.notes.tick_shown(False)))
        row.addSpacing(16)
        for widget in (label("反馈期限"), self.by, label("存到")):
            row.addWidget(widget)
        row.addWidget(self.folder, 1)
        row.addWidget(button("更改…", self._choose))
        self.body.addLayout(row)
        for banner in (self.said, self.fonts, self.made):
            self.body.addWidget(banner)

    def _show(self, planned: NotesPlan) -> None:
        self._plan = planned
        self.notes.show(planned.notes)
        self.notes.tick({one.unit for one in planned.notes}, on=True)
        self.by.show_day(planned.reply_by)
        self.said.say("\n".join(planned.says[1:]))
        self._check()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ClerkError):
            self.said.say(error.sentence)
        else:
            self._session.failed(error)

    def _check(self) -> None:
        some = self.notes.ticked()
        lines = sum(len(one.lines) for one in some)
        self.remark.setText(f"选了{len(some)}家，共{lines}条" if self._plan else "")
        self.go.setText(f"送{len(some)}家的核对单" if some else "送核对单")
        self.look.setEnabled(bool(some) and self.by.valid)
        self.go.setEnabled(bool(some) and self.by.valid and bool(self.folder.text().strip()))

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "核对单存到哪个文件夹", self.folder.text())
        if name:
            self.folder.setText(name)

    def preview_paper(self) -> None:
        """Show the notes of the units ticked as pages; nothing is noted as sent."""
        if self._plan is None or not self.look.isEnabled():
            return
        period, by, units, view = self._period, self.by.day(), self._units(), self._plan.view
        short = show.papers_simplified()
        name = f"核对单_{view.plan.year}年{view.round.name.replace('—', '-')}"
        self._session.ask(
            "预览核对单",
            lambda ledger, tick: check_notes.papers(check_notes.plan(ledger, period, by, units, simplified=short)),
            lambda papers: official.preview(self, self._session, papers, name),
            failed=self._refused,
        )

    def _units(self) -> tuple[str, ...]:
        """Return the units ticked by name, none for all."""
        some = self.notes.ticked()
        whole = self._plan is not None and len(some) == len(self._plan.notes)
        return () if whole else tuple(one.short for one in some)

    def _go(self) -> None:
        if self._plan is None:
            return
        units = self._units()
        by, to = self.by.day(), Path(self.folder.text().strip())
        settings.keep(saving.FOLDER, str(to.parent))
        self.go.setEnabled(False)
        short, period = show.papers_simplified(), self._period
        self._session.act(
            "送核对单",
            lambda ledger, tick: check_notes.do(
                ledger, check_notes.plan(ledger, period, by, units, simplified=short), to, tick
            ),
            self._written,
            failed=self._failed,
        )

    def _written(self, sent: SentNotes) -> None:
        self._sent = sent
        self.made.say(
            f"已生成{len(sent.files)}份核对单、{sent.list.name}和{sent.zip.name}。反馈来了请记在“核对反馈”里。"
        )
        self.go.hide()
        self.leave.setText("关闭")

    def _failed(self, error: Exception) -> None:
        self._check()
        self._session.failed(error)

    def _open(self) -> None:
        if self._sent is not None:
            open_place(self._sent.folder)
