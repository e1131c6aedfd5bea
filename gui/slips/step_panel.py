"""The form for a slip: what it says, the steps it went, and the next one, said before it is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from gui import show
from gui.forms.day_field import DayField
from gui.forms.parts import Section, button, field, label
from gui.slips.slip_columns import STEPS
from gui.tables.list_table import ListTable
from gui.tables.views import ListView
from model import clock
from model.records.slips import SlipStep, SlipView
from model.rules import slip_flow
from model.terms_slip import SlipMove
from model.work.move_slip import Ask

FILES = "反馈件 (*.pdf *.jpg *.jpeg *.png *.docx *.doc *.xlsx *.xls);;所有文件 (*)"


class StepPanel(QWidget):
    """Show one slip and hold the next step as it is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: SlipView | None = None
        self.what = label("", wrap=True)
        self.steps: ListTable[SlipStep] = ListTable(STEPS)
        self.list = ListView(self.steps)
        self.list.setAccessibleName("办过的步骤")
        self.list.nothing = "还没有交办"
        self.moves = QComboBox()
        self.moves.setAccessibleName("下一步")
        self.day, self.until = DayField("办理日期"), DayField("要求日期")
        self.text, self.who = field("内容"), field("谁", 160)
        self.file, self.with_file = field("反馈件", hint="可不附；原样存进台账"), QWidget()
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(10)
        self.form.setVerticalSpacing(5)
        when = QWidget()
        beside = QHBoxLayout(when)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.moves, 1)
        beside.addWidget(label("办理日期"))
        beside.addWidget(self.day)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("下一步", when), ("内容", self.text), ("要求日期", self.until),
            ("谁", self.who), ("反馈件", self.with_file),
        )  # fmt: skip
        for name, one in rows:
            self.form.addRow(name, one)
        row = QHBoxLayout(self.with_file)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.file, 1)
        row.addWidget(button("选文件…", self._choose_file))
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 0, 0, 0)
        box.addWidget(self.what)
        box.addWidget(Section("办过的步骤", self.list), 1)
        box.addLayout(self.form)

    def show_slip(self, shown: SlipView | None) -> None:
        """Show a slip, None for no slip; the next step is proposed, nothing is typed."""
        self.shown = shown
        self.steps.show(shown.steps if shown else ())
        self.list.scrollToBottom()
        self.what.setText(show.printed(_what(shown)) if shown else "选中一件，看它的内容和办理过程。")
        self.moves.clear()
        for one in shown.allowed if shown else ():
            self.moves.addItem(one.word, one.value)
        self.moves.setCurrentIndex(max(self.moves.findData(SlipMove.ACCEPT.value), 0))
        for edit in (self.text, self.who, self.file):
            edit.clear()
        self.day.show_day(max([clock.today(), *(one.day for one in shown.steps)]) if shown else clock.today())
        self.turn()

    def turn(self) -> None:
        """Show the fields the chosen step has."""
        move = self.chosen()
        for row in range(self.form.rowCount()):
            self.form.setRowVisible(row, move is not None)
        if move is not None:
            self.form.setRowVisible(self.until, move in slip_flow.SETS_DATE)
            self.text.setPlaceholderText(
                f"必填：{slip_flow.NEEDS_TEXT[move]}" if move in slip_flow.NEEDS_TEXT else "可不写"
            )
            self.who.setPlaceholderText("必填：批准人" if move in slip_flow.NEEDS_WHO else "可不写")
            self.form.setRowVisible(self.with_file, move is SlipMove.REPLY)
            if self.shown:
                self.until.show_day(slip_flow.propose(move, self.shown.due, self.day.day(), clock.today()))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选反馈件", "", FILES)
        if name:
            self.file.setText(name)

    def chosen(self) -> SlipMove | None:
        """Return the step chosen."""
        data = self.moves.currentData()
        return SlipMove(data) if data else None

    def wanted(self) -> Ask | None:
        """Return the step as typed, None while there is none."""
        move = self.chosen()
        if self.shown is None or move is None or not (self.day.valid and self.until.valid):
            return None
        until = self.until.day() if move in slip_flow.SETS_DATE else None
        name = self.file.text().strip().strip('"') if move is SlipMove.REPLY else ""
        file = Path(name) if name else None
        return Ask(self.shown.slip.no, move, self.text.text(), self.who.text(), until, self.day.day(), file)


def _what(shown: SlipView) -> str:
    slip = shown.slip
    late = f"，逾期{shown.overdue}天" if shown.overdue else ""
    told = (
        f"{slip.no}　{shown.state.word}{late}",
        slip.content,
        f"领导批示：{slip.remark}" if slip.remark else "",
        f"配合：{'、'.join(shown.co)}" if shown.co else "",
        shown.extended,
        *(f"请看：{mark}" for mark in shown.marks),
    )
    return "\n".join(one for one in told if one)
