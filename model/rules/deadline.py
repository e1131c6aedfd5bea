"""By which day must an item be finished, as its plan words it? "11月底", "三季度", "2021年9月" (完成时限)."""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from model.rules import cell_text, numerals

_MONTH = re.compile(
    r"(?:(?P<year>20[0-9]{2}|[明次]年?)[年.]?\s*)?(?<![0-9一二三四五六七八九十])"
    r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
    r"(?:(?P<day>[0-9]{1,2})[日号]?|(?P<part>[上中]旬|[初中]))?"
)
_NUMBERS = re.compile(
    r"(?<![0-9])(?P<year>20[0-9]{2})[./-](?P<month>1[0-2]|0?[1-9])(?:[./-](?P<day>[0-9]{1,2}))?(?![0-9])"
)
_QUARTER = re.compile(r"(?:(?P<year>20[0-9]{2})年)?(?:第?(?P<n>[一二三四1-4])季度?|[Qq](?P<q>[1-4]))")
_HALF = re.compile(r"(?:(?P<year>20[0-9]{2})年)?(?P<half>上半年|下半年|年中)")
_WHOLE = re.compile(r"(?:(?P<year>20[0-9]{2})年|[本当全])?(?:年底|年末|年终|年内|全年|常年|长期|持续)")
_YEAR = re.compile(r"(?P<year>20[0-9]{2})年?(?:[底末]|年底|前)?")
_PARTS = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, and the sentence for the clerk where the words do not say it ("" where they do)."""

    day: datetime.date
    doubt: str = ""


@functools.cache
def deadline(text: str | None, year: int) -> Deadline:
    """Return the last day a text names in the plan's year; the year's end where it names none, with the doubt.

    A month without a day ends with its last day. Of several days the latest counts.
    """
    last = datetime.date(year, 12, 31)
    plain = cell_text.tidy(text or "")
    if not plain:
        return Deadline(last)
    found = max(_days(plain, year), default=None)
    if found is None:
        return Deadline(last, f"完成时限“{cell_text.shown(plain)}”看不出是哪一月，先按12月底算，请核对。")
    if found.year != year:
        side = "早于" if found.year < year else "晚于"
        return Deadline(last, f"完成时限“{cell_text.shown(plain)}”{side}{year}年，先按12月底算，请核对。")
    return Deadline(found)


def _days(plain: str, year: int) -> Iterator[datetime.date]:
    """Yield every day the text names; words for the whole year count where no month is named."""
    dated = (*_MONTH.finditer(plain), *_NUMBERS.finditer(plain))
    named = [day for match in dated if (day := _day(match, year))]
    for match in _QUARTER.finditer(plain):
        number = int(match["q"] or numerals.read(match["n"]) or match["n"])
        named.append(_last_of(int(match["year"] or year), number * 3))
    for match in _HALF.finditer(plain):
        named.append(_last_of(int(match["year"] or year), 12 if match["half"] == "下半年" else 6))
    yield from named
    if not named:
        for match in (*_WHOLE.finditer(plain), *_YEAR.finditer(plain)):
            yield datetime.date(int(match["year"] or year), 12, 31)


def _day(match: re.Match[str], year: int) -> datetime.date | None:
    """Return the day a match names, None where the calendar has none such."""
    said = match.groupdict()
    own = year if not said["year"] else int(said["year"]) if said["year"].isdigit() else year + 1
    month = int(said["month"]) if said["month"].isdigit() else int(numerals.read(said["month"]) or 0)
    number = int(said["day"] or _PARTS.get(said.get("part") or "", 0))
    last = _last_of(own, month)
    return last if not number else None if number > last.day else last.replace(day=number)


def _last_of(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
