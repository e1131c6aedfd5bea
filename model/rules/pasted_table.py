"""A block copied from a spreadsheet → its rows of cells, and which of its columns a heading names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from model.rules import names

_END = re.compile(r"[\t\n]")

LETTERS = 26

HEADING_ROWS = 5
"""Rows at the top among which a heading is looked for; a title or a note may stand above it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of texts; `number` counts from 1 in the block, or is the sheet's own, and is what a clerk is told."""

    number: int
    cells: tuple[str, ...]

    def at(self, column: int | None) -> str:
        """Return a cell's text, "" where there is none."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    @property
    def text(self) -> str:
        """Return the row as a sentence may quote it."""
        return " ".join(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Unread:
    """What of a row is not taken, and why; nothing of it was guessed. `column` counts from 0, -1 for no one cell."""

    row: int
    text: str
    why: str
    column: int = -1

    @property
    def sentence(self) -> str:
        """Return the reason with its stop."""
        return self.why if self.why.endswith(("？", "。")) else f"{self.why}。"

    @property
    def place(self) -> str:
        """Say where it stands as a workbook calls it, "" for the whole table."""
        letter = chr(ord("A") + self.column) if 0 <= self.column < LETTERS else ""
        return f"第{self.row}行{f'{letter}列' if letter else ''}" if self.row else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """Where a table's columns are: by field its column from 0; `row` is the heading's place, -1 where there is none.

    `strange`: columns that hold something under a heading nobody knows; `twice`: fields that two columns name.
    """

    row: int
    columns: Mapping[str, int] = field(default_factory=dict)
    strange: tuple[int, ...] = ()
    twice: tuple[str, ...] = ()


def rows(text: str) -> tuple[Row, ...]:
    """Split a copied block: tabs between cells, "…" around a cell with line ends in it; blank rows are left out."""
    found = (Row(number, tuple(cell.strip() for cell in cells)) for number, cells in enumerate(_split(text), 1))
    return tuple(row for row in found if any(row.cells))


def _split(text: str) -> Iterator[list[str]]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    cells: list[str] = []
    at = 0
    while at <= len(text):
        cell, at = _quoted(text, at) or _bare(text, at)
        cells.append(cell)
        if at >= len(text) or text[at] == "\n":
            yield cells
            cells = []
        at += 1


def _quoted(text: str, at: int) -> tuple[str, int] | None:
    """Return a cell in quotation marks and where it ends, None where the marks belong to the words."""
    if text[at : at + 1] != '"':
        return None
    end = at + 1
    while (end := text.find('"', end)) >= 0:
        if text[end + 1 : end + 2] == '"':
            end += 2
            continue
        if text[end + 1 : end + 2] in ("", "\t", "\n"):
            return text[at + 1 : end].replace('""', '"'), end + 1
        return None
    return None


def _bare(text: str, at: int) -> tuple[str, int]:
    found = _END.search(text, at)
    end = found.start() if found else len(text)
    return text[at:end], end


def heading(table: Sequence[Row], words: Mapping[str, Sequence[str]]) -> Heading:
    """Find the row whose cells name two fields or more, or one and nothing else; `words` are each field's names."""
    known = {names.key(word): name for name, all_words in words.items() for word in all_words}
    for place, row in enumerate(table[:HEADING_ROWS]):
        found = [(column, known.get(plain(cell), "")) for column, cell in enumerate(row.cells) if cell]
        named = [(column, name) for column, name in found if name]
        if len({name for _, name in named}) >= min(2, len(found)):
            return _heading(table, place, named, [column for column, name in found if not name])
    return Heading(-1)


def _heading(table: Sequence[Row], place: int, named: Sequence[tuple[int, str]], rest: Sequence[int]) -> Heading:
    columns: dict[str, int] = {}
    for column, name in named:
        columns.setdefault(name, column)
    strange = tuple(column for column in rest if any(row.at(column) for row in table[place + 1 :]))
    every = [name for _, name in named]
    twice = tuple(name for name in columns if every.count(name) > 1)
    return Heading(place, columns, strange, twice)


def plain(cell: str) -> str:
    """Return a heading as it is compared: folded, without what stands in brackets."""
    text = names.key(cell)
    start = text.find("(")
    return text[:start] if start > 0 else text.strip("()")
