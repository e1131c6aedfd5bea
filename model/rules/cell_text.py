"""A cell's text, tidied for reading and made safe for showing."""

from __future__ import annotations

import datetime
import re

from model.rules import han

SHOWN = 30
"""Characters of a cell's text that a sentence quotes."""

_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_OVERRIDES = re.compile("[\u202d\u202e]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+")
_MACHINE = re.compile(r"[+-]?(nan|inf(inity)?|[0-9.]+e[+-]?[0-9]+|[0-9]+(_[0-9]+)+|0x[0-9a-f]+)", re.IGNORECASE)
_FIRST_DAY = datetime.date(1899, 12, 31)
_LEAP_BUG = 59
_SMALL = 3653


def tidy(text: str) -> str:
    """Fold widths, drop what cannot be seen, make every kind of space a plain one, and strip the ends.

    A full-width space becomes two, and lines stay apart: "25　300" and "25⏎300" are two figures, "25 300" is one.
    """
    text = han.fold(text.replace("\u3000", "  ")).translate(han.INVISIBLE)
    return _SPACE.sub(" ", text).strip()


def shown(text: str) -> str:
    """Return the text as a sentence may quote it: controls gone, one line, cut with … where long."""
    line = " ".join(_CONTROLS.sub(" ", text).split())
    return line if len(line) <= SHOWN else line[:SHOWN] + "…"


def misleading(text: str) -> bool:
    """Say whether the text holds marks that make it look other than it is (12 shown as 21)."""
    return bool(_OVERRIDES.search(text))


def has_han(text: str) -> bool:
    """Say whether the text has a Chinese character."""
    return any("\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff" for char in text)


def impossible(text: str) -> str:
    """Say why a tidied text is nobody's figure (nan, 1e308, 1_000, ², ٣, twenty digits), "" where it may be one."""
    if has_han(text):
        return ""
    if _MACHINE.fullmatch(text):
        return "不是填报用的数"
    if any(char.isnumeric() and not char.isascii() for char in text):
        return "用了特殊的数字符号"
    if re.search(r"[0-9]{16}", text):
        return "超过15位"
    if not re.search(r"[0-9]", text):
        return "不是数"
    return ""


def small_serial(iso: str) -> int | None:
    """Return the count behind a date before 1910 (25 typed into a cell formatted as a date shows 1900-01-25)."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", iso) or not iso.startswith("190"):
        return None
    days = (datetime.date.fromisoformat(iso) - _FIRST_DAY).days
    serial = days + 1 if days > _LEAP_BUG else days
    return serial if 0 < serial < _SMALL else None
