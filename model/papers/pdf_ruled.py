"""The tables of a page, by the lines ruled around their cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NEAR = 3.0
"""Points within which two lines are one, or meet."""

MOST_CELLS = 20_000

Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: row and column from 0, how many it covers, and its sides on the page."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    low: float
    right: float
    high: float


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table's outer sides and its cells."""

    left: float
    low: float
    right: float
    high: float
    boxes: tuple[Box, ...]

    def at(self, x: float, y: float) -> Box | None:
        """Return the cell a point is in."""
        return next((box for box in self.boxes if box.left <= x <= box.right and box.low <= y <= box.high), None)


def tables(lines: Sequence[Line]) -> list[Ruled]:
    """Return the tables ruled on a page, from the top; frames of a single cell are none."""
    found = [made for group in _connected(lines) if (made := _table(group)) and len(made.boxes) > 1]
    return sorted(found, key=lambda table: -table.high)


def _connected(lines: Sequence[Line]) -> Iterable[list[Line]]:
    """Part the lines into groups that touch each other."""
    rest = sorted(lines, key=lambda line: -line[3])
    while rest:
        group, front = [], [rest.pop()]
        while front:
            line = front.pop()
            group.append(line)
            touching = [other for other in rest if _touch(line, other)]
            if touching:
                rest = [other for other in rest if not _touch(line, other)]
                front += touching
        yield group


def _touch(one: Line, two: Line) -> bool:
    return one[0] - NEAR <= two[2] and two[0] - NEAR <= one[2] and one[1] - NEAR <= two[3] and two[1] - NEAR <= one[3]


def _table(group: list[Line]) -> Ruled | None:
    """Draw a group's cells: the smallest places between the lines, joined where no line parts them."""
    across = [line for line in group if line[2] - line[0] >= line[3] - line[1]]
    down = [line for line in group if line[2] - line[0] < line[3] - line[1]]
    ys = _spots([line[1] for line in across])[::-1]
    xs = _spots([line[0] for line in down])
    if len(ys) < 2 or len(xs) < 2 or len(ys) * len(xs) > MOST_CELLS:
        return None
    joined = _Joined()
    places = [(row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)]
    for row, column in places:
        x, y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
        if column + 2 < len(xs) and not _parted(down, 0, xs[column + 1], y):
            joined.join((row, column), (row, column + 1))
        if row + 2 < len(ys) and not _parted(across, 1, ys[row + 1], x):
            joined.join((row, column), (row + 1, column))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place in places:
        groups.setdefault(joined.first(place), []).append(place)
    boxes = tuple(_box(places, xs, ys) for places in groups.values())
    return Ruled(xs[0], ys[-1], xs[-1], ys[0], boxes)


def _box(places: list[tuple[int, int]], xs: list[float], ys: list[float]) -> Box:
    top, bottom = min(row for row, _ in places), max(row for row, _ in places)
    left, right = min(column for _, column in places), max(column for _, column in places)
    return Box(top, left, bottom - top + 1, right - left + 1, xs[left], ys[bottom + 1], xs[right + 1], ys[top])


def _parted(lines: Sequence[Line], axis: int, spot: float, along: float) -> bool:
    """Say whether a line runs at a spot of one axis past a point of the other."""
    return any(abs(line[axis] - spot) <= NEAR and line[1 - axis] <= along <= line[3 - axis] for line in lines)


def _spots(values: Iterable[float]) -> list[float]:
    """Return values in order, those that are one within a line's width taken together."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > NEAR:
            out.append(value)
    return out


class _Joined:
    """Places that are one cell."""

    def __init__(self) -> None:
        self._up: dict[tuple[int, int], tuple[int, int]] = {}

    def first(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return the place a cell is known by."""
        while place in self._up:
            place = self._up[place]
        return place

    def join(self, one: tuple[int, int], two: tuple[int, int]) -> None:
        """Make two places one cell."""
        first, second = sorted((self.first(one), self.first(two)))
        if first != second:
            self._up[second] = first
