"""A cell of the form's head filled: behind its label, into its blank 年 月 日, or whole where it is empty."""

from __future__ import annotations

import datetime
import re

from model.rules.upward import adapt, vocabulary
from model.terms_upward import Fill

_GAP = re.compile(r"[\s_　\-—]*(?:年[\s_　]*月(?:[\s_　]*日)?)?[\s_　\-—]*")
_YEAR = re.compile(r"[0-9]{4}$")


def put(fill: Fill, value: str | datetime.date, text: str) -> str | None:
    """Return the cell's text with a value in its blank; None where the text has no blank for it."""
    said = adapt.day(value) if isinstance(value, datetime.date) else value
    if not text.strip():
        return said
    start = _behind_label(fill, text)
    gap = _GAP.match(text, start) if start else None
    if gap is not None and (gap[0] or gap.end() == len(text)):
        tail = "　　" if gap.end() < len(text) else ""
        return f"{text[:start]}{said}{tail}{text[gap.end() :]}"
    if isinstance(value, datetime.date) and not start and (alone := vocabulary.ALONE.search(text)):
        shown = said if "日" in alone[0] else f"{value.year}年{value.month}月"
        printed = _YEAR.search(text[: alone.start()])
        if printed is not None and printed[0] != str(value.year):
            return None
        return text[: alone.start()] + shown.removeprefix(printed[0] if printed else "") + text[alone.end() :]
    return None


def _behind_label(fill: Fill, text: str) -> int:
    """Return where a thing's label ends in a text, blanks between its letters or not; 0 for nowhere."""
    kept = [(place, char) for place, char in enumerate(text) if not char.isspace()]
    plain = "".join(char for _, char in kept).replace("：", ":")
    match = re.search(rf"(?:{dict(vocabulary.LABELS)[fill]})[^:]{{0,8}}:", plain)
    return kept[match.end() - 1][0] + 1 if match else 0
