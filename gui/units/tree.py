"""The units to be kept: groups, units, units under units; dragged to another place, told apart where changed."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem

from gui import palette
from gui.units.desk import UnitDesk, called
from model.records import Unit
from model.rules import find_units
from model.terms import UNIT_GROUPS

ID = int(Qt.ItemDataRole.UserRole)
GROUP = ID + 1
Spot = QAbstractItemView.DropIndicatorPosition


class UnitsTree(QTreeWidget):
    """Show a desk's units; `picked` tells the unit under the cursor, `dropped` where one was dragged to."""

    picked = Signal(str)
    dropped = Signal(str, str, str, str, bool)
    stepped = Signal(int)
    deleted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setAccessibleName("单位名册")
        self.setAccessibleDescription("Alt+↑ Alt+↓ 调整先后，Delete 删除，可以拖动")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self._row = QSize(0, self.fontMetrics().height() + 8)
        self._groups: dict[str, QTreeWidgetItem] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(lambda now, _: self.picked.emit(str(now.data(0, ID)) if now else ""))

    def show_desk(self, desk: UnitDesk, words: str, chosen: str, heirs: dict[str, str]) -> None:
        """Lay the units out anew; `heirs` says by id of those merged away into which one, from when."""
        found = {unit.id for unit in find_units.find(words, desk.units())}
        self.blockSignals(True)
        self.clear()
        self._groups, self._items = {}, {}
        units = {unit.id: unit for unit in desk.units()}
        names = [*UNIT_GROUPS, *(unit.group for unit in units.values())]
        for group in dict.fromkeys(name for name in names if any(one.group == name for one in units.values())):
            self._groups[group] = self._group(group)
        for unit in units.values():
            if unit.id in found:
                self._place(unit, units)
        for unit in units.values():
            self.mark(desk, unit, heirs.get(unit.id, ""))
        for group, item in self._groups.items():
            own = sum(unit.group == group and unit.id in self._items for unit in units.values())
            item.setText(0, f"{group or '没有归类'}　{own}家")
            item.setHidden(not item.childCount() and bool(words.strip()))
        self.expandAll()
        self.choose(chosen)
        self.blockSignals(False)

    def _group(self, name: str) -> QTreeWidgetItem:
        out = QTreeWidgetItem(self, [name])
        out.setData(0, ID, "")
        out.setData(0, GROUP, name)
        out.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled)
        bold = QFont(self.font())
        bold.setBold(True)
        out.setFont(0, bold)
        out.setSizeHint(0, self._row)
        return out

    def _place(self, unit: Unit, units: dict[str, Unit]) -> QTreeWidgetItem:
        """Put a unit under its parent, the parent itself where it is not there yet; a loop ends at the group."""
        way = [unit]
        while (above := units.get(way[-1].parent)) and above not in way:
            way.append(above)
        top = self._groups[way[-1].group]
        for one in reversed(way):
            if one.id not in self._items:
                item = self._items[one.id] = QTreeWidgetItem(top, [called(one)])
                item.setSizeHint(0, self._row)
                item.setData(0, ID, one.id)
                item.setData(0, GROUP, one.group)
            top = self._items[one.id]
        return top

    def mark(self, desk: UnitDesk, unit: Unit, heir: str = "") -> None:
        """Write a unit's name, and a word where it is new, changed, to be deleted, or merged away."""
        item = self._items.get(unit.id)
        if item is None:
            return
        gone, new = unit.id in desk.gone, desk.is_new(unit.id)
        changed = desk.typed(unit)
        word = "删除" if gone else "新增" if new else "已改" if changed else heir
        item.setText(0, f"{called(unit)}{f'　{word}' if word else ''}")
        item.setToolTip(0, unit.full)
        font = QFont(self.font())
        font.setStrikeOut(gone)
        item.setFont(0, font)
        colour = palette.FAINT if gone or heir else palette.BLUE if changed or new else palette.INK
        item.setForeground(0, QColor(colour))

    def choose(self, unit: str) -> bool:
        """Put the cursor on a unit; False where it is not shown."""
        item = self._items.get(unit)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)
        return item is not None

    def group(self) -> str:
        """Return the group under the cursor, "" for none."""
        item = self.currentItem()
        return str(item.data(0, GROUP)) if item is not None else ""

    def shown(self) -> tuple[str, ...]:
        """Return the ids of the units shown, as they stand."""
        return tuple(str(item.data(0, ID)) for item in self._units())

    def _units(self) -> Iterator[QTreeWidgetItem]:
        def under(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
            for place in range(item.childCount()):
                if item.child(place).data(0, ID):
                    yield item.child(place)
                yield from under(item.child(place))

        yield from under(self.invisibleRootItem())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Move a unit up or down, or delete it."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        """Tell where the unit was dropped; the desk moves it, not the widget."""
        dragged, over = self.currentItem(), self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if dragged is not None and over is not None and over is not dragged:
            self.drop(dragged, over, self.dropIndicatorPosition())

    def drop(self, dragged: QTreeWidgetItem, over: QTreeWidgetItem, spot: Spot) -> None:
        """Tell (unit, group, parent, beside, below): into what it was dropped on, or beside it."""
        unit, target, group = (str(one) for one in (dragged.data(0, ID), over.data(0, ID), over.data(0, GROUP)))
        if spot is Spot.OnItem or not target:
            own = str(dragged.data(0, GROUP))
            self.dropped.emit(unit, own if target else group, target, "", False)
            return
        above = over.parent()
        parent = str(above.data(0, ID)) if above is not None else ""
        self.dropped.emit(unit, group, parent, target, spot is Spot.BelowItem)
