"""核对反馈: who has answered the notes and how, objections decided one by one, what is still open."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gui import palette
from gui.dialogs.frame import Frame
from gui.forms.parts import Banner, button, label
from gui.papers.answer_form import AnswerForm
from gui.plan.said import CHANGES, FORBIDS, SaidList
from gui.session import Session
from gui.tables.columns import Column
from gui.tables.list_table import ListTable
from gui.tables.views import ListView, picked
from model.errors import ClerkError
from model.records import Changes
from model.rules.check_answers import LineStand, NoteStand, OpenNotes, Stand
from model.work import check_answers, check_notes
from model.work.check_answers import Answer, AnswerPlan, Decision

HINT = "选中一条或几条，记“无异议”；有异议的逐条记、逐条定。采纳的要核定或收更正件，没有改过以前一直列为未了。"
SIZE = (1120, 640)
COLOURS = {Stand.WAITING: palette.AMBER, Stand.OBJECTED: palette.RED, Stand.ACCEPTED: palette.RED}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A line of a unit's note."""

    note: NoteStand
    line: LineStand


def _said(row: AnswerRow) -> str:
    answer = row.line.answer
    if answer is None or not answer.objects:
        return answer.day.isoformat() if answer else ""
    return answer.text + (f"（应为{answer.claimed}）" if answer.claimed else "")


COLUMNS: tuple[Column[AnswerRow], ...] = (
    Column("unit", "单位", 130, lambda row: row.note.short),
    Column("line", "序号", 64, lambda row: row.line.line),
    Column("stand", "情况", 170, lambda row: row.line.stand.value, colour=lambda row: COLOURS.get(row.line.stand)),
    Column("said", "反馈", 300, _said, stretch=True),
    Column("why", "处理理由", 220, lambda row: row.line.verdict.reason if row.line.verdict else ""),
    Column("by", "期限", 96, lambda row: row.note.sent.reply_by.isoformat()),
)


class AnswersDialog(Frame):
    """Note answers and decide objections."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        view = session.view
        super().__init__(parent, f"核对反馈　{view.round.name if view else ''}", HINT, SIZE)
        self._session, self._period = session, session.period
        self._found: OpenNotes | None = None
        self._plan: AnswerPlan | None = None
        self.rows: ListTable[AnswerRow] = ListTable(COLUMNS)
        self.list = ListView(self.rows)
        self.list.nothing = "本期还没有送过核对单"
        self.list.setAccessibleName("核对单各条")
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen())
        self.finder = QLineEdit()
        self.finder.setPlaceholderText("找单位")
        self.finder.setAccessibleName("找单位")
        self.finder.textChanged.connect(self._filter)
        self.waiting = Banner("warning").offer("复制未反馈名单", self._copy)
        self.form = AnswerForm()
        self.form.changed.connect(self._weigh)
        self.said = SaidList("保存前请看")
        self.said.setFixedHeight(84)
        self._lay_out()
        self.offer_close("关闭")
        self.go = self.offer("记下", self._go, "primary")
        self.go.setEnabled(False)
        session.news.changed.connect(self.look)
        self.look()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(label("核对单各条", "heading"))
        row.addStretch(1)
        row.addWidget(self.finder)
        row.addWidget(button("全选", self.list.selectAll))
        self.body.addLayout(row)
        self.body.addWidget(self.list, 1)
        for widget in (self.waiting, self.form, self.said):
            self.body.addWidget(widget)

    def look(self) -> None:
        """Look up where the notes stand."""
        period = self._period
        self._session.ask(
            "看核对反馈",
            lambda ledger, tick: check_notes.open(ledger, period),
            self._show,
            quiet=True,
            replaces="notes",
        )

    def _show(self, found: OpenNotes) -> None:
        self._found = found
        self.rows.show([AnswerRow(note, line) for note in found.notes for line in note.lines])
        self.waiting.say("\n".join(found.sentences))
        self._filter(self.finder.text())
        self._on_chosen()

    def _filter(self, words: str) -> None:
        self.rows.keep(lambda row: words.strip() in row.note.short)

    def chosen(self) -> list[AnswerRow]:
        """Return the rows selected."""
        return [self.rows.row(place) for place in picked(self.list)]

    def _on_chosen(self) -> None:
        some = self.chosen()
        self.form.about([row.line for row in some])
        units = {row.note.unit for row in some}
        self.remark.setText(f"选了{len(some)}条，{len(units)}家" if some else "")
        self._weigh()

    def wishes(self) -> list[Answer | Decision]:
        """Return what is to be noted: an answer for each unit chosen, or a decision on the one line."""
        some = self.chosen()
        told = self.form
        if not some or not told.ready:
            return []
        if told.deciding:
            [row] = some
            return [
                Decision(
                    self._period, row.note.unit, row.line.line, told.accepts, told.reason, told.correct, told.approver
                )
            ]
        units = dict.fromkeys(row.note.unit for row in some)
        return [
            Answer(
                self._period,
                unit,
                tuple(row.line.line for row in some if row.note.unit == unit),
                told.text,
                told.claimed,
                told.day,
            )
            for unit in units
        ]

    def _weigh(self) -> None:
        wishes = self.wishes()
        self.go.setEnabled(False)
        if not wishes:
            self.said.say()
            return
        self._session.ask(
            "核对反馈",
            lambda ledger, tick: [check_answers.plan(ledger, one) for one in wishes],
            self._weighed,
            quiet=True,
            replaces="answers",
            failed=self._refused,
        )

    def _weighed(self, plans: list[AnswerPlan]) -> None:
        self.said.say((CHANGES, [sentence for one in plans for sentence in one.says]))
        self.go.setText(f"记下{len(plans)}家的反馈" if len(plans) > 1 else "记下")
        self.go.setEnabled(True)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ClerkError):
            self.said.say((FORBIDS, (error.sentence,)))
        else:
            self._session.failed(error)

    def _go(self) -> None:
        wishes = self.wishes()
        self.go.setEnabled(False)
        self._session.act(
            "记核对反馈",
            lambda ledger, tick: check_answers.do(ledger, *(check_answers.plan(ledger, one) for one in wishes)),
            self._noted,
            failed=self._failed,
        )

    def _noted(self, changes: Changes) -> None:
        self.form.clear()
        self.remark.setText(f"已记：{changes.title}")

    def _failed(self, error: Exception) -> None:
        self._session.failed(error)
        self._weigh()

    def _copy(self) -> None:
        names = self._found.unanswered if self._found else ()
        QGuiApplication.clipboard().setText("\n".join(names))
        self.remark.setText(f"已复制{len(names)}家未反馈的名单。" if names else "没有未反馈的单位。")
