"""A table as drawn: which cell stands, or reaches, where."""

from __future__ import annotations

from collections.abc import Iterator

from model.errors import ClerkError
from model.records import Grid, GridCell

DITTO = "〃"
"""What a line shows where the cell above reaches down (merged cells); a clerk reads it as 同上."""

LARGEST = 100_000
"""Places (rows by columns) beyond which no plan's table is; spans are cheap to write and dear to draw."""


def too_large() -> ClerkError:
    """Say that a table is larger than any plan's."""
    return ClerkError("文件里有一张表格太大，不像方案。没有读入任何内容。请只留下方案的正文和表格后再读。")


class Drawn:
    """A grid's cells by row and column; `kept` are the columns some text begins in, the others hold nothing."""

    def __init__(self, grid: Grid) -> None:
        told = [cell for cell in grid.cells if cell.text.strip()]
        self.height = max((cell.row + 1 for cell in told), default=0)
        self.width = max((cell.column + 1 for cell in told), default=0)
        if self.height * self.width > LARGEST:
            raise too_large()
        self.kept = tuple(sorted({cell.column for cell in told}))
        self._places = grid.places
        self._at: dict[tuple[int, int], GridCell] = {}
        for cell in told:
            for row in range(cell.row, min(cell.row + cell.rows, self.height)):
                for column in range(cell.column, min(cell.column + cell.columns, self.width)):
                    self._at.setdefault((row, column), cell)

    def at(self, row: int, column: int) -> GridCell | None:
        """Return the cell that stands at a place or reaches over it."""
        return self._at.get((row, column))

    def place(self, row: int) -> str:
        """Return where a row is in the file."""
        return self._places[row] if row < len(self._places) else ""

    def begun(self, row: int) -> list[GridCell]:
        """Return the cells that begin in a row, from left to right."""
        found = (self.at(row, column) for column in self.kept)
        return [cell for cell in dict.fromkeys(found) if cell is not None and cell.row == row]

    def under(self, row: int, below: int, column: int) -> list[GridCell]:
        """Return the cells met from one row down to another."""
        met = (self.at(place, column) for place in range(row, below + 1))
        return [cell for cell in dict.fromkeys(met) if cell is not None]

    def shown(self, row: int, columns: tuple[int, ...]) -> Iterator[tuple[str, GridCell | None]]:
        """Yield what a row shows in each column: a text, 〃 below one that reaches down, else nothing."""
        for column in columns:
            cell = self.at(row, column)
            if cell is None or cell.column != column:
                yield "", cell
            else:
                yield (flat(cell.text) if cell.row == row else DITTO), cell


def flat(text: str) -> str:
    """Return a cell's text in one line, without the bar that parts cells."""
    return " ".join(text.replace("|", "¦").replace("｜", "¦").split())
