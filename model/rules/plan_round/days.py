"""Which day or month did a unit write: by when a line is finished, when a site is begun and done?

A month without a day stays a month ("2021-06"); only "底" and "末" mean its last day.
"""

from __future__ import annotations

import calendar
import datetime
import re

from model.records import Asked, Raw
from model.rules import cell_text, dates
from model.rules.deadline import deadline
from model.rules.statement import Statement
from model.terms import NOT_CONCERNED, Grade, PlanField

_MONTH = re.compile(r"(?:(20[0-9]{2}) ?[年./-] ?)?(1[0-2]|0?[1-9]) ?(?:月份?|$)([底末])?(?:前)?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_DAY_SHOWN = re.compile(r"d|日", re.IGNORECASE)


def judge(field: PlanField, raw: Raw, year: int) -> Statement:
    """Judge a date cell: a day or month as ISO text. 完成时限 lies in the plan's year; sites may take longer."""
    typed = cell_text.tidy(raw.text)
    if typed in ("", NOT_CONCERNED, "-", "—"):
        return Statement(Grade.NONE)
    read = dates.day(raw, year)
    if read.grade is Grade.BAD:
        return Statement(Grade.BAD, sentence=read.sentence)
    found = _certain(field, raw, typed, year, read)
    if field is PlanField.DEADLINE and found and not found.startswith(str(year)):
        said = f"完成时限写的是“{cell_text.shown(raw.text)}”，不在{year}年里。请核对，或退回核实。"
        return Statement(Grade.ASK, Asked(raw.text), said)
    if found:
        exact = read.grade is Grade.EXACT and found == raw.text
        return Statement(Grade.EXACT if exact else Grade.NORMALISED, found, "" if exact else _as(raw, found))
    suggestion = "" if read.suggestion is None else read.suggestion.isoformat()
    return Statement(Grade.ASK, Asked(raw.text), read.sentence, suggestion)


def words(iso: str, year: int) -> str:
    """Write a day or month as a form shows it ("11月30日", "2022年6月"), the year only where it is not the plan's.

    Any other text stays as it is: what was asked about is shown as it was typed.
    """
    if not _ISO.fullmatch(iso):
        return iso
    own, month, *day = iso.split("-")
    said = f"{int(month)}月{int(day[0])}日" if day else f"{int(month)}月"
    return said if own == str(year) else f"{own}年{said}"


def _certain(field: PlanField, raw: Raw, typed: str, year: int, read: dates.Day) -> str:
    """Return the day or month there is no doubt about, "" where there is."""
    if read.value is not None:
        whole = raw.kind != "date" or _DAY_SHOWN.search(raw.format) or raw.format == "General"
        return read.value.isoformat() if whole else _of_month(field, read.value.year, read.value.month, last=False)
    if raw.kind == "number":
        return ""
    if match := _MONTH.fullmatch(typed):
        if "月" in typed or match[1]:
            return _of_month(field, int(match[1] or year), int(match[2]), last=bool(match[3]))
        return ""
    if re.fullmatch(r"(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}[日号]?(?:前)?", typed) or field is not PlanField.START:
        told = deadline(typed, year)
        return "" if told.doubt else told.day.isoformat()
    return ""


def _of_month(field: PlanField, year: int, month: int, *, last: bool) -> str:
    """Return a month; a deadline is its last day."""
    if not last and field is not PlanField.DEADLINE:
        return f"{year}-{month:02}"
    return datetime.date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def _as(raw: Raw, found: str) -> str:
    return f"写的是“{cell_text.shown(raw.text)}”，按{found}收。"
