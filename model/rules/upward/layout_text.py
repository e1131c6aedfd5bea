"""A layout as one text the ledger keeps, and back."""

from __future__ import annotations

import json

from model.records.upward import CellMap, ColumnMap, Layout
from model.terms_upward import Fill, PerRow, Rows


def text(layout: Layout) -> str:
    """Write a layout down."""
    return json.dumps(
        {
            "sheet": layout.sheet,
            "head": [layout.first_head, layout.last_head],
            "body": [layout.first, layout.last],
            "rows": layout.rows.value,
            "per_row": layout.per_row.value,
            "open_end": layout.open_end,
            "words": dict(layout.words),
            "columns": [[one.fill.value, one.column, one.heading] for one in layout.columns],
            "cells": [[one.fill.value, one.row, one.column, one.label] for one in layout.cells],
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def layout(written: str) -> Layout:
    """Read one back."""
    told = json.loads(written)
    return Layout(
        sheet=told["sheet"],
        first_head=told["head"][0],
        last_head=told["head"][1],
        first=told["body"][0],
        last=told["body"][1],
        rows=Rows(told["rows"]),
        per_row=PerRow(told["per_row"]),
        open_end=told["open_end"],
        words=told.get("words", {}),
        columns=tuple(ColumnMap(Fill(name), column, heading) for name, column, heading in told["columns"]),
        cells=tuple(CellMap(Fill(name), row, column, label) for name, row, column, label in told["cells"]),
    )
