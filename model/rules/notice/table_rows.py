"""Turn a table's rows into records: cells by what their columns hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.rules.notice import columns
from model.rules.notice.align import align
from model.rules.notice.allocations import PLACE_NAME
from model.rules.notice.columns import COUNTY, NO, PARTS, SCHEDULE, SECTION, TEXT
from model.rules.notice.grid import Cell, Table, tight


@dataclass
class Record:
    """One row's cells by what their columns hold."""

    line: int
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    counties: list[tuple[str, Cell]] = field(default_factory=list)
    headed: list[tuple[str, str, Cell]] = field(default_factory=list)
    short: bool = False
    same: set[str] = field(default_factory=set)
    fixed: bool = False

    def put(self, name: str, heading: str, cell: Cell) -> None:
        """Add a cell; in `same` are the columns whose cell above reaches down."""
        if cell.ditto:
            self.same.add(name)
        elif name == COUNTY:
            self.counties.append((heading, cell))
        elif not cell.blank:
            self.cells.setdefault(name, []).append(cell)
            self.headed.append((name, heading, cell))

    def said(self, name: str) -> str:
        """Return a column's text."""
        return "".join(cell.raw for cell in self.cells.get(name, []))

    @property
    def lines(self) -> tuple[int, ...]:
        """Return the document's lines the row's cells stand on."""
        cells = [cell for _, _, cell in self.headed] + [cell for _, cell in self.counties]
        return tuple(sorted({self.line, *(cell.line for cell in cells)}))

    def only(self, name: str) -> bool:
        """Say whether nothing but this column is filled."""
        return set(self.cells) == {name} and not any(not cell.blank for _, cell in self.counties)


def records(table: Table) -> Iterator[Record]:
    """Yield the table's rows as records."""
    if table.flat:
        yield from _flat_records(table)
        return
    for cells in table.body:
        filled = [cell for cell in cells if not cell.blank]
        if not filled:
            continue
        whole = len(cells) == len(table.roles) and (table.fixed or _number_stands(cells, table.roles))
        record = Record(filled[0].line, short=len(cells) < len(table.roles), fixed=table.fixed)
        if table.fixed and not whole:
            record.put(SECTION, "", filled[0])
            yield record
            continue
        chosen = list(range(len(cells))) if whole else align(filled, table.roles)
        for cell, column in zip(cells if whole else filled, chosen, strict=True):
            record.put(table.roles[column], table.headings[column], cell)
        yield record


def _number_stands(cells: Sequence[Cell], roles: Sequence[str]) -> bool:
    """Say whether the cell under 序号 is a number or blank, so that no cell has slipped."""
    if NO not in roles:
        return True
    cell = cells[roles.index(NO)]
    return cell.blank or columns.numbered(cell.raw)


def _flat_records(table: Table) -> Iterator[Record]:
    """Yield the rows of a table flattened to one cell a line: each number begins a block, a block may hold rows."""
    if NO not in table.roles:
        yield from _rows_of([cell for (cell,) in table.body], table)
        return
    blocks: list[list[Cell]] = []
    expected = None
    for (cell,) in table.body:
        number = int(tight(cell)) if re.fullmatch(r"\d{1,3}", tight(cell)) else None
        if number is not None and (expected is None or number == expected):
            expected = number + 1
            blocks.append([cell])
        elif blocks:
            blocks[-1].append(cell)
        else:
            blocks.append([cell])
    for block in blocks:
        yield from _rows_of(block, table)


def _rows_of(block: list[Cell], table: Table) -> Iterator[Record]:
    if not block:
        return
    chosen = align(block, table.roles, wraps=True)
    record = Record(block[0].line, short=True)
    before = -1
    for cell, column in zip(block, chosen, strict=True):
        if column < before:
            yield record
            record = Record(cell.line, short=True)
        record.put(table.roles[column], table.headings[column], cell)
        before = column
    yield record


def are_stages(cells: Sequence[Cell]) -> bool:
    """Say whether a row below the headings only names quarters or months."""
    filled = [cell.raw for cell in cells if not cell.blank]
    return len(filled) >= 2 and all(columns.role(cell) == SCHEDULE and columns.is_stage(cell) for cell in filled)


def are_places(cells: Sequence[Cell]) -> bool:
    """Say whether a row below the headings only names counties."""
    filled = [tight(cell) for cell in cells if not cell.blank]
    return len(filled) >= 2 and all(PLACE_NAME.fullmatch(cell) for cell in filled)


def spread(table: Table, body: list[list[Cell]]) -> Table:
    """Spread the column above a second heading row of counties, or of quarters, over them."""
    places = [cell.raw for cell in body[0] if not cell.blank]
    kind = COUNTY if are_places(body[0]) else SCHEDULE
    above = (TEXT, PARTS, "value") if kind == COUNTY else (SCHEDULE,)
    last = max((place for place, name in enumerate(table.roles) if name in above), default=len(table.roles) - 1)
    headings = [*table.headings[:last], *places, *table.headings[last + 1 :]]
    roles = [*table.roles[:last], *([kind] * len(places)), *table.roles[last + 1 :]]
    return Table(headings, roles, body[1:])
