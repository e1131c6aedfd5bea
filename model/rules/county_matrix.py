"""县区矩阵: which county is how far with its part of which line?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.records import ItemView, LightRule, LineView, Part, PeriodView
from model.rules import county_counts
from model.terms import Light, State


@dataclass(frozen=True, slots=True)
class Cell:
    """A county's part of a line: its task, what it told (None: nothing, which is not 0), per cent and light."""

    task: Decimal
    done: Decimal | None
    percent: Decimal | None
    light: Light


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A line with shares; `cells` as the matrix's counties, None where a county has no part."""

    item: ItemView
    line: LineView
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counties (id, name) in official order and the lines that are divided among them, in the plan's order."""

    counties: tuple[tuple[str, str], ...]
    rows: tuple[MatrixRow, ...]


def matrix(view: PeriodView) -> Matrix:
    """Return every line in which some unit has a task, with all units that have one; ended items are left out."""
    lines = [
        (item, line)
        for item in view.items
        if item.state is not State.ENDED
        for line in item.lines
        if any(part.task is not None for part in line.parts)
    ]
    there = {part.unit: part.short for _, line in lines for part in line.parts if part.task is not None}
    order = {one.unit.id: one.unit.order for one in view.units}
    units = sorted(there, key=lambda one: (order.get(one, len(order)), one))
    return Matrix(
        counties=tuple((unit, there[unit]) for unit in units),
        rows=tuple(MatrixRow(item, line, _cells(line, units, view.rule)) for item, line in lines),
    )


def _cells(line: LineView, units: Sequence[str], rule: LightRule) -> tuple[Cell | None, ...]:
    parts = {part.unit: part for part in line.parts if part.task is not None}
    return tuple(_cell(line, parts[unit], rule) if unit in parts else None for unit in units)


def _cell(line: LineView, part: Part, rule: LightRule) -> Cell:
    task = part.task if part.task is not None else Decimal(0)
    return Cell(task, part.done, county_counts.percent(part), county_counts.light(line, part, rule))
