"""Texts with their places → lines as printed → paragraphs as written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.rules.notice import columns, marks, units, verbs
from model.rules.notice.allocations import BEGUN
from model.rules.notice.duties import FIELD, LABEL
from model.rules.notice.source import PAGE
from model.rules.notice.text import Text

SAME_LINE = 0.5
"""Texts whose baselines differ by less than this part of their size stand in one line."""

BLANK, GAP = 0.35, 1.8
"""Gaps, in sizes, from which on a blank was printed, and from which on two columns stand side by side."""

FULL = 2.2
"""A line that ends within so many sizes of the right margin was broken by it."""

WORD = re.compile(r"[0-9A-Za-z.%]+")
LAST = re.compile(r"[、,，;；。:：\s]")
RANKS = ("市", "县", "区", "州", "省", "各", "镇", "乡")
ENDS = ("。", "；", "：", "）", ")", ";", ":")
MARGIN = 0.7
"""A page's lines reach at least so far over it; where all end before, none was broken by the margin."""

INDENT = 1.2
"""A line that begins so many sizes inside the left margin begins a paragraph."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A text: x from, x to, baseline, size."""

    left: float
    right: float
    base: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line, the page it is on and how wide that is."""

    left: float
    right: float
    base: float
    size: float
    text: str
    page: int
    wide: float


def printed(pieces: Sequence[Piece], page: int, wide: float, gap: str = "\t") -> list[Printed]:
    """Put texts together to lines, from the top; `gap` stands between columns."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (-one.base, one.left)):
        last = rows[-1][0] if rows else None
        if last and last.base - piece.base < SAME_LINE * max(last.size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=lambda one: one.left), page, wide, gap) for row in rows]


def _line(row: list[Piece], page: int, wide_: float, gap: str) -> Printed:
    out = row[0].text
    right = row[0].right
    for piece in row[1:]:
        wide = (piece.left - right) / max(piece.size, 1.0)
        between = gap if wide > GAP else " " if wide > BLANK else ""
        out += between + piece.text
        right = max(right, piece.right)
    return Printed(row[0].left, right, row[0].base, max(piece.size for piece in row), out.strip(), page, wide_)


def paragraphs(lines: Sequence[Printed]) -> list[tuple[str, int, bool]]:
    """Join lines that a margin broke, over pages too.

    Returns paragraphs with the page they begin on, and whether a number was broken in one.
    """
    body = [line for line in lines if not is_page_number(line)]
    margins = {page: _margins([one for one in body if one.page == page]) for page in {line.page for line in body}}
    out: list[tuple[str, int, bool]] = []
    before: Printed | None = None
    for line in body:
        if before and _carries_on(before, line, margins):
            text, page, doubt = out[-1]
            out[-1] = joined(text, line.text), page, doubt or breaks_number(text, line.text)
        else:
            out.append((line.text, line.page, False))
        before = line
    return out + [(line.text, line.page, False) for line in lines if is_page_number(line)]


def is_page_number(line: Printed) -> bool:
    """Say whether a line is a page's number and nothing more."""
    plain = "".join(Text.of(line.text).plain.replace("—", "-").replace("–", "-").split())
    return PAGE.fullmatch(plain) is not None


def joined(above: str, below: str) -> str:
    """Join two lines; a blank stays between two foreign words, and in a list of places and numbers."""
    words = above[-1:].isascii() and above[-1:].isalpha() and below[:1].isascii() and below[:1].isalpha()
    listed = above[-1:].isdecimal() and BEGUN.match(below)
    return above + (" " if words or listed else "") + below


def is_broken(above: Printed, below: Printed, right: float, room: float) -> bool:
    """Say whether a line ends at a side because what follows did not fit: no room for more, or for a number."""
    word = WORD.match(below.text)
    needed = len(word[0]) * (below.right - below.left) / max(1, len(below.text)) if word else 0.0
    return right - above.right < max(room * above.size, needed)


def ends_office(above: str) -> bool:
    """Say whether a text ends with a whole office's name, so that what follows may be a name of its own."""
    last = LAST.split(above)[-1]
    return units.is_office(last) and not (verbs.VERB.match(last) or columns.role(last))


def begins_name(below: str) -> bool:
    """Say whether a line is plainly a name of its own: a person, or an office by its rank."""
    person = columns.is_person(below) and not below.endswith(tuple(units.ENDINGS))
    return person or below.startswith(RANKS)


def breaks_number(above: str, below: str) -> bool:
    """Say whether the break between two lines stands inside a number, so that nobody knows if it is one."""
    return above[-1:].isdecimal() and below[:1].isdecimal()


def _margins(lines: Sequence[Printed]) -> tuple[float, float]:
    """Return where a page's lines begin and end."""
    return min(line.left for line in lines), max(line.right for line in lines)


def _carries_on(before: Printed, line: Printed, margins: dict[int, tuple[float, float]]) -> bool:
    """Say whether a line carries on the one before: that was full, and this neither indents nor begins anew."""
    right, left = margins[before.page][1], margins[line.page][0]
    if "\t" in before.text or "\t" in line.text or abs(before.size - line.size) > 0.15 * before.size:
        return False
    if right < MARGIN * before.wide or not is_broken(before, line, right, FULL):
        return False
    if line.left - left > INDENT * line.size:
        return False
    text = Text.of(line.text)
    ends = before.text.rstrip().endswith(ENDS)
    if LABEL.match(text.plain):
        return False
    if ends and (marks.read(text) or FIELD.match(text.plain)):
        return False
    full = margins[line.page][1] - line.right <= FULL * line.size
    return full or not ends or line.text.rstrip().endswith(ENDS)
