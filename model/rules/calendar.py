"""The rounds of a year: what each is called, when it is cut off and due, and how many months it counts."""

from __future__ import annotations

import calendar as gregorian
import datetime
import re

from model.records import Round

CUTOFF_DAY = 25
DUE_DAY = 28
DUE_HOUR = 17

_PERIOD = re.compile(r"(\d{4})-(?:(0[1-9]|1[0-2])([ab]?)|Q([1-4]))")


def rounds(year: int, decided: datetime.date | None = None) -> tuple[Round, ...]:
    """Return the monthly rounds of a plan's year, the first one a full month after the plan was decided.

    A plan of 10 February 2021 starts with 1—3月; one of the year before starts with its own January.
    """
    first = 3 if decided is None else decided.month + 1 if decided.year == year else 1
    return tuple(monthly(year, month) for month in range(min(first, 12), 13))


def monthly(year: int, month: int) -> Round:
    """Return the round that ends with a month; the year's last is reported after its end."""
    end = datetime.date(year, month, gregorian.monthrange(year, month)[1])
    last = month == 12
    return Round(
        period=f"{year}-{month:02}",
        name="1月" if month == 1 else f"1—{month}月",
        end=end,
        cutoff=end if last else datetime.date(year, month, CUTOFF_DAY),
        due=datetime.date(year + 1, 1, 5) if last else datetime.date(year, month, DUE_DAY),
        due_hour=DUE_HOUR,
        kind="季督查" if month % 3 == 0 else "月调度",
        months=month,
    )


def find(period: str, known: tuple[Round, ...]) -> Round | str:
    """Return the calendar's round of that name, or the sentence that says why there is none."""
    for one in known:
        if one.period == period:
            return one
    names = f"{known[0].period} 至 {known[-1].period}" if known else "（空）"
    match = _PERIOD.fullmatch(period)
    if match is None:
        return f"期次“{period}”看不懂。请写成 2021-03 这样的年月；本台账的期次是 {names}。"
    if match[3] or match[4]:
        return f"本台账按月调度，没有“{period}”这样的期次。请写成 2021-03 这样的年月；本台账的期次是 {names}。"
    return f"本台账的日历里没有“{period}”这一期，只有 {names}。"


def previous(one: Round, known: tuple[Round, ...]) -> Round | None:
    """Return the round before, None for the first."""
    earlier = [r for r in known if r.end < one.end]
    return max(earlier, key=lambda r: r.end, default=None)
