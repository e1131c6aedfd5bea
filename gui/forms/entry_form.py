"""Type in a line's figure by hand: read as one types, with gap and light, its source named, kept as a draft."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from gui import palette, show
from gui.forms import typed_words
from gui.forms.closed_entry import ClosedEntry
from gui.forms.drafts import Draft, Drafts, Place
from gui.forms.parts import button, label, scrolled
from gui.forms.typed_light import TypedLight
from gui.forms.unit_box import let_type
from gui.tables.item_rows import Row
from model.records import Asked, PeriodView, Raw
from model.rules import statement
from model.rules.quantity import plain
from model.rules.statement import Statement
from model.terms import Field, Grade, Kind, Source, stages

FINE = (Grade.EXACT, Grade.NORMALISED)


class EntryForm(QWidget):
    """The fields of one line; `saved` asks for the entry to be submitted, `wanted` for another verb.

    A line has one draft in a round, the unit it is typed for among its fields; another unit takes it over as it is.
    """

    saved = Signal()
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self._view: PeriodView | None = None
        self.kept = Drafts(self)
        self.unit = QComboBox()
        let_type(self.unit)
        self.done = QLineEdit()
        self.note_done = label("", "faint", wrap=True)
        self.stage = QComboBox()
        self.text = _box("写事实和日期")
        self.problem = _box("滞后的必须写")
        self.source = QComboBox()
        for source in Source:
            self.source.addItem(source.word, source)
        self.note = QLineEdit()
        self.note.setPlaceholderText("谁报的、文号、地点等")
        self.light = TypedLight()
        self.closed = ClosedEntry()
        self.closed.wanted.connect(self.wanted)
        self.state = label("", "faint", wrap=True)
        self.save = button("提交", self.saved.emit, kind="primary")
        self.save.setToolTip("提交以后才算数　Ctrl+S")
        self.lose = button("丢弃草稿", lambda: self.wanted.emit("drop_draft"))
        self.same = button("复制上期", self._same)
        self._lay_out()
        for field in (self.done, self.note):
            field.textEdited.connect(self._on_edited)
        for box in (self.text, self.problem):
            box.textChanged.connect(self._on_edited)
        for choice in (self.stage, self.unit, self.source):
            choice.activated.connect(self._on_edited)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(8)
        given = QHBoxLayout()
        given.setSpacing(6)
        given.addWidget(self.unit, 1)
        given.addWidget(self.same)
        self._done_word = label("累计完成")
        form.addRow("单位", given)
        form.addRow(self._done_word, self.done)
        form.addRow("", self.note_done)
        form.addRow("当前阶段", self.stage)
        form.addRow("照此亮灯", self.light)
        self._form = form
        form.addRow("进展情况", self.text)
        form.addRow("问题打算", self.problem)
        form.addRow("数据来源", self.source)
        form.addRow("来源说明", self.note)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(self.lose)
        foot.addWidget(self.save)
        fields = QWidget()
        inside = QVBoxLayout(fields)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.addWidget(self.closed)
        inside.addLayout(form)
        inside.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(6)
        box.addWidget(scrolled(fields), 1)
        box.addLayout(foot)
        for name, widget in (("累计完成", self.done), ("当前阶段", self.stage), ("进展情况", self.text)):
            widget.setAccessibleName(name)

    def show_row(self, view: PeriodView, row: Row) -> None:
        """Show a line's fields with its draft, if one is kept."""
        self._view, self._row = view, row
        counted = row.line.line.kind is not Kind.MILESTONE
        self._done_word.setText((show.measure(row.line.line) and f"累计({show.measure(row.line.line)})") or "累计完成")
        for widget in (self._done_word, self.done, self.note_done):
            widget.setVisible(counted)
        self._offer(self.unit, [(part.short, part.unit) for part in row.line.parts])
        known = stages(row.item.item.kind)
        self._offer(self.stage, [("不改", ""), *((word, word) for word in known)])
        self._fill(self.kept.of(self.place))
        self._judge()

    def _offer(self, box: QComboBox, choices: list[tuple[str, str]]) -> None:
        box.clear()
        for word, data in choices:
            box.addItem(word, data)

    def begin(self) -> None:
        """Put the cursor where typing starts."""
        field = self.done if self._row and self._row.line.line.kind is not Kind.MILESTONE else self.stage
        field.setFocus()

    def values(self) -> Mapping[Field, str]:
        """Return what was typed; untouched fields are left out, so they stay as they are."""
        typed = {
            Field.DONE: self.done.text().strip(),
            Field.STAGE: self.stage.currentData() or "",
            Field.TEXT: self.text.toPlainText().strip(),
            Field.PROBLEM: self.problem.toPlainText().strip(),
        }
        return {field: text for field, text in typed.items() if text}

    def entry(self) -> tuple[str, str, str, Mapping[Field, str], Source, str] | None:
        """Return period, line, unit, values, source and note, None while no line is chosen."""
        if self._view is None or self._row is None:
            return None
        unit = self.unit.currentData() or self._row.line.lead
        source = self.source.currentData()
        chosen = source if isinstance(source, Source) else Source(str(source))
        return (*self.place, str(unit), self.values(), chosen, self.note.text().strip())

    def submitted(self, place: Place, draft: Draft) -> None:
        """Forget a draft that was written; what was typed since stays."""
        self.kept.submitted(place, draft)
        self._again()

    def drop(self) -> None:
        """Forget the draft of the line on screen."""
        self.kept.put(self.place, {})
        self._again()

    def _again(self) -> None:
        self._fill(self.kept.of(self.place))
        self._judge()

    @property
    def drafts(self) -> int:
        """Return on how many lines something was typed and not submitted."""
        return self.kept.count()

    def has_draft(self, line: str) -> bool:
        """Say whether a line has a draft in the round on screen."""
        return self._view is not None and bool(self.kept.of((self._view.round.period, line)))

    def forget_all(self) -> None:
        """Forget every draft of this ledger."""
        self.kept.clear()

    @property
    def place(self) -> Place:
        """Return the round and the line on screen, empty words for none."""
        if self._view is None or self._row is None:
            return ("", "")
        return (self._view.round.period, self._row.line.line.id)

    def _fill(self, draft: Draft) -> None:
        """Put a draft into the fields; without one the lead unit, nothing typed, and the source chosen last."""
        if draft and draft == self._typed():
            return
        lead = self._row.line.lead if self._row else ""
        with _quiet(self.text), _quiet(self.problem):
            self.done.setText(draft.get("done", ""))
            self.text.setPlainText(draft.get("text", ""))
            self.problem.setPlainText(draft.get("problem", ""))
        self.stage.setCurrentIndex(max(self.stage.findData(draft.get("stage", "")), 0))
        self.unit.setCurrentIndex(max(self.unit.findData(draft.get("unit", lead)), 0))
        if draft:
            self.source.setCurrentIndex(max(self.source.findData(draft.get("source", "")), 0))
        self.note.setText(draft.get("note", ""))

    def _same(self) -> None:
        """Put last round's figure and stage in, as if typed; texts are told anew every round."""
        if self._row is None or self._view is None:
            return
        if self._row.line.last is not None and not self.done.isHidden():
            self.done.setText(plain(self._row.line.last))
        stage = typed_words.last_stage(self._row, self._view)
        if stage:
            self.stage.setCurrentIndex(max(self.stage.findData(stage), 0))
        self._on_edited()

    def _typed(self) -> Draft:
        """Return what stands in the fields as a draft, nothing where only unit and source are chosen."""
        typed = {field.value: text for field, text in self.values().items()}
        if self.note.text().strip():
            typed["note"] = self.note.text()
        if not typed:
            return {}
        return {**typed, "unit": str(self.unit.currentData() or ""), "source": str(self.source.currentData())}

    def _on_edited(self, *_: object) -> None:
        self.kept.put(self.place, self._typed())
        self._judge()

    def _judge(self) -> None:
        """Say how the figure is read, and the light it would give; a field that cannot count is marked."""
        answer = self._answer()
        bad = answer is not None and answer.grade not in (*FINE, Grade.NONE)
        self.done.setProperty("bad", bad)
        self.done.style().polish(self.done)
        self.note_done.setText(_read(answer))
        self.note_done.setStyleSheet(f"color: {palette.RED if bad else palette.SOFT}")
        self._show_light(answer, bad)
        self._offer_last()
        there = bool(self.values())
        rest = self.drafts - (1 if self.kept.of(self.place) else 0)
        more = f"另有 {rest} 行草稿" if rest else ""
        self.state.setText("，".join(filter(None, ("草稿，未提交" if there else "", more))))
        self.save.setEnabled(there and not bad)
        self.lose.setVisible(bool(self.kept.of(self.place)))

    @property
    def _whole(self) -> bool:
        """Say whether the figure is the lead unit's, which the line's light goes by."""
        return self._row is not None and self.unit.currentData() in (None, self._row.line.lead)

    def _show_light(self, answer: Statement | None, bad: bool) -> None:
        """Show the light of what is typed; of a county's part there is none, nor of what cannot be read."""
        stage = str(self.stage.currentData() or "")
        value = answer.value if answer and answer.grade in FINE and isinstance(answer.value, str) else None
        there = not bad and (value is not None or stage != "")
        self._form.setRowVisible(self.light, there)
        if self._row is None or self._view is None or not there:
            return
        if self._whole:
            self.light.show_typed(self._row, self._view, None if value is None else Decimal(value), stage)
        else:
            self.light.show_part()

    def _offer_last(self) -> None:
        """Let last round be copied where the chosen unit's is known."""
        row, view = self._row, self._view
        figure = row is not None and row.line.last is not None and not self.done.isHidden()
        stage = row is not None and view is not None and typed_words.last_stage(row, view) != ""
        self.same.setEnabled(self._whole and (figure or stage))
        tip = "把上期的累计数和阶段抄进来，文字不抄" if figure or stage else "上期没有报数，也没有报阶段"
        self.same.setToolTip(tip if self._whole else "只能抄牵头单位的数")

    def _answer(self) -> Statement | None:
        if self._row is None or not self.done.text().strip():
            return None
        typed = self.done.text()
        read = statement.judge(Field.DONE, self._row.item.item, self._row.line.line, Raw("text", typed))
        return statement.confirmed(read, typed) if self.note.text().strip() else read


def _read(answer: Statement | None) -> str:
    """Say how what was typed is read."""
    if answer is None:
        return "填 1月1日至今的累计数，可写 1.2万"
    if answer.grade not in FINE or answer.value is None or isinstance(answer.value, Asked):
        hint = f" 是不是 {answer.suggestion}？" if answer.suggestion else ""
        return f"{answer.sentence}{hint}"
    return answer.sentence or f"读作 {answer.value}"


@contextlib.contextmanager
def _quiet(box: QPlainTextEdit) -> Iterator[None]:
    before = box.blockSignals(True)
    yield
    box.blockSignals(before)


def _box(hint: str) -> QPlainTextEdit:
    out = QPlainTextEdit()
    out.setPlaceholderText(hint)
    out.setTabChangesFocus(True)
    out.setFixedHeight(50)
    return out
