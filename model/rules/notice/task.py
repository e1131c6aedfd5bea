"""Take a block of text apart: what is to be done, and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.rules.notice import duties
from model.rules.notice.duties import LABEL, Duties
from model.rules.notice.text import Text, brackets

AFTER_BARE = ("", "。", ";", ",", ".", "、")
STOPS = "。;"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block with the duties printed behind it."""

    text: Text
    duties: Duties


def pieces(text: Text, bare: bool = True) -> list[Piece]:
    """Cut a text behind each bracket or label that names offices; the last piece may have none.

    `bare` lets a bracket without label or verb count, in documents that print offices so.
    """
    out: list[Piece] = []
    low = 0
    for start, end, found in stretches(text, bare):
        out.append(Piece(text.cut(low, start).strip(" "), found))
        low = end
    tail = text.cut(low, len(text)).strip(" ")
    if out and not tail.strip(" 。;,、").plain:
        last = out.pop()
        joined = Text(last.text.raw + tail.raw, last.text.plain + tail.plain)
        tidy = last.text if last.text.plain.endswith(("。", ";")) else joined
        return [*out, Piece(tidy, last.duties)]
    return [*out, Piece(tail, Duties())]


def merged(found: Sequence[Piece]) -> Piece:
    """Join pieces to one."""
    whole = Duties()
    for piece in found:
        whole |= piece.duties
    return Piece(Text("".join(p.text.raw for p in found), "".join(p.text.plain for p in found)), whole)


def names_offices(text: Text) -> bool:
    """Say whether a text names who answers for it, in a bracket or behind a label."""
    return bool(stretches(text, True))


@lru_cache(maxsize=2048)
def stretches(text: Text, bare: bool) -> tuple[tuple[int, int, Duties], ...]:
    """Return where duties stand in the text: brackets first, then labels outside of them."""
    out: list[tuple[int, int, Duties]] = []
    covered: list[tuple[int, int]] = []
    for start, end in brackets(text.plain):
        covered.append((start, end))
        inside = text.cut(start + 1, end - 1 if text.plain[end - 1] == ")" else end)
        has_label = LABEL.search(inside.plain) is not None
        if not has_label and text.plain[end : end + 1] not in AFTER_BARE:
            continue
        found = duties.read(inside, bare)
        if found:
            out.append((start, end, found))
    out += _loose(text, covered)
    return tuple(sorted(out, key=lambda spot: spot[0]))


def _loose(text: Text, covered: Sequence[tuple[int, int]]) -> list[tuple[int, int, Duties]]:
    """Return the labelled stretches outside brackets; each ends at the next label or its sentence's end."""
    out: list[tuple[int, int, Duties]] = []
    marks = [m for m in LABEL.finditer(text.plain) if not any(a <= m.start() < b for a, b in covered)]
    for index, mark in enumerate(marks):
        end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
        stop = next((p for p in range(mark.end(), end) if text.plain[p] in STOPS), end)
        found = duties.read(text.cut(mark.start(), stop))
        end = min(stop + 1, end)
        if out and out[-1][1] == mark.start():
            start, _, earlier = out.pop()
            out.append((start, end, earlier | found))
        else:
            out.append((mark.start(), end, found))
    return out
