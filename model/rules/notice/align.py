"""Put a row's cells under its table's columns when merged cells left it short."""

from __future__ import annotations

from collections.abc import Sequence

from model.rules.notice import columns
from model.rules.notice.columns import SECTION, TEXT, fits
from model.rules.notice.grid import Cell, tight

REPEAT = {TEXT: 2.0, SECTION: 2.0, "leads": 1.2, "responsible": 1.0, "co": 0.5, "assessors": 0.5}
"""What it costs to put one more cell into a column; columns not named here take one cell."""

WRAP = 3.0
"""What it costs to begin a further task row inside a numbered block."""

NEVER = -1e9


def align(cells: Sequence[Cell], roles: Sequence[str], wraps: bool = False, strict: bool = False) -> list[int]:
    """Return the column each cell suits best, in order.

    `wraps` lets a block begin further task rows; `strict` gives no column two cells, [] where there are too many.
    """
    if strict and len(cells) > len(roles):
        return []
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    states = [-1]
    for cell in cells:
        scores = [_score(cell, name) for name in roles]
        numeric = columns.NUMBER.fullmatch(tight(cell)) is not None
        ended: list[tuple[float, tuple[int, ...]]] = []
        for target, name in enumerate(roles):
            options = [(NEVER, (*best[0][1], target))]
            for (score, path), column in zip(best, states, strict=True):
                cost = None if strict and target == column else _cost(column, target, roles, wraps)
                if cost is not None:
                    own = 2.0 if numeric and target == column and name == TEXT else scores[target]
                    options.append((score + own - cost - 0.01 * target, (*path, target)))
            ended.append(max(options, key=lambda option: option[0]))
        best, states = ended, list(range(len(roles)))
    score, path = max(best, key=lambda option: option[0])
    return list(path) if score > NEVER / 2 else []


def worth(cells: Sequence[Cell], roles: Sequence[str], chosen: Sequence[int]) -> float:
    """Return how well cells suit the columns chosen for them."""
    return sum(_score(cell, roles[column]) for cell, column in zip(cells, chosen, strict=True))


def _cost(column: int, target: int, roles: Sequence[str], wraps: bool) -> float | None:
    """Return what moving from one column to another costs, None where it cannot be."""
    if target > column:
        return 0.1 * max(0, target - column - 1)
    if target == column:
        return REPEAT.get(roles[target])
    return WRAP if wraps and roles[target] in (TEXT, SECTION) else None


def _score(cell: Cell, name: str) -> float:
    if cell.blank:
        return 0.0
    return float(fits(cell.raw, name)) if name else 0.0
