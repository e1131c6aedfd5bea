"""What is the page of an official paper by GB/T 9704: margins, lines, characters, number? Lengths in mm."""

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
NUMBER_POINTS = 14
"""四号."""
NUMBER_IN = 280
"""Twips from the outer edge of the text to the number: one of its characters."""
NUMBER_BOX = (14, 30)
"""Width and height of the box that holds a landscape page's number, turned with it."""


def twips(mm: float) -> int:
    """Return a length in twentieths of a point."""
    return int(mm * 1440 / 25.4)


def margins(*, landscape: bool) -> tuple[int, int, int, int]:
    """Return a page's margins from the top clockwise."""
    return TURNED if landscape else (TOP, RIGHT, BOTTOM, LEFT)


def number_box(*, even: bool) -> tuple[int, int]:
    """Return how far from the left and the top of a landscape page its number's box stands."""
    wide, high = NUMBER_BOX
    top, _, bottom, left = TURNED
    across = round(left - (BOTTOM - NUMBER) - wide / 2 - 2)
    return across, top + 5 if even else PAPER[0] - bottom - 5 - high


def pitch(grid: Grid) -> int:
    """Return the lines' pitch in twips: 28.95 points for 22 of them."""
    return twips(TEXT_HEIGHT) // grid.lines


def spacing(grid: Grid) -> int:
    """Return what is added between characters, in twips, so that as many stand in a line as the grid says.

    A grid of characters would say the same, but not every word processor keeps to one.
    """
    return math.floor(TEXT_WIDTH * 1440 / 25.4 / grid.characters - grid.points * 20)
