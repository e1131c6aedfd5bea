"""Turn a table's rows into records: cells by what their columns hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.rules.notice import columns
from model.rules.notice.align import align, worth
from model.rules.notice.allocations import PLACE_NAME
from model.rules.notice.columns import COUNTY, NO, PARTS, PROGRESS, SCHEDULE, SECTION, TEXT
from model.rules.notice.grid import Cell, Table, tight

MARGIN = 2.5
"""How much better cells must suit other columns before they count as slipped."""

MOSTLY = 0.6


@dataclass
class Record:
    """One row's cells by what their columns hold; `short` of cells, at its end or, where they `slid`, before it."""

    line: int
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    counties: list[tuple[str, Cell]] = field(default_factory=list)
    headed: list[tuple[str, str, Cell]] = field(default_factory=list)
    short: bool = False
    slid: bool = False
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
        return set(self.cells) - {PROGRESS} == {name} and not any(not cell.blank for _, cell in self.counties)


def records(table: Table) -> Iterator[Record]:
    """Yield the table's rows as records."""
    if table.flat:
        yield from _flat_records(table)
        return
    if table.fixed:
        yield from _drawn_records(table)
        return
    wide = any(len(_filled(cells)) > len(table.roles) for cells in table.body)
    for cells in table.body:
        if _filled(cells):
            yield _record(cells, table, wide)


def _filled(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if not cell.blank]


def _drawn_records(table: Table) -> Iterator[Record]:
    """Yield the rows of a table whose cells stand in their columns for certain."""
    for cells in table.body:
        filled = _filled(cells)
        if not filled:
            continue
        record = Record(filled[0].line, short=len(cells) < len(table.roles), fixed=True)
        if len(cells) != len(table.roles):
            record.put(SECTION, "", filled[0])
            yield record
            continue
        for name, heading, cell in zip(table.roles, table.headings, cells, strict=True):
            record.put(name, heading, cell)
        yield record


def _record(cells: Sequence[Cell], table: Table, wide: bool) -> Record:
    """Return a row as a record; `wide` says that the table has rows of more cells than headings.

    Where merged cells have left a row short, its cells have slipped to the left, and blanks may fill its end.
    """
    filled = _filled(cells)
    roles = table.roles
    chosen = list(range(len(cells))) if len(cells) == len(roles) else []
    shown = list(cells)
    if not (chosen and _number_stands(cells, roles)) or cells[-1].blank:
        kept = list(cells)
        while kept[-1].blank and not kept[-1].ditto:
            kept.pop()
        slipped = [] if wide else align(kept, roles, strict=True)
        if not (chosen and _number_stands(cells, roles)):
            chosen, shown = (slipped, kept) if slipped else (align(filled, roles), filled)
        elif slipped and worth(kept, roles, slipped) > worth(kept, roles, chosen[: len(kept)]) + MARGIN:
            chosen, shown = slipped, kept
    record = Record(filled[0].line, short=len(cells) < len(roles) or len(shown) < len(cells))
    record.slid = record.short and list(chosen) != list(range(len(shown)))
    for cell, column in zip(shown, chosen, strict=True):
        record.put(roles[column], table.headings[column], cell)
    return record


def _number_stands(cells: Sequence[Cell], roles: Sequence[str]) -> bool:
    """Say whether the cell under 序号 is a number or blank, so that no cell has slipped."""
    if NO not in roles:
        return True
    cell = cells[roles.index(NO)]
    return cell.blank or columns.numbered(cell.raw)


def _flat_records(table: Table) -> Iterator[Record]:
    """Yield the rows of a table flattened to one cell a line: each number begins a block, a block may hold rows."""
    cells = [cell for row in table.body for cell in row]
    if rows := _in_rows(cells, table):
        yield from (_record(row, table, False) for row in rows if _filled(row))
        return
    cells = _filled(cells)
    if NO not in table.roles:
        yield from _rows_of(cells, table)
        return
    blocks: list[list[Cell]] = []
    before: list[Cell] = []
    expected = None
    for cell in cells:
        number = int(tight(cell)) if re.fullmatch(r"\d{1,3}", tight(cell)) else None
        if number is not None and (expected is None or number == expected):
            expected = number + 1
            blocks.append([cell])
        elif blocks:
            blocks[-1].append(cell)
        else:
            before.append(cell)
    led = 0 < len(before) <= table.roles.index(NO) and bool(blocks)
    blocks = [before + blocks[0], *blocks[1:]] if led else [*([one] for one in before), *blocks]
    for block in blocks:
        yield from _rows_of(block, table)


def _in_rows(cells: list[Cell], table: Table) -> list[list[Cell]]:
    """Return the rows of a table of which every cell is known, blank ones too; [] where they do not come out even."""
    width = len(table.roles)
    if table.roles[0] != NO or not any(cell.blank for cell in cells):
        return []
    short = -len(cells) % width
    rows = [[*cells, *[Cell(cells[-1].line, "")] * short][at : at + width] for at in range(0, len(cells), width)]
    numbered = [row for row in rows if columns.numbered(row[0].raw)]
    even = all(columns.numbered(row[0].raw) or row[0].blank or row[-1].blank for row in rows)
    return rows if even and len(numbered) >= MOSTLY * len(rows) else []


def _rows_of(block: list[Cell], table: Table) -> Iterator[Record]:
    if not block:
        return
    chosen = align(block, table.roles, wraps=True)
    record = Record(block[0].line, short=True, slid=True)
    before = -1
    for cell, column in zip(block, chosen, strict=True):
        if column < before:
            yield record
            record = Record(cell.line, short=True, slid=True)
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
