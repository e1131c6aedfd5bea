"""封存记录: every closing with what ended it; any of them is shown in the window as it was."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui import palette, show
from gui.dialogs.frame import Frame
from gui.session import Session
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView, select_first
from model.records import Closed
from model.work import closed_rounds
from model.work.ledger import Ledger, standing

HINT = "每次封存都原样留着，重开以后也在；校验码印在按它出的通报、报表上。双击一行，在窗口里照当时的样子看。"
Row = tuple[str, Closed]
"""The round's name and the closing."""


def _reopened(one: Closed) -> str:
    after = one.reopened
    return f"{after.date.isoformat()} {after.reason}（{after.approver}）" if after else ""


def _despite(one: Closed) -> str:
    held = one.closing
    told = [*held.open, *((f"仍封存的理由：{held.reason}",) if held.reason else ())]
    return show.printed("\n".join(told))


COLUMNS: tuple[Column[Row], ...] = (
    Column("round", "期次", 74, lambda r: r[0], lambda r: r[1].closing.period),
    Column("number", "第几次", 56, lambda r: str(r[1].closing.number), lambda r: r[1].closing.number, CENTRE),
    Column("date", "封存日期", 92, lambda r: r[1].closing.date.isoformat(), align=CENTRE),
    Column("mark", "校验码", 86, lambda r: r[1].closing.mark, align=CENTRE),
    Column("open", "当时未办的", 330, lambda r: _despite(r[1]), stretch=True),
    Column(
        "state",
        "以后重开",
        190,
        lambda r: _reopened(r[1]) or "—",
        colour=lambda r: palette.AMBER if r[1].reopened else palette.FAINT,
    ),
)


class ClosingsDialog(Frame):
    """List the closings, the latest first."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, "封存记录…", HINT, (1000, 480))
        self._session = session
        self.closings: ListTable[Row] = ListTable(COLUMNS)
        self.list = ListView(self.closings)
        self.list.setAccessibleName("历次封存")
        self.list.nothing = "还没有封存过任何一期。公布以前用 报送 → 封存本期。"
        self.list.setSelectionMode(ListView.SelectionMode.SingleSelection)
        self.body.addWidget(self.list, 1)
        self.offer_close("关闭")
        self.go = self.offer("照当时的样子看", self._go, "primary")
        self.list.activated.connect(lambda _: self._go())
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._check())
        self._check()
        session.ask("封存记录", lambda ledger, tick: _load(ledger), self._show, quiet=True)

    def _show(self, rows: tuple[Row, ...]) -> None:
        self.closings.show(rows)
        select_first(self.list)
        self._check()

    def _check(self) -> None:
        self.go.setEnabled(self.list.currentIndex().isValid())

    def _go(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._session.look_once(self.closings.row(index)[1].closing)
            self.accept()


def _load(ledger: Ledger) -> tuple[Row, ...]:
    names = {one.period: one.name for one in standing(ledger).known.rounds}
    found = closed_rounds.closings(ledger)[::-1]
    return tuple((names.get(one.closing.period, one.closing.period), one) for one in found)
