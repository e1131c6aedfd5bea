"""Texts with their places → lines as printed → paragraphs as written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.rules.notice import marks
from model.rules.notice.duties import FIELD, LABEL
from model.rules.notice.source import PAGE
from model.rules.notice.text import Text

SAME_LINE = 0.5
"""Texts whose baselines differ by less than this part of their size stand in one line."""

BLANK, GAP = 0.35, 1.8
"""Gaps, in sizes, from which on a blank was printed, and from which on two columns stand side by side."""

FULL = 2.2
"""A line that ends within so many sizes of the right margin was broken by it."""

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
    """A printed line, and the page it is on."""

    left: float
    right: float
    base: float
    size: float
    text: str
    page: int


def printed(pieces: Sequence[Piece], page: int, gap: str = "\t") -> list[Printed]:
    """Put texts together to lines, from the top; `gap` stands between columns."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (-one.base, one.left)):
        last = rows[-1][0] if rows else None
        if last and last.base - piece.base < SAME_LINE * max(last.size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=lambda one: one.left), page, gap) for row in rows]


def _line(row: list[Piece], page: int, gap: str) -> Printed:
    out = row[0].text
    right = row[0].right
    for piece in row[1:]:
        wide = (piece.left - right) / max(piece.size, 1.0)
        between = gap if wide > GAP else " " if wide > BLANK else ""
        out += between + piece.text
        right = max(right, piece.right)
    return Printed(row[0].left, right, row[0].base, max(piece.size for piece in row), out.strip(), page)


def paragraphs(lines: Sequence[Printed]) -> list[tuple[str, int]]:
    """Join lines that a margin broke, over pages too; returns paragraphs with the page they begin on."""
    body = [line for line in lines if not is_page_number(line)]
    numbers = [(line.text, line.page) for line in lines if is_page_number(line)]
    margins = {line.page: _margins([one for one in body if one.page == line.page]) for line in body}
    out: list[tuple[str, int]] = []
    before: Printed | None = None
    for line in body:
        if before and _carries_on(before, line, margins):
            out[-1] = (joined(out[-1][0], line.text), out[-1][1])
        else:
            out.append((line.text, line.page))
        before = line
    return out + numbers


def is_page_number(line: Printed) -> bool:
    """Say whether a line is a page's number and nothing more."""
    plain = "".join(Text.of(line.text).plain.replace("—", "-").replace("–", "-").split())
    return PAGE.fullmatch(plain) is not None


def joined(above: str, below: str) -> str:
    """Join two lines; between two numbers or foreign words a blank stays."""
    both = above[-1:].isascii() and above[-1:].isalnum() and below[:1].isascii() and below[:1].isalnum()
    return above + (" " if both else "") + below


def _margins(lines: Sequence[Printed]) -> tuple[float, float]:
    """Return where a page's lines begin and end."""
    return min(line.left for line in lines), max(line.right for line in lines)


def _carries_on(before: Printed, line: Printed, margins: dict[int, tuple[float, float]]) -> bool:
    """Say whether a line carries on the one before: that was full, and this neither indents nor begins anew."""
    right, left = margins[before.page][1], margins[line.page][0]
    if "\t" in before.text or "\t" in line.text or abs(before.size - line.size) > 0.15 * before.size:
        return False
    if right - before.right > FULL * before.size or line.left - left > INDENT * line.size:
        return False
    text = Text.of(line.text)
    begins = marks.read(text) or LABEL.match(text.plain) or FIELD.match(text.plain)
    return not (begins and before.text.rstrip().endswith(("。", "；", "：", "）", ")", ";", ":"))) and not (
        LABEL.match(text.plain)
    )
