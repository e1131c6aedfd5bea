"""A list as it goes on paper: headings, columns with their weights, rows of words, notes below."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Side(enum.Enum):
    """Where a column's words stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column: its heading, its weight among the others (pixels on screen at 100 %), where its words stand."""

    heading: str
    weight: float = 100.0
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True)
class PrintedList:
    """A list to be printed; `key` names the paper its size and orientation are remembered under."""

    key: str
    title: str
    subs: tuple[str, ...]
    columns: tuple[PrintedColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
