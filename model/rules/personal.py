"""Where does a text hold an ID number or a mobile number, and how is it shown without them (FAULTS.md rule 11)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.rules import han

_GAP = "[ \\-]?"
_ID = re.compile(
    rf"(?<![0-9])[1-9](?:{_GAP}[0-9]){{5}}{_GAP}(?:1{_GAP}[89]|2{_GAP}0)(?:{_GAP}[0-9]){{9}}{_GAP}[0-9Xx](?![0-9A-Za-z])"
)
"""Six digits of a place, a year from 1800 on, nine more digits and the check digit, written together or in groups."""
_MOBILE = re.compile(rf"(?<![0-9])1[3-9][0-9](?:{_GAP}[0-9]){{8}}(?![0-9]| ?[元万亿])")
"""Eleven digits; an amount of money is none."""
_KINDS = (("身份证号", _ID), ("手机号", _MOBILE))


def found(text: str) -> tuple[str, ...]:
    """Name the kinds of personal number a text holds (身份证号, 手机号)."""
    return tuple(dict.fromkeys(kind for kind, _, _ in _spans(text)))


def mask(text: str) -> str:
    """Return the text with the middle of every ID and mobile number starred; its length stays."""
    out = list(text)
    for _, start, end in _spans(text):
        out[start + 3 : end - 4] = "*" * (end - start - 7)
    return "".join(out)


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    plain = han.fold(text)
    if sum(char.isdigit() for char in plain) < 11:
        return
    for kind, pattern in _KINDS:
        for match in pattern.finditer(plain):
            yield kind, match.start(), match.end()
            plain = plain[: match.start()] + "#" * len(match[0]) + plain[match.end() :]
