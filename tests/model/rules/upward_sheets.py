"""Sheets of upper offices as rules see them, drawn row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.records.upward import FormCell, FormSheet, Spot


def drawn(
    rows: Sequence[Sequence[str]],
    merged: Sequence[tuple[int, int, int, int]] = (),
    dress: Mapping[Spot, FormCell] | None = None,
) -> FormSheet:
    """Return a sheet with these words; “=…” is a formula, a text that ends “%%” a cell in that format."""
    cells: dict[Spot, FormCell] = {}
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            formula = text[1:] if text.startswith("=") else ""
            cells[number, column] = FormCell("" if formula else text, formula)
    cells |= dress or {}
    width = max(len(row) for row in rows)
    return FormSheet("表", cells, tuple(merged), len(rows), width)
