"""回答待确认: a cell that could not be read for certain, what was typed, what it may mean, and the clerk's answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui import show
from gui.dialogs import back
from gui.dialogs.findings import place
from gui.dialogs.open_points import OpenPoints
from gui.forms.parts import Banner, Facts, button, emptied, label
from gui.session import Session
from model.records import Option, Question
from model.rules import schedule
from model.terms import Field, PlanField

HINT = "这些格子写得不确定，程序没有替您决定。看原文，填上确定的内容和理由。"
FIGURES = (Field.DONE, PlanField.SHARE, PlanField.INVESTMENT)
NAMES = ("事项", "指标", "单位", "栏目", "文件位置")


class QuestionsDialog(OpenPoints):
    """Answer the round's questions."""

    nothing = "本期没有待确认的内容"
    verb = "确认采用"

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, session, "回答待确认…", HINT)

    def fill(self, box: QVBoxLayout) -> None:
        """Show the cell, its words and the answer's field."""
        self._facts = Facts(NAMES, across=1)
        self._raw = label("", "display", wrap=True)
        self._why = Banner("warning")
        self.answer = QLineEdit()
        self.answer.setAccessibleName("确定的内容")
        self.answer.textChanged.connect(lambda _: self.check())
        self.use = button("用建议值", self._take_suggestion)
        self.form.addRow("确定的内容", self.answer)
        self._options = QHBoxLayout()
        self._options.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self.use)
        row.addLayout(self._options)
        row.addStretch(1)
        self.form.addRow("", row)
        box.addWidget(self._facts)
        box.addWidget(label("表里写的是", "soft"))
        box.addWidget(self._raw)
        box.addWidget(self._why)

    def points(self) -> Sequence[Question]:
        """Return the questions."""
        return self._session.questions

    def show_point(self, point: Question) -> None:
        """Show one question with its suggestion."""
        words = (point.item, show.printed(point.target), point.unit, point.key.field.word)
        places = [place(one.file, one.sheet, one.cell) for one in point.sources or (point,)]
        for name, text in zip(NAMES, (*words, "；".join(places)), strict=True):
            self._facts.say(name, text)
        self._raw.setText(point.raw)
        self._why.say(show.printed(point.sentence))
        self.use.setText(f"用建议值：{point.suggestion}")
        self.use.setVisible(bool(point.suggestion) and not point.options and point.key.field is not PlanField.PRESET)
        emptied(self._options)
        for option in point.options or self._presets(point):
            self._options.addWidget(button(_words(option), partial(self._take, option.value)))
        self.answer.setText("")
        self.answer.setPlaceholderText("填确定的数" if point.key.field in FIGURES else "填确定的内容")

    def _presets(self, point: Question) -> tuple[Option, ...]:
        """Return the schedules a line may have, where that is what is asked."""
        view = self._session.view
        if view is None or point.key.field is not PlanField.PRESET:
            return ()
        line = next((one.line for item in view.items for one in item.lines if one.line.id == point.key.line), None)
        return tuple(Option(one.word, one.word) for one in schedule.offered(line))

    def value(self) -> str:
        """Return the answer typed."""
        return self.answer.text()

    def _take(self, value: str) -> None:
        if value:
            self.answer.setText(value)
            self.reason.setFocus()
        else:
            self._back()

    def _back(self) -> None:
        """Send the cell's form back to its unit; until it is corrected the question stands."""
        point, folder = self.current(), back.ask_folder(self)
        if isinstance(point, Question) and folder is not None:
            records = {point.record, *(one.record for one in point.sources)}
            back.send(self, self._session, folder, records, period=point.key.period)

    def _take_suggestion(self) -> None:
        point = self.current()
        if isinstance(point, Question):
            self.answer.setText(point.suggestion)
            self.reason.setFocus()


def _words(option: Option) -> str:
    if not option.value:
        return f"{option.word}给填报单位…"
    return option.word if option.value in option.word else f"{option.word}：{option.value}"
