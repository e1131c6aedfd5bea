"""What leaves rows out of a list in a window, in words: lights, chips, choices and the words looked for."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QMainWindow, QWidget

from gui.tables.filter_bar import Chip, FilterBar
from gui.tables.item_view import ItemView
from gui.tables.unit_view import UnitTreeView
from model.terms import Light

EVERY = ("全部", "各种")
"""What a choice that leaves nothing out begins with."""
LIGHTS = frozenset(light.value for light in Light)


def said(window: QWidget, view: QAbstractItemView) -> tuple[str, ...]:
    """Return what filters a view, each in a few words; in the main window items and units have their own filters."""
    around: QWidget | None = window
    if isinstance(window, QMainWindow):
        around = view.parentWidget() if isinstance(view, UnitTreeView) else None
        if isinstance(view, ItemView):
            around = window.findChild(FilterBar)
    return (*_chosen(around), *_looked_for(around)) if around is not None else ()


def _chosen(window: QWidget) -> Iterator[str]:
    for one in window.findChildren(QAbstractButton):
        chip = one.property("chip")
        if not one.isVisible() or not chip or not one.text():
            continue
        if isinstance(one, Chip):
            yield one.text()
        elif one.isCheckable() and one.isChecked() and not one.text().startswith(EVERY):
            yield ("亮灯：" if chip in LIGHTS else "") + _uncounted(one.text())
    for box in window.findChildren(QComboBox):
        if box.isVisible() and _filters(box) and not box.currentText().startswith(EVERY):
            yield box.currentText()


def _looked_for(window: QWidget) -> Iterator[str]:
    """Yield the words typed into the fields that look for rows; the bar above the items has a chip for its own."""
    for field in window.findChildren(QLineEdit):
        looks = field.accessibleName().startswith(("找", "查找")) and not isinstance(field.parentWidget(), FilterBar)
        if looks and field.isVisible() and (words := field.text().strip()):
            yield f"查找“{words}”"


def _filters(box: QComboBox) -> bool:
    every = (box.itemText(place).startswith(EVERY) for place in range(box.count()))
    return "筛选" in box.accessibleName() or any(every)


def _uncounted(text: str) -> str:
    words, _, count = text.rpartition(" ")
    return words if count.isdigit() and words else text
