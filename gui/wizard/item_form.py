"""One item's fields, put right in place: what was typed is taken when a field is left, as an act with a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui import show
from gui.forms.parts import button, label, scrolled
from gui.forms.unit_picker import UnitPicker
from gui.wizard.desk import Desk
from gui.wizard.part_table import PartTable
from gui.wizard.target_table import TargetTable
from gui.wizard.text_field import TextField
from gui.wizard.typed_table import TypedTable
from gui.wizard.word_list import WordList
from model.records import Metric, ReadItem
from model.rules import draft
from model.terms import Part

ALL = -1
"""Every one of a part's spots, where a field holds several."""
LINES = (
    (Part.NO, "no", "序号"),
    (Part.SECTION, "section", "类别"),
    (Part.DEADLINE, "deadline", "完成时限"),
    (Part.LEADER, "leaders", "分管领导"),
    (Part.CONTACT, "contacts", "责任人"),
    (Part.ASSESSOR, "assessors", "监考单位"),
)
FIRST_ROW = (Part.NO, Part.SECTION, Part.DEADLINE)
PEOPLE = (Part.LEADER, Part.CONTACT, Part.ASSESSOR)


class ItemForm(QWidget):
    """Show the item in hand; nothing typed leaves it but by the desk's acts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._filling, self._at = False, ALL
        self.fields = {part: _field(name) for part, _, name in LINES}
        self.text = TextField()
        self.leads, self.co = UnitPicker(allow_new=True), UnitPicker(allow_new=True)
        self.leads.setAccessibleName("牵头单位")
        self.co.setAccessibleName("共同责任单位")
        self.targets = TargetTable()
        self.milestones = WordList("节点")
        self.parts = PartTable()
        self.bad, self.bad_part = label("", "bad", wrap=True), label("", "bad", wrap=True)
        self.rest = label("", "soft", wrap=True)
        self._labels: dict[Part, QWidget] = {}
        self._area = self._laid_out()
        self._parts: dict[QWidget, Part] = {
            **{widget: part for part, widget in self.fields.items()},
            self.text: Part.TEXT,
            self.leads: Part.LEAD,
            self.co: Part.CO,
            self.targets: Part.METRIC,
            self.milestones: Part.MILESTONE,
            self.parts: Part.ALLOCATION,
        }
        self._connect()

    def _laid_out(self) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(16, 10, 16, 12)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self._row(grid, 0, FIRST_ROW, (1, 4, 2))
        grid.addWidget(label("实事内容", "soft"), 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.text, 1, 1)
        for row, (name, picker) in enumerate((("牵头单位", self.leads), ("共同责任单位", self.co)), 2):
            grid.addWidget(label(name, "soft"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(picker, row, 1)
        for row, name in ((4, "指标"), (5, "节点"), (7, "分解任务")):
            grid.addWidget(label(name, "soft"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(_listed("指标", self.targets, self.bad), 4, 1)
        grid.addLayout(_listed("节点", self.milestones), 5, 1)
        grid.addLayout(_listed("分解任务", self.parts, self.bad_part), 7, 1)
        self._row(grid, 6, PEOPLE, (1, 1, 1))
        grid.addWidget(self.rest, 8, 0, 1, 2)
        grid.setRowStretch(9, 1)
        self.bad.hide()
        self.bad_part.hide()
        out = scrolled(inside)
        out.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(out)
        return out

    def _row(self, grid: QGridLayout, row: int, parts: Sequence[Part], shares: Sequence[int]) -> None:
        """Put several short fields into one row."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for number, (part, share) in enumerate(zip(parts, shares, strict=True)):
            word = self._labels[part] = label(self.fields[part].accessibleName(), "soft")
            if number:
                word.setContentsMargins(8, 0, 0, 0)
                line.addWidget(word)
            else:
                grid.addWidget(word, row, 0)
            line.addWidget(self.fields[part], share)
        grid.addLayout(line, row, 1)

    def _connect(self) -> None:
        for part, attribute, name in LINES:
            self.fields[part].editingFinished.connect(partial(self._take_line, part, attribute, name))
        self.text.left.connect(self._take_text)
        self.leads.changed.connect(lambda: self._take("改牵头单位", leads=self.leads.names(), responsible_only=False))
        self.co.changed.connect(lambda: self._take("改共同责任单位", co=self.co.names()))
        self.targets.edited.connect(self._take_targets)
        self.parts.edited.connect(lambda parts, word: self._take(word, allocations=parts))
        for table, bad in ((self.targets, self.bad), (self.parts, self.bad_part)):
            table.refused.connect(partial(_say, bad))
        self.milestones.edited.connect(lambda phrases, word: self._take(word, milestones=phrases))
        self.targets.pointed.connect(lambda row: self._point(Part.METRIC, row, self.targets))
        self.milestones.pointed.connect(lambda row: self._point(Part.MILESTONE, row, self.milestones))
        self.parts.pointed.connect(lambda row: self._point(Part.ALLOCATION, row, self.parts))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self._desk.holds = self.owed
        self._desk.arrived.connect(self._on_arrived)
        self._desk.changed.connect(self.fill)
        self._desk.chosen.connect(self.fill)

    def _on_arrived(self) -> None:
        for picker in (self.leads, self.co):
            picker.offer(self._desk.units)

    def fill(self) -> None:
        """Show the item in hand as it is by now."""
        item = self._desk.item
        self.setEnabled(item is not None)
        one = item or ReadItem("", "")
        self._filling = True
        if self._desk.at != self._at:
            self._at = self._desk.at
            for table, bad in ((self.targets, self.bad), (self.parts, self.bad_part)):
                table.forget()
                _say(bad, "")
        for part, attribute, _ in LINES:
            field, text = self.fields[part], show.printed(_joined(getattr(one, attribute)))
            if field.text() != text or field.isUndoAvailable():
                field.setText(text)
                field.setCursorPosition(0)
            for widget in (field, self._labels[part]):
                widget.setVisible(part in FIRST_ROW or part is Part.LEADER or bool(text))
        self.text.put(one.text)
        self.leads.set_names(one.leads)
        self.co.set_names(one.co)
        self.targets.show_metrics(one.metrics)
        self.milestones.show_phrases(one.milestones)
        self.parts.show_item(one)
        self.rest.setText(show.printed(rest_of(one)))
        self._filling = False

    def owed(self) -> str:
        """Say what was typed and not taken, so that it is not left behind unseen; "" for nothing."""
        item = self._desk.item
        if item is None or not (self.targets.owes or self.parts.owes):
            return ""
        what = f"第{item.no}项的表里有一格没有收下（红底，下面写着原因）。"
        return f"{what}请改好或改回原来的内容（新加的行可以按 Delete 去掉），再往下走。"

    def settle(self) -> None:
        """Take what stands typed in the field in hand, as if it were left."""
        now = QApplication.focusWidget()
        if now is self.text:
            self._take_text()
        for part, attribute, name in LINES:
            if now is self.fields[part]:
                self._take_line(part, attribute, name)

    def show_field(self, part: Part, index: int) -> None:
        """Bring a field in sight and put the cursor there."""
        widget = next((one for one, its in self._parts.items() if its is part), None)
        if widget is None:
            return
        if isinstance(widget, TypedTable) and index >= 0:
            widget.setCurrentCell(index, 0)
        elif isinstance(widget, WordList) and index >= 0:
            widget.setCurrentRow(index)
        self._area.ensureWidgetVisible(widget)
        widget.setFocus()

    def _take_line(self, part: Part, attribute: str, name: str) -> None:
        item = self._desk.item
        if item is None or self._filling:
            return
        old = getattr(item, attribute)
        text = show.as_printed(_joined(old), self.fields[part].text().strip())
        if text != _joined(old):
            value = _parted(text) if isinstance(old, tuple) else (text or None) if part is Part.DEADLINE else text
            self._take(f"改{name}", **{attribute: value})

    def _take_text(self) -> None:
        item, text = self._desk.item, self.text.text()
        if item is None or self._filling or text == item.text:
            return
        at = self._desk.at
        if not self._desk.act(f"改第{item.no}项的内容", lambda: draft.reword(self._desk.reading, at, text)):
            self.text.put(item.text)

    def _take_targets(self, metrics: tuple[Metric, ...], word: str) -> None:
        item = self._desk.item
        if item is not None:
            self._put(word, draft.with_metrics(item, metrics))

    def _put(self, words: str, made: ReadItem) -> None:
        """Take the item in hand as it is put right."""
        item, at = self._desk.item, self._desk.at
        if item is not None and not self._filling:
            self._desk.act(f"第{item.no}项{words}", lambda: draft.put(self._desk.reading, at, made))

    def _take(self, words: str, **fields: Any) -> None:
        """Take some of the item's fields as they were typed."""
        item = self._desk.item
        if item is not None:
            self._put(words, replace(item, **fields))

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Point at the field the focus came to."""
        while now is not None and now is not self:
            part = self._parts.get(now)
            if part is not None:
                row = now.currentRow() if isinstance(now, TypedTable | WordList) else ALL
                self._desk.point((part, row))
                return
            now = now.parentWidget()

    def _point(self, part: Part, row: int, widget: QWidget) -> None:
        if not self._filling and row >= 0 and widget.hasFocus():
            self._desk.point((part, row))


def _say(bad: QLabel, sentence: str) -> None:
    bad.setText(sentence)
    bad.setVisible(bool(sentence))


def _field(name: str) -> QLineEdit:
    out = QLineEdit()
    out.setAccessibleName(name)
    return out


def _listed(name: str, table: TypedTable | WordList, *below: QWidget) -> QVBoxLayout:
    """Return a list with what adds to it and takes from it below."""
    acts = QHBoxLayout()
    acts.setSpacing(4)
    acts.addWidget(button(f"增加{name}", table.add, kind="link"))
    drop = button(f"删去选中的{name}", table.drop, kind="link")
    drop.hide()
    table.pointed.connect(lambda row: drop.setVisible(row >= 0))
    acts.addWidget(drop)
    acts.addStretch(1)
    out = QVBoxLayout()
    out.setSpacing(2)
    for one in (table, *below):
        out.addWidget(one)
    out.addLayout(acts)
    return out


def _joined(value: str | tuple[str, ...] | None) -> str:
    return "、".join(value) if isinstance(value, tuple) else value or ""


def _parted(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("，", "、").replace(",", "、").split("、") if part.strip())


def rest_of(item: ReadItem) -> str:
    """Write what else the plan says of an item: stages, remarks."""
    told = (("进度安排", item.schedule), ("其他", item.remarks))
    return "\n".join(f"{name}：{'；'.join(words)}" for name, words in told if words)
