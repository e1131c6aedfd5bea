"""One of our own workbooks as it comes out of a printer: the print area's rows, widths, looks and repeated heading."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from decimal import Decimal

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from model.records.printed import Side
from model.records.printed_sheet import PrintedBook, PrintedSheet, SheetCell, SheetRow
from model.rules.quantity import plain
from model.sheets import look

Area = tuple[int, int, int, int]
"""First column, first row, last column, last row."""
SIDES = {"center": Side.CENTRE, "right": Side.RIGHT}
LEAST = 15.0
_SUFFIX = re.compile(r'General"(.*)"')


def pages(data: bytes, title: str, note: str = "") -> PrintedBook:
    """Return what a workbook of ours prints; `data` must be of our own writing, a stranger's goes through read."""
    book = load_workbook(io.BytesIO(data))
    seen = [one for one in book.worksheets if one.sheet_state == "visible"]
    return PrintedBook(title, tuple(map(_sheet, seen)), note)


def _sheet(sheet: Worksheet) -> PrintedSheet:
    first, top, last, bottom = area = _area(sheet)
    columns = range(first, last + 1)
    spans = {(m.min_row, m.min_col): (m.max_row, m.max_col) for m in sheet.merged_cells.ranges}
    rows = tuple(_row(sheet, row, area, spans) for row in range(top, bottom + 1))
    repeat = re.search(r"\d+", sheet.print_title_rows or "")
    return PrintedSheet(
        sheet.title,
        tuple(_width(sheet, column) for column in columns),
        rows,
        int(repeat[0]) - top if repeat else -1,
        _foot(sheet),
        "A3" if str(sheet.page_setup.paperSize) == "8" else "A4",
        sheet.page_setup.orientation == "landscape",
    )


def _foot(sheet: Worksheet) -> str:
    """Return what stands at the left below a page; where that is empty openpyxl reads the middle part as it."""
    below = sheet.oddFooter
    words = (below.left.text or "") if below else ""
    return "" if words.startswith(("&C", "&R")) else words.replace("&&", "&")


def _area(sheet: Worksheet) -> Area:
    """Return the print area, else all that is not hidden at the right."""
    if sheet.print_area:
        named = str(sheet.print_area).rpartition("!")[2].replace("$", "")
        first, top, last, bottom = range_boundaries(named)
        if first and top and last and bottom:
            return first, top, last, bottom
    last = max(
        (n for n in range(1, sheet.max_column + 1) if not sheet.column_dimensions[get_column_letter(n)].hidden),
        default=1,
    )
    return 1, 1, last, sheet.max_row


def _width(sheet: Worksheet, column: int) -> float:
    stored = sheet.column_dimensions[get_column_letter(column)].width
    return max(0.0, (stored - look.PADDING) * 8 + 5) * 0.75


def _row(sheet: Worksheet, row: int, area: Area, spans: dict[tuple[int, int], tuple[int, int]]) -> SheetRow:
    return SheetRow(sheet.row_dimensions[row].height or LEAST, tuple(_cells(sheet, row, area, spans)))


def _cells(
    sheet: Worksheet, row: int, area: Area, spans: dict[tuple[int, int], tuple[int, int]]
) -> Iterator[tuple[int, SheetCell]]:
    """Yield the cells of a row that stand by themselves; a part of a cell that runs down is its sides alone."""
    first, _, last, _ = area
    for column in range(first, last + 1):
        cell = sheet.cell(row, column)
        bottom, right = spans.get((row, column), (row, column))
        if isinstance(cell, Cell):
            edges = _edges(cell) if bottom == row else _edges(cell).replace("b", "")
            yield column - first, _look(cell, min(right, last) - column + 1, edges)
        elif over := next((at for at, end in spans.items() if _runs(at, end, row, column)), None):
            above = sheet.cell(*over)
            kept = "lr" + ("b" if spans[over][0] == row else "")
            if isinstance(above, Cell):
                yield column - first, SheetCell(edges="".join(one for one in kept if one in _edges(above)))


def _runs(at: tuple[int, int], end: tuple[int, int], row: int, column: int) -> bool:
    """Say whether a merged cell runs down past a row in its first column."""
    return at[1] == column and at[0] < row <= end[0]


def _look(cell: Cell, across: int, edges: str) -> SheetCell:
    seen, font = cell.alignment, cell.font
    ink = str(font.color.rgb)[-6:] if font and font.color and isinstance(font.color.rgb, str) else "000000"
    fill = str(cell.fill.fgColor.rgb)[-6:] if cell.fill.patternType == "solid" else ""
    side = SIDES.get(seen.horizontal or "", Side.LEFT)
    size = float(font.sz) if font and font.sz else float(look.SIZE)
    return SheetCell(
        text(cell), across, size, bool(font and font.b), side, fill, ink, edges, seen.vertical == "top",
        bool(seen.shrink_to_fit) or not seen.wrap_text,
    )  # fmt: skip


def _edges(cell: Cell) -> str:
    border = cell.border
    named = (("l", border.left), ("t", border.top), ("r", border.right), ("b", border.bottom))
    return "".join(key for key, side in named if side is not None and side.style)


def text(cell: Cell) -> str:
    """Return a cell's words as a spreadsheet shows them; a sum nobody has worked out stays empty."""
    value = cell.value
    if value is None or cell.data_type == "f":
        return ""
    if cell.data_type != "n":
        return str(value)
    number, form = Decimal(str(value)), cell.number_format
    if form.endswith("%"):
        return f"{number * 100:.{len(form.partition('.')[2]) - 1 if '.' in form else 0}f}%"
    if re.fullmatch(r"0\.0+", form):
        return f"{number:.{len(form) - 2}f}"
    behind = _SUFFIX.fullmatch(form)
    return plain(number) + (behind[1] if behind else "")
