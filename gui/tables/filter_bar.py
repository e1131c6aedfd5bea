"""The filter bar above the items: lights with their counts, search words, and what is filtered as chips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from gui import icons, palette
from gui.forms.parts import Button, emptied, label
from gui.tables.filter_menu import FilterMenu
from gui.tables.item_rows import BY_KEY, COLUMNS, Row, count_lights
from model.records import LightRule
from model.rules import han
from model.rules import light as lights
from model.terms import Light

LIGHTS = (Light.RED, Light.YELLOW, Light.NONE, Light.GREEN, Light.DONE)
GREY = "未亮灯"


@dataclass(slots=True)
class Filter:
    """What the clerk wants to see: units and items by id (all when empty), one light, words, what waits, values."""

    units: frozenset[str] = field(default_factory=frozenset)
    unit_name: str = ""
    light: Light | None = None
    words: str = ""
    waiting: bool = False
    by: dict[str, str] = field(default_factory=dict)
    items: frozenset[str] = field(default_factory=frozenset)
    items_name: str = ""

    def keeps(self) -> Callable[[Row], bool]:
        """Return the test a row must pass; search is alike for Traditional and Simplified."""
        words = han.fold(self.words.strip()).lower().split()

        def keep(row: Row) -> bool:
            if self.light is not None and row.line.light is not self.light:
                return False
            if self.waiting and not (row.line.conflict or row.line.asked):
                return False
            if any(not _same(COLUMNS[BY_KEY[key]].text(row), value) for key, value in self.by.items()):
                return False
            if self.items and row.item.item.id not in self.items:
                return False
            if self.units and not self.units & row.units:
                return False
            return all(word in row.words for word in words)

        return keep

    @property
    def active(self) -> bool:
        """Say whether anything is left out."""
        return bool(self.units or self.items or self.light or self.words.strip() or self.waiting or self.by)


def _same(one: str, other: str) -> bool:
    """Compare as printed or as shown: the switch between them does not empty a filter."""
    return one == other or han.fold(one) == han.fold(other)


class FilterBar(QWidget):
    """Let the clerk filter; `changed` says the filter is another one, `cleared` that all is to be shown."""

    changed = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = Filter()
        self._lights = QButtonGroup(self)
        self._buttons: dict[Light | None, QPushButton] = {}
        self.search = self._search()
        self.chip, self.waiting, self.words, self.some = Chip(self), Chip(self), Chip(self), Chip(self)
        self.menu = FilterMenu(self.set_by, self)
        self._by = QHBoxLayout()
        self.clear = QToolButton(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        for light in (None, *LIGHTS):
            row.addWidget(self._light(light))
        row.addStretch(1)
        row.addWidget(self.menu)
        row.addWidget(self.search, 1)
        self._chips = self._chip_row()
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        box.setSpacing(6)
        box.addLayout(row)
        box.addWidget(self._chips)
        self._wait = QTimer(self, interval=150, singleShot=True)
        self._wait.timeout.connect(self._on_search)
        self.search.textChanged.connect(lambda _: self._wait.start())
        self._show()

    def _search(self) -> QLineEdit:
        out = QLineEdit(self)
        out.setPlaceholderText("查找　Ctrl+F")
        out.setClearButtonEnabled(True)
        out.setMinimumWidth(120)
        out.setMaximumWidth(220)
        out.setAccessibleName("查找")
        glass = out.addAction(icons.icon("search", palette.FAINT), QLineEdit.ActionPosition.LeadingPosition)
        glass.setToolTip("查内容、单位、序号，也可打拼音首字母；繁简体都能查；几个词用空格隔开")
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), out)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(out.clear)
        return out

    def _chip_row(self) -> QWidget:
        """Build the second row, shown while something is filtered: one chip for each filter, and all off."""
        out = QWidget(self)
        chips = QHBoxLayout(out)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(4)
        chips.addWidget(label("正在筛选：", "soft"))
        for chip in (self.chip, self.some, self.waiting, self.words):
            chips.addWidget(chip)
        self._by.setSpacing(4)
        chips.addLayout(self._by)
        self.clear.setText("清除筛选")
        chips.addWidget(self.clear)
        chips.addStretch(1)
        self.chip.clicked.connect(self.cleared)
        self.some.clicked.connect(lambda: self.set_items(frozenset(), ""))
        self.waiting.clicked.connect(self._drop_waiting)
        self.words.clicked.connect(self.search.clear)
        self.clear.clicked.connect(self.cleared)
        return out

    def _light(self, light: Light | None) -> QPushButton:
        button = Button(parent=self)
        button.setCheckable(True)
        button.setChecked(light is None)
        button.setProperty("chip", light.value if light else "all")
        button.clicked.connect(lambda: self.set_light(light))
        self._lights.addButton(button)
        self._buttons[light] = button
        return button

    def count(self, rows: tuple[Row, ...], rule: LightRule) -> None:
        """Write how many lines stand behind each light, among the units chosen, by their names under a rule."""
        self.menu.show_rows(rows)
        counts = count_lights(rows)
        for light, button in self._buttons.items():
            name = "全部" if light is None else GREY if light is Light.NONE else lights.name(light, rule)
            number = len(rows) if light is None else counts[light]
            button.setText(f"{name} {number}")
            known = light in (None, Light.NONE) or light in lights.told(rule)
            button.setVisible(known or number > 0 or button.isChecked())

    def set_units(self, units: frozenset[str], name: str) -> None:
        """Show only these units' items."""
        self.filter.units, self.filter.unit_name = units, name
        self._tell()

    def set_items(self, items: frozenset[str], name: str) -> None:
        """Show only these items, called by a name; none shows all."""
        self.filter.items, self.filter.items_name = items, name
        self._tell()

    def set_light(self, light: Light | None) -> None:
        """Show only one light; None shows all."""
        self.filter.light = light
        self._buttons[light].setChecked(True)
        self._tell()

    def set_waiting(self, on: bool) -> None:
        """Show only lines with a conflict or a question."""
        self.filter.waiting = on
        self._tell()

    def set_by(self, key: str, value: str) -> None:
        """Show only rows with that value in a column."""
        self.filter.by[key] = value
        self._tell()

    def _drop_by(self, key: str) -> None:
        self.filter.by.pop(key, None)
        self._tell()

    def _show_by(self) -> None:
        emptied(self._by)
        for key, value in self.filter.by.items():
            chip = Chip(self)
            chip.say(f"{COLUMNS[BY_KEY[key]].heading}：{value or '空'}")
            chip.clicked.connect(partial(self._drop_by, key))
            self._by.addWidget(chip)

    def reset(self) -> None:
        """Forget every filter."""
        self._wait.stop()
        self.filter = Filter()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._buttons[None].setChecked(True)
        self._tell()

    def _drop_waiting(self) -> None:
        self.set_waiting(False)

    def _on_search(self) -> None:
        self.filter.words = self.search.text()
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.chip.say(self.filter.unit_name if self.filter.units else "")
        self.some.say(self.filter.items_name if self.filter.items else "")
        self.waiting.say("冲突或待确认" if self.filter.waiting else "")
        self._show_by()
        self.words.say(f"含“{self.filter.words.strip()}”" if self.filter.words.strip() else "")
        light = self.filter.light
        self._chips.setVisible(self.filter.active and (light is None or self._more()))

    def _more(self) -> bool:
        """Say whether more than a light is filtered: the light's own button shows that."""
        one = self.filter
        return bool(one.units or one.items or one.words.strip() or one.waiting or one.by)


class Chip(QToolButton):
    """A word with a cross: one filter that is on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIcon(icons.icon("close", palette.BLUE))
        self.setProperty("chip", "on")

    def say(self, text: str) -> None:
        """Show the filter's name, or nothing."""
        self.setText(text)
        self.setToolTip(f"取消筛选“{text}”")
        self.setVisible(bool(text))
