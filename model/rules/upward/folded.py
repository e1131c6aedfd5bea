"""The list beside a filled form, told once where many rows say the same; every row is still named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from model.records.upward import Open

MANY = 4
"""From so many rows on they are told in one sentence."""


def folded(every: Sequence[Open]) -> list[Open]:
    """Return the list with rows that say the same told together, where the first of them stood."""
    rows: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for one in every:
        if one.row:
            rows[one.what, one.why].append(one.row)
    out, told = [], set()
    for one in every:
        key = (one.what, one.why)
        if not one.row or len(rows[key]) < MANY:
            out.append(one)
        elif key not in told:
            told.add(key)
            out.append(Open(f"{places(rows[key])}（{len(rows[key])}行）", one.what, one.why))
    return out


def places(rows: Sequence[int]) -> str:
    """Name rows, those that follow one another by the first and last: 第5—7、9行."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return f"第{'、'.join(f'{a}' if a == b else f'{a}—{b}' for a, b in spans)}行"
