"""What a right click on a heading offers: sorting, hiding, and showing only one of the column's values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from gui.tables.columns import Column
from gui.tables.item_rows import Row
from gui.tables.list_table import ListTable

FILTERED = ("lead", "form", "light", "due", "target", "public_no", "state", "leaders", "tags")
"""Columns whose values repeat, so that choosing one makes sense."""
MOST = 60


def fill(
    menu: QMenu,
    table: ListTable[Row],
    number: int,
    sort: Callable[[int, Qt.SortOrder], None],
    show_only: Callable[[str, str], None],
) -> None:
    """Add the offers for one column."""
    column = table.columns[number]
    menu.addAction("升序", partial(sort, number, Qt.SortOrder.AscendingOrder))
    menu.addAction("降序", partial(sort, number, Qt.SortOrder.DescendingOrder))
    menu.addAction("恢复方案顺序", partial(sort, -1, Qt.SortOrder.AscendingOrder))
    if column.key in FILTERED:
        menu.addSeparator()
        _values(menu.addMenu(f"只看某一{column.heading}"), table, column, show_only)


def _values(menu: QMenu, table: ListTable[Row], column: Column[Row], show_only: Callable[[str, str], None]) -> None:
    counts = Counter(column.text(row) for row in table.rows)
    for value, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]:
        menu.addAction(f"{value or '（空）'}　{count}", partial(show_only, column.key, value))
