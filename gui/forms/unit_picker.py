"""Pick units by typing: part of a name, pinyin initials, or a name the ledger does not know yet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.forms.chip_field import ChipField
from gui.forms.parts import label
from gui.forms.unit_list import Choice, UnitList, of_unit, of_words
from model.records import Unit
from model.rules import find_units, names, unit_groups

SEVERAL = re.compile(r"[、，,；;]")
HINT = (
    "输入名称或拼音首字母，↑↓ 选，Enter 加入；Backspace 删去最后一个；← 回到前面的单位，Ctrl+← → 调整先后；"
    "可一次粘贴几个名称，用顿号隔开"
)
HAN = re.compile(r"[\u3400-\u9fff]")
FIRST, MORE = "输入名称或拼音首字母", "再加一家"


class UnitPicker(QWidget):
    """Hold printed names of units in an order; `changed` says that the clerk changed them."""

    changed = Signal()

    def __init__(self, allow_new: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._allow_new = allow_new
        self._units: tuple[Unit, ...] = ()
        self._meant: dict[str, tuple[Unit, ...]] = {}
        self.field = ChipField()
        self.edit = self.field.edit
        self.list = UnitList(self.edit)
        self.note = label("", "bad", wrap=True)
        self.note.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.field)
        box.addWidget(self.note)
        self.setFocusProxy(self.edit)
        self.setAccessibleName("单位")
        self.edit.setAccessibleDescription(HINT)
        self.edit.setToolTip(HINT)
        self.edit.textEdited.connect(self._on_typed)
        self.edit.down.connect(self._open)
        self.edit.clicked.connect(self._open)
        self.edit.entered.connect(self._enter)
        self.edit.editingFinished.connect(self._leave)
        self.list.clicked.connect(self._pick)
        self.field.changed.connect(self._on_changed)
        self._mark()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's own name
        """Name the field for a screen reader, where the clerk types."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def offer(self, units: Sequence[Unit]) -> None:
        """Let these units be picked."""
        self._units = tuple(units)
        self._meant = {}
        self._mark()

    def set_names(self, printed: Sequence[str]) -> None:
        """Show these names, as printed, without telling."""
        self.edit.clear()
        self._say("")
        if tuple(printed) != self.names():
            self.field.put(printed)
        self._mark()

    def names(self) -> tuple[str, ...]:
        """Return the names in their order, the first lead first."""
        return self.field.names()

    def typed(self) -> str:
        """Return what was typed and not yet entered."""
        return self.edit.text().strip()

    def _means(self, name: str) -> tuple[Unit, ...]:
        """Return the units a name may mean; asked at each key, so kept."""
        if name not in self._meant:
            self._meant[name] = names.find(name, self._units)
        return self._meant[name]

    def _unit(self, name: str) -> Unit | None:
        meant = self._means(name)
        return meant[0] if len(meant) == 1 else None

    def _is_new(self, name: str) -> bool:
        return not self._means(name) and not unit_groups.collective(name)

    def _mark(self) -> None:
        """Set off the names no unit has, and say in the line edit what may be typed."""
        for chip in self.field.chips:
            chip.mark(self._is_new(chip.name))
        self.edit.setPlaceholderText(MORE if self.field.chips else FIRST)
        self.field.arrange()

    def _on_changed(self) -> None:
        self._mark()
        self.changed.emit()

    def _choices(self, words: str) -> tuple[Choice, ...]:
        """Return what fits the words, without what is picked; the words themselves where they may be a new unit."""
        picked = {self._unit(name) for name in self.names()}
        found = tuple(one for one in find_units.find(words, self._units) if one not in picked)
        fitting = tuple(map(of_unit, found))
        if not self._may_be_new(words):
            return fitting
        guessed = all(find_units.is_guess(words, one) for one in found)
        return (of_words(words), *fitting) if guessed else (*fitting, of_words(words))

    def _may_be_new(self, words: str) -> bool:
        return self._allow_new and bool(HAN.search(words)) and words not in self.names() and not self._means(words)

    def _on_typed(self) -> None:
        self._say("")
        self._open(only=bool(self.typed()))

    def _open(self, only: bool = True) -> None:
        """Open the list under the field with what fits; for no words with all units where `only` is not asked."""
        words = self.typed()
        rows = self._choices(words) if only and not SEVERAL.search(words) else ()
        left = self.edit.mapFrom(self, QPoint(0, 0)).x()
        self.list.show(rows, QRect(left, 0, self.field.width(), self.edit.height() + 2))

    def _enter(self) -> None:
        """Take what the clerk stands on in the list, or what the words say for certain; else show what fits."""
        words, current, unit = self.typed(), self.list.current, self._unit(self.typed())
        self.list.popup().hide()
        if current is not None:
            self._pick(current.name)
        elif SEVERAL.search(words):
            self._pick_several([part.strip() for part in SEVERAL.split(words) if part.strip()])
        elif unit is not None and unit not in map(self._unit, self.names()):
            self._pick(unit.short)
        elif words and self._choices(words):
            self._open()
        elif words:
            self._say(self._refusal(words))

    def _leave(self) -> None:
        """Take a whole name that was typed and not entered; say of any other words that they do not count."""
        unit = self._unit(self.typed()) if self.typed() else None
        if unit is not None and unit not in map(self._unit, self.names()):
            self._pick(unit.short)
        elif self.typed():
            self._say(f"“{self.typed()}”还没有加入：请按 Enter 选定，或者清空。")

    def _pick(self, *chosen: str, left: str = "") -> None:
        self.edit.setText(left)
        self._say("")
        self.field.add(*chosen)

    def _pick_several(self, parts: Sequence[str]) -> None:
        """Take each name of a list that is certain; the others stay to be put right."""
        taken: list[str] = []
        left: list[str] = []
        for part in parts:
            unit = self._unit(part)
            name = unit.short if unit else part
            if unit or self._may_be_new(part):
                taken += [] if name in (*self.names(), *taken) else [name]
            else:
                left.append(part)
        self._pick(*taken, left="、".join(left))
        if left:
            self._say(self._refusal("、".join(left)))

    def _refusal(self, words: str) -> str:
        found = find_units.find(words, self._units)
        if found:
            return f"“{found[0].short}”已经在里面了。"
        if self._allow_new and not HAN.search(words):
            return f"没有单位的拼音首字母是“{words}”。新单位请写名称。"
        return f"没有找到“{words}”，请换个写法，从列出的单位里选。"

    def _say(self, sentence: str) -> None:
        """Show a sentence under the field, to a screen reader too, or nothing."""
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence or HINT)
