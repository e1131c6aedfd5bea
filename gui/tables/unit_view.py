"""The unit tree's view and its delegate: name, items, red and yellow counts, and the form's state."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from gui import palette
from gui.tables.columns import RAW_ROLE
from gui.tables.unit_tree import Node, UnitTree, chip
from model.records import LightRule, UnitView
from model.terms import FormState, Light

Index = QModelIndex | QPersistentModelIndex
ROW = 27
RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)
LEFT = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
CENTRE = int(Qt.AlignmentFlag.AlignCenter.value)


class UnitCell(QStyledItemDelegate):
    """Draw one place of the tree in a single line."""

    _rule = LightRule()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the name on the left, facts on the right."""
        self.initStyleOption(option, index)
        drawn: Any = option
        node, tree = index.data(RAW_ROLE), index.model()
        self._rule = tree.rule if isinstance(tree, UnitTree) else LightRule()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if drawn.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(drawn.rect, QColor("#D5E6F8"))
        elif drawn.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(drawn.rect, QColor("#EEF3F8"))
        if drawn.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.BLUE), 1.5))
            painter.drawRect(QRectF(drawn.rect).adjusted(1, 1, -1.5, -1.5))
        room = drawn.rect.adjusted(2, 0, -8, 0)
        right = self._unit(painter, room, node.unit) if node.unit else self._count(painter, room, node)
        self._name(painter, QRect(room.left(), room.top(), right - room.left() - 6, room.height()), node, drawn.font)
        painter.restore()

    def _name(self, painter: QPainter, room: QRect, node: Node, base: QFont) -> None:
        """Draw the name and, for a unit, how many items concern it."""
        font = QFont(base)
        font.setBold(node.unit is None)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        count = f" {node.unit.items}" if node.unit else ""
        left = room.width() - metrics.horizontalAdvance(count)
        words = metrics.elidedText(node.name, Qt.TextElideMode.ElideRight, left)
        painter.setPen(QColor(palette.INK))
        painter.drawText(room, LEFT, words)
        painter.setPen(QColor(palette.FAINT))
        painter.drawText(room.adjusted(metrics.horizontalAdvance(words) + 2, 0, 0, 0), LEFT, count)

    def _count(self, painter: QPainter, room: QRect, node: Node) -> int:
        units = node.units
        sent = [one for one in units if one.form is not FormState.NOT_SENT]
        back = [one for one in sent if one.form is not FormState.MISSING]
        text = f"已报{len(back)}/{len(sent)}" if sent else f"{len(units)}家"
        painter.setPen(QColor(palette.SOFT))
        painter.drawText(room, RIGHT, text)
        return room.right() - painter.fontMetrics().horizontalAdvance(text)

    def _unit(self, painter: QPainter, room: QRect, unit: UnitView) -> int:
        small = QFont(painter.font())
        small.setPointSizeF(max(small.pointSizeF() - 0.75, 7))
        painter.setFont(small)
        metrics = painter.fontMetrics()
        widest = metrics.horizontalAdvance("未报")
        if unit.form is not FormState.NOT_SENT:
            painter.setPen(QColor(palette.FORMS[unit.form]))
            painter.drawText(room, RIGHT, unit.form.word)
        right = room.right() - widest - 6
        for light, count in ((Light.YELLOW, unit.yellow), (Light.RED, unit.red)):
            if count:
                right = self._badge(painter, right, room, light, count)
        return right

    def _badge(self, painter: QPainter, right: int, room: QRect, light: Light, count: int) -> int:
        look = palette.LIGHTS[light]
        text = f"{chip(light, self._rule)}{count}"
        width = painter.fontMetrics().horizontalAdvance(text) + 6
        place = QRectF(right - width, room.center().y() - 8.5, width, 18)
        painter.setPen(QColor(look.edge))
        painter.setBrush(QColor(look.fill))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(QColor(look.text))
        painter.drawText(place, CENTRE, text)
        return int(right - width - 3)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's own name
        """Ask for one line."""
        drawn: Any = option
        return QSize(120, max(ROW, drawn.fontMetrics.height() + 9))


class UnitTreeView(QTreeView):
    """Show the tree; `picked` carries the ids of the units under the cursor, empty for all, `managing` one to edit."""

    picked = Signal(object, str)
    sending = Signal(object)
    managing = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.units = UnitTree(self)
        self.setModel(self.units)
        self.setItemDelegate(UnitCell(self))
        self.setHeaderHidden(True)
        self.setIndentation(11)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setRootIsDecorated(True)
        self.setAccessibleName("单位树")
        self.units.modelReset.connect(self.expandAll)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_units(self, units: tuple[UnitView, ...], rule: LightRule) -> None:
        """Show a round's units and stay on the same one."""
        chosen = self.chosen()
        self.units.show(units, rule)
        self.choose(chosen)

    def chosen(self) -> Node | None:
        """Return the place under the cursor."""
        return self.units.node(self.currentIndex()) if self.currentIndex().isValid() else None

    def choose(self, node: Node | None) -> None:
        """Put the cursor where it was before, or on all units."""
        index = self.units.find(node.unit.unit.id) if node and node.unit else QModelIndex()
        self.setCurrentIndex(index if index.isValid() else self.units.everything())

    def choose_unit(self, unit: str) -> None:
        """Put the cursor on a unit by its id, or on all units."""
        index = self.units.find(unit)
        self.setCurrentIndex(index if index.isValid() else self.units.everything())

    def names(self, node: Node) -> str:
        """Return the units at a place for pasting: name, contact, phone, form, one a line."""
        rows = ((one.unit.short, one.unit.contact, one.unit.phone, one.form.word) for one in node.units)
        return "\n".join("\t".join(row) for row in rows)

    def _menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        node = self.units.node(index) if index.isValid() else None
        if node is None:
            return
        count = len(node.units)
        menu = QMenu(self)
        menu.addAction(f"复制名单（{count}家，含电话和报送情况）", lambda: _to_clipboard(self.names(node)))
        menu.addAction(f"给这 {count} 家发填报表…", lambda: self.sending.emit(node.ids))
        menu.addSeparator()
        unit = node.unit.unit.id if node.unit else ""
        menu.addAction("单位维护…", lambda: self.managing.emit(unit))
        menu.exec(self.viewport().mapToGlobal(where))

    def choose_all(self) -> None:
        """Put the cursor on all units."""
        self.setCurrentIndex(self.units.everything())

    def _on_current(self, now: QModelIndex, before: QModelIndex) -> None:
        node = self.units.node(now)
        whole = not now.isValid() or node.over is None or node.over.over is None
        self.picked.emit(frozenset() if whole else node.ids, "" if whole else node.name)


def _to_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
