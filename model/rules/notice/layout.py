"""Lay a document's blocks out as numbered lines, its tables as rows “a | b | c”, and say where each line stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.errors import ClerkError
from model.records import Document, Grid, Note, Paper, Paragraph, PlanTable
from model.rules.notice import aside, columns, head, source, told
from model.rules.notice.drawn import DITTO, Drawn, flat
from model.rules.notice.headings import Heading, doubtful, heading
from model.terms import PlanColumn

MOST_LINES = 5_000
MOST_CHARACTERS = 1_000_000
"""A plan of a thousand items has a fifth of it; beyond, reading would take minutes."""

SPANS_COUNTIES = "这一格横跨几个县区，看不出各是多少"
LIKE_OFFICES = "这一列里像是单位，但表头没有看懂，没有读成责任单位，请指定这一列是什么"
COVERED = 0.6
"""A row's only cell that covers so much of the table's width heads the rows below it."""


def lay_out(paper: Paper, name: str) -> Document:
    """Return the document's lines; raises ClerkError where it is longer than any plan."""
    out = _Lines(name)
    starts: list[int] = []
    for block in paper.blocks:
        starts.append(len(out.lines) + 1)
        if isinstance(block, Paragraph):
            out.paragraph(block.text, block.place)
        else:
            out.grid(block)
    starts.append(max(1, len(out.lines)))
    asked = [Note(min(starts[at], starts[-1]), text, why) for at, text, why in paper.asks]
    return Document(name, tuple(out.lines), tuple(out.places), tuple(out.tables), (*asked, *out.questions))


def of_text(lines: Sequence[str], name: str) -> Document:
    """Return a plain text as a document, its lines untouched; raises ClerkError where it is longer than any plan."""
    if len(lines) > MOST_LINES or sum(map(len, lines)) > MOST_CHARACTERS:
        raise _too_long(name)
    found = source.rows(lines)
    rows, _ = source.trimmed(aside.kept(found))
    return Document(name, tuple(lines), tables=told.detected(rows))


def has_heading(grid: Grid) -> bool:
    """Say whether a table has a row of headings that are understood."""
    drawn = Drawn(grid)
    return len(drawn.kept) > 1 and any(heading(drawn, row) for row in range(drawn.height))


@dataclass(frozen=True, slots=True)
class _Known:
    """The table read last: its heading, its columns in the drawing, how wide that is; no paragraph stands behind it."""

    heading: Heading
    kept: tuple[int, ...]
    width: int
    adjoins: bool = True


class _Lines:
    """The lines laid out so far."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: list[str] = []
        self.places: list[str] = []
        self.tables: list[PlanTable] = []
        self.questions: list[Note] = []
        self._size = 0
        self._known: _Known | None = None

    def add(self, text: str, place: str) -> int:
        """Add a line and return its number."""
        self._size += len(text)
        if len(self.lines) >= MOST_LINES or self._size > MOST_CHARACTERS:
            raise _too_long(self.name)
        self.lines.append(text)
        self.places.append(place)
        return len(self.lines)

    def paragraph(self, text: str, place: str) -> None:
        """Add a paragraph's lines; blank ones are left out."""
        for line in text.splitlines():
            if line.strip():
                self.add(line, place)
                if self._known:
                    self._known = replace(self._known, adjoins=False)

    def grid(self, grid: Grid) -> None:
        """Add a table's rows."""
        drawn = Drawn(grid)
        if len(drawn.kept) < 2:
            for row in range(drawn.height):
                for cell in drawn.begun(row):
                    self.paragraph(cell.text, drawn.place(row))
            return
        found = {row: told for row in range(drawn.height) if (told := heading(drawn, row))}
        if not found:
            self._without_heading(drawn)
            return
        first = min(found)
        for row in range(first):
            self._above(drawn, row)
        row = first
        while row < drawn.height:
            following = min((start for start in found if start > found[row].last), default=drawn.height)
            self._table(drawn, found[row], following)
            row = following

    def _above(self, drawn: Drawn, row: int) -> None:
        """Add a row above the headings: a title, a date, who fills it in."""
        told = [flat(cell.text) for cell in drawn.begun(row)]
        if told:
            self.add("　".join(told), drawn.place(row))

    def _table(self, drawn: Drawn, found: Heading, stop: int) -> None:
        """Add a table with its headings, up to a row."""
        heads = [
            self.add(" | ".join(flat(cell.text) for cell in drawn.begun(row)), drawn.place(row))
            for row in range(found.first, found.last + 1)
            if drawn.begun(row)
        ]
        self._known = _Known(found, drawn.kept, drawn.width)
        self._rows(drawn, range(found.last + 1, stop), tuple(heads))
        for place in doubtful(drawn, found, stop):
            self.questions.append(Note(heads[0], found.words[place], LIKE_OFFICES))

    def _rows(self, drawn: Drawn, rows: range, heads: tuple[int, ...] = ()) -> None:
        """Add body rows under the heading known."""
        assert self._known
        first = len(self.lines) + 1
        known, kept = self._known.heading, self._known.kept
        for row in rows:
            cells = self._cells(drawn, row, kept, known.columns)
            if any(text not in ("", DITTO) for text in cells):
                self.add(_line(drawn, row, cells, known.columns), drawn.place(row))
        if heads or len(self.lines) >= first:
            start = min((*heads, first))
            self.tables.append(PlanTable(start, len(self.lines), heads, known.words, known.columns))

    def _cells(self, drawn: Drawn, row: int, kept: tuple[int, ...], holds: Sequence[PlanColumn]) -> list[str]:
        """Return a row's texts; one that covers several columns stands in that of the task, if it is among them."""
        out = [""] * len(kept)
        for place, (text, cell) in enumerate(drawn.shown(row, kept)):
            covered = _covered(cell.column, cell.columns, kept) if cell and text else range(place, place + 1)
            spot = next((one for one in covered if holds[one] is PlanColumn.TEXT), place)
            counties = [holds[one] for one in covered].count(PlanColumn.COUNTY)
            if text not in ("", DITTO) and counties > 1 and not _is_wide(covered, holds):
                self.questions.append(Note(len(self.lines) + 1, text, SPANS_COUNTIES))
            elif text:
                out[spot] = text
        return out

    def _without_heading(self, drawn: Drawn) -> None:
        """Add a table without headings: what carries on the table before it, what tells of the document, or unread."""
        if self._carries_on(drawn):
            self._rows(drawn, range(drawn.height))
            return
        rows = [[flat(cell.text) for cell in drawn.begun(row)] for row in range(drawn.height)]
        keys = {word for words in head.KEYS.values() for word in words}
        tells = any("".join(text.split()).strip(":：") in keys for row in rows for text in row)
        if sum(map(bool, rows)) < 2 and not tells:
            for row in range(drawn.height):
                self._above(drawn, row)
            return
        first = len(self.lines) + 1
        for row in range(drawn.height):
            cells = [text for text, _ in drawn.shown(row, drawn.kept)]
            if any(text not in ("", DITTO) for text in cells):
                self.add(" | ".join(rows[row]) if tells else " | ".join(cells), drawn.place(row))
        if not tells:
            words = tuple(text for text, _ in drawn.shown(0, drawn.kept))
            self.tables.append(PlanTable(first, len(self.lines), headings=words))

    def _carries_on(self, drawn: Drawn) -> bool:
        """Say whether a table without headings is the rest of the one before it (a new page, a new sheet)."""
        known = self._known
        if known is None or drawn.width != known.width or not set(drawn.kept) <= set(known.kept):
            return False
        if PlanColumn.NO not in known.heading.columns:
            return known.adjoins
        column = known.kept[known.heading.columns.index(PlanColumn.NO)]
        numbers = [cell.text for row in range(drawn.height) if (cell := drawn.at(row, column)) and cell.row == row]
        return bool(numbers) and sum(map(columns.numbered, numbers)) * 2 > len(numbers)


def _too_long(name: str) -> ClerkError:
    return ClerkError(
        f"“{name}”太长（超过{MOST_LINES}行或一百万字），不像方案。没有读入任何内容。请只留下方案的正文和表格后再读。"
    )


def _line(drawn: Drawn, row: int, cells: Sequence[str], holds: Sequence[PlanColumn]) -> str:
    """Write a row: its only cell alone where that heads the rows below, else cell by cell."""
    told = [place for place, text in enumerate(cells) if text]
    if len(told) == 1:
        cell = next(cell for cell in drawn.begun(row) if cell.text.strip())
        covered = _covered(cell.column, cell.columns, drawn.kept)
        first = told[0] == 0 and holds[0] is not PlanColumn.TEXT
        if _is_wide(covered, holds) or first:
            return cells[told[0]]
    return " | ".join(cells)


def _covered(column: int, columns_: int, kept: Sequence[int]) -> list[int]:
    """Return which of the kept columns a cell covers."""
    return [place for place, own in enumerate(kept) if column <= own < column + columns_]


def _is_wide(covered: Sequence[int], holds: Sequence[PlanColumn]) -> bool:
    return len(covered) > 1 and len(covered) >= COVERED * len(holds)
