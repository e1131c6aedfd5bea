"""催报单, 退回单, lists per unit: who is asked, each paper as it will be written, copied as text or written out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from gui import settings, show
from gui.dialogs.frame import Frame, open_place
from gui.forms.day_field import DayField
from gui.forms.parts import Banner, button, label
from gui.papers import fonts, saving
from gui.plan.ticks import TickTable, TickView
from gui.printing import official
from gui.session import Session
from gui.tables.columns import CENTRE, Column
from model.errors import ClerkError
from model.records.unit_paper import UnitPaper
from model.rules import strike_papers
from model.work import remind
from model.work.ledger import Ledger
from model.work.remind import Reminders, WrittenPapers

HINTS = {
    "催报单": "给没有报表的单位每家一份 Word，另有清单和压缩包。右边就是成文的样子；台账不改动。",
    "退回单": "给还有待确认、冲突、隔离、没收内容的单位每家一份 Word，请改正后重报；台账不改动。",
    "未销号清单": "给每家牵头单位一份 Word，列它还没有销号的事项；另有全部事项一份表、发送清单和压缩包。",
    "缺佐证清单": "给每家牵头单位一份 Word，列它还缺佐证的事项；另有全部事项一份表、发送清单和压缩包。",
}
BY = {"退回单": "改正期限"} | dict.fromkeys(strike_papers.NAMES.values(), "反馈期限")
"""What the day is called that a unit is given to answer by."""
COLUMNS: tuple[Column[UnitPaper], ...] = (
    Column("unit", "单位", 130, lambda one: one.short, stretch=True),
    Column("contact", "联络员", 80, lambda one: one.contact or "没有", align=CENTRE),
    Column("phone", "电话", 116, lambda one: one.phone),
    Column("file", "写什么", 84, lambda one: "一份" if one.paper else "只列名", align=CENTRE),
)
SIZE = (1180, 640)


class RemindDialog(Frame):
    """Tick units, read the paper of the one chosen, copy or write those ticked."""

    def __init__(self, parent: QWidget | None, session: Session, name: str) -> None:
        view = session.view
        super().__init__(parent, f"{name}　{view.round.name if view else ''}", HINTS[name], SIZE)
        self._session, self._period, self._name = session, session.period, name
        self._shown: Reminders | None = None
        self._made: WrittenPapers | None = None
        self._text = ""
        self.papers: TickTable[UnitPaper] = TickTable(COLUMNS, lambda one: one.unit)
        self.papers.turned.connect(self._check)
        self.list = TickView(self.papers, f"要写{name}的单位")
        self.list.nothing = "本期没有这样的单位"
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setAccessibleName(f"{name}的文字")
        self.by = DayField(BY.get(name, "期限"))
        self.by.changed.connect(self._ask)
        self.folder = QLineEdit(str(Path(saving.folder(session)) / name))
        self.folder.setAccessibleName("存到哪个文件夹")
        self.folder.textChanged.connect(lambda _: self._check())
        self.said, self.fonts, self.made = Banner("note"), Banner("note"), Banner("ok").offer("打开文件夹", self._open)
        self.fonts.say(fonts.lacking())
        self._lay_out()
        self.offer_close("关闭")
        self.copy = self.offer("复制文字", self._copy, icon="copy")
        self.look = self.offer("打印预览…", self.preview_paper)
        self.go = self.offer("写出", self._go, "primary")
        self._check()
        self._ask()

    def _lay_out(self) -> None:
        left, row = QWidget(), QHBoxLayout()
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 8, 0)
        box.addWidget(self.list, 1)
        row.addWidget(button("全选", lambda: self.papers.tick_shown(True)))
        row.addWidget(button("全不选", lambda: self.papers.tick_shown(False)))
        row.addStretch(1)
        box.addLayout(row)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(left)
        halves.addWidget(self.preview)
        halves.setSizes([500, 640])
        halves.setChildrenCollapsible(False)
        self.body.addWidget(halves, 1)
        where = QHBoxLayout()
        where.setSpacing(8)
        if self._name in BY:
            where.addWidget(label(BY[self._name]))
            where.addWidget(self.by)
        where.addWidget(label("存到"))
        where.addWidget(self.folder, 1)
        where.addWidget(button("更改…", self._choose))
        self.body.addLayout(where)
        for banner in (self.said, self.fonts, self.made):
            self.body.addWidget(banner)

    def _look(self) -> Callable[[Ledger], Reminders]:
        look = self._plain()
        return (lambda ledger: remind.in_simplified(look(ledger))) if show.papers_simplified() else look

    def _plain(self) -> Callable[[Ledger], Reminders]:
        period, name = self._period, self._name
        by = self.by.day() if self._shown is not None and self.by.valid else None
        if name == "退回单":
            return lambda ledger: remind.returned(ledger, period, reply_by=by)
        for key, one in strike_papers.NAMES.items():
            if name == one:
                return lambda ledger: remind.listed(ledger, period, key, reply_by=by)
        return lambda ledger: remind.look(ledger, period)

    def _ask(self) -> None:
        look = self._look()
        self._session.ask(
            f"算{self._name}", lambda ledger, tick: look(ledger), self._show, quiet=True, replaces=self._name,
            failed=self._refused,
        )  # fmt: skip

    def _show(self, shown: Reminders) -> None:
        first, self._shown = self._shown is None, shown
        held = {one.unit for one in self.papers.ticked()}
        self.papers.show(shown.found.papers)
        if first:
            self.papers.tick({one.unit for one in shown.found.papers}, on=True)
            self.list.selectionModel().selectionChanged.connect(lambda *_: self._preview())
            if self._name in BY:
                self._show_day(shown)
        else:
            self.papers.tick(held, on=True)
        self.said.say("\n".join(shown.found.says))
        self._check()

    def _show_day(self, shown: Reminders) -> None:
        if shown.reply_by is not None:
            self.by.show_day(shown.reply_by)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ClerkError):
            self.go.setEnabled(False)
            self.said.say(error.sentence)
        else:
            self._session.failed(error)

    def some(self) -> Reminders | None:
        """Return what is ticked."""
        ticked = {one.unit for one in self.papers.ticked()}
        return remind.narrowed(self._shown, ticked) if self._shown is not None and ticked else None

    def _check(self) -> None:
        some = self.some()
        many = len(some.found.written) if some else 0
        ready = bool(many) and (self._name not in BY or self.by.valid)
        self.go.setText(f"写出{many}家的{self._name}" if many else "写出")
        self.go.setEnabled(ready and bool(self.folder.text().strip()))
        self.copy.setEnabled(bool(many))
        self.look.setEnabled(ready)
        self._preview()

    def _preview(self) -> None:
        some, rows = self.some(), self.list.selectionModel().selectedRows() if self.list.selectionModel() else []
        visible = self.papers.visible()
        chosen = [visible[row.row()] for row in rows if row.row() < len(visible)]
        if len(chosen) == 1 and chosen[0].paper is not None:
            self._text = remind.text(chosen[0])
        else:
            self._text = some.text if some and some.found.written else ""
        self.preview.setPlainText(show.printed(self._text))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.remark.setText("已复制右边的文字，可以粘贴到微信或文档里。")

    def preview_paper(self) -> None:
        """Show the papers of the units ticked as pages, one after another."""
        some = self.some()
        if some is not None and self.look.isEnabled():
            view = some.view
            name = f"{self._name}_{view.plan.year}年{view.round.name.replace('—', '-')}{some.part}"
            official.preview(self, self._session, [one.paper for one in some.found.written if one.paper], name)

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, f"{self._name}存到哪个文件夹", self.folder.text())
        if name:
            self.folder.setText(name)

    def _go(self) -> None:
        some, look, to = self.some(), self._look(), Path(self.folder.text().strip())
        if some is None:
            return
        ticked = {one.unit for one in some.found.papers}
        settings.keep(saving.FOLDER, str(to.parent))
        self.go.setEnabled(False)
        self._session.ask(
            f"写{self._name}",
            lambda ledger, tick: remind.do(remind.narrowed(look(ledger), ticked), to, tick),
            self._written,
            failed=self._failed,
        )

    def _written(self, made: WrittenPapers) -> None:
        self._made = made
        whole = f"{made.whole.name}、" if made.whole else ""
        self.made.say(f"已生成{len(made.files)}份{self._name}、{whole}{made.list.name}和{made.zip.name}。")
        self._check()

    def _failed(self, error: Exception) -> None:
        self._check()
        self._session.failed(error)

    def _open(self) -> None:
        if self._made is not None:
            open_place(self._made.folder)
