"""Which day did the clerk write? Graded like a number; the day of a month is never guessed (FAULTS.md E7)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from model.records import Raw
from model.rules import cell_text, numerals
from model.terms import Grade

FIRST, LAST = datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)
"""The days a plan may speak of; others are asked about."""

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_FULL = re.compile(
    r"([0-9]{4}) ?[-./年] ?([0-9]{1,2}) ?[-./月] ?([0-9]{1,2}) ?[日号]?(?:T| )?(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_SOLID = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})")
_SHORT_YEAR = re.compile(r"([0-9]{2})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?")
_NO_YEAR = re.compile(r"([0-9]{1,2})[-./月]([0-9]{1,2})[日号]?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-./]([0-9]{1,2})[-./]([0-9]{4})")
_HAN_DATE = re.compile(
    r"([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]"
)
_SERIALS = range(36_526, 73_051)
_EPOCH = datetime.date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Day:
    """What the date reader made of a cell; `sentence` says why where the grade is not exact or none."""

    grade: Grade
    value: datetime.date | None = None
    suggestion: datetime.date | None = None
    sentence: str = ""


def day(raw: Raw, year: int | None = None) -> Day:
    """Grade what stands in a date cell; `year` (the plan's) is only suggested where none is written."""
    if raw.kind in ("bool", "error", "uncalculated"):
        said = cell_text.shown(raw.text)
        return Day(Grade.BAD, sentence=f"这一格是“{said}”，不是日期，没有收。请写成 2021-06-30 这样。")
    text = cell_text.tidy(raw.text)
    if not text:
        return Day(Grade.NONE)
    if match := _ISO.fullmatch(raw.text):
        return _certain(raw, match, Grade.EXACT)
    if match := _FULL.fullmatch(text) or _SOLID.fullmatch(text):
        return _certain(raw, match, Grade.NORMALISED)
    return _ask(raw, _likely(raw, text, year))


def _certain(raw: Raw, match: re.Match[str], grade: Grade) -> Day:
    """Take a day written with year, month and day, if the calendar has it."""
    found = _on_calendar(*(int(part) for part in match.groups()[:3]))
    if found is None:
        said = cell_text.shown(raw.text)
        return Day(Grade.BAD, sentence=f"写的是“{said}”，日历上没有这一天，没有收。请改正后再报。")
    if not FIRST <= found <= LAST:
        return _ask(raw, found)
    if grade is Grade.EXACT:
        return Day(grade, found)
    return Day(grade, found, None, f"写的是“{cell_text.shown(raw.text)}”，按{found.isoformat()}收。")


def _likely(raw: Raw, text: str, year: int | None) -> datetime.date | None:
    """Return the day to suggest: one written in full but unusually, or without its year."""
    if raw.kind == "number":
        return _EPOCH + datetime.timedelta(days=int(text)) if text.isdigit() and int(text) in _SERIALS else None
    if match := _HAN_DATE.search(text):
        return _in_han(match)
    for pattern in (_FULL, _SOLID):
        if len(found := list(pattern.finditer(text))) == 1:
            return _on_calendar(*(int(part) for part in found[0].groups()[:3]))
    if match := _SHORT_YEAR.fullmatch(text):
        return _on_calendar(2000 + int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        if (first > 12) == (second > 12):
            return None
        return _on_calendar(int(match[3]), min(first, second), max(first, second))
    without = list(_NO_YEAR.finditer(text))
    if year is not None and len(without) == 1 and not re.search(r"[0-9]", _NO_YEAR.sub("", text)):
        return _on_calendar(year, int(without[0][1]), int(without[0][2]))
    return None


def _in_han(match: re.Match[str]) -> datetime.date | None:
    """Read 二〇二一年六月三十日."""
    year = int("".join(str(numerals.DIGITS[char]) for char in match[1]))
    month, number = numerals.read(match[2]), numerals.read(match[3])
    return None if month is None or number is None else _on_calendar(year, int(month), int(number))


def _on_calendar(year: int, month: int, number: int) -> datetime.date | None:
    """Return the day, None where the calendar has none such."""
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def _ask(raw: Raw, suggestion: datetime.date | None) -> Day:
    """Keep the text for the clerk to decide on."""
    said = f"写的是“{cell_text.shown(raw.text)}”，不能确定是哪一天。"
    if suggestion is None:
        return Day(Grade.ASK, sentence=f"{said}请写成 2021-06-30 这样，或退回核实。")
    return Day(Grade.ASK, None, suggestion, f"{said}按{suggestion.isoformat()}收，还是退回核实？")
