"""销号: where an item stands, what was done so far, and the next step with reason, proof and files; said first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui import palette, say, show
from gui.dialogs.frame import open_place
from gui.forms.day_field import DayField
from gui.forms.parts import Section, button, label
from gui.plan.said import CHANGES, FORBIDS, LOOK
from gui.plan.weighed import Weighed
from gui.proved.handed_in import HandedIn
from gui.proved.history import FilesView, StepsView
from gui.session import Session
from model import clock
from model.records import Changes
from model.rules import strike_off
from model.terms import Move
from model.work import evidence, strike
from model.work.strike import Ask, Stands, StrikePlan

HINT = "推进中 → 报完成（待核） → 退回补证，或核验通过 → 已销号；需要时可以重开。每一步都留着，可以撤销。"
UNDO = "可在“编辑—操作记录与撤销”里撤销。"
WHY = {Move.RETURN: "必填，缺什么、何时补齐", Move.REOPEN: "必填，为什么重开"}


class StrikeDialog(Weighed):
    """Do the next step of one item (id)."""

    def __init__(self, parent: QWidget | None, session: Session, item: str) -> None:
        super().__init__(parent, session, "销号", HINT, (1080, 600))
        self._item = item
        self._stands: Stands | None = None
        self._planned: StrikePlan | None = None
        self._told = ""
        self.title, self.state = label("", "heading", wrap=True), label("", wrap=True)
        self.steps, self.kept = StepsView(), FilesView()
        self.moves: dict[Move, QRadioButton] = {}
        self.day, self.reason, self.proof = DayField("办理日期"), QLineEdit(), QLineEdit()
        self.files = HandedIn()
        self._lay_out()
        self.offer_close("关闭")
        self.go = self.offer("办理", self._go, "primary")
        self._connect()
        self.check()
        self.load()

    def _lay_out(self) -> None:
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._left())
        panes.addWidget(self._right())
        panes.setSizes((590, 450))
        self.body.setContentsMargins(20, 10, 20, 8)
        self.body.setSpacing(6)
        self.body.addWidget(self.title)
        self.body.addWidget(self.state)
        self.body.addWidget(panes, 4)
        self.said.setMinimumHeight(64)
        self.body.addWidget(self.said, 1)

    def _left(self) -> QWidget:
        self.viewing = button("打开", self.open_file)
        self.save = button("另存为…", self.save_file)
        row = QHBoxLayout()
        row.addWidget(self.viewing)
        row.addWidget(self.save)
        row.addStretch(1)
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(0, 0, 8, 0)
        box.addWidget(Section("办过的步骤", self.steps), 3)
        box.addWidget(Section("交来的附件（存在台账旁边，要看时才打开）", self.kept), 2)
        box.addLayout(row)
        return out

    def _right(self) -> QWidget:
        self._group = QButtonGroup(self)
        ways = QGridLayout()
        for place, move in enumerate(Move):
            one = self.moves[move] = QRadioButton(move.word)
            self._group.addButton(one)
            ways.addWidget(one, place // 3, place % 3)
        self.reason.setAccessibleName("理由")
        self.proof.setAccessibleName("佐证编号和存放处")
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        for row, (name, field) in enumerate(
            (("办理日期", self.day), ("理由", self.reason), ("佐证", self.proof), ("附件", self.files))
        ):
            top = Qt.AlignmentFlag.AlignTop if field is self.files else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label(name, "soft"), row, 0, top)
            grid.addWidget(field, row, 1)
        out = QWidget()
        box = QVBoxLayout(out)
        box.setContentsMargins(8, 0, 0, 0)
        box.addWidget(label("下一步", "heading"))
        box.addLayout(ways)
        box.addLayout(grid)
        box.addStretch(1)
        return out

    def _connect(self) -> None:
        self._group.buttonToggled.connect(self.wait)
        for field in (self.reason, self.proof):
            field.textChanged.connect(self.wait)
        self.day.changed.connect(self.wait)
        self.files.changed.connect(self.wait)
        self.kept.selectionModel().currentChanged.connect(lambda *_: self._name_file())
        self.kept.activated.connect(lambda _: self.open_file())

    def load(self) -> None:
        """Show where the item stands in the ledger."""
        item = self._item
        self.session.ask("销号", lambda ledger, tick: strike.look(ledger, item), self.show_item, quiet=True)

    def show_item(self, stands: Stands) -> None:
        """Show it, with the next step that may be done chosen and nothing filled in."""
        self._stands, self._planned = stands, None
        self.title.setText(f"第{stands.item.no}项　{show.printed(stands.item.text)}")
        self.state.setText(_state(stands))
        self.steps.steps.show(stands.moves)
        self.kept.show_moves(stands.moves)
        self.day.show_day(max((clock.today(), *(move.date for move in stands.moves))))
        for field in (self.reason, self.proof):
            field.clear()
        self.files.put(())
        for move, one in self.moves.items():
            one.setStyleSheet("" if move in stands.allowed else f"color: {palette.FAINT}")
            one.setToolTip("" if move in stands.allowed else "现在不能办；选中看原因")
        first = next((move for move in stands.allowed if move not in strike_off.BACK), next(iter(stands.allowed), None))
        if first:
            self.moves[first].setChecked(True)
        self._name_file()
        self.wait()
        self.remark.setText(self._told)
        self._told = ""

    def step(self) -> Move | None:
        """Return the step chosen."""
        return next((move for move, one in self.moves.items() if one.isChecked()), None)

    def wanted(self) -> Ask | None:
        """Return the step as filled in, None while it cannot be weighed."""
        move = self.step()
        if move is None or not self.day.valid:
            return None
        return Ask(self._item, move, self.reason.text(), self.proof.text(), self.files.paths, self.day.day())

    def begin(self) -> None:
        """Forget what was said: it is weighed anew."""
        self._planned = None
        move = self.step()
        self.reason.setPlaceholderText(WHY.get(move, "可不写") if move else "")
        if self._stands:
            self.proof.setPlaceholderText(f"{self._stands.requires}的编号和存放处")
        self.check()

    def ask(self) -> None:
        """Weigh the step."""
        ask = self.wanted()
        if ask:
            self.weigh(lambda ledger, tick: (ask, strike.plan(ledger, ask)), self.show_plan)
        elif not self.day.valid:
            self.said.say((FORBIDS, (self.day.said,)))

    def show_plan(self, answer: tuple[Ask, StrikePlan]) -> None:
        """Say what the step does."""
        ask, planned = answer
        if ask == self.wanted():
            self._planned = planned
            self.said.say((CHANGES, (planned.says,)), (LOOK, planned.notes))
            self.check()

    def check(self) -> None:
        """Let the step be done once it was read."""
        move = self.step()
        self.go.setText(move.word if move else "办理")
        self.go.setEnabled(self._planned is not None)

    def _go(self) -> None:
        planned = self._planned
        if planned is not None:
            self.go.setEnabled(False)
            self.session.act("销号", lambda ledger, tick: strike.do(ledger, planned), self._on_done, self.refused)

    def _on_done(self, changes: Changes) -> None:
        self._told = f"已保存：{changes.title}。{UNDO}"
        self.load()

    def _name_file(self) -> None:
        """Let a file be opened only where it is a document or picture."""
        file = self.kept.current()
        self.save.setEnabled(file is not None)
        self.viewing.setEnabled(file is not None and evidence.may_open(file))

    def open_file(self) -> None:
        """Open a copy of the chosen file in the system's own viewer."""
        file = self.kept.current()
        if file:
            self.session.ask("打开附件", lambda ledger, tick: evidence.opened(ledger, file), open_place)

    def save_file(self) -> None:
        """Save the chosen file into a folder."""
        folder = QFileDialog.getExistingDirectory(self, "附件另存到哪个文件夹") if self.kept.current() else ""
        if folder:
            self.save_to(Path(folder))

    def save_to(self, folder: Path) -> None:
        """Save the chosen file there; nothing is replaced."""
        file = self.kept.current()
        if file:
            self.session.ask(
                "另存附件",
                lambda ledger, tick: evidence.save(ledger, file, folder),
                lambda path: say.tell(self, f"附件已另存：{path.name}"),
            )

    def reject(self) -> None:
        """Leave, unless a proof typed or files chosen would be lost and the clerk goes back to them."""
        typed = bool(self.files.paths or self.proof.text().strip() or self.reason.text().strip())
        if not typed or say.ask(self, "填了还没有办理，不办了？", "不办，关闭", refuse="回去"):
            super().reject()


def _state(stands: Stands) -> str:
    """Say in a line where an item stands, what proof it needs and what is not finished."""
    may = "、".join(one.word for one in stands.allowed) or "无"
    owes = f"，还缺{stands.lacks}" if stands.lacks else "，已有"
    left = f"　没有完成的行 {len(stands.unfinished)}：{'；'.join(stands.unfinished)}" if stands.unfinished else ""
    requires = f"{stands.item.kind.word}要求佐证：{stands.requires}{owes}"
    return show.printed(f"现在：{stands.state.word}　可以办：{may}　{requires}{left}")
