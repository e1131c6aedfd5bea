"""A table being read out of a document: rows of cells that hold blocks of their own, until it is drawn as a grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from model.records import Block, Grid, GridCell, Paragraph
from model.rules.notice.drawn import LARGEST, too_large
from model.rules.notice.layout import has_heading

PAGE_PART = 8
"""A cell of so many paragraphs, in a table without headings, is a part of the page."""


@dataclass
class Cell:
    """A cell: what stands in it, and how many rows and columns it covers; `column` is set when it is placed."""

    blocks: list[Block] = field(default_factory=list)
    rows: int = 1
    columns: int = 1
    column: int = 0

    @property
    def text(self) -> str:
        """Return its paragraphs, one a line."""
        return "\n".join(block.text for block in self.blocks if isinstance(block, Paragraph))


@dataclass
class Table:
    """Rows of cells; a cell from above that reaches down keeps its columns free in the rows below."""

    rows: list[list[Cell]] = field(default_factory=list)
    _taken: dict[int, set[int]] = field(default_factory=dict)
    _places: int = 0

    def begin_row(self) -> None:
        """Begin the next row."""
        self.rows.append([])

    def add(self, cell: Cell) -> None:
        """Put a cell into the first free column of the row."""
        if not self.rows:
            self.begin_row()
        self._places += cell.rows * cell.columns
        if self._places > LARGEST:
            raise too_large()
        row = len(self.rows) - 1
        taken = self._taken.get(row, set())
        last = self.rows[-1][-1] if self.rows[-1] else None
        cell.column = last.column + last.columns if last else 0
        while cell.column in taken:
            cell.column += 1
        for below in range(1, cell.rows):
            self._taken.setdefault(row + below, set()).update(range(cell.column, cell.column + cell.columns))
        self.rows[-1].append(cell)


def put(table: Table, blocks: list[Block]) -> None:
    """Add a table to the blocks: as a grid, or, where it only lays a page out, what stands in its cells."""
    cells = [cell for row in table.rows for cell in row]
    drawn = tuple(
        GridCell(number, cell.column, cell.text, cell.rows, cell.columns)
        for number, row in enumerate(table.rows)
        for cell in row
    )
    nested = any(isinstance(block, Grid) for cell in cells for block in cell.blocks)
    if nested or (any(len(cell.blocks) >= PAGE_PART for cell in cells) and not has_heading(Grid(drawn))):
        for cell in cells:
            blocks += cell.blocks
    elif drawn:
        blocks.append(Grid(drawn))


def placed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Say of each block where it is: paragraphs and tables counted as a reader would."""
    out: list[Block] = []
    tables = paragraphs = 0
    for block in blocks:
        if isinstance(block, Grid):
            tables += 1
            height = max(cell.row for cell in block.cells) + 1
            out.append(Grid(block.cells, tuple(f"第{tables}张表第{row}行" for row in range(1, height + 1))))
        else:
            paragraphs += 1
            out.append(block if block.place else Paragraph(block.text, f"第{paragraphs}段"))
    return tuple(out)
