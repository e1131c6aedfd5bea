"""Merged cells: the value stands at the top left; what lies hidden below it was never seen by the clerk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from model.records import Raw
from model.sheets.refusal import too_large
from model.sheets.workbook import corners, letters, place

WORK_LIMIT = 5_000_000


def hidden_below(cells: dict[str, Raw], merged: Sequence[str]) -> list[str]:
    """Return the addresses of values that a merged area covers; areas that are none are passed over."""
    if not merged:
        return []
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for address in cells:
        if where := place(address):
            rows[where[0]].append(where[1])
    found: set[tuple[int, int]] = set()
    work = 0
    for area in merged:
        if (bounds := corners(area)) is None:
            continue
        top, left, bottom, right = bounds
        span = range(top, bottom + 1) if bottom - top < len(rows) else [row for row in rows if top <= row <= bottom]
        for row in span:
            columns = rows.get(row, ())
            work += len(columns) + 1
            found.update(
                (row, column) for column in columns if left <= column <= right and (row, column) != (top, left)
            )
        work += len(rows) if not isinstance(span, range) else 0
        if work > WORK_LIMIT:
            raise too_large("合并单元格太多")
    return [f"{letters(column)}{row}" for row, column in sorted(found)]
