"""收表记录: every file received in a round, by whom, when, in which act; undone or sent back from here."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from gui import palette, say, show
from gui.dialogs import back
from gui.dialogs.frame import Frame
from gui.dialogs.take_rows import VERDICTS
from gui.forms.parts import label
from gui.printing import book_preview
from gui.printing.sheet_pages import BookPages
from gui.session import Session
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView, picked, select_first
from model.records import Act, Changes, Receipt
from model.work import look, print_forms, undo

HINT = "每份收到的文件都原样存着。撤销一次收回，那次收的表全部不再算数。"


def columns(units: Mapping[str, str], undone: frozenset[int]) -> tuple[Column[Receipt], ...]:
    """Return the table's columns; `units` names units by id, `undone` holds the acts taken back."""
    return (
        Column("received", "收到日期", 110, lambda r: show.day(r.received), lambda r: r.received, CENTRE),
        Column("unit", "单位", 110, lambda r: units.get(r.unit, r.unit)),
        Column("file", "文件", 340, lambda r: r.file, stretch=True),
        Column("verdict", "结果", 60, lambda r: r.verdict.word, align=CENTRE, colour=lambda r: VERDICTS[r.verdict]),
        Column("act", "操作编号", 74, lambda r: str(r.act), lambda r: r.act, CENTRE),
        Column(
            "state",
            "状态",
            70,
            lambda r: "已撤销" if r.act in undone else "",
            align=CENTRE,
            colour=lambda r: palette.FAINT,
        ),
    )


class ReceiptsDialog(Frame):
    """List what came in and take one act back."""

    def __init__(self, parent: QWidget | None, session: Session, *, first: bool = False) -> None:
        super().__init__(parent, "收表记录", HINT)
        self._session = session
        self.round = QComboBox()
        self.round.setAccessibleName("看哪一期的")
        for one in (session.view, session.first):
            if one is not None:
                self.round.addItem(one.round.name, one.round.period)
        self.round.setCurrentIndex(self.round.count() - 1 if first else 0)
        self.round.currentIndexChanged.connect(lambda _: self._load())
        top = QHBoxLayout()
        top.addWidget(label("期次"))
        top.addWidget(self.round)
        top.addStretch(1)
        self.body.addLayout(top)
        self._undone: frozenset[int] = frozenset()
        units = {one.unit.id: one.unit.short for one in session.view.units} if session.view else {}
        self._units = units
        self.receipts: ListTable[Receipt] = ListTable(columns(units, self._undone))
        self.list = ListView(self.receipts)
        self.body.addWidget(self.list, 1)
        self.list.nothing = "这一期还没有收到表"
        self.see = self.offer("打印预览…", self.preview_form)
        self.see.setToolTip("选中的一份表按填报表的样子印出来；收到的原件不动")
        self.back = self.offer("退回选中的…", self._back)
        self.back.setToolTip("给选中的表生成标好颜色的退回件；可按住 Ctrl 或 Shift 选多份")
        self.go = self.offer("撤销这次收回", self._go, "danger", "undo")
        self.offer_close("关闭").setDefault(True)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._check())
        self._load()

    @property
    def period(self) -> str:
        """Return the round whose files are listed."""
        return str(self.round.currentData() or "")

    def _load(self) -> None:
        period = self.period
        self._session.ask(
            "收表记录", lambda ledger, tick: (look.receipts(ledger, period), undo.acts(ledger)), self._show, quiet=True
        )

    def _show(self, told: tuple[tuple[Receipt, ...], tuple[Act, ...]]) -> None:
        receipts, acts = told
        self._undone = frozenset(act.number for act in acts if act.undone_by is not None)
        self.receipts.columns = columns(self._units, self._undone)
        self.receipts.show(receipts[::-1])
        self.remark.setText(f"共 {len(receipts)} 份" if receipts else "")
        select_first(self.list)
        self._check()

    def current(self) -> Receipt | None:
        """Return the file under the cursor."""
        index = self.list.currentIndex()
        return self.receipts.row(index) if index.isValid() else None

    def _check(self) -> None:
        one = self.current()
        self.go.setEnabled(one is not None and one.act not in self._undone)
        forms = self._forms()
        self.see.setEnabled(len(forms) == 1)
        self.back.setEnabled(bool(forms))
        self.back.setText(f"退回选中的 {len(forms)} 份…" if len(forms) > 1 else "退回选中的…")

    def _forms(self) -> frozenset[str]:
        """Return the records of the chosen files that are forms and still count."""
        rows = [self.receipts.row(place) for place in picked(self.list)]
        return frozenset(one.record for one in rows if one.record and one.act not in self._undone)

    def preview_form(self) -> None:
        """Open the preview of the one form chosen, as it came back."""
        forms, period = tuple(self._forms()), self.period
        if len(forms) != 1:
            return
        unit = next(self._units.get(one.unit, one.unit) for one in self.receipts.rows if one.record == forms[0])
        empty = BookPages("forms", f"{unit} {self.round.currentText()} 填报表", (), remark=book_preview.RECEIVED)
        book_preview.preview(
            self, self._session, empty, lambda ledger, tick: print_forms.received(ledger, period, forms, tick)
        )

    def _back(self) -> None:
        folder = back.ask_folder(self)
        if folder is not None:
            back.send(self, self._session, folder, self._forms(), period=self.period)

    def _go(self) -> None:
        one = self.current()
        if one is None:
            return
        count = sum(other.act == one.act for other in self.receipts.rows)
        if say.ask(self, f"撤销第{one.act}号操作收回的 {count} 份表？", "撤销", "原件都留着，随时可以再收一次。"):
            self._session.act("撤销收回", lambda ledger, tick: undo.do(ledger, one.act), self._on_done)

    def _on_done(self, changes: Changes) -> None:
        self._load()
