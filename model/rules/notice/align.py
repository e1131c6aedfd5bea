"""Put a row's cells under its table's columns when merged cells left it short."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from model.rules.notice import columns
from model.rules.notice.columns import NO, OFFICES, SECTION, TEXT, fits
from model.rules.notice.grid import Cell, tight

REPEAT = {TEXT: 2.0, SECTION: 2.0, "leads": 1.0, "responsible": 1.0, "co": 0.5, "assessors": 0.5}
"""What it costs to put one more cell into a column; columns not named here take one cell."""

WRAP = 3.0
"""What it costs to begin a further task row inside a numbered block."""

NEVER = -1e9


def align(cells: Sequence[Cell], roles: Sequence[str], wraps: bool = False) -> tuple[list[int], float]:
    """Return each cell's column and how well it all suits; `wraps` lets a block begin further task rows."""
    scored = [[_score(cell, name) for name in roles] for cell in cells]
    numeric = [columns.NUMBER.fullmatch(tight(cell)) is not None for cell in cells]

    @cache
    def best(place: int, column: int) -> tuple[float, tuple[int, ...]]:
        """Return the best score of the cells from `place` on, the cell before standing in `column`."""
        if place == len(cells):
            return 0.0, ()
        options = [(NEVER, (0,) * (len(cells) - place))]
        for target in range(len(roles)):
            cost = _cost(column, target, roles, wraps)
            if cost is None:
                continue
            own = scored[place][target]
            if target == column and numeric[place] and roles[target] == TEXT:
                own = 2.0
            score, tail = best(place + 1, target)
            options.append((own - cost - 0.01 * target + score, (target, *tail)))
        return max(options, key=lambda option: option[0])

    score, chosen = best(0, -1)
    return list(chosen), score


def _cost(column: int, target: int, roles: Sequence[str], wraps: bool) -> float | None:
    """Return what moving from one column to another costs, None where it cannot be."""
    if target > column:
        return 0.1 * max(0, target - column - 1)
    if target == column:
        return REPEAT.get(roles[target])
    return WRAP if wraps and roles[target] in (TEXT, SECTION) and NO in roles else None


def _score(cell: Cell, name: str) -> float:
    if cell.blank:
        return 0.0
    return float(fits(cell.raw, name)) if name else 0.0


def begins_row(column: int, before: int, roles: Sequence[str]) -> bool:
    """Say whether a cell placed behind its predecessor begins a further task row."""
    return column < before or (column == before and roles[column] == TEXT)


def is_office_column(name: str) -> bool:
    """Say whether the column lists offices."""
    return name in OFFICES
