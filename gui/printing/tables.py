"""A table of an official paper as rows, its heading over each page; what spans it stands below its row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from gui.printing import boxes, faces
from gui.printing.boxes import Box, Piece
from gui.printing.drawn import wrapped
from gui.printing.printable import POINT
from model.records.document_out import Face, Row, Table
from model.rules.official_looks import (
    BORDER_POINTS,
    CELL_ABOVE,
    CELL_BESIDE,
    SMALL_LINE,
    SMALL_POINTS,
    TABLE_LINE,
    TABLE_POINTS,
)
from model.rules.official_page import twips

BLACK = QColor("#000000")
BORDER = BORDER_POINTS * POINT


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: where it is, its lines, whether they stand in the middle."""

    left: float
    width: float
    lines: Sequence[str]
    centred: bool


def rows(table: Table, width: float, room: float) -> list[Box]:
    """Return a table's rows on a page so wide and so high; a row no page holds goes on on the next one."""
    points, line = (SMALL_POINTS, SMALL_LINE) if table.small else (TABLE_POINTS, TABLE_LINE)
    wide = [twips(column.width) for column in table.columns]
    start = (width - sum(wide)) / 2
    lefts = [start + sum(wide[:place]) for place in range(len(wide))]
    face = faces.font(Face.HEI, points)
    head = [
        _Cell(left, across, _lines(column.heading, across, face), centred=True)
        for left, across, column in zip(lefts, wide, table.columns, strict=True)
    ]
    heading = replace(_box(head, face, points, line * POINT), keep=True)
    most = max(1, int((room - heading.high - 2 * CELL_ABOVE - BORDER) / (line * POINT)))
    out = [heading]
    for row in table.rows:
        face = faces.font(Face.FANG, points, bold=row.bold)
        cells = [
            _Cell(left, across, _lines(text, across, face), column.centred)
            for left, across, column, text in zip(lefts, wide, table.columns, row.cells, strict=True)
        ]
        made = [_box(part, face, points, line * POINT) for part in _parts(cells, most)]
        made += _spanning(row, start, sum(wide), points, line * POINT, most)
        together = sum(box.high for box in made) + heading.high <= room
        out += [replace(box, heading=heading) for box in (boxes.tied(made) if together else made)]
    return out


def _spanning(row: Row, start: float, width: float, points: float, line: float, most: int) -> list[Box]:
    if not row.spanning:
        return []
    face = faces.font(Face.FANG, points)
    cell = _Cell(start, width, _lines(row.spanning, width, face), centred=False)
    return [_box(part, face, points, line) for part in _parts([cell], most)]


def _lines(text: str, width: float, face: QFont) -> list[str]:
    return wrapped(text, width - 2 * CELL_BESIDE, face)


def _parts(cells: Sequence[_Cell], most: int) -> Iterator[Sequence[_Cell]]:
    """Yield a row's cells in parts a page holds."""
    high = max(len(cell.lines) for cell in cells)
    for start in range(0, high, most):
        yield [replace(cell, lines=cell.lines[start : start + most]) for cell in cells]


def _box(cells: Sequence[_Cell], face: QFont, points: float, line: float) -> Box:
    high = max(1, *(len(cell.lines) for cell in cells), 1) * line + 2 * CELL_ABOVE + BORDER
    pieces = tuple(piece for cell in cells for piece in _pieces(cell, face, points, line, high))
    right = cells[-1].left + cells[-1].width
    level = [QLineF(cells[0].left, down, right, down) for down in (0, high)]
    upright = [QLineF(at, 0, at, high) for at in (*(cell.left for cell in cells), right)]
    return Box(high, pieces, (*level, *upright), QPen(BLACK, BORDER))


def _pieces(cell: _Cell, face: QFont, points: float, line: float, high: float) -> Iterator[Piece]:
    down = (high - len(cell.lines) * line) / 2
    metrics = QFontMetricsF(face)
    for number, text in enumerate(cell.lines):
        spare = cell.width - 2 * CELL_BESIDE - metrics.horizontalAdvance(text)
        left = cell.left + CELL_BESIDE + (max(0.0, spare / 2) if cell.centred else 0.0)
        if text:
            yield Piece(text, left, down + number * line + faces.base(line, points), face, BLACK)
