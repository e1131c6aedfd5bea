"""What a table, list or tree on screen is on paper: the rows that are shown, in the columns that are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTreeView, QWidget

from gui.tables.item_view import ItemView
from model.records.printed import PrintedColumn, PrintedList, Side

Role = Qt.ItemDataRole
STEP = "　"
"""What a child of a tree stands in by."""
BOXES = "□√"
EMPTY = "没有行。"
NARROW = 30.0
"""Pixels a column weighs at least."""


def front(window: QWidget) -> QAbstractItemView | None:
    """Return the list the clerk is at: with the cursor, else the emptied items, else the largest in sight."""
    focus: QWidget | None = window.focusWidget()
    while focus is not None and not isinstance(focus, QAbstractItemView):
        focus = focus.parentWidget()
    if isinstance(focus, QAbstractItemView) and focus.isVisibleTo(window) and _many(focus):
        return focus
    if (items := _emptied(window)) is not None:
        return items
    seen = [one for one in window.findChildren(QAbstractItemView) if one.isVisible() and one.window() is window]
    own = [one for one in seen if not isinstance(one.parentWidget(), QAbstractItemView) and _many(one)]
    return max(own, key=lambda one: one.width() * one.height(), default=None)


def _emptied(window: QWidget) -> ItemView | None:
    """Return the table of items where its place tells that the filters leave nothing."""
    for items in window.findChildren(ItemView):
        over = items.parentWidget()
        if over is not None and over.isVisible() and not items.isVisible():
            return items
    return None


def _many(view: QAbstractItemView) -> bool:
    """Say whether a view has columns; a plain list has one."""
    if not isinstance(view, QTableView | QTreeView):
        return True
    return view.model() is not None and view.model().columnCount(QModelIndex()) > 0


def printed(view: QAbstractItemView, key: str, title: str, subs: Sequence[str]) -> PrintedList:
    """Return what a view shows, hidden columns and filtered rows left out."""
    head = _header(view)
    places = _places(view, head)
    data = view.model()
    columns = tuple(_column(view, head, place) for place in places)
    rows = tuple(tuple(_cell(data, index, place, deep) for place in places) for index, deep in _rows(view))
    if isinstance(view, QTreeView) and len(places) == 1:
        columns = (*columns, PrintedColumn("情况", 2 * columns[0].weight))
        told = [str(data.data(index, Role.AccessibleTextRole) or "").strip() for index, _ in _rows(view)]
        rows = tuple((*row, words) for row, words in zip(rows, told, strict=True))
    return PrintedList(key, title, tuple(subs), columns, rows, (f"共{len(rows)}行。" if rows else EMPTY,))


def _header(view: QAbstractItemView) -> QHeaderView | None:
    if isinstance(view, QTableView):
        return view.horizontalHeader()
    return view.header() if isinstance(view, QTreeView) else None


def _places(view: QAbstractItemView, head: QHeaderView | None) -> list[int]:
    """Return the columns that are shown, in their order on screen."""
    if head is None:
        return [0]
    shown = [place for place in range(head.count()) if not head.isSectionHidden(place)]
    return sorted(shown, key=head.visualIndex)


def _column(view: QAbstractItemView, head: QHeaderView | None, place: int) -> PrintedColumn:
    data = view.model()
    heading = str(data.headerData(place, Qt.Orientation.Horizontal, Role.DisplayRole) or "").strip()
    named = isinstance(view, QTableView) or (head is not None and not head.isHidden())
    width = float(head.sectionSize(place)) if head is not None else 100.0
    first = data.index(0, place)
    align = data.data(first, Role.TextAlignmentRole) if first.isValid() else None
    return PrintedColumn(heading if named else "名称", max(width, NARROW), _side(align))


def _side(align: Any) -> Side:
    if align is None:
        return Side.LEFT
    flags = Qt.AlignmentFlag(align)
    if flags & Qt.AlignmentFlag.AlignRight:
        return Side.RIGHT
    return Side.CENTRE if flags & Qt.AlignmentFlag.AlignHCenter else Side.LEFT


def _rows(view: QAbstractItemView) -> Iterator[tuple[QModelIndex, int]]:
    """Yield the first cell of every row that is not hidden, with its depth; a tree whole, opened or not."""
    data = view.model()
    waiting = [(QModelIndex(), row, 0) for row in reversed(range(data.rowCount(QModelIndex())))]
    while waiting:
        over, row, deep = waiting.pop()
        if _hidden(view, row, over):
            continue
        index = data.index(row, 0, over)
        yield index, deep
        if isinstance(view, QTreeView):
            waiting += [(index, child, deep + 1) for child in reversed(range(data.rowCount(index)))]


def _hidden(view: QAbstractItemView, row: int, over: QModelIndex) -> bool:
    if isinstance(view, QTreeView):
        return view.isRowHidden(row, over)
    return view.isRowHidden(row) if isinstance(view, QTableView) else False


def _cell(data: QAbstractItemModel, index: QModelIndex, place: int, deep: int) -> str:
    """Return a cell's words; a tick is said as a box."""
    cell = index.siblingAtColumn(place)
    text = data.data(cell, Role.DisplayRole)
    words = "" if text is None else str(text).strip()
    ticked = data.data(cell, Role.CheckStateRole)
    if ticked is not None:
        box = BOXES[Qt.CheckState(ticked) is not Qt.CheckState.Unchecked]
        words = f"{box}{words}"
    return STEP * deep + words if place == 0 else words
