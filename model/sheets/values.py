"""A stored value → what the cell holds: numbers to 15 digits as plain decimals, serials as ISO dates."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Context, Decimal

from model.records import Raw
from model.rules.quantity import plain
from model.sheets import formats

SIGNIFICANT = 15
"""Digits a spreadsheet shows; further ones are the noise of binary arithmetic."""

_DOUBLE = re.compile(r"[+-]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,4})?")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")
_CONTEXT = Context(prec=SIGNIFICANT, rounding=ROUND_HALF_UP, Emax=999_999, Emin=-999_999)
_EPOCH = datetime.datetime(1899, 12, 31)
_EPOCH_1904 = datetime.datetime(1904, 1, 1)
_LEAP_BUG = 60
_LAST_SERIAL = 2_958_466
_BIGGEST = 308


def number(text: str, code: str, from_1904: bool) -> Raw:
    """Read a number cell; what is no double is an error cell with its text, never a guess."""
    text = text.strip()
    if text.isdigit() and text.isascii() and len(text) <= SIGNIFICANT and not formats.shows(code):
        return Raw("number", text.lstrip("0") or "0", code)
    if not _DOUBLE.fullmatch(text):
        return Raw("error", text[:50], code)
    value = _CONTEXT.create_decimal(text)
    if value and not -400 < value.adjusted() <= _BIGGEST:
        return Raw("error", text[:50], code)
    kind = formats.shows(code)
    iso = _moment(value, kind, from_1904) if kind else ""
    return Raw("date", iso, code) if iso else Raw("number", plain(value), code)


def is_distorted(text: str) -> bool:
    """Say whether a stored number has more whole digits than survive (an ID number typed as a number)."""
    text = text.strip()
    if len(text) <= SIGNIFICANT and "E" not in text.upper():
        return False
    return bool(_DOUBLE.fullmatch(text)) and Decimal(text).adjusted() >= SIGNIFICANT


def boolean(text: str, code: str) -> Raw:
    """Read a true-or-false cell."""
    word = text.strip().lower()
    if word in ("1", "true"):
        return Raw("bool", "TRUE", code)
    return Raw("bool", "FALSE", code) if word in ("0", "false") else Raw("error", text[:50], code)


def iso_date(text: str, code: str) -> Raw:
    """Read a cell of type d, which Strict OOXML writes dates as."""
    text = text.strip().removesuffix("Z")
    text = re.sub(r"(?<=:[0-9]{2})\.[0-9]+$", "", text)
    if not _ISO.fullmatch(text):
        return Raw("error", text[:50], code)
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return Raw("error", text[:50], code)
    return Raw("date", _written(moment), code)


def _moment(value: Decimal, kind: str, from_1904: bool) -> str:
    """Return the ISO form of a serial, "" where it is no day (negative, 1900-02-29, beyond 9999)."""
    if not 0 <= value < _LAST_SERIAL:
        return ""
    days, part = divmod(value, 1)
    seconds = int((part * 86_400).to_integral_value())
    if kind == "time" and days == 0:
        return str(datetime.timedelta(seconds=seconds)).zfill(8) if seconds < 86_400 else ""
    day = int(days)
    if not from_1904:
        if day in (0, _LEAP_BUG):
            return ""
        day -= day > _LEAP_BUG
    try:
        return _written((_EPOCH_1904 if from_1904 else _EPOCH) + datetime.timedelta(days=day, seconds=seconds))
    except OverflowError:
        return ""


def _written(moment: datetime.datetime) -> str:
    """Write a day as a date, with its time only where it has one."""
    return moment.date().isoformat() if moment.time() == datetime.time() else moment.isoformat(timespec="seconds")
