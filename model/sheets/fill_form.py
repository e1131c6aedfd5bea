"""Fill in one of our own forms as a unit would: for the demonstration and for trying a form out."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets.columns import BY_HEADING, COUNTY_SHEET, FORM_SHEET, REVISION, ROW_ID_KEY, SUM, normal
from model.sheets.write import put, to_bytes
from model.terms import Field

Filled = Mapping[tuple[str, Field], str | Decimal]
"""What to type, by line id and column."""

Counties = Mapping[tuple[str, str], str | Decimal]
"""What to type on sheet 分县区, by line id and the county's short name."""


def fill(
    form: bytes, values: Filled, head: Mapping[str, str], revision: int = 1, counties: Counties | None = None
) -> bytes:
    """Return the form with these cells filled; `head` by label ("填报人"). Rows and labels it lacks are left out."""
    book = load_workbook(io.BytesIO(form))
    sheet = _sheet(book, FORM_SHEET)
    for line, row in _lines(sheet):
        for heading, cell in row.items():
            column = BY_HEADING.get(heading)
            if column and column.field and (line, column.field) in values:
                put(cell, values[line, column.field])
    _labels(sheet, {**head, REVISION: str(revision)})
    if counties and COUNTY_SHEET in book.sheetnames:
        _fill_counties(_sheet(book, COUNTY_SHEET), counties)
    return to_bytes(book)


def _fill_counties(sheet: Worksheet, counties: Counties) -> None:
    shorts = {normal(short): short for _, short in counties}
    for line, row in _lines(sheet):
        if any(cell.value == SUM for cell in row.values()):
            for heading, cell in row.items():
                if (line, shorts.get(heading, "")) in counties:
                    put(cell, counties[line, shorts[heading]])


def _lines(sheet: Worksheet) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Yield each row with an id below the header, its cells by heading."""
    headings: dict[int, str] = {}
    for row in _cells(sheet):
        known = {cell.column: normal(str(cell.value or "")) for cell in row}
        if ROW_ID_KEY in known.values():
            headings = known
        elif headings:
            named = {headings[cell.column]: cell for cell in row if headings.get(cell.column)}
            line = str(named[ROW_ID_KEY].value or "") if ROW_ID_KEY in named else ""
            if line:
                yield line, named


def _labels(sheet: Worksheet, told: Mapping[str, str]) -> None:
    """Type into the box right of each label; merged cells are one box."""
    wanted = {normal(label): value for label, value in told.items()}
    for row in _cells(sheet):
        for label, box in pairwise(row):
            key = normal(str(label.value or ""))
            if key in wanted:
                put(box, wanted[key])


def _cells(sheet: Worksheet) -> list[list[Cell]]:
    return [[cell for cell in row if isinstance(cell, Cell)] for row in sheet.iter_rows()]


def _sheet(book: Workbook, name: str) -> Worksheet:
    sheet = book[name]
    if not isinstance(sheet, Worksheet):
        raise TypeError(name)
    return sheet
