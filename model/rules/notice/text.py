"""A stretch of the document in two forms of one length: as printed, and folded for the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from model.rules import han

OPEN = "([“‘《〈〔【"
CLOSE = ")]”’》〉〕】"
QUOTES = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "【": "】"}

_BLANK = re.compile(r"\s+")
_BETWEEN_DIGITS = re.compile(r"(?<=[\d.])\s+(?=\d)")


def words(listed: str) -> tuple[str, ...]:
    """Return the words of a list written out with blanks between them."""
    return tuple(listed.split())


@dataclass(frozen=True, slots=True)
class Text:
    """`raw` as printed, `plain` folded; an index in one is an index in the other."""

    raw: str
    plain: str

    @classmethod
    def of(cls, raw: str) -> Text:
        """Fold a printed text."""
        return cls(raw, han.fold(raw))

    @classmethod
    def tight(cls, raw: str) -> Text:
        """Fold a printed text without its blanks; one stays between two digits, lest two numbers become one."""
        marked = _BETWEEN_DIGITS.sub("\0", raw.translate(han.INVISIBLE))
        return cls.of(_BLANK.sub("", marked).replace("\0", " "))

    def cut(self, start: int, end: int) -> Text:
        """Return a part."""
        return Text(self.raw[start:end], self.plain[start:end])

    def strip(self, chars: str) -> Text:
        """Drop characters of the folded form from both ends."""
        start = len(self.plain) - len(self.plain.lstrip(chars))
        return self.cut(start, max(start, len(self.plain.rstrip(chars))))

    def strip_left(self, chars: str) -> Text:
        """Drop characters of the folded form from the beginning."""
        return self.cut(len(self.plain) - len(self.plain.lstrip(chars)), len(self.plain))

    def without(self, start: int, end: int) -> Text:
        """Return the text with a part taken out."""
        return Text(self.raw[:start] + self.raw[end:], self.plain[:start] + self.plain[end:])

    def __len__(self) -> int:
        return len(self.plain)


def split(text: Text, marks: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the marks that stand outside quotes and brackets.

    A comma inside a number ("1,200") is no mark.
    """
    depth, start, plain = 0, 0, text.plain
    for place, char in enumerate(plain):
        if char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth = max(0, depth - 1)
        elif char in marks and depth == 0 and not _in_number(text.raw, place):
            yield start, place
            start = place + 1
    yield start, len(plain)


def brackets(plain: str) -> Iterator[tuple[int, int]]:
    """Yield the outermost round brackets as (index of the opening, index after the closing).

    One left open reaches to the end.
    """
    depth, start = 0, 0
    for place, char in enumerate(plain):
        if char == "(":
            start = place if depth == 0 else start
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            if depth == 0:
                yield start, place + 1
    if depth:
        yield start, len(plain)


def quoted(plain: str) -> list[tuple[int, int]]:
    """Return the stretches inside quotation marks and book titles; one left open counts to its sentence's end."""
    out: list[tuple[int, int]] = []
    place = 0
    while place < len(plain):
        closing = QUOTES.get(plain[place])
        if closing is None:
            place += 1
            continue
        end = plain.find(closing, place)
        stop = plain.find("。", place)
        if end < 0 or (0 <= stop < end):
            end = stop if stop >= 0 else len(plain)
        out.append((place, end + 1))
        place = end + 1
    return out


def _in_number(raw: str, place: int) -> bool:
    """Say whether the comma at the place groups thousands."""
    return bool(raw[place] == "," and raw[:place][-1:].isdecimal() and re.match(r"\d{3}(?!\d)", raw[place + 1 :]))
