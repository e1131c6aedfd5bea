"""Take a document's tables as they were drawn, or as the clerk says they are, not as their lines look."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from model.records import PlanTable
from model.rules.notice import annex, marks
from model.rules.notice.grid import Cell, Found, Table, tight
from model.rules.notice.source import Row
from model.rules.notice.text import Text

LONGEST_SECTION = 40
TOTAL = re.compile(r"(?:合计|总计|小计|全市|全县|全区)")
FOOT = re.compile(r"(?:注|说明|备注|附注|填表|填报|制表|审核|联系人|联系电话|负责人签)[^:]{0,6}:|[*※]")
"""How a row begins that closes a table and is none of its own."""


def told(rows: Sequence[Row], tables: Sequence[PlanTable]) -> Found | None:
    """Return the tables whose columns are known and all lines around them; None where there are none."""
    found = Found([], [], [], [])
    between: list[Row] = []
    for row in rows:
        table = next((table for table in tables if table.first <= row.line <= table.last), None)
        if table is None:
            between.append(row)
        elif not any(table.columns):
            found.unread.append(row)
        elif row.line in table.heads:
            found.heads.append(Cell(row.line, row.text.raw))
            _open(found, table, between)
        else:
            _open(found, table, between)
            _take(found, row)
    if found.tables:
        found.loose += between
    else:
        found.before += between
    return found if any(table.body for table in found.tables) or found.unread else None


def cells(row: Row) -> list[Cell]:
    """Split a drawn row at its bars; unlike in a text, each bar parts two cells."""
    plain = row.text.plain
    spots = [place for place, char in enumerate(plain) if char == "|"]
    return [
        Cell(row.line, row.text.raw[low + 1 : high].strip())
        for low, high in itertools.pairwise([-1, *spots, len(plain)])
    ]


def _open(found: Found, table: PlanTable, between: list[Row]) -> None:
    """Begin a table where another was read before; a title between the two heads its rows."""
    if found.tables and found.tables[-1].told is table:
        return
    made = Table([*table.headings], [*table.columns], fixed=True, told=table)
    if found.tables:
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


def _take(found: Found, row: Row) -> None:
    """Add a row to the table being read, or put it aside where it closes the table."""
    table = found.tables[-1]
    stand = cells(row)
    filled = [cell for cell in stand if not cell.blank]
    closes = bool(filled) and len(filled) <= 2 and FOOT.match(Text.of(filled[0].raw).plain) is not None
    if closes or (len(stand) == 1 and not _is_section(row) and not TOTAL.fullmatch(tight(stand[0]))):
        found.loose.append(row)
    else:
        stand += [Cell(row.line, "")] * (len(table.roles) - len(stand) if len(stand) > 1 else 0)
        table.body.append(stand[: max(len(table.roles), 1)])
        if len(stand) > len(table.roles) and any(not cell.blank for cell in stand[len(table.roles) :]):
            found.loose.append(row)


def _is_section(row: Row) -> bool:
    """Say whether a line heads the rows below it: numbered like a section, or short and no sentence."""
    mark = marks.read(row.text)
    if mark and mark.style in ("cn", "(cn)"):
        return len(row.text) <= 3 * LONGEST_SECTION
    plain = row.text.plain
    return len(plain) <= LONGEST_SECTION and not annex.SENTENCE.search(plain) and "。" not in plain
