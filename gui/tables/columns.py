"""A table is a list of columns; each says how its words, its sort value and its place are made from a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt

R = TypeVar("R")

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter

SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The value rows are sorted by: numbers as numbers, units in official order; None stands last."""
RAW_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The row itself."""


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: heading, width in pixels at 100 %, the words of a row, and how rows are compared.

    `optional`: hidden until the clerk asks for it.
    """

    key: str
    heading: str
    width: int
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    align: Qt.AlignmentFlag = LEFT
    tip: Callable[[R], str] | None = None
    colour: Callable[[R], str | None] | None = None
    help: str = ""
    stretch: bool = False
    optional: bool = False

    def order(self, row: R) -> Any:
        """Return what the row is sorted by in this column."""
        return self.sort(row) if self.sort else self.text(row)
