"""单位的申请: which units ask that an item be adjusted or ended; answered here, each by an act of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui import palette, show
from gui.dialogs.frame import Frame
from gui.rules.end_dialog import EndDialog
from gui.session import Session
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView, select_first
from model.records import PeriodView, Request
from model.rules.requests import ASKED
from model.terms import Status

HINT = "单位在填报表的“当前阶段”里选了申请调整、申请终止的，列在这里。同意的点“办理”，写明理由和批准文件。"
WAITS = "等您办理"
MEANT = dict(zip(ASKED, (Status.ADJUSTED, Status.ENDED), strict=True))


class RequestsDialog(Frame):
    """List a round's requests; `refuse` is told the line whose stage is to be put right instead."""

    def __init__(self, parent: QWidget | None, session: Session, refuse: Callable[[str], object]) -> None:
        super().__init__(parent, "单位的申请", HINT, (940, 480))
        self._session, self._refuse = session, refuse
        self._units: dict[str, str] = {}
        self.table: ListTable[Request] = ListTable(
            (
                Column("no", "序号", 46, lambda r: r.no, align=CENTRE),
                Column("name", "指标或节点", 170, lambda r: show.printed(r.name)),
                Column("unit", "单位", 90, lambda r: self._units.get(r.unit, r.unit)),
                Column("stage", "申请", 72, lambda r: r.stage, align=CENTRE),
                Column("words", "单位写的", 240, lambda r: show.printed(r.words) or "没有写理由", stretch=True),
                Column(
                    "answer",
                    "办理",
                    200,
                    lambda r: show.printed(r.answer) or WAITS,
                    colour=lambda r: palette.SOFT if r.answer else palette.AMBER,
                ),
            )
        )
        self.list = ListView(self.table)
        self.list.setAccessibleName("单位的申请")
        self.list.nothing = "本期没有单位申请调整或终止"
        self.body.addWidget(self.list, 1)
        self.no = self.offer("不同意，去改阶段", self._decline)
        self.offer_close("关闭")
        self.go = self.offer("办理…", self._answer, "primary")
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self.check())
        self.list.doubleClicked.connect(lambda _: self._answer())
        session.viewed.connect(self._on_viewed)
        if session.view is not None:
            self._on_viewed(session.view)
        select_first(self.list)

    def current(self) -> Request | None:
        """Return the request under the cursor."""
        index = self.list.currentIndex()
        return self.table.row(index) if index.isValid() and index.row() < len(self.table.shown) else None

    def check(self) -> None:
        """Let a request be answered once."""
        one = self.current()
        for button in (self.go, self.no):
            button.setEnabled(one is not None and not one.answer)

    def _on_viewed(self, view: PeriodView) -> None:
        place = max(self.list.currentIndex().row(), 0)
        self._units = {one.unit.id: one.unit.short for one in view.units}
        self.table.show(view.requests)
        waiting = sum(not one.answer for one in view.requests)
        self.remark.setText(
            f"{view.round.name}共 {len(view.requests)} 件，等您办理 {waiting} 件" if view.requests else ""
        )
        if view.requests:
            self.list.selectRow(min(place, len(view.requests) - 1))
        self.check()

    def _answer(self) -> None:
        one, view = self.current(), self._session.view
        if one is None or view is None or one.answer:
            return
        item = next(item for item in view.items if item.item.id == one.item)
        who = self._units.get(one.unit, one.unit)
        reason = "：".join(part for part in (f"{who}{one.stage}", one.words) if part)
        EndDialog(self, self._session, item, MEANT[one.stage], reason).open()

    def _decline(self) -> None:
        one = self.current()
        if one is not None:
            self.accept()
            self._refuse(one.line)
