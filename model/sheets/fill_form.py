"""Fill in one of our own forms as a unit would: for the demonstration and for trying a form out."""

from __future__ import annotations

import io
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets.columns import BY_HEADING, FORM_SHEET, REVISION, ROW_ID_KEY, normal
from model.sheets.write import put, to_bytes
from model.terms import Field

Filled = Mapping[tuple[str, Field], str | Decimal]
"""What to type, by line id and column."""


def fill(form: bytes, values: Filled, head: Mapping[str, str], revision: int = 1) -> bytes:
    """Return the form with these cells filled; `head` by label ("填报人"). Rows and labels it lacks are left out."""
    book = load_workbook(io.BytesIO(form))
    sheet = book[FORM_SHEET]
    rows = [[cell for cell in row if isinstance(cell, Cell)] for row in sheet.iter_rows()]
    header = next(row for row in rows if any(normal(str(cell.value or "")) == ROW_ID_KEY for cell in row))
    columns = {
        BY_HEADING[key].field: cell.column for cell in header if (key := normal(str(cell.value or ""))) in BY_HEADING
    }
    ids = next(cell.column for cell in header if normal(str(cell.value or "")) == ROW_ID_KEY)
    for row in rows[header[0].row :]:
        line = str(sheet.cell(row[0].row, ids).value or "")
        for (wanted, field), value in values.items():
            if wanted == line and field in columns:
                put(_cell(sheet, row[0].row, columns[field]), value)
    _labels(rows, {**head, REVISION: str(revision)})
    return to_bytes(book)


def _labels(rows: list[list[Cell]], told: Mapping[str, str]) -> None:
    """Type into the box right of each label; merged cells are one box."""
    wanted = {normal(label): value for label, value in told.items()}
    for row in rows:
        for label, box in pairwise(row):
            key = normal(str(label.value or ""))
            if key in wanted:
                put(box, wanted[key])


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{row},{column}")
    return cell
