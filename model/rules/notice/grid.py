"""Find tables in a document's lines: bars between cells, one cell a line with bars, or one bare cell a line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from model.records import PlanTable
from model.rules.notice import columns, marks
from model.rules.notice.drawn import DITTO
from model.rules.notice.source import Row
from model.rules.notice.text import Text
from model.terms import TableForm

LONGEST_HEADING = 16
MOST_UNKNOWN = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text and the document line it stands on."""

    line: int
    raw: str

    @property
    def blank(self) -> bool:
        """Say whether nothing of its own stands in it."""
        return not self.raw.strip() or self.ditto

    @property
    def ditto(self) -> bool:
        """Say whether what stands above holds here too: a merged cell (〃), or 同上."""
        return self.raw.strip() in (DITTO, "同上")


@dataclass
class Table:
    """A table's headings and what each column holds, and its body rows; `told` is what it was made from, if known."""

    headings: list[str]
    roles: list[str]
    body: list[list[Cell]] = field(default_factory=list)
    form: TableForm = TableForm.BARRED
    told: PlanTable | None = None

    @property
    def flat(self) -> bool:
        """Say whether each line is one cell."""
        return self.form is TableForm.FLAT

    @property
    def fixed(self) -> bool:
        """Say whether its cells stand in their columns for certain."""
        return self.form is TableForm.DRAWN


@dataclass
class Found:
    """A document laid out as tables: what stands before the first, the tables, and lines between and after.

    `unread`: rows of tables whose headings were not understood.
    """

    before: list[Row]
    heads: list[Cell]
    tables: list[Table]
    loose: list[Row]
    unread: list[Row] = field(default_factory=list)


def find(rows: Sequence[Row]) -> Found | None:
    """Return the document's tables, or None where no table's heading row is found."""
    return _flat(flat_rows(rows)) if _is_bar_closed(rows) else _barred(rows) or _flat(rows)


def _barred(rows: Sequence[Row]) -> Found | None:
    """Find tables with bars between cells."""
    led = _is_bar_led(rows)
    lines = bar_lines(rows) if led else [(row, bar_cells(row)) for row in rows]
    found = Found([], [], [], [])
    for place, (row, cells) in enumerate(lines):
        told = [cell.raw for cell in cells]
        roles = _heading_roles(cells, lines[place + 1][1] if place + 1 < len(lines) else [])
        if roles:
            found.heads.append(Cell(row.line, " | ".join(told)))
            if not (found.tables and found.tables[-1].headings == told):
                found.tables.append(Table(told, roles, form=TableForm.LED if led else TableForm.BARRED))
        elif found.tables and len(cells) >= 2:
            found.tables[-1].body.append(cells)
        elif found.tables:
            found.loose.append(row)
        else:
            found.before.append(row)
    return found if any(table.body for table in found.tables) else None


def _heading_roles(cells: Sequence[Cell], below: Sequence[Cell]) -> list[str]:
    """Return a heading row's roles, nothing for any other row; a row of targets above one of counties is one too."""
    told = [cell.raw for cell in cells]
    if len(cells) >= 2 and columns.is_heading(told):
        return columns.roles(told)
    if len(cells) >= 2 and columns.heads_counties(told) and below and columns.is_region(below[0].raw):
        return [columns.REGION_ROLE, *[columns.TEXT] * (len(cells) - 1)]
    return []


def _is_bar_closed(rows: Sequence[Row]) -> bool:
    """Say whether most lines are one cell each, closed by a bar."""
    closed = sum(row.text.plain.endswith("|") and row.text.plain.count("|") == 1 for row in rows)
    return 2 * closed > len(rows)


def flat_rows(rows: Sequence[Row]) -> list[Row]:
    """Return one-cell lines without the bar that closes them; a line of bars alone is as many blank cells."""
    out: list[Row] = []
    for row in rows:
        text = row.text.strip(" |")
        out += [Row(row.line, text)] * (1 if len(text) else row.text.plain.count("|"))
    return out


def bar_cells(row: Row) -> list[Cell]:
    """Split a line at its bars; the bar that closes the line opens no cell."""
    plain = row.text.plain
    if "|" not in plain:
        return [Cell(row.line, row.text.raw)]
    spots = [place for place, char in enumerate(plain) if char == "|"]
    bounds = [-1, *spots, len(plain)]
    cells = [row.text.raw[a + 1 : b].strip() for a, b in itertools.pairwise(bounds)]
    if plain.startswith("|"):
        cells = cells[1:]
    if plain.endswith("|"):
        cells = cells[:-1]
    if cells and all(set(cell) <= set("-: ") for cell in cells):
        return [Cell(row.line, row.text.raw)]
    return [Cell(row.line, cell) for cell in cells]


def _is_bar_led(rows: Sequence[Row]) -> bool:
    """Say whether most lines are one cell each, led by a bar."""
    led = sum(row.text.plain.startswith("|") and row.text.plain.count("|") == 1 for row in rows)
    return 2 * led > len(rows)


def bar_lines(rows: Sequence[Row]) -> list[tuple[Row, list[Cell]]]:
    """Join one-cell lines to rows: a line without a bar begins one, a bar alone ends it."""
    out: list[tuple[Row, list[Cell]]] = []
    for row in rows:
        raw = row.text.raw
        if not row.text.plain.startswith("|") or not out:
            out.append((row, [Cell(row.line, raw)]))
        elif raw[1:].strip():
            out[-1][1].append(Cell(row.line, raw[1:].strip()))
    return out


def _flat(rows: Sequence[Row]) -> Found | None:
    """Find a table flattened to one cell a line: three headings or more in a row, one of them of the task."""
    for start, row in enumerate(rows):
        if not columns.is_word(row.text.raw):
            continue
        headings, stop = _headings(rows, start)
        names = columns.roles(headings)
        if len(headings) < 3 or columns.TEXT not in names or not set(names) & {columns.NO, *columns.OFFICES}:
            continue
        body = [[Cell(row.line, row.text.raw)] for row in rows[stop:]]
        table = Table(headings, names, body, form=TableForm.FLAT)
        heads = [Cell(row.line, row.text.raw) for row in rows[start:stop]]
        return Found([row for row in rows[:start] if len(row.text)], heads, [table], [])
    return None


def _headings(rows: Sequence[Row], start: int) -> tuple[list[str], int]:
    """Read the heading cells; one broken over two lines (“主”, “要 内 容”) is joined."""
    out = [rows[start].text.raw]
    place = start + 1
    while place < len(rows):
        cell = rows[place].text.raw
        after = rows[place + 1].text.raw if place + 1 < len(rows) else ""
        if columns.is_word(cell):
            out.append(cell)
            place += 1
        elif len(cell) <= 2 and len(after) <= 10 and columns.is_word(cell + after):
            out.append(cell + after)
            place += 2
        else:
            break
    further = _to_number(rows, place) if columns.role(out[0]) == columns.NO else []
    if len(further) > len(out):
        return out, place
    return out + further, place + len(further)


def _to_number(rows: Sequence[Row], place: int) -> list[str]:
    """Return the short cells that stand between a table's headings and its first number: headings not understood."""
    out: list[str] = []
    for row in rows[place : place + MOST_UNKNOWN + 1]:
        plain = row.text.plain
        if columns.numbered(plain):
            return out
        if not plain or len(plain) > LONGEST_HEADING or re.search("[。;,、:]", plain) or marks.read(row.text):
            return []
        out.append(row.text.raw)
    return []


def tight(cell: Cell) -> str:
    """Return a cell's folded text without blanks."""
    return Text.tight(cell.raw).plain
