"""A document's characters in folded form without its blanks, each with where it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from model.rules import han
from model.rules.notice.source import TABLE_TABS
from model.rules.notice.text import Text

SHORTEST = 4
"""A stretch of fewer characters is no proof that two texts are the same words."""

Span = tuple[int, int]
"""A stretch of the page: its first character, and the one behind its last."""

Spans = tuple[Span, ...]


def key(text: str) -> str:
    """Return a text as the page has it."""
    return "".join(han.fold(text).translate(han.INVISIBLE).split())


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of the page with its blanks kept; `at` is the place on the page of each character."""

    text: Text
    at: tuple[int, ...]

    def spans(self, start: int, end: int) -> Spans:
        """Return the stretches of the page under a part of the text."""
        return joined((self.at[i], self.at[i] + 1) for i in range(start, end) if not self.text.raw[i].isspace())

    def __add__(self, other: Strip) -> Strip:
        text = Text(self.text.raw + other.text.raw, self.text.plain + other.text.plain)
        return Strip(text, self.at + other.at)


class Page:
    """The whole document; `at[i]` is the line and column character i of `plain` stands at."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.at: list[tuple[int, int]] = []
        self._first: list[int] = []
        self._strips: dict[int, Strip] = {}
        chars: list[str] = []
        for number, line in enumerate(lines, 1):
            self._first.append(len(chars))
            for column, char in enumerate(han.fold(line)):
                if not char.isspace() and ord(char) not in han.INVISIBLE:
                    chars.append(char)
                    self.at.append((number, column))
        self._first.append(len(chars))
        self.plain = "".join(chars)

    def line(self, number: int) -> Span:
        """Return a line's stretch, an empty one for a line that is not there."""
        if not 0 < number <= len(self.lines):
            return 0, 0
        return self._first[number - 1], self._first[number]

    def strip(self, number: int) -> Strip:
        """Return a line as the rules read it: tabs between cells as bars, invisible characters left out."""
        if number not in self._strips:
            self._strips[number] = self._strip(number)
        return self._strips[number]

    def _strip(self, number: int) -> Strip:
        line = self.lines[number - 1].translate(han.INVISIBLE)
        columns = [column for column, char in enumerate(self.lines[number - 1]) if ord(char) not in han.INVISIBLE]
        start, end = len(line) - len(line.lstrip()), len(line.rstrip())
        bar = "|" if line.strip().count("\t") >= TABLE_TABS else " "
        raw = line[start:end].replace("\t", bar)
        low, high = self.line(number)
        at = tuple(bisect_left(self.at, (number, column), low, high) for column in columns[start:end])
        return Strip(Text.of(raw), at)

    def words(self, spans: Spans) -> str:
        """Return what stands in the stretches."""
        return "".join(self.plain[low:high] for low, high in spans)

    def finds(self, needle: str, spans: Spans) -> Iterator[Spans]:
        """Yield where a text stands in the stretches, read one behind the other."""
        words = self.words(spans)
        start = words.find(needle) if needle else -1
        while start >= 0:
            yield under(spans, start, start + len(needle))
            start = words.find(needle, start + 1)

    def gathered(self, needle: str, spans: Spans) -> Spans:
        """Return the stretches a text was joined from, the longest first ones; none unless all of it is found."""
        words, low, done = self.words(spans), 0, 0
        out: list[Span] = []
        while done < len(needle):
            length = _longest(needle[done:], words, low)
            start = words.find(needle[done : done + length], low)
            if not length:
                return ()
            out += under(spans, start, start + length)
            low, done = start + length, done + length
        return joined(out)

    def alike(self, text: str, spans: Spans) -> Spans:
        """Return the longer stretches a text has in common with what stands there, in order."""
        matcher = SequenceMatcher(None, self.words(spans), text, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size >= SHORTEST]
        return joined(span for block in blocks for span in under(spans, block.a, block.a + block.size))


def _longest(needle: str, words: str, low: int) -> int:
    """Return how much of a text's beginning stands in the words from a place on."""
    length, beyond = 0, len(needle) + 1
    while beyond - length > 1:
        middle = (length + beyond) // 2
        if words.find(needle[:middle], low) >= 0:
            length = middle
        else:
            beyond = middle
    return length


def under(spans: Spans, start: int, end: int) -> Spans:
    """Return the stretches under a part of the words that stand in some."""
    out: list[Span] = []
    low = 0
    for first, last in spans:
        begin, stop = max(start - low, 0) + first, min(end - low, last - first) + first
        if begin < stop:
            out.append((begin, stop))
        low += last - first
    return joined(out)


def joined(spans: Iterable[Span]) -> Spans:
    """Return stretches in their given order, those that follow each other directly as one."""
    out: list[Span] = []
    for start, end in spans:
        if out and out[-1][1] == start:
            out[-1] = out[-1][0], end
        elif start < end:
            out.append((start, end))
    return tuple(out)


def without(spans: Spans, gone: Iterable[Span]) -> Spans:
    """Return what is left of stretches when others are taken out."""
    left = list(spans)
    for low, high in gone:
        left = [
            part
            for start, end in left
            for part in ((start, min(end, max(start, low))), (max(start, min(end, high)), end))
            if part[0] < part[1]
        ]
    return tuple(left)


def overlap(one: Spans, two: Spans) -> bool:
    """Say whether some character stands in both."""
    return any(low < stop and start < high for low, high in one for start, stop in two)
