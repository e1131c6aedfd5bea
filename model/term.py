"""What every office word is made of: a code name and the clerk's word."""

from __future__ import annotations

import enum


class Term(enum.StrEnum):
    """A closed list of code names, each with the clerk's word."""

    word: str

    def __new__(cls, value: str, word: str = "") -> Term:
        member = str.__new__(cls, value)
        member._value_ = value
        member.word = word or value
        return member
