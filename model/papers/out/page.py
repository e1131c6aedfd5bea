"""The page of GB/T 9704: A4, its margins, its grid of lines and characters, and where its number stands, in mm."""

from __future__ import annotations

import math

from model.records.document_out import Grid

PAPER = (210, 297)
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
TEXT_WIDTH, TEXT_HEIGHT = 156, 225
TURNED = (20, 20, 20, 25)
"""Margins of an annex's landscape page, from the top clockwise: its tables are wide, and its number stands left."""
NUMBER = 24.8
"""From the page's lower edge to the number's line, so that its dash lies 7 mm below the text."""


def twips(mm: float) -> int:
    """Return a length in twentieths of a point."""
    return int(mm * 1440 / 25.4)


def properties(grid: Grid, *, landscape: bool, first: bool) -> str:
    """Return what a section's w:sectPr holds besides its footers; `first`: its pages count from 1."""
    wide, high = PAPER[::-1] if landscape else PAPER
    top, right, bottom, left = TURNED if landscape else (TOP, RIGHT, BOTTOM, LEFT)
    turned = ' w:orient="landscape"' if landscape else ""
    distance = twips(NUMBER)
    return (
        f'<w:type w:val="nextPage"/><w:pgSz w:w="{twips(wide)}" w:h="{twips(high)}"{turned}/>'
        f'<w:pgMar w:top="{twips(top)}" w:right="{twips(right)}" w:bottom="{twips(bottom)}" w:left="{twips(left)}" '
        f'w:header="851" w:footer="{min(distance, twips(bottom) - 567)}" w:gutter="0"/>'
        + (f'<w:pgNumType w:start="{1}"/>' if first else "")
        + ('<w:cols w:space="425"/>' if landscape else f'<w:cols w:space="425"/>{_grid(grid)}')
    )


def _grid(grid: Grid) -> str:
    return f'<w:docGrid w:type="lines" w:linePitch="{pitch(grid)}"/>'


def pitch(grid: Grid) -> int:
    """Return the lines' pitch in twips: 28.95 points for 22 of them."""
    return twips(TEXT_HEIGHT) // grid.lines


def spacing(grid: Grid) -> int:
    """Return what is added between characters, in twips, so that as many stand in a line as the grid says.

    A grid of characters would say the same, but not every word processor keeps to one.
    """
    return math.floor(TEXT_WIDTH * 1440 / 25.4 / grid.characters - grid.points * 20)
