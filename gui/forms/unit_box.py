"""A drop-down list of units in which typing goes to the unit whose pinyin initials are typed."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QComboBox, QListView

from model.records import Unit
from model.rules import find_units

HINT = "打拼音首字母可直接跳到单位，如 sjyj"


class UnitRows(QListView):
    """The list itself: Qt asks it where typing leads, whether it is open or closed."""

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._since = QElapsedTimer()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        """Lay the rows out anew: they were measured before the style sheet gave them their height."""
        self.doItemsLayout()
        super().showEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's own name
        """Go to the unit that fits best what was typed without a pause; stay where none fits."""
        pause = not self._since.isValid() or self._since.elapsed() > QApplication.keyboardInputInterval() * 2
        self._typed = search if pause else self._typed + search
        self._since.start()
        model = self.model()
        names = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        found = find_units.find(self._typed, [Unit(str(row), name, "", "", row) for row, name in enumerate(names)])
        if found and self._typed.strip():
            self.setCurrentIndex(model.index(found[0].order, 0))


def let_type(box: QComboBox) -> None:
    """Let a unit be found by initials in a list of units' names."""
    box.setView(UnitRows())
    box.setToolTip(HINT)
