"""A sheet's cells as rows, so that they can be walked as a clerk reads them."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, range_boundaries

from model.records import Raw

Rows = Mapping[int, Mapping[int, Raw]]
"""Row number → column number → content; only cells that hold something, both in order."""


def rows(cells: Mapping[str, Raw]) -> Rows:
    """Arrange addressed cells; blank text is no content."""
    found: dict[int, dict[int, Raw]] = {}
    for address, raw in cells.items():
        if not is_blank(raw):
            letters, row = coordinate_from_string(address)
            found.setdefault(row, {})[column_index_from_string(letters)] = raw
    return {row: dict(sorted(found[row].items())) for row in sorted(found)}


def is_blank(raw: Raw) -> bool:
    """Say whether a cell holds nothing a clerk could have meant."""
    return raw.kind in ("text", "number") and not raw.text.strip(" \t\r\n\u00a0\u3000\u200b\ufeff")


def address(row: int, column: int) -> str:
    """Return the cell's address as a clerk writes it ("C4")."""
    return f"{get_column_letter(column)}{row}"


def corners(area: str) -> tuple[int, int, int, int]:
    """Return first column, first row, last column, last row of "C4:D8"; raises ValueError."""
    first, top, last, bottom = range_boundaries(area)
    if first is None or top is None or last is None or bottom is None:
        raise ValueError(area)
    return first, top, last, bottom
