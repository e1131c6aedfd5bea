"""A document before anyone understood it: its paragraphs and tables, the lines they make, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass

from model.records.notice import Note
from model.terms import PlanColumn, TableForm


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text, soft line breaks in it as line feeds; `place` is where a clerk finds it (“第3页”)."""

    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A table's cell by its top left place, counted from 0, and how many rows and columns it covers."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as drawn; `places` says where each row is (“第2张表第4行”); a row past its end has none."""

    cells: tuple[GridCell, ...]
    places: tuple[str, ...] = ()


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Paper:
    """A file's blocks in their order, and what could not be read for certain: (block it stands at, text, why)."""

    blocks: tuple[Block, ...]
    asks: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a plan document became no item of the ledger: questions nobody had answered, lines left out."""

    questions: tuple[Note, ...] = ()
    skipped: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table among a document's lines, and what each of its columns is taken to hold.

    `first` and `last` are its lines, `heads` those of its headings; `headings` and `columns` go column by column.
    No `columns`: its headings were not understood, and its rows are asked about until a clerk names them.
    `form`: how its lines hold its cells; a text's table has lost the places of merged ones.
    """

    first: int
    last: int
    heads: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()
    columns: tuple[PlanColumn, ...] = ()
    form: TableForm = TableForm.DRAWN


@dataclass(frozen=True, slots=True)
class Document:
    """A plan document as numbered lines (from 1): a table's row is “a | b | c”, 〃 stands where a cell above reaches.

    `places[n - 1]` says where line n stands in the file; `questions` are the document's own, before it is read.
    """

    name: str
    lines: tuple[str, ...]
    places: tuple[str, ...] = ()
    tables: tuple[PlanTable, ...] = ()
    questions: tuple[Note, ...] = ()

    def place(self, line: int) -> str:
        """Return where a line stands, in the clerk's words."""
        told = self.places[line - 1] if 0 < line <= len(self.places) else ""
        return told or f"第{line}行"
