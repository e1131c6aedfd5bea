"""Which rows of the upper office's form are its heading, and which words stand over each column."""

from __future__ import annotations

import re

from model.records.upward import FormSheet
from model.rules.upward import vocabulary
from model.terms_upward import Fill

SEARCHED = 40
"""Rows in which a heading is looked for."""

DEEPEST = 4
LONGEST = 40
_NUMBERED = re.compile(r"[（(]?(?:[0-9]{1,2}|[甲乙丙丁戊]|栏次)[)）]?")
"""Characters of a heading; a longer text is no heading."""


def find(sheet: FormSheet) -> tuple[int, int] | None:
    """Return the first and last row of the heading, None where no row looks like one."""
    scored = [(_known(sheet, row), -row) for row in range(1, min(sheet.last, SEARCHED) + 1)]
    best, at = max(scored, default=(0, 0))
    if best < 2:
        return None
    first = last = -at
    while first > 1 and last - first < DEEPEST - 1 and _parts(sheet, first - 1):
        first -= 1
    bottoms = (sheet.area(row, column)[2] for row in range(first, last + 1) for column in _begun(sheet, row))
    last = max([last, *(bottom for bottom in bottoms if bottom - first < DEEPEST)])
    while last < sheet.last and last - first < DEEPEST - 1 and _parted(sheet, first, last):
        last += 1
    return first, last + _numbers_columns(sheet, last + 1)


def words(sheet: FormSheet, first: int, last: int) -> dict[int, str]:
    """Return by column the words over it: those of all the heading's rows from above, each once."""
    out: dict[int, str] = {}
    for column in range(1, sheet.width + 1):
        said: list[str] = []
        for row in range(first, last + 1):
            top, left, _, _ = sheet.area(row, column)
            text = " ".join(sheet.at(top, left).text.split())
            if top >= first and text and (not said or said[-1] != text):
                said.append(text)
        if said:
            out[column] = "／".join(said)
    return out


def meaning(heading: str) -> Fill | None:
    """Return what a column with such a heading holds: by its lowest words, else by all of them together."""
    parts = heading.split("／")
    return vocabulary.column(parts[-1]) or vocabulary.column("".join(parts))


def _numbers_columns(sheet: FormSheet, row: int) -> bool:
    """Say whether a row only numbers the columns (甲 乙 1 2 3)."""
    texts = [sheet.at(row, column).text for column in _begun(sheet, row)]
    return len(texts) >= 3 and all(_NUMBERED.fullmatch(text.strip()) for text in texts)


def _begun(sheet: FormSheet, row: int) -> list[int]:
    """Return the columns at which a text of a row begins."""
    return [column for column in range(1, sheet.width + 1) if sheet.at(row, column).text]


def _known(sheet: FormSheet, row: int) -> int:
    """Return how many different headings of ours a row has; a row with a label and a blank has none."""
    texts = [sheet.at(row, column).text for column in _begun(sheet, row)]
    if len(texts) < 3 or any(len(text) > LONGEST for text in texts):
        return 0
    return len({found for text in texts if not vocabulary.labels(text) and (found := vocabulary.column(text))})


def _parts(sheet: FormSheet, row: int) -> bool:
    """Say whether a row stands over the heading and parts it: several texts, some over several columns or known."""
    begun = _begun(sheet, row)
    texts = [sheet.at(row, column).text for column in begun]
    if len(begun) < 2 or any(vocabulary.labels(text) or len(text) > LONGEST for text in texts):
        return False
    return any(vocabulary.column(text) for text in texts)


def _parted(sheet: FormSheet, first: int, last: int) -> bool:
    """Say whether the row below only parts headings that reach over several columns."""
    below = _begun(sheet, last + 1)
    if not below:
        return False
    for column in below:
        above = next((row for row in range(last, first - 1, -1) if sheet.at(*sheet.area(row, column)[:2]).text), 0)
        area = sheet.area(above, column) if above else (0, 0, 0, 0)
        if area[1] == area[3] or area[2] > last:
            return False
        text = sheet.at(last + 1, column).text
        if len(text) > LONGEST or text.replace(".", "").isdigit():
            return False
    return True
