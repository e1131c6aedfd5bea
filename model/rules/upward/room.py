"""Is a text too long for its cell? Where the form fixes the height of a row, a longer text is cut off in print."""

from __future__ import annotations

import math
import unicodedata

from model.records.upward import FormSheet

LINE = 14.0
"""Points of a line of 11-point text."""


def enough(sheet: FormSheet, row: int, column: int, text: str) -> bool:
    """Say whether a text shows whole in its cell; where the form leaves the height open it does."""
    _, left, _, right = sheet.area(row, column)
    width = sum(sheet.widths.get(one, 0.0) for one in range(left, right + 1))
    height = sheet.heights.get(row, 0.0)
    if not width or not height:
        return True
    return sum(_lines(part, width) for part in text.split("\n")) * LINE <= max(height, LINE)


def _lines(text: str, width: float) -> int:
    wide = sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
    return max(1, math.ceil(wide / max(width, 1.0)))
