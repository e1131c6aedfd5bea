"""Which number of the public a typed 第十二件 is, and how it is told (50件 over the plan's 120 items)."""

from __future__ import annotations

import re

from model.rules import cell_text, names, numerals

NONE = "未编件号"

_TYPED = re.compile(r"第?(?P<number>[0-9]{1,4}|[一-龥〇]{1,7}?)[件类]?(?:实事)?")


def read(typed: str) -> str | None:
    """Return the number as it is kept ("12"), "" for none, None where it is not clear."""
    text = names.key(cell_text.tidy(typed))
    if not text:
        return ""
    found = _TYPED.fullmatch(text)
    if found is None:
        return None
    value = int(found["number"]) if found["number"].isdigit() else numerals.read(found["number"])
    return str(value) if value else None


def word(number: str) -> str:
    """Return a kept number as a clerk reads it: 第12件."""
    return f"第{number}件" if number else NONE
