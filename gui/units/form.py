"""One unit's form: names, group, whom to call, whether 各县区 covers it, and what it answers for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gui.forms.parts import Banner, label, scrolled
from gui.forms.unit_box import let_type
from gui.units.desk import called
from gui.units.names_field import NamesField
from model.records import Unit
from model.rules import han
from model.terms import UNIT_GROUPS

TOP = "（没有上级）"
SCOPE = "口径，如“含市开发区”"
TEXTS = {
    "short": ("简称", "表上用的名称"),
    "full": ("全称", "不填按简称"),
    "contact": ("联系人", ""),
    "phone": ("联系电话", ""),
    "leader": ("分管市领导", "它牵头的事项默认由谁分管"),
}


class Calm(QComboBox):
    """A list the wheel turns only while it has the focus: a form is scrolled over it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's own name
        """Leave the wheel to the form."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class UnitForm(QWidget):
    """Show a unit and let it be typed over; `edited` carries it as it now is."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.unit: Unit | None = None
        self._silent: tuple[str, ...] = ()
        self.title = label("", "heading")
        self.bad = Banner("danger")
        self.texts = {field: self._text(field) for field in TEXTS}
        self.aliases = NamesField("别名")
        self.group, self.above = Calm(), Calm()
        self.covered = QCheckBox("“各县区”包括这家")
        self.scope = QLineEdit()
        self.duties = label("", "soft", wrap=True)
        self.duties.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self.aliases.changed.connect(self._tell)
        self.group.editTextChanged.connect(self._tell)
        self.above.currentIndexChanged.connect(self._tell)
        self.covered.toggled.connect(self._tell)
        self.scope.textEdited.connect(self._tell)

    def _text(self, field: str) -> QLineEdit:
        out = QLineEdit()
        name, hint = TEXTS[field]
        out.setAccessibleName(name)
        out.setPlaceholderText(hint)
        out.textEdited.connect(self._tell)
        return out

    def _lay_out(self) -> None:
        for field, name in ((self.group, "类别"), (self.above, "上级单位")):
            field.setAccessibleName(name)
        self.group.setEditable(True)
        self.group.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        let_type(self.above)
        self.scope.setPlaceholderText(SCOPE)
        self.scope.setAccessibleName("口径：它报的数算不算重叠的板块")
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 8, 0)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(7)
        form.addRow("简称", self.texts["short"])
        form.addRow("全称", self.texts["full"])
        form.addRow("别名", self.aliases)
        form.addRow("类别", _row(self.group, label("上级"), self.above))
        form.addRow("联系人", _row(self.texts["contact"], label("联系电话"), self.texts["phone"]))
        form.addRow("分管市领导", self.texts["leader"])
        form.addRow("各县区", _row(self.covered, self.scope))
        form.addRow("承担事项", self.duties)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addWidget(self.bad)
        tall = scrolled(inside)
        tall.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.addWidget(tall, 1)

    def offer(self, units: Sequence[Unit]) -> None:
        """Let these units be chosen as parents, their groups and leaders be taken over."""
        chosen, group = str(self.above.currentData() or ""), self.group.currentText()
        for box in (self.group, self.above):
            box.blockSignals(True)
            box.clear()
        self.group.addItems(list(dict.fromkeys((*UNIT_GROUPS, *(one.group for one in units if one.group)))))
        self.above.addItem(TOP, "")
        for one in units:
            self.above.addItem(called(one), one.id)
        self.group.setCurrentText(group)
        self.above.setCurrentIndex(max(self.above.findData(chosen), 0))
        for box in (self.group, self.above):
            box.blockSignals(False)
        known = sorted({one.leader for one in units if one.leader})
        self.texts["leader"].setCompleter(QCompleter(known, self.texts["leader"]))

    def show_unit(self, unit: Unit | None, duties: str = "", gone: bool = False) -> None:
        """Show a unit without telling; one to be deleted cannot be changed."""
        self.unit = unit
        self.setEnabled(unit is not None and not gone)
        shown = unit or Unit("", "", "", "", 0)
        for field, edit in self.texts.items():
            value = getattr(shown, field)
            if edit.text() != value:
                edit.setText(value)
                edit.setCursorPosition(0)
        for widget in (self.group, self.above, self.covered):
            widget.blockSignals(True)
        self.group.setCurrentText(shown.group)
        self.above.setCurrentIndex(max(self.above.findData(shown.parent), 0))
        self.covered.setChecked(shown.in_all_counties)
        for widget in (self.group, self.above, self.covered):
            widget.blockSignals(False)
        self._silent = _silent(shown)
        other = tuple(name for name in shown.aliases if name not in self._silent)
        if other != self.aliases.names():
            self.aliases.put(other)
        if self.scope.text() != shown.scope:
            self.scope.setText(shown.scope)
        self.title.setText(called(shown) if unit else "请在左边选一家单位")
        self.duties.setText(duties)

    def _aliases(self, before: tuple[str, ...]) -> tuple[str, ...]:
        """Return the aliases typed and those not shown, in the order they had."""
        all_of_them = dict.fromkeys((*self._silent, *self.aliases.names()))
        return (
            *(name for name in before if name in all_of_them),
            *(name for name in all_of_them if name not in before),
        )

    def say(self, sentences: Sequence[str]) -> None:
        """Say what is the matter with the unit shown."""
        self.bad.say("\n".join(sentences))
        self._mark(self.texts["short"], any("没有简称" in one or "都叫" in one for one in sentences))

    def _mark(self, edit: QLineEdit, bad: bool) -> None:
        if bool(edit.property("bad")) != bad:
            edit.setProperty("bad", bad)
            edit.style().polish(edit)

    def _tell(self, *_: object) -> None:
        if self.unit is None:
            return
        self.unit = replace(
            self.unit,
            short=self.texts["short"].text(),
            full=self.texts["full"].text(),
            contact=self.texts["contact"].text(),
            phone=self.texts["phone"].text(),
            leader=self.texts["leader"].text(),
            aliases=self._aliases(self.unit.aliases),
            group=self.group.currentText(),
            parent=str(self.above.currentData() or ""),
            in_all_counties=self.covered.isChecked(),
            scope=self.scope.text(),
        )
        self.title.setText(called(self.unit))
        self.edited.emit(self.unit)


def _silent(unit: Unit) -> tuple[str, ...]:
    """Return the aliases that are the unit's own names in Traditional: understood anyway, kept without showing."""
    own = {han.fold(unit.short), han.fold(unit.full)}
    return tuple(name for name in unit.aliases if han.fold(name) in own)


def _row(*widgets: QWidget) -> QHBoxLayout:
    out = QHBoxLayout()
    out.setSpacing(8)
    for widget in widgets:
        out.addWidget(widget, 0 if not isinstance(widget, QLineEdit | QComboBox) else 1)
    return out
