"""粘贴微信数: figures copied from a chat, proposed one by one; only those the clerk ticks are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from gui import show
from gui.dialogs.frame import Frame
from gui.forms.parts import button, label
from gui.forms.unit_box import let_type
from gui.session import Session
from model.records import Changes
from model.work import paste_text
from model.work.paste_text import Pasted, Proposal

HINT = "把聊天里的话原样贴进来，一行一个数，如“26-2 报120”“第26项 2 120个”。先认，您逐条勾选后才保存，来源记为微信。"


class PasteDialog(Frame):
    """Paste, see what was understood, tick, save."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, "粘贴微信数", HINT, (960, 560))
        self._session = session
        self._proposals: tuple[Proposal, ...] = ()
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText("在这里粘贴（Ctrl+V）")
        self.text.setAccessibleName("聊天内容")
        self.text.setTabChangesFocus(True)
        self.unit = QComboBox()
        let_type(self.unit)
        self.unit.setAccessibleName("没写单位时是谁报的")
        self.unit.addItem("文字里写明了单位", "")
        for one in session.view.units if session.view else ():
            self.unit.addItem(one.unit.short, one.unit.full or one.unit.short)
        self.proposals = QListWidget()
        self.proposals.setWordWrap(True)
        self.proposals.setAccessibleName("认出的数，逐条勾选")
        self.questions = QListWidget()
        self.questions.setWordWrap(True)
        self.questions.setAccessibleName("看不准的行")
        for listed in (self.proposals, self.questions):
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(self._left(), 2)
        columns.addLayout(self._right(), 3)
        self.body.addLayout(columns)
        self.offer_close("关闭")
        self.go = self.offer("保存勾选的", self._go, "primary")
        self.proposals.itemChanged.connect(lambda _: self.check())
        self.text.textChanged.connect(self.check)
        self.check()

    def _left(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addWidget(label("没写单位时，是"))
        row.addWidget(self.unit, 1)
        self.read = button("认一认", self._read, kind="primary")
        row.addWidget(self.read)
        box.addLayout(row)
        return box

    def _right(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.addWidget(label("认出的（勾选才保存）", "heading"))
        box.addWidget(self.proposals, 3)
        box.addWidget(label("看不准的（没有猜，请核实后手工录入）", "heading"))
        box.addWidget(self.questions, 2)
        return box

    def check(self) -> None:
        """Let text be read once there is some, and proposals be saved once one is ticked."""
        self.read.setEnabled(bool(self.text.toPlainText().strip()))
        ticked = len(self.ticked())
        self.go.setEnabled(ticked > 0)
        self.go.setText(f"保存勾选的 {ticked} 条" if ticked else "保存勾选的")

    def ticked(self) -> tuple[Proposal, ...]:
        """Return the proposals the clerk confirmed."""
        rows = range(self.proposals.count())
        states = [self.proposals.item(row).checkState() is Qt.CheckState.Checked for row in rows]
        return tuple(one for one, on in zip(self._proposals, states, strict=True) if on)

    def _read(self) -> None:
        period, text, unit = self._session.period, self.text.toPlainText(), str(self.unit.currentData())
        self._session.ask(
            "认微信数", lambda ledger, tick: paste_text.plan(ledger, period, text, unit), self.show_pasted
        )

    def show_pasted(self, pasted: Pasted) -> None:
        """List what was understood, nothing ticked, and what was not."""
        self._proposals = pasted.proposals
        self.proposals.blockSignals(True)
        self.proposals.clear()
        for one in pasted.proposals:
            item = QListWidgetItem(
                f"{one.unit}　{show.printed(one.title)}\n{one.field.word}：{one.said.raw}　（原话：{one.said.text}）"
            )
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.proposals.addItem(item)
        self.proposals.blockSignals(False)
        self.questions.clear()
        self.questions.addItems([f"第{one.row}行：{one.text}\n{one.why}" for one in pasted.questions])
        self.remark.setText(f"认出 {len(pasted.proposals)} 条，看不准 {len(pasted.questions)} 条")
        self.check()

    def _go(self) -> None:
        chosen = self.ticked()
        self.go.setEnabled(False)
        self._session.act(
            f"保存 {len(chosen)} 条微信数",
            lambda ledger, tick: paste_text.do(ledger, chosen)[-1],
            lambda changes: self._on_saved(changes, chosen),
        )

    def _on_saved(self, changes: Changes, chosen: tuple[Proposal, ...]) -> None:
        left = tuple(one for one in self._proposals if one not in chosen)
        self.show_pasted(Pasted(self._session.period, left, ()))
        self.remark.setText(f"已保存 {len(chosen)} 条，可以逐条撤销。")
