"""Read a plan document: its head, its items, what must be asked, and what was left out on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.records import Note, Reading, ReadItem
from model.rules.notice import accounted, annex, grid, head, source
from model.rules.notice.grid import Found
from model.rules.notice.listed import Items
from model.rules.notice.outline import outline, unnumbered
from model.rules.notice.source import Row
from model.rules.notice.tabled import TableItems


def read(lines: Sequence[str]) -> Reading:
    """Read the document's lines (1-based in the answer's notes).

    Every line that is not blank stands in the head, in an item or its section, in a question, or in `skipped`.
    """
    everything = source.rows(lines)
    rows, tail = source.trimmed(everything)
    found = grid.find(rows)
    items = _listed(rows) if found is None else _tabled(found)
    told, head_rows, preamble = head.head([*items.before, *tail], everything)
    reading = Reading(
        head=told,
        items=tuple(items.items),
        questions=tuple(items.questions),
        skipped=(*preamble, *items.skipped),
        head_lines=tuple(row.text.raw for row in head_rows),
        labels=accounted.labels(everything),
    )
    return replace(reading, questions=(*reading.questions, *accounted.unplaced(everything, reading)))


@dataclass
class _Read:
    """What was read, and the rows before it."""

    before: list[Row]
    items: list[ReadItem]
    questions: list[Note]
    skipped: list[Note]


def _listed(rows: Sequence[Row]) -> _Read:
    """Read a document without tables."""
    start = annex.body(rows)
    before, nodes = outline(source.unjoined(rows[start:]))
    if not nodes:
        before, nodes = unnumbered(before)
    read_items = Items(nodes)
    return _Read([*rows[:start], *before], read_items.items, read_items.questions, read_items.skipped)


def _tabled(found: Found) -> _Read:
    """Read a document's tables, and a list before them where it names offices too."""
    tables = TableItems(found)
    out = _Read(found.before, tables.items, tables.questions, tables.skipped)
    if any(annex.names_offices(row) for row in found.before):
        listed = _listed(found.before)
        out = _Read(
            listed.before, listed.items + out.items, listed.questions + out.questions, listed.skipped + out.skipped
        )
    return out
