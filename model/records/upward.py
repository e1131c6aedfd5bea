"""The upper office's own form as taken, what its columns mean, and what goes into which cell of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from model.terms_upward import Fill, PerRow, Rows

Spot = tuple[int, int]
"""Row and column, both from 1."""


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell of the form: its text ("" while it is blank), its formula without "=", its number format's code.

    `shows`: what the format shows a number as: "date", "time" or "". `choices`: what a drop-down allows there, () for
    anything.
    """

    text: str = ""
    formula: str = ""
    format: str = "General"
    shows: str = ""
    choices: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Say whether nothing stands in it, no formula either."""
        return not self.text and not self.formula


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet of the form. `merged`: (top, left, bottom, right). `last`: the last row that stands in the file.

    `heights` (points) and `widths` (characters) of the rows and columns that have one of their own.
    """

    name: str
    cells: Mapping[Spot, FormCell]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    last: int = 0
    width: int = 0
    hidden: bool = False
    protected: bool = False
    print_bottom: int = 0
    from_1904: bool = False
    heights: Mapping[int, float] = field(default_factory=dict)
    widths: Mapping[int, float] = field(default_factory=dict)

    def at(self, row: int, column: int) -> FormCell:
        """Return the cell at a place, a blank one where the file has none."""
        return self.cells.get((row, column), FormCell())

    def area(self, row: int, column: int) -> tuple[int, int, int, int]:
        """Return the merged area a place lies in, itself alone where it is in none."""
        for one in self.merged:
            if one[0] <= row <= one[2] and one[1] <= column <= one[3]:
                return one
        return row, column, row, column


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """A column of the form and what goes into it; `heading`: its words, by which it is found again."""

    fill: Fill
    column: int
    heading: str


@dataclass(frozen=True, slots=True)
class CellMap:
    """A cell of the form's head or foot and what goes into it; `label`: the words there or beside it."""

    fill: Fill
    row: int
    column: int
    label: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What a form's sheet means. `first_head` to `last_head`: the heading's rows; `first` to `last`: the body's.

    `open_end`: nothing stands below the body, so that further rows may be added. `words`: the upper office's words for
    lights, by ours.
    """

    sheet: str
    first_head: int
    last_head: int
    first: int
    last: int
    rows: Rows
    per_row: PerRow
    columns: tuple[ColumnMap, ...]
    cells: tuple[CellMap, ...] = ()
    open_end: bool = False
    words: Mapping[str, str] = field(default_factory=dict)

    def column(self, fill: Fill) -> ColumnMap | None:
        """Return the column mapped to something, None for none."""
        return next((one for one in self.columns if one.fill is fill), None)


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """A form kept under a name: the file it came from, by hash, and what it means."""

    name: str
    file: str
    sha256: str
    layout: Layout


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell is to hold: a text, a number or a day; `percent`: the number is per cent, to go by the cell's format.

    `why`: what is open about it, "" for nothing.
    """

    value: str | Decimal | datetime.date | None
    percent: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Put:
    """One cell to be written; a number or day already as the cell's own format wants it."""

    row: int
    column: int
    value: str | Decimal


@dataclass(frozen=True, slots=True)
class Open:
    """What did not go into the form, or is open there: where, about what, and why.

    `row` and `what`: the row and columns it is about, 0 and "" where it is about no one row's columns.
    """

    place: str
    about: str
    why: str
    row: int = 0
    what: str = ""

    @property
    def sentence(self) -> str:
        """Say it in one line."""
        about = f"{self.about}：" if self.about else ""
        return f"{self.place + ' ' if self.place else ''}{about}{self.why}"


@dataclass(frozen=True, slots=True)
class Filled:
    """What goes into a form in a round; `rows` by row, what the row is about, in its order; `open`: the list beside."""

    puts: tuple[Put, ...]
    rows: Mapping[int, str] = field(default_factory=dict)
    open: tuple[Open, ...] = ()
