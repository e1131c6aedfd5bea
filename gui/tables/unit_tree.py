"""The unit tree: all units, their groups, and each unit with its items, lights and form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.tables.columns import RAW_ROLE
from model.records import LightRule, UnitView
from model.rules import find_units
from model.rules import light as lights
from model.terms import FormState, Light

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ALL = "全部单位"
ALSO = {FormState.RETURNED: (FormState.RETURNED, FormState.LATE)}
"""A late form has been reported too (rules/returns.py counts it so)."""


@dataclass(eq=False, slots=True)
class Node:
    """A place in the tree: everything, a group, or a unit; `ids` are the units it stands for."""

    name: str
    unit: UnitView | None = None
    over: Node | None = None
    under: list[Node] = field(default_factory=list)

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of the units at and under this place."""
        own = {self.unit.unit.id} if self.unit else set()
        return frozenset(own.union(*(node.ids for node in self.under)))

    @property
    def units(self) -> list[UnitView]:
        """Return the units at and under this place."""
        own = [self.unit] if self.unit else []
        return own + [unit for node in self.under for unit in node.units]

    @property
    def place(self) -> int:
        """Return its number among its siblings."""
        return self.over.under.index(self) if self.over else 0


class UnitTree(QAbstractItemModel):
    """Hold the units by group; units without an item of this plan are left out unless asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._units: tuple[UnitView, ...] = ()
        self._words = ""
        self._state: FormState | None = None
        self.rule = LightRule()
        self._top = Node("")

    def show(self, units: Sequence[UnitView], rule: LightRule | None = None) -> None:
        """Put a round's units in; their lights are called as its rule calls them."""
        self.rule = rule or LightRule()
        self._units = tuple(unit for unit in units if unit.items or unit.form is not FormState.NOT_SENT)
        self._build()

    def keep(self, words: str = "", state: FormState | None = None) -> None:
        """Leave only units that the words fit, by name or pinyin initials, and whose form is in that state."""
        self._words, self._state = words, state
        self._build()

    def node(self, index: Index) -> Node:
        """Return the place behind an index."""
        if not index.isValid():
            return self._top
        found = index.internalPointer()
        return found if isinstance(found, Node) else self._top

    def find(self, unit: str) -> QModelIndex:
        """Return the index of a unit by id, invalid where it is not shown."""
        return next(
            (self._at(n) for g in self._groups() for n in g.under if n.unit and n.unit.unit.id == unit), QModelIndex()
        )

    def everything(self) -> QModelIndex:
        """Return the index of 全部单位."""
        return self.index(0, 0)

    def _groups(self) -> list[Node]:
        return self._top.under[0].under if self._top.under else []

    def _at(self, node: Node) -> QModelIndex:
        return self.createIndex(node.place, 0, node)

    def _build(self) -> None:
        self.beginResetModel()
        self._top = Node("")
        root = _add(self._top, ALL)
        groups: dict[str, Node] = {}
        found = set(find_units.find(self._words, [unit.unit for unit in self._units]))
        states = ALSO.get(self._state, (self._state,)) if self._state else tuple(FormState)
        for unit in self._units:
            if unit.unit in found and unit.form in states:
                group = groups.get(unit.unit.group) or groups.setdefault(unit.unit.group, _add(root, unit.unit.group))
                _add(group, unit.unit.short, unit)
        self.endResetModel()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own
        """Return the index of a child."""
        under = self.node(parent).under
        if column or not 0 <= row < len(under):
            return QModelIndex()
        return self.createIndex(row, 0, under[row])

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008 - Qt's own signature
        """Return the index above."""
        over = self.node(index).over if index.isValid() else None
        return QModelIndex() if over is None or over is self._top else self._at(over)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own signature
        """Return how many places stand under one."""
        return len(self.node(parent).under)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own signature
        """Return one: the delegate draws the rest."""
        return 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return a place's name, its facts in words, or the place itself."""
        if not index.isValid():
            return None
        node = self.node(index)
        match role:
            case Role.DisplayRole:
                return node.name
            case Role.ToolTipRole | Role.AccessibleTextRole:
                return describe(node, self.rule)
            case _ if role == RAW_ROLE:
                return node
        return None


def _add(over: Node, name: str, unit: UnitView | None = None) -> Node:
    node = Node(name, unit, over)
    over.under.append(node)
    return node


def chip(one: Light, rule: LightRule) -> str:
    """Return what a light's count begins with in the tree: 红, 黄; 未 (未达序时) where the rule knows only two."""
    return lights.name(one, rule)[0] if lights.in_two(rule) else {Light.RED: "红", Light.YELLOW: "黄"}[one]


def describe(node: Node, rule: LightRule = LightRule()) -> str:  # noqa: B008 - frozen
    """Say a place's facts in one sentence: the tip, and what a screen reader says."""
    if node.unit is None:
        units = node.units
        sent = [one for one in units if one.form is not FormState.NOT_SENT]
        back = [one for one in sent if one.form is not FormState.MISSING]
        return f"{node.name}：{len(units)}家单位，应报{len(sent)}家，已报{len(back)}家"
    one = node.unit
    behind = ((lights.name(Light.RED, rule), one.red), (lights.name(Light.YELLOW, rule), one.yellow))
    told = "".join(f"，{word}{n}项" for word, n in behind if n)
    received = f"（{one.received.month}月{one.received.day}日收）" if one.received else ""
    return f"{one.unit.full}：{one.items}项{told}，{one.form.word}{received}"
