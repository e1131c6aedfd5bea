"""A cell of the form's head filled: behind its label, into its blank 年 月 日, or whole where it is empty."""

from __future__ import annotations

import datetime
import re

from model.rules.upward import adapt, vocabulary
from model.terms_upward import Fill

_BLANK = r"[\s_　\-—]*"
_DATED = r"(?:[\s_　]*年[\s_　]*月(?:[\s_　]*日)?)?"


def put(fill: Fill, value: str | datetime.date, text: str) -> str | None:
    """Return the cell's text with a value in its blank; None where the text has no blank for it."""
    said = adapt.day(value) if isinstance(value, datetime.date) else value
    if not text.strip():
        return said
    words = dict(vocabulary.LABELS)[fill]
    for match in re.finditer(rf"(?:{_loose(words)})[^:：\n]{{0,8}}[:：]({_BLANK}{_DATED}{_BLANK})", text):
        gap = match[1]
        tail = "　　" if match.end() < len(text) and gap else ""
        if not gap.strip(" 　_-—年月日\t\n") and (gap or match.end() == len(text)):
            return f"{text[: match.start(1)]}{said}{tail}{text[match.end(1) :]}"
    if isinstance(value, datetime.date) and (alone := vocabulary.ALONE.search(text)):
        shown = said if "日" in alone[0] else f"{value.year}年{value.month}月"
        return text[: alone.start()] + shown + text[alone.end() :]
    return None


def _loose(words: str) -> str:
    """Let blanks stand between the characters of a label (填 报 日 期)."""
    return re.sub(r"([一-龥])(?=[一-龥(])", r"\1[\\s　]*", words)
