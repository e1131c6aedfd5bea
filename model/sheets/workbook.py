"""A stranger's workbook as plain values: sheets of cells by address, nothing judged yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from model.records import Finding, Raw

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `cells` holds only what is not blank, keyed "C4"; `merged` are ranges as written ("C4:C8")."""

    name: str
    hidden: bool
    cells: Mapping[str, Raw]
    merged: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as read: sheets in their order, custom properties, workbook-wide defined names, what to know."""

    sheets: tuple[Sheet, ...]
    custom: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def letters(column: int) -> str:
    """Return the letters of a column counted from 1 (27 is "AA")."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def place(reference: str) -> tuple[int, int] | None:
    """Return (row, column) of "C4", None where it is no cell of a sheet."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        return None
    column = 0
    for char in match[1]:
        column = column * 26 + ord(char) - 64
    row = int(match[2])
    return (row, column) if row <= MAX_ROW and column <= MAX_COLUMN else None


def corners(area: str) -> tuple[int, int, int, int] | None:
    """Return (top, left, bottom, right) of "C4:D8" or "C4", None where it is no area."""
    first, _, last = area.upper().replace("$", "").partition(":")
    start, end = place(first), place(last or first)
    if start is None or end is None:
        return None
    return min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])
