"""Which words of the document a question is about: those its reason quotes, else the note's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.records import Document, Note, ReadItem, Spot
from model.terms import Part

QUOTED = re.compile(r"“([^”]+)”")


def washed(note: Note, item: ReadItem | None) -> tuple[int, ...]:
    """Return the lines a note is about: its item's where it stands in one, else its own."""
    lines = item.lines if item is not None and note.line in item.lines else (note.line,)
    return tuple(line for line in lines if line)


def spots(document: Document, note: Note, item: ReadItem | None) -> tuple[Spot, ...]:
    """Return where the words stand that the reason quotes, else the note's text; none where they are not found."""
    lines = washed(note, item)
    quoted = tuple(spot for words in QUOTED.findall(note.why) for spot in _found(document, lines, words))
    return quoted or tuple(_found(document, lines, note.text.strip()))


def _found(document: Document, lines: tuple[int, ...], words: str) -> Iterator[Spot]:
    for line in lines:
        at = document.lines[line - 1].find(words) if words and line <= len(document.lines) else -1
        if at >= 0:
            yield Spot(Part.TEXT, 0, line, at, at + len(words))
            return
