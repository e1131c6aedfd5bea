"""How a list fills pages: columns over the width, words broken into lines, a row too high for a page over two.

Lengths are twentieths of a point, so that words are measured on paper as finely as they are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gui.printing.printable import POINT
from model.records.printed import PrintedList
from model.work.progress import Tick, silent

Wrap = Callable[[str, float], list[str]]
"""Breaks words at a width into lines."""
LARGEST, SMALLEST = 10.5 * POINT, 7.0 * POINT
"""Size of a list's words: 五号 where all columns fit as on screen, never under 7."""
PAD = 3.0 * POINT
"""Air left and right of a cell's words."""
HEADS_LEAST = 2.2
"""Characters of its own heading that stand in a column's line at least."""

Cells = tuple[tuple[str, ...], ...]
"""By column the lines of one row."""


@dataclass(frozen=True, slots=True)
class LaidPage:
    """What one page holds: each row as lines."""

    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A list over its pages: its widths, the header's lines."""

    widths: tuple[float, ...]
    head: Cells
    pages: tuple[LaidPage, ...]


def size(listed: PrintedList, width: float) -> float:
    """Return the size of the words, so that columns as wide as on screen fill the page's width."""
    wide = sum(column.weight for column in listed.columns) * 0.75 * POINT
    return max(SMALLEST, min(LARGEST, LARGEST * width / wide)) if wide else LARGEST


def widths(listed: PrintedList, width: float, words: float) -> tuple[float, ...]:
    """Share the page's width by the columns' weights, each wide enough for two characters."""
    least = min(words * HEADS_LEAST + 2 * PAD, width / max(1, len(listed.columns)))
    whole = sum(column.weight for column in listed.columns)
    out = [max(least, width * column.weight / whole) for column in listed.columns]
    over = sum(out) - width
    spare = sum(one - least for one in out)
    return tuple(one - (over * (one - least) / spare if over > 0 and spare > 0 else 0) for one in out)


def lay(
    listed: PrintedList, words: float, width: float, room: Callable[[int], int], wrap: Wrap, tick: Tick = silent
) -> Laid:
    """Lay a list over pages; `room` says how many lines a page of that number holds below its table's header.

    Returns at least one page; no line of any cell is lost.
    """
    across = widths(listed, width, words)
    head = _cells([column.heading for column in listed.columns], across, wrap)
    pages: list[LaidPage] = []
    rows: list[Cells] = []
    left = room(0) - high(head)
    for at, row in enumerate(listed.rows):
        tick(at, len(listed.rows), listed.title)
        cells = _cells(row, across, wrap)
        while True:
            most = room(len(pages) + 1) - high(head)
            if high(cells) <= left:
                rows.append(cells)
                left -= high(cells)
                break
            if high(cells) > most and left > 0:
                rows.append(tuple(lines[:left] for lines in cells))
                cells = tuple(lines[left:] for lines in cells)
            pages.append(LaidPage(tuple(rows)))
            rows, left = [], max(1, most)
    pages.append(LaidPage(tuple(rows)))
    return Laid(across, head, tuple(pages))


def high(cells: Cells) -> int:
    """Count the lines a row takes."""
    return max([1, *(len(lines) for lines in cells)])


def _cells(row: Sequence[str], across: Sequence[float], wrap: Wrap) -> Cells:
    return tuple(tuple(wrap(text, wide - 2 * PAD)) for text, wide in zip(row, across, strict=True))
