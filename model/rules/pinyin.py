"""Say which letters a character's pinyin may begin with."""

from __future__ import annotations

import functools
from itertools import product
from math import prod

from model.rules import han
from model.rules.pinyin_table import FIRST, OTHERS

MOST = 16
_START = 0x4E00
_OTHERS = {entry[0]: entry[1:] for entry in OTHERS.split()}


def initials(text: str) -> tuple[str, ...]:
    """Return for each character, of either script, the first letters of its usual readings, the most usual first.

    A character that is no Chinese one stands for itself, in lower case.
    """
    return tuple(_initials(char) for char in han.fold(text))


@functools.lru_cache(maxsize=4096)
def spellings(text: str) -> tuple[str, ...]:
    """Return the initials of a text in every usual reading; of a long one, with very many, only the most usual."""
    letters = initials(text)
    if prod(map(len, letters)) > MOST:
        return ("".join(one[0] for one in letters),)
    return tuple(map("".join, product(*letters)))


def _initials(char: str) -> str:
    place = ord(char) - _START
    if not 0 <= place < len(FIRST):
        return char.lower()
    return FIRST[place] + _OTHERS.get(char, "")
