"""Read a plan document: its head, its items, what must be asked, and what was left out on purpose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.records import Document, Note, PlanTable, Reading, ReadItem
from model.rules.notice import accounted, annex, aside, grid, head, run_on, source, verbs
from model.rules.notice.content import content
from model.rules.notice.grid import Found
from model.rules.notice.listed import Items
from model.rules.notice.outline import of_list
from model.rules.notice.source import Row
from model.rules.notice.tabled import OUTSIDE, TableItems
from model.rules.notice.told import told
from model.terms import Op

UNREAD = "这张表的表头没有看懂，这一行没有读，请指定各列是什么"
PROMISES = "正文之前的这一段里有几个指标，没有编号也没有责任单位，没有读成事项，请看要不要补"
MANY = 2
NO_ITEM = "没有读出事项，这一行也没有归到哪里"
FIRST_LEADS = re.compile(r"(?:列第一|排第一|排名第一|排在第一|首位|第一个)[^。;]{0,16}(?:牵头|主办)")


def read_document(document: Document, tables: Sequence[PlanTable] | None = None) -> Reading:
    """Read a document; `tables` are its own as the clerk put them right, where they were read wrongly."""
    reading = read(document.lines, document.tables if tables is None else tables)
    places = document.places if any(document.places) else ()
    return replace(reading, questions=(*document.questions, *reading.questions), places=places)


def read(lines: Sequence[str], tables: Sequence[PlanTable] = ()) -> Reading:
    """Read the document's lines (1-based in the answer's notes); `tables` are those known as such, with their columns.

    Every line that is not blank stands in the head, in an item or its section, in a question, or in `skipped`.
    """
    everything = source.rows(lines)
    rows, tail = source.trimmed(aside.kept(everything))
    left_out = [Note(row.line, row.text.raw, why) for row in everything if (why := aside.reason(row))]
    found = tables_of(rows, tables)
    items = _listed(rows) if found is None else _tabled(found)
    title, head_rows, preamble = head.head([*items.before, *tail], everything)
    if not items.items:
        items.questions += [replace(note, why=NO_ITEM) for note in preamble]
        preamble = []
    missed = [note for note in preamble if is_promising(note.text)]
    items.questions += [replace(note, why=PROMISES) for note in missed]
    preamble = [note for note in preamble if note not in missed]
    reading = Reading(
        head=title,
        items=tuple(items.items),
        questions=tuple(items.questions),
        skipped=(*preamble, *items.skipped, *left_out),
        head_lines=tuple(row.text.raw for row in head_rows),
        labels=accounted.labels(everything),
    )
    return replace(reading, questions=(*reading.questions, *accounted.unplaced(everything, reading)))


def is_promising(text: str) -> bool:
    """Say whether a line before the items states several targets, so that leaving it out must be the clerk's choice."""
    sure = [metric for metric in content(text).metrics if metric.op is not Op.EQUAL or verbs.VERB.match(metric.name)]
    return len(sure) >= MANY


def tables_of(rows: Sequence[Row], tables: Sequence[PlanTable]) -> Found | None:
    """Return the tables known as such, else those the rows look like."""
    return told(rows, tables) if tables else grid.find(rows)


@dataclass
class _Read:
    """What was read, and the rows before it."""

    before: list[Row]
    items: list[ReadItem]
    questions: list[Note]
    skipped: list[Note]


def _listed(rows: Sequence[Row]) -> _Read:
    """Read a document without tables."""
    if (run := run_on.items(rows)) is not None:
        return _Read(*run)
    before, nodes = of_list(rows)
    read_items = Items(nodes, says_first_leads(before))
    return _Read(before, read_items.items, read_items.questions, read_items.skipped)


def says_first_leads(before: Sequence[Row]) -> bool:
    """Say whether the words before the items tell that the unit named first leads."""
    return any(FIRST_LEADS.search(row.text.plain) for row in before)


def _tabled(found: Found) -> _Read:
    """Read a document's tables, and a list before them where it names offices too."""
    if not found.tables:
        listed = _listed(found.before)
        listed.questions += [Note(row.line, row.text.raw, UNREAD) for row in found.unread]
        return listed
    loose = found.loose
    if any(annex.names_offices(row) for row in loose) and any(table.fixed for table in found.tables):
        found = replace(found, loose=[])
    tables = TableItems(found, says_first_leads(found.before))
    tables.questions += [Note(row.line, row.text.raw, UNREAD) for row in found.unread]
    out = _Read(found.before, tables.items, tables.questions, tables.skipped)
    if any(annex.names_offices(row) for row in found.before):
        out = _joined(_listed(found.before), out)
    if len(found.loose) < len(loose):
        after = _listed(loose)
        asked = [Note(row.line, row.text.raw, OUTSIDE) for row in after.before]
        out = _joined(out, replace(after, before=[], questions=after.questions + asked))
    return out


def _joined(one: _Read, two: _Read) -> _Read:
    """Return what a list and a table of one document say; what stands before the first is before both."""
    return _Read(one.before, one.items + two.items, one.questions + two.questions, one.skipped + two.skipped)
