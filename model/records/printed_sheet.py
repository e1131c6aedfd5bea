"""A workbook's sheet as it goes on paper: its columns, rows of cells as they look, what every page repeats."""

from __future__ import annotations

from dataclasses import dataclass

from model.records.printed import Side


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell: its words, over how many columns it runs, its look; `size` in points, `fill` "" or RRGGBB.

    `edges`: which of its sides have a line, of "ltrb".
    """

    text: str = ""
    across: int = 1
    size: float = 11.0
    bold: bool = False
    side: Side = Side.LEFT
    fill: str = ""
    ink: str = "000000"
    edges: str = ""
    top: bool = False
    fits: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row, its least height in points; no cell stands where another runs over it."""

    height: float
    cells: tuple[tuple[int, SheetCell], ...]


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """One sheet: its name, its columns' widths in points, its rows, and the number of the row every page repeats.

    `repeat`: from 0, -1 for none. `foot`: what stands at the left below every page.
    `paper` and `lying`: as the workbook sets its page.
    """

    title: str
    widths: tuple[float, ...]
    rows: tuple[SheetRow, ...]
    repeat: int = -1
    foot: str = ""
    paper: str = "A4"
    lying: bool = True


@dataclass(frozen=True, slots=True)
class PrintedBook:
    """The sheets of one workbook that are printed, under one name; `note`: what of it could not be printed."""

    title: str
    sheets: tuple[PrintedSheet, ...]
    note: str = ""
