"""The rows of 件号分工: an item with its number of the public, leaders and tags as they are typed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from gui import palette, show
from gui.plan.finding import searched
from gui.tables.columns import CENTRE, Column
from gui.tables.list_table import ListTable
from model.records import Item, ItemView
from model.rules import pasted_columns, public_no
from model.rules.pasted_columns import TAGS, Given
from model.terms import Tag

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NUMBER, LEADERS, LEVEL = "public_no", "leaders", "tags"
TYPED = (NUMBER, LEADERS, LEVEL)
"""The ground of a cell typed over and not saved yet."""
WORDS = {NUMBER: "所属件号", LEADERS: "分管市领导", LEVEL: "层级"}


@dataclass(slots=True)
class TagRow:
    """An item and what is typed for it; `typed` holds every field as text."""

    view: ItemView
    typed: dict[str, str]
    words: str = field(repr=False, default="")

    @property
    def item(self) -> Item:
        """Return the item as it is in the ledger."""
        return self.view.item


def row(view: ItemView) -> TagRow:
    """Return an item's row, nothing typed over yet."""
    item = view.item
    return TagRow(view, written(item), searched((item.no, item.text, *view.leads, *view.co)))


def written(item: Item) -> dict[str, str]:
    """Return an item's fields as texts."""
    return {
        NUMBER: public_no.word(item.public_no) if item.public_no else "",
        LEADERS: "、".join(item.leaders),
        LEVEL: "、".join(tag.word for tag in item.tags),
    }


def neat(name: str, typed: str) -> str:
    """Return a text as it is written once understood, or as typed where it is not."""
    if name == NUMBER:
        number = public_no.read(typed)
        return typed if number is None else public_no.word(number) if number else ""
    if name == LEADERS:
        return "、".join(pasted_columns.leaders_of(typed))
    tags = pasted_columns.tags_of({TAGS: typed})
    return typed if tags is None else "、".join(tag.word for tag in tags)


def bad(name: str, typed: str) -> str:
    """Say why a text is not understood, "" where it is."""
    if name == NUMBER and public_no.read(typed) is None:
        return f"件号“{typed}”看不懂，请写成“第12件”或“12”。"
    if name == LEVEL and pasted_columns.tags_of({TAGS: typed}) is None:
        return f"层级“{typed}”看不懂，请写省、市、县中的一个或几个。"
    return ""


def after(one: TagRow) -> Item:
    """Return the item as it would be; what is not understood stays as it was."""
    tags = pasted_columns.tags_of({TAGS: one.typed[LEVEL]})
    number = public_no.read(one.typed[NUMBER])
    return replace(
        one.item,
        public_no=one.item.public_no if number is None else number,
        leaders=pasted_columns.leaders_of(one.typed[LEADERS]),
        tags=one.item.tags if tags is None else tags,
    )


def given(one: TagRow, place: int) -> Given:
    """Return what a row gives its item, every field stated."""
    item = after(one)
    return Given(place, item.id, item.public_no, item.leaders, item.tags)


def _leaders(one: TagRow) -> str:
    return one.typed[LEADERS] or (f"（{'、'.join(one.view.leaders)}）" if _by_unit(one) else "")


def _by_unit(one: TagRow) -> bool:
    """Say whether the leader shown is the lead unit's."""
    return not one.typed[LEADERS] and not one.item.leaders and bool(one.view.leaders)


def _sort_number(one: TagRow) -> tuple[int, str] | None:
    number = public_no.read(one.typed[NUMBER])
    return (int(number), "") if number and number.isdigit() else None


def _level(one: TagRow) -> tuple[int, ...] | None:
    tags = after(one).tags
    return tuple(list(Tag).index(tag) for tag in tags) or None


COLUMNS: tuple[Column[TagRow], ...] = (
    Column("no", "序号", 52, lambda r: r.item.no, lambda r: r.item.order, CENTRE),
    Column("text", "实事内容", 380, lambda r: show.printed(r.item.text), stretch=True),
    Column("lead", "牵头单位", 150, lambda r: "、".join(r.view.leads)),
    Column(NUMBER, WORDS[NUMBER], 100, lambda r: r.typed[NUMBER], _sort_number, CENTRE),
    Column(LEADERS, WORDS[LEADERS], 150, _leaders, help="空着的按牵头单位的分管市领导（括号里）"),
    Column(LEVEL, WORDS[LEVEL], 90, lambda r: r.typed[LEVEL], _level, CENTRE, help="还在哪一级的实事里：省、市、县"),
)
BY_KEY = {column.key: number for number, column in enumerate(COLUMNS)}


class TagTable(ListTable[TagRow]):
    """Let the three fields be typed; `typed` tells that some changed."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the three fields be edited."""
        out = super().flags(index)
        return out | Qt.ItemFlag.ItemIsEditable if self.field(index.column()) else out

    def field(self, column: int) -> str:
        """Return the field typed in a column, "" for one that is not."""
        return self.columns[column].key if 0 <= column < len(self.columns) and column >= BY_KEY[NUMBER] else ""

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what is typed, changed cells tinted, those not understood in red with the reason."""
        name = self.field(index.column()) if index.isValid() else ""
        if name:
            one = self.row(index)
            wrong, was = bad(name, one.typed[name]), written(one.item)[name]
            changed = one.typed[name] != was
            match role:
                case Role.EditRole:
                    return one.typed[name]
                case Role.BackgroundRole:
                    return QColor(palette.BAD if wrong else palette.CHANGED) if wrong or changed else None
                case Role.ForegroundRole:
                    faint = name == LEADERS and _by_unit(one)
                    return QColor(palette.RED if wrong else palette.FAINT) if wrong or faint else None
                case Role.ToolTipRole if wrong or changed:
                    return wrong or f"原来是：{was or '空白'}"
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:  # noqa: N802 - Qt's own name
        """Keep what was typed in one cell."""
        name = self.field(index.column()) if index.isValid() else ""
        if role != Role.EditRole or not name:
            return False
        self.put([(self.row(index), name, str(value or ""))])
        return True

    def put(self, cells: list[tuple[TagRow, str, str]]) -> None:
        """Keep texts typed or pasted for rows, and tell once."""
        for one, name, text in cells:
            one.typed[name] = neat(name, text.strip())
        self._sorted.clear()
        if cells and self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(self.columns) - 1))
        if cells:
            self.typed.emit()

    def changed(self) -> list[tuple[int, TagRow]]:
        """Return the rows that are not as in the ledger, with their places."""
        return [(place, one) for place, one in enumerate(self.rows, 1) if one.typed != written(one.item)]

    def wrong(self) -> list[tuple[TagRow, str]]:
        """Return the cells that are not understood, with the reason."""
        found = ((one, bad(name, one.typed[name])) for one in self.rows for name in TYPED)
        return [(one, why) for one, why in found if why]
