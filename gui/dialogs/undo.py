"""撤销: every act by its name, the latest first; undoing names what is taken back, and is itself an act."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui import palette, say, show
from gui.dialogs.frame import Frame
from gui.dialogs.take_rows import short
from gui.session import Session
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView, select_first
from model.records import Act, Changes
from model.work import undo

COLUMNS: tuple[Column[Act], ...] = (
    Column("number", "编号", 52, lambda a: str(a.number), lambda a: a.number, CENTRE),
    Column("at", "时间", 150, lambda a: a.at.replace("T", " ")[:16]),
    Column("verb", "操作", 80, lambda a: a.verb),
    Column("subject", "内容", 300, lambda a: show.printed(a.subject), stretch=True),
    Column(
        "state",
        "状态",
        130,
        lambda a: f"已被第{a.undone_by}号撤销" if a.undone_by is not None else "",
        colour=lambda a: palette.FAINT,
    ),
)
HINT = "每一步操作都有名字。撤销不删除任何内容，只是让那一步不再算数；撤销本身也可以撤销。"


class UndoDialog(Frame):
    """List the acts and take one back."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, "操作记录与撤销…", HINT, (820, 520))
        self._session = session
        self.acts: ListTable[Act] = ListTable(COLUMNS)
        self.list = ListView(self.acts)
        self.list.setSelectionMode(ListView.SelectionMode.SingleSelection)
        self.body.addWidget(self.list, 1)
        self.go = self.offer("撤销", self._go, "danger", "undo")
        leave = self.offer_close("关闭")
        leave.setDefault(True)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._check())
        self._load()

    def _load(self) -> None:
        self._session.ask("操作记录", lambda ledger, tick: undo.acts(ledger), self._show, quiet=True)

    def _show(self, acts: tuple[Act, ...]) -> None:
        self.acts.show(acts[::-1])
        select_first(self.list)
        self._check()

    def current(self) -> Act | None:
        """Return the act under the cursor."""
        index = self.list.currentIndex()
        return self.acts.row(index) if index.isValid() else None

    def _check(self) -> None:
        act = self.current()
        self.go.setEnabled(act is not None and act.undone_by is None)
        title = show.printed(undo.title(act)) if act is not None else "撤销"
        self.go.setText(short(title, 26))
        self.go.setToolTip(title)

    def _go(self) -> None:
        act = self.current()
        if act is None:
            return
        title = show.printed(undo.title(act))
        if say.ask(
            self,
            f"{title}？",
            title,
            f"第{act.number}号操作，{act.at.replace('T', ' ')[:16]}。原件和记录都留着，不会丢。",
        ):
            self._session.act(title, lambda ledger, tick: undo.do(ledger, act.number), self._on_done)

    def _on_done(self, changes: Changes) -> None:
        self.remark.setText(f"已做：{show.printed(changes.title)}")
        self._load()
