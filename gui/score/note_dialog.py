"""考核记事: points given, praise, what was untrue, votes, a veto: of a unit, with reason, who and date."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from gui.forms.day_field import DayField
from gui.forms.parts import field, label
from gui.forms.unit_box import let_type
from gui.plan.said import CHANGES, FORBIDS
from gui.plan.weighed import Weighed
from gui.session import Session
from model.records import Changes
from model.records.score import Point, Scores, UnitScore
from model.rules import cell_text, quantity
from model.terms_score import Noted, ScorePart
from model.work import score_note
from model.work.score_note import Ask, NotePlan

HINT = "每一条都写明理由和谁定的；加扣多少由考核办法定，也可以在这里写明。记错了用“操作记录与撤销”收回。"
NO_ABOUTS = "评哪一部分或哪一行，如 领导评价、26-2"
VOTES = ("满意", "基本满意", "不满意")


class NoteDialog(Weighed):
    """Note one thing of one unit."""

    def __init__(
        self, parent: QWidget | None, session: Session, scores: Scores, unit: str = "", about: str = ""
    ) -> None:
        super().__init__(parent, session, "考核记事…", HINT, (720, 520))
        self._scores = scores
        self._planned: NotePlan | None = None
        self.units, self.kinds, self.about = QComboBox(), QComboBox(), QComboBox()
        self.points = field("分数", 90)
        self.votes = tuple(field(name, 70) for name in VOTES)
        self.reason, self.who = field("理由", hint="必填，如 市政府常务会评议"), field("谁定的", 160, hint="必填")
        self.day = DayField("日期")
        self._fill(unit)
        self._lay_out()
        self.offer_close()
        self.go = self.offer("保存", self._go, "primary")
        self._connect()
        self._turn()
        if about:
            self.about.setEditText(about)
        self.check()

    def _fill(self, unit: str) -> None:
        for box, name in ((self.units, "单位"), (self.kinds, "记什么"), (self.about, "评哪一部分、哪一行或什么事")):
            box.setAccessibleName(name)
        let_type(self.units)
        for one in self._scores.units:
            self.units.addItem(one.name, one.unit)
        self.units.setCurrentIndex(max(self.units.findData(unit), 0))
        for kind in Noted:
            self.kinds.addItem(kind.word, kind.value)
        self.about.setEditable(True)
        self.day.show_day(self.day.day())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(10)
        form.addRow("单位", self.units)
        form.addRow("记什么", self.kinds)
        form.addRow("评哪里", self.about)
        self.points_hint = label("", "faint")
        form.addRow("分数", _row(self.points, self.points_hint))
        self.vote_row = _row(
            *(w for name, edit in zip(VOTES, self.votes, strict=True) for w in (label(name, "soft"), edit))
        )
        form.addRow("票数", self.vote_row)
        form.addRow("理由", self.reason)
        form.addRow("谁定的", _row(self.who, label("日期", "soft"), self.day))
        self.form = form
        self.body.addLayout(form)
        self.body.addWidget(label("保存后", "heading"))
        self.body.addWidget(self.said, 1)

    def _connect(self) -> None:
        self.units.activated.connect(self._turn)
        self.kinds.activated.connect(self._turn)
        self.about.editTextChanged.connect(self.wait)
        for edit in (self.points, *self.votes, self.reason, self.who):
            edit.textEdited.connect(self.wait)
        self.day.changed.connect(self.wait)

    def kind(self) -> Noted:
        """Return what is noted."""
        return Noted(str(self.kinds.currentData()))

    def _turn(self, *_: object) -> None:
        """Show the fields of the kind, and offer what of the unit waits for a person."""
        kind = self.kind()
        self.form.setRowVisible(self.vote_row, kind is Noted.VOTES)
        self.form.setRowVisible(3, kind in score_note.CAN_HAVE_POINTS)
        self.form.setRowVisible(self.about, kind is not Noted.VOTES)
        self.about.clear()
        abouts = _abouts(self._scores, str(self.units.currentData())) if kind is Noted.POINTS else []
        self.about.addItems(abouts)
        self.points_hint.setText("必填" if kind is Noted.POINTS else "不写则按办法")
        if (edit := self.about.lineEdit()) is not None:
            edit.setPlaceholderText(NO_ABOUTS if kind is Noted.POINTS else "什么事，可以不写")
        self.wait()

    def wanted(self) -> Ask | str:
        """Return what is asked for, or what cannot be read."""
        kind = self.kind()
        points, wrong = _number(self.points)
        votes: tuple[int, ...] = ()
        if kind is Noted.VOTES:
            typed = [cell_text.tidy(edit.text()) for edit in self.votes]
            if not all(text.isascii() and text.isdigit() for text in typed):
                return "票数要写三个整数：满意、基本满意、不满意，没有写0。"
            votes = tuple(int(text) for text in typed)
        if wrong and kind in score_note.CAN_HAVE_POINTS:
            return wrong
        about = self.about.currentText() if kind is not Noted.VOTES else ""
        return Ask(
            kind, str(self.units.currentData() or ""), self.reason.text(), self.who.text(), about.partition("　")[0],
            points if kind in score_note.CAN_HAVE_POINTS else None, votes, self.day.day(),
        )  # fmt: skip

    def begin(self) -> None:
        """Forget the plan shown."""
        self._planned = None
        self.check()

    def ask(self) -> None:
        """Weigh the note; before anything is typed nothing is missing yet."""
        wanted = self.wanted()
        if not any(edit.text() for edit in (self.points, *self.votes, self.reason, self.who)):
            self.said.say()
        elif not self.day.valid:
            self.said.say((FORBIDS, (self.day.said,)))
        elif isinstance(wanted, str):
            self.said.say((FORBIDS, (wanted,)))
        else:
            self.weigh(lambda ledger, tick: score_note.plan(ledger, wanted), self.show_plan)

    def show_plan(self, planned: NotePlan) -> None:
        """Say what would be noted."""
        self._planned = planned
        self.said.say((CHANGES, (planned.says,)))
        self.check()

    def check(self) -> None:
        """Let it be saved once it can be."""
        self.go.setEnabled(self._planned is not None)

    def _go(self) -> None:
        planned = self._planned
        if planned is not None:
            self.go.setEnabled(False)
            self.session.act(
                "考核记事", lambda ledger, tick: score_note.do(ledger, planned), self._on_done, self.refused
            )

    def _on_done(self, changes: Changes) -> None:
        self.accept()


def _abouts(scores: Scores, unit: str) -> Sequence[str]:
    """Return what a person may judge of a unit: the manual parts, then its open lines."""
    found = next((one for one in scores.units if one.unit == unit), None)
    parts = [one.name for one in scores.book.manual]
    return [*parts, *(f"{point.source.line}　{point.what}" for point in _open_lines(found))]


def _open_lines(score: UnitScore | None) -> Sequence[Point]:
    return [one for one in score.open if one.part is ScorePart.WORK] if score else []


def _number(edit: QLineEdit) -> tuple[Decimal | None, str]:
    typed = cell_text.tidy(edit.text()).removesuffix("分")
    if not typed:
        return None, ""
    if not quantity.PLAIN.fullmatch(typed):
        return None, f"分数“{edit.text()}”看不懂，请写0以上的数，加扣由办法定。"
    return Decimal(typed), ""


def _row(*widgets: QWidget) -> QWidget:
    out = QWidget()
    row = QHBoxLayout(out)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return out
