"""A table somebody typed (a list of units, numbers, a breakdown) → its rows of texts, merged cells filled."""

from __future__ import annotations

from model.errors import ClerkError
from model.rules.pasted_table import Row
from model.sheets import own_papers
from model.sheets.plan_table import shown
from model.sheets.read_any import read_any
from model.sheets.workbook import Sheet, corners, place

LARGEST = 5000
"""Rows beyond which a sheet is no list of units or items."""


def read(data: bytes, name: str) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Return the visible sheets that hold something, each (its name, its rows).

    Raises ClerkError where it is no workbook, one of our own forms, or holds nothing.
    """
    workbook = read_any(data, name)
    if (what := own_papers.kind(workbook)) in ("填报表", "退回件", "上报表"):
        raise ClerkError(f"“{name}”是本程序生成的{what}，不能从这里读入。没有改动台账。请核对文件。")
    found = [(sheet.name, _rows(sheet)) for sheet in workbook.sheets if not sheet.hidden and sheet.cells]
    tables = tuple((title, rows) for title, rows in found if rows)
    if not tables:
        raise ClerkError(f"“{name}”里没有内容。没有改动台账。请核对文件。")
    if long := [title for title, rows in tables if len(rows) > LARGEST]:
        raise ClerkError(f"“{name}”的工作表“{long[0]}”超过{LARGEST}行，不像是名册或分工表。没有改动台账。请核对文件。")
    return tables


def _rows(sheet: Sheet) -> tuple[Row, ...]:
    cells = {where: shown(raw) for address, raw in sheet.cells.items() if (where := place(address))}
    for area in sheet.merged:
        _fill(cells, area)
    width = max((column for _, column in cells), default=0)
    numbers = sorted({row for (row, _), text in cells.items() if text})
    return tuple(
        Row(number, tuple(cells.get((number, column), "") for column in range(1, width + 1))) for number in numbers
    )


def _fill(cells: dict[tuple[int, int], str], area: str) -> None:
    """Let every row that a merged cell covers say what it says; beside each other it says so once."""
    bounds = corners(area)
    top, left, bottom, _ = bounds if bounds else (1, 0, 0, 0)
    text = cells.get((top, left), "")
    for row in range(top + 1, min(bottom, top + LARGEST) + 1) if text else ():
        cells[row, left] = text
