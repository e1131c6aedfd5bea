"""采纳分解方案: what each unit proposes beside what holds now, ticked one by one; who has not returned the form."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from gui.dialogs import back
from gui.dialogs.conflicts import ConflictsDialog
from gui.dialogs.frame import Frame
from gui.dialogs.questions import QuestionsDialog
from gui.dialogs.receipts import ReceiptsDialog
from gui.dialogs.send import SendDialog
from gui.dialogs.undo import UndoDialog
from gui.first.adopt_rows import AdoptTable, Row, rows
from gui.first.words import returned
from gui.forms.missing import copy_units
from gui.forms.parts import button, label
from gui.forms.unit_box import let_type
from gui.plan.finding import finder, fits
from gui.plan.ticks import TickView
from gui.plan.weighed import EDGES
from gui.session import Session
from gui.tables.views import select_first
from model.records import Changes, Unit
from model.rules.plan_round.parts import PlanPart
from model.terms import FormState
from model.work import adopt_plan
from model.work.adopt_plan import AdoptPlan

HINT = "勾选的保存以后生效：序时、各县区任务、点位、联络员。红字的要先处理，这次不采纳；黄字的只是提醒，可以采纳。"
SIZE = QSize(1260, 620)


class AdoptDialog(Frame):
    """Look, tick, adopt; what is open is settled from here."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, "采纳分解方案…", HINT)
        self.resize(SIZE.boundedTo(self.screen().availableSize() - QSize(*EDGES)))
        self._session = session
        self._planned: AdoptPlan | None = None
        self._seen: frozenset[str] = frozenset()
        self._saved = ""
        self.proposals = AdoptTable()
        self.list = TickView(self.proposals, "各单位报的分解方案")
        self.list.nothing = "没有新的内容可采纳"
        self.body.addLayout(self._state_row())
        self.body.addLayout(self._filter_row())
        self.body.addWidget(self.list, 1)
        self.body.addLayout(self._tick_row())
        self.undo = self.offer("撤销…", lambda: UndoDialog(self, session).open(), icon="undo")
        self.undo.hide()
        self.offer_close("关闭")
        self.go = self.offer("采纳", self._go, "primary")
        self._connect()
        self._load()
        self.list.setFocus()

    def _state_row(self) -> QHBoxLayout:
        self.state = label("", "heading", wrap=True)
        self.copy = button("复制未报名单", self._copy, kind="link", icon="copy")
        self.again = button("给未报的再发…", self._send_again, kind="link", icon="send")
        out = QHBoxLayout()
        out.addWidget(self.state, 1)
        out.addWidget(self.copy)
        out.addWidget(self.again)
        return out

    def _filter_row(self) -> QHBoxLayout:
        self.finder = finder("找内容", "单位、序号、事项或拼音首字母", 260)
        self.unit, self.part = QComboBox(), QComboBox()
        let_type(self.unit)
        self.unit.setAccessibleName("只看一家单位报的")
        self.part.setAccessibleName("只看一种内容")
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.part.addItem("全部内容", "")
        for one in PlanPart:
            self.part.addItem(one.word, one.value)
        self.odd = QCheckBox("只看有提醒和不能采纳的")
        out = QHBoxLayout()
        for widget in (self.finder, self.unit, self.part, self.odd):
            out.addWidget(widget)
        out.addStretch(1)
        return out

    def _tick_row(self) -> QHBoxLayout:
        self.count = label("", "soft")
        self.answer = button("", self._answer, kind="link", icon="ask")
        self.decide = button("", self._decide, kind="link", icon="conflict")
        self.back = button("退回有问题的表…", self._back, kind="link")
        self.receipts = button("收表记录…", self._receipts, kind="link")
        out = QHBoxLayout()
        out.addWidget(button("勾选列出的", lambda: self.proposals.tick_shown(True), kind="link"))
        out.addWidget(button("列出的都不选", lambda: self.proposals.tick_shown(False), kind="link"))
        out.addWidget(self.count, 1)
        for widget in (self.answer, self.decide, self.back, self.receipts):
            out.addWidget(widget)
        return out

    def _connect(self) -> None:
        self.finder.textChanged.connect(self._filter)
        self.unit.currentIndexChanged.connect(self._filter)
        self.part.currentIndexChanged.connect(self._filter)
        self.odd.toggled.connect(self._filter)
        self.proposals.turned.connect(self.check)
        self._session.viewed.connect(self._load)

    def _load(self, *_: object) -> None:
        self._planned = None
        self._say_state()
        self.check()
        self._session.ask(
            "采纳分解方案",
            lambda ledger, tick: adopt_plan.plan(ledger),
            self.show_plan,
            quiet=True,
            replaces="adopt",
        )

    def show_plan(self, planned: AdoptPlan) -> None:
        """Show what is proposed; what was not seen before is ticked, what was unticked stays so."""
        self._planned = planned
        self.proposals.show(rows(planned, self._units()))
        fresh = planned.codes - self._seen
        self._seen = self._seen | fresh
        self.proposals.tick(fresh, on=True)
        self._offer_units()
        self._filter()

    def _units(self) -> list[Unit]:
        view = self._session.view
        return [one.unit for one in view.units] if view else []

    def _missing(self) -> list[Unit]:
        first = self._session.first
        return [one.unit for one in first.units if one.form is FormState.MISSING] if first else []

    def _say_state(self) -> None:
        """Say who has returned the form, and what of it is open."""
        first = self._session.first
        if first is None:
            return
        self.state.setText(returned(first))
        missing = self._missing()
        self.state.setToolTip("、".join(unit.short for unit in missing))
        self.copy.setVisible(bool(missing))
        self.again.setVisible(bool(missing) or not first.sent)
        self.again.setText("给未报的再发…" if missing else "发出分解方案表…")
        for one, words, many in (
            (self.answer, "回答待确认", first.questions),
            (self.decide, "裁定冲突", first.conflicts),
        ):
            one.setVisible(bool(many))
            one.setText(f"{words} {len(many)} 处…")
        self.back.setVisible(bool(first.questions or first.conflicts or first.quarantined))
        self.receipts.setVisible(bool(first.of(FormState.RETURNED, FormState.LATE)))

    def _offer_units(self) -> None:
        """Offer the units that propose something."""
        chosen = self.unit.currentData()
        units = {row.unit.id: row.short for row in self.proposals.rows if row.unit}
        self.unit.blockSignals(True)
        self.unit.clear()
        self.unit.addItem("全部单位", "")
        for unit, short in units.items():
            self.unit.addItem(short, unit)
        self.unit.setCurrentIndex(max(self.unit.findData(chosen), 0))
        self.unit.blockSignals(False)

    def _filter(self, *_: object) -> None:
        inside, unit = fits(self.finder.text()), str(self.unit.currentData() or "")
        part, odd = str(self.part.currentData() or ""), self.odd.isChecked()

        def keeps(row: Row) -> bool:
            own = row.unit is not None and row.unit.id == unit
            return (
                (not unit or own) and part in ("", row.part.value) and (row.doubtful or not odd) and inside(row.words)
            )

        self.proposals.keep(keeps)
        select_first(self.list)
        self.check()

    def check(self) -> None:
        """Count what is ticked, and let it be adopted."""
        ticked, waits = self.proposals.ticked(), [row for row in self.proposals.rows if row.waits]
        hidden, noted = self.proposals.hidden(), sum(bool(row.findings) for row in ticked)
        unseen = f"（{hidden} 条没有列出）" if hidden else ""
        self.count.setText(f"列出 {len(self.proposals.shown)} 条，已选 {len(ticked)} 条{unseen}")
        told = [f"选中的有 {noted} 条带提醒"] if noted else []
        told += [f"{len(waits)} 条要先处理，这次不采纳"] if waits else []
        self.remark.setText(self._saved or "；".join(told))
        self.go.setText(f"采纳 {len(ticked)} 条")
        self.go.setEnabled(self._planned is not None and bool(ticked))

    def _go(self) -> None:
        seen = self._planned
        if seen is None:
            return
        skip = seen.codes - {row.code for row in self.proposals.ticked()}
        self.go.setEnabled(False)
        self._session.act(
            "采纳分解方案",
            lambda ledger, tick: adopt_plan.do(ledger, adopt_plan.narrowed(ledger, seen, skip)),
            self._on_done,
            self._failed,
        )

    def _on_done(self, changes: Changes) -> None:
        self._saved = f"已保存：{changes.title}。可按名字撤销。" if changes.act is not None else changes.title
        self.undo.setVisible(changes.act is not None)
        self.check()

    def _failed(self, error: Exception) -> None:
        self.check()
        self._session.failed(error)

    def _copy(self) -> None:
        self.remark.setText(copy_units(self._missing()))

    def _send_again(self) -> None:
        only = frozenset(unit.id for unit in self._missing())
        SendDialog(self, self._session, only, first=True).open()

    def _answer(self) -> None:
        dialog = QuestionsDialog(self, self._session)
        dialog.choose_first_round()
        dialog.open()

    def _decide(self) -> None:
        dialog = ConflictsDialog(self, self._session)
        dialog.choose_first_round()
        dialog.open()

    def _back(self) -> None:
        folder, first = back.ask_folder(self), self._session.first
        if folder is not None and first is not None:
            back.send(self, self._session, folder, period=first.round.period)

    def _receipts(self) -> None:
        ReceiptsDialog(self, self._session, first=True).open()
