"""Take a document's tables as they were drawn, or as the clerk says they are, not as their lines look."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from model.records import PlanTable
from model.rules.notice import annex, grid, marks
from model.rules.notice.grid import Cell, Found, Table, tight
from model.rules.notice.source import Row
from model.rules.notice.text import Text
from model.terms import PlanColumn, TableForm

LONGEST_SECTION = 40
TOTAL = re.compile(r"(?:合计|总计|小计|全市|全县|全区)")
FOOT = re.compile(r"(?:注|说明|备注|附注|填表|填报|制表|审核|联系人|联系电话|负责人签)[^:]{0,6}:|[*※]")
"""How a row begins that closes a table and is none of its own."""


def told(rows: Sequence[Row], tables: Sequence[PlanTable]) -> Found | None:
    """Return the tables whose columns are known and all lines around them; None where there are none."""
    found = Found([], [], [], [])
    between: list[Row] = []
    for table, part in _parts(rows, tables):
        if table is None:
            between += part
        elif not any(table.columns):
            found.unread += part
        else:
            _open(found, table, between)
            for row, stand in _rows(table, part):
                if row.line in table.heads:
                    found.heads.append(Cell(row.line, _head(table, row, stand)))
                else:
                    _take(found, row, stand)
    if found.tables:
        found.loose += between
    else:
        found.before += between
    return found if any(table.body for table in found.tables) or found.unread else None


def detected(rows: Sequence[Row]) -> tuple[PlanTable, ...]:
    """Return the tables a text's lines look like, so that a clerk can name their columns."""
    found = grid.find(rows)
    if found is None:
        return ()
    heads = [cell.line for cell in found.heads]
    out = []
    for table in found.tables:
        lines = [cell.line for row in table.body for cell in row]
        own = [line for line in heads if line <= min(lines, default=heads[-1])]
        if table.form is not TableForm.FLAT:
            own = own[-1:] if lines else heads[:1]
        heads = heads[len(own) :] if table.form is TableForm.FLAT else [line for line in heads if line > own[-1]]
        inner = [line for line in heads if line < max(lines, default=own[-1])]
        names = tuple(map(PlanColumn, table.roles))
        last = rows[-1].line if table.form is TableForm.LED else max((*lines, *own))
        out.append(PlanTable(own[0], last, (*own, *inner), tuple(table.headings), names, table.form))
        heads = [line for line in heads if line not in inner]
    return tuple(out)


def _parts(rows: Sequence[Row], tables: Sequence[PlanTable]) -> Iterator[tuple[PlanTable | None, list[Row]]]:
    """Yield the rows of each table, and those between, in order."""

    def of(row: Row) -> PlanTable | None:
        return next((table for table in tables if table.first <= row.line <= table.last), None)

    for table, part in itertools.groupby(rows, of):
        yield table, list(part)


def _head(table: PlanTable, row: Row, stand: Sequence[Cell]) -> str:
    """Return a heading row as it is left out."""
    parted = table.form in (TableForm.BARRED, TableForm.LED)
    return " | ".join(cell.raw for cell in stand) if parted else row.text.raw


def _rows(table: PlanTable, rows: Sequence[Row]) -> Iterator[tuple[Row, list[Cell]]]:
    """Yield the table's rows as cells."""
    if table.form is TableForm.LED:
        yield from grid.bar_lines(rows)
    elif table.form is TableForm.FLAT:
        yield from ((row, [Cell(row.line, row.text.raw)]) for row in grid.flat_rows(rows))
    else:
        split = cells if table.form is TableForm.DRAWN else grid.bar_cells
        yield from ((row, split(row)) for row in rows)


def cells(row: Row) -> list[Cell]:
    """Split a drawn row at its bars; unlike in a text, each bar parts two cells."""
    plain = row.text.plain
    spots = [place for place, char in enumerate(plain) if char == "|"]
    return [
        Cell(row.line, row.text.raw[low + 1 : high].strip())
        for low, high in itertools.pairwise([-1, *spots, len(plain)])
    ]


def _open(found: Found, table: PlanTable, between: list[Row]) -> None:
    """Begin a table; a title between it and the one before heads its rows."""
    made = Table([*table.headings], [*table.columns], form=table.form, told=table)
    if table.form is not TableForm.DRAWN:
        (found.loose if found.tables else found.before).extend(between)
    elif found.tables:
        heads = [row for row in between if _is_section(row)]
        found.loose += [row for row in between if row not in heads]
        made.body += [[Cell(row.line, row.text.raw)] for row in heads]
    elif between and (mark := marks.read(between[-1].text)) and mark.style in ("cn", "(cn)"):
        made.body.append([Cell(between[-1].line, between[-1].text.raw)])
        found.before += between[:-1]
    else:
        found.before += between
    between.clear()
    found.tables.append(made)


def _take(found: Found, row: Row, stand: list[Cell]) -> None:
    """Add a row to the table being read, or put it aside where it closes the table."""
    table = found.tables[-1]
    if not table.fixed:
        alone = len(stand) < 2 and table.form is not TableForm.FLAT
        found.loose.append(row) if alone else table.body.append(stand)
        return
    filled = [cell for cell in stand if not cell.blank]
    closes = bool(filled) and len(filled) <= 2 and FOOT.match(Text.of(filled[0].raw).plain) is not None
    if closes or (len(stand) == 1 and not _is_section(row) and not TOTAL.fullmatch(tight(stand[0]))):
        found.loose.append(row)
        return
    if len(stand) > 1:
        stand = stand + [Cell(row.line, "")] * (len(table.roles) - len(stand))
    table.body.append(stand[: len(table.roles)])
    if any(not cell.blank for cell in stand[len(table.roles) :]):
        found.loose.append(row)


def _is_section(row: Row) -> bool:
    """Say whether a line heads the rows below it: numbered like a section, or short and no sentence."""
    mark = marks.read(row.text)
    if mark and mark.style in ("cn", "(cn)"):
        return len(row.text) <= 3 * LONGEST_SECTION
    plain = row.text.plain
    return len(plain) <= LONGEST_SECTION and not annex.SENTENCE.search(plain) and "。" not in plain
