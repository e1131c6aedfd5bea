"""Find a table's heading rows by their words, and say what each column holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.rules.notice import columns
from model.rules.notice.allocations import PLACE_NAME
from model.rules.notice.drawn import Drawn
from model.rules.notice.text import Text
from model.terms import PlanColumn

DEEPEST = 3
"""Rows a heading may have."""

COUNTIES = 2
"""From so many columns named after counties on, they hold the counties' parts."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A table's heading rows (first to last), and column by column of those kept: its words, what it holds."""

    first: int
    last: int
    words: tuple[str, ...]
    columns: tuple[PlanColumn, ...]


def heading(drawn: Drawn, row: int) -> Heading | None:
    """Return the heading that begins at a row, None where the row is none."""
    own = drawn.begun(row)
    if len(own) < 2:
        return None
    deep = max(cell.rows for cell in own)
    depths = [deep] if 1 < deep <= DEEPEST else [2, 1] if _has_headings_below(drawn, row) else [1]
    for depth in depths:
        last = min(row + depth, drawn.height) - 1
        words = tuple(_words(drawn, row, last, column) for column in drawn.kept)
        if named := _named(drawn, words, last):
            return Heading(row, last, words, named)
    return None


def doubtful(drawn: Drawn, found: Heading, stop: int) -> list[int]:
    """Return the columns whose heading says nothing while offices stand below it, where no other column names any."""
    if set(found.columns) & {PlanColumn.LEADS, PlanColumn.RESPONSIBLE}:
        return []
    out = []
    for place, name in enumerate(found.columns):
        below = [drawn.at(row, drawn.kept[place]) for row in range(found.last + 1, stop)]
        told = [cell.text for cell in below if cell is not None]
        if name is PlanColumn.UNKNOWN and told and all(map(columns.are_offices, told)):
            out.append(place)
    return out


def names(words: Sequence[str]) -> tuple[PlanColumn, ...]:
    """Return what columns with these headings hold, counties' own columns among them."""
    out = [PlanColumn(name) for name in columns.roles(words)]
    counties = [place for place, word in enumerate(words) if _is_county(word)]
    if len(counties) >= COUNTIES:
        for place in counties:
            out[place] = PlanColumn.COUNTY
        for place, word in enumerate(words):
            if columns.WHOLE.fullmatch(_tight(word)):
                out[place] = PlanColumn.VALUE
    return tuple(out)


def _named(drawn: Drawn, words: tuple[str, ...], last: int) -> tuple[PlanColumn, ...]:
    """Return what the columns hold, () where the words head no table."""
    first = drawn.at(last + 1, drawn.kept[0])
    if columns.heads_counties(words) and first is not None and columns.is_region(first.text):
        return (PlanColumn.REGION, *[PlanColumn.TEXT] * (len(words) - 1))
    found = names(words)
    rest = [word for word, name in zip(words, found, strict=True) if name is not PlanColumn.COUNTY]
    alone = len(rest) < len(words) and PlanColumn.TEXT in found
    if not (columns.is_heading(rest) or (alone and all(len(_tight(word)) <= 24 for word in rest))):
        return ()
    return tuple(_settled(drawn, last, place, name, found) for place, name in enumerate(found))


def _settled(drawn: Drawn, last: int, place: int, name: PlanColumn, found: tuple[PlanColumn, ...]) -> PlanColumn:
    """Take a bare 单位 for the responsible office where offices stand below it, not measures."""
    below = drawn.at(last + 1, drawn.kept[place])
    if name is PlanColumn.MEASURE and PlanColumn.VALUE not in found and below and columns.are_offices(below.text):
        return PlanColumn.RESPONSIBLE
    return name


def _words(drawn: Drawn, row: int, last: int, column: int) -> str:
    """Return a column's heading: the lowest cell where it says what the column is, else all of them from above."""
    met = [cell.text for cell in drawn.under(row, last, column)]
    if not met:
        return ""
    low = " ".join(met[-1].split())
    if len(met) == 1 or columns.role(low) or _is_county(low) or columns.WHOLE.fullmatch(_tight(low)):
        return low
    return "".join("".join(text.split()) for text in met)


def _has_headings_below(drawn: Drawn, row: int) -> bool:
    """Say whether the next row only parts the headings of this one: stages, counties, or further headings."""
    if row + 1 >= drawn.height:
        return False
    below = drawn.begun(row + 1)
    return (
        len(below) >= 2
        and all(_is_parted(drawn, row, cell.column) for cell in below)
        and all(columns.is_stage(cell.text) or _is_county(cell.text) or columns.is_word(cell.text) for cell in below)
    )


def _is_parted(drawn: Drawn, row: int, column: int) -> bool:
    """Say whether a heading reaches over several columns at a place, by a merged cell or by blanks beside it."""
    above = drawn.at(row, column)
    beside = [kept for kept in drawn.kept if kept > column][:1]
    return above is None or above.columns > 1 or any(drawn.at(row, kept) is None for kept in beside)


def _is_county(word: str) -> bool:
    return PLACE_NAME.fullmatch(_tight(word)) is not None and not columns.role(word)


def _tight(word: str) -> str:
    return Text.tight(word).plain
