"""Type in a line's figure by hand: read as one types, with gap and light, its source named, kept as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from gui import palette, show
from gui.forms.parts import button, label, scrolled
from gui.forms.unit_box import let_type
from gui.tables.item_rows import Row
from model.records import Asked, PeriodView, Raw
from model.rules import light, pace, statement
from model.rules.quantity import plain
from model.rules.statement import Statement
from model.terms import Field, Grade, Kind, Light, Source, stages

Draft = dict[str, str]
MUCH = Decimal(150)
"""Per cent of the year's target above which a typed figure is probably a slip."""
FINE = (Grade.EXACT, Grade.NORMALISED)


class EntryForm(QWidget):
    """The fields of one line; `saved` asks for the entry to be written."""

    saved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self._view: PeriodView | None = None
        self._drafts: dict[tuple[str, str], Draft] = {}
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
        self.state = label("", "faint")
        self.save = button("保存", self.saved.emit, kind="primary")
        self.save.setToolTip("保存　Ctrl+S")
        self.same = button("同上期", self._same)
        self.same.setToolTip("把上期累计抄进来")
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
        figure = QHBoxLayout()
        figure.setSpacing(6)
        figure.addWidget(self.done, 1)
        figure.addWidget(self.same)
        self._done_word = label("累计完成")
        form.addRow("单位", self.unit)
        form.addRow(self._done_word, figure)
        form.addRow("", self.note_done)
        form.addRow("当前阶段", self.stage)
        form.addRow("进展情况", self.text)
        form.addRow("问题打算", self.problem)
        form.addRow("数据来源", self.source)
        form.addRow("来源说明", self.note)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(self.save)
        fields = QWidget()
        inside = QVBoxLayout(fields)
        inside.setContentsMargins(0, 0, 4, 0)
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
        for widget in (self._done_word, self.done, self.same, self.note_done):
            widget.setVisible(counted)
        self.same.setEnabled(row.line.last is not None)
        self._offer(self.unit, [(part.short, part.unit) for part in row.line.parts])
        known = stages(row.item.item.kind)
        self._offer(self.stage, [("不改", ""), *((word, word) for word in known)])
        self.unit.setCurrentIndex(max(self.unit.findData(row.line.lead), 0))
        self._fill(self._drafts.get(self._place(), {}))
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
        return (*self._place(), str(unit), self.values(), chosen, self.note.text().strip())

    def forget(self) -> None:
        """Drop the draft: it was saved."""
        self._drafts.pop(self._place(), None)
        self._fill({})
        self._judge()

    @property
    def drafts(self) -> int:
        """Return on how many lines something was typed and not saved."""
        return len(self._drafts)

    def forget_all(self) -> None:
        """Drop every draft: another ledger was opened."""
        self._drafts.clear()

    def _place(self) -> tuple[str, str]:
        if self._view is None or self._row is None:
            return ("", "")
        return (self._view.round.period, self._row.line.line.id)

    def _fill(self, draft: Draft) -> None:
        for box in (self.text, self.problem):
            box.blockSignals(True)
        self.done.setText(draft.get("done", ""))
        self.stage.setCurrentIndex(max(self.stage.findData(draft.get("stage", "")), 0))
        self.text.setPlainText(draft.get("text", ""))
        self.problem.setPlainText(draft.get("problem", ""))
        self.note.setText(draft.get("note", ""))
        for box in (self.text, self.problem):
            box.blockSignals(False)

    def _same(self) -> None:
        if self._row and self._row.line.last is not None:
            self.done.setText(plain(self._row.line.last))
            self._on_edited()

    def _on_edited(self, *_: object) -> None:
        typed = {field.value: text for field, text in self.values().items()}
        if self.note.text().strip():
            typed["note"] = self.note.text()
        if typed:
            self._drafts[self._place()] = typed
        else:
            self._drafts.pop(self._place(), None)
        self._judge()

    def _judge(self) -> None:
        """Say how the figure is read, and the light it would give; a field that cannot count is marked."""
        answer = self._answer()
        bad = answer is not None and answer.grade not in (*FINE, Grade.NONE)
        self.done.setProperty("bad", bad)
        self.done.style().polish(self.done)
        self.note_done.setText(self._sentence(answer))
        self.note_done.setStyleSheet(f"color: {palette.RED if bad else palette.SOFT}")
        there = bool(self.values())
        self.state.setText("草稿，未保存" if there else "")
        self.save.setEnabled(there and not bad)

    def _answer(self) -> Statement | None:
        if self._row is None or not self.done.text().strip():
            return None
        typed = self.done.text()
        read = statement.judge(Field.DONE, self._row.item.item, self._row.line.line, Raw("text", typed))
        return statement.confirmed(read, typed) if self.note.text().strip() else read

    def _sentence(self, answer: Statement | None) -> str:
        if answer is None or self._row is None or self._view is None:
            return "填 1月1日至今的累计数，可写 1.2万"
        if answer.grade not in FINE or answer.value is None or isinstance(answer.value, Asked):
            hint = f" 是不是 {answer.suggestion}？" if answer.suggestion else ""
            return f"{answer.sentence}{hint}"
        return f"{answer.sentence or '读作 ' + answer.value}{would_be(self._row, answer.value, self._view)}"


def would_be(row: Row, value: str, view: PeriodView) -> str:
    """Say completion and light a figure would give in its round under the plan's rule."""
    judged = pace.with_figure(row.line, Decimal(value), view.round, view.rule)
    told = f"；完成率 {show.percent(judged.completion)}" if judged.completion is not None else ""
    word = "" if judged.light is Light.NONE else f"，{light.name(judged.light, view.rule)}"
    much = "。超过全年目标较多，请核对" if judged.completion is not None and judged.completion > MUCH else ""
    return f"{told}{word}{much}"


def _box(hint: str) -> QPlainTextEdit:
    out = QPlainTextEdit()
    out.setPlaceholderText(hint)
    out.setTabChangesFocus(True)
    out.setFixedHeight(50)
    return out
