"""What a number format does to the number a clerk sees: per cent, scaled, hidden, a unit printed behind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|!.')
_BRACKET = re.compile(r"\[[^\]]*\]")
_SCALING = re.compile(r"[0#?],+(?![0#?,])|[0#?][!\\\"]+\.|[eE][+-]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a number shows: times a hundred, at another scale than stored, not at all, with a unit."""

    percent: bool = False
    scaled: bool = False
    hidden: bool = False
    unit: str = ""


def look(code: str, value: Decimal) -> Look:
    """Judge the section of the format that shows this value."""
    if code in ("", "General", "@"):
        return Look()
    section = _section(code, value)
    bare = _BRACKET.sub("", _LITERAL.sub("", section))
    if not re.search(r"[0#?]|General|@|/", bare, re.IGNORECASE):
        return Look(hidden=True)
    literals = "".join(part.strip('"').lstrip("\\!") for part in _LITERAL.findall(section) if part[0] in '"\\!')
    literals += "".join(re.findall("[\u3400-\u9fff]+", bare))
    words = "".join(re.findall("[\u3400-\u9fff㎡]+", literals))
    scaled = bool(re.search(r"[0#?],+(?![0#?,])", bare)) or (bool(re.search(r"[0#?][!\\\"]+\.", section)))
    return Look(percent="%" in bare, scaled=scaled, unit=words)


def _section(code: str, value: Decimal) -> str:
    """Pick the part for positive, negative or zero; conditional sections are read as the first that shows digits."""
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', code)
    numbers = sections[:3]
    if any(re.search(r"\[[<>=]", part) for part in numbers):
        return next((part for part in numbers if re.search("[0#?]", part)), code)
    index = 1 if value < 0 else 2 if value == 0 else 0
    return numbers[index] if index < len(numbers) else numbers[0]
