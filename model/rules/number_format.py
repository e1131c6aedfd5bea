"""What a number format does to the number a clerk sees: per cent, scaled, hidden, a unit printed behind."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|!.')
_GENERAL = re.compile("general|g/通用格式", re.IGNORECASE)
_SCIENTIFIC = re.compile("[eE][+-]")
_SECTIONS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[0-9]{1,15}(?:\.[0-9]{1,9})?)\]")
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "<>": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
_BRACKET = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a number shows: times a hundred, at another scale than stored, not as a number, with a unit."""

    percent: bool = False
    scaled: bool = False
    hidden: bool = False
    unit: str = ""


def look(code: str, value: Decimal) -> Look:
    """Judge the section of the format that shows this value."""
    if code in ("", "General", "@"):
        return Look()
    section = _GENERAL.sub("0", _section(code, value))
    bare = _BRACKET.sub("", _LITERAL.sub("", section))
    if not re.search("[0#?@]", bare) or re.search("[ymdhsa]", _SCIENTIFIC.sub("", bare), re.IGNORECASE):
        return Look(hidden=True)
    literals = "".join(part.strip('"').lstrip("\\!") for part in _LITERAL.findall(section) if part[0] in '"\\!')
    literals += "".join(re.findall("[\u3400-\u9fff]+", bare))
    words = "".join(re.findall("[\u3400-\u9fff㎡]+", literals))
    scaled = bool(re.search(r"[0#?],+(?![0#?,])", bare)) or (bool(re.search(r"[0#?][!\\\"]+\.", section)))
    return Look(percent="%" in bare, scaled=scaled, unit=words)


def _section(code: str, value: Decimal) -> str:
    """Pick the section that shows the value: by its condition, else for positive, negative or zero."""
    numbers = _SECTIONS.split(code)[:3]
    conditions = [_CONDITION.search(section) for section in numbers]
    if any(conditions):
        for section, condition in zip(numbers, conditions, strict=True):
            if condition is None or _COMPARE[condition[1]](value, Decimal(condition[2])):
                return section
        return ""
    index = 1 if value < 0 else 2 if value == 0 else 0
    return numbers[index] if index < len(numbers) else numbers[0]
