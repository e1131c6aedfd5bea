"""What a statement of the first round is about, in the key every statement has.

Its period is no round of the calendar ("2021-plan"), so that nothing a unit proposes is ever taken for progress.
A planned figure bears its round in `county`, a share its county. A site hangs on its item, not on a line, and is known
by county and name; the contacts of a unit hang on no line.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from model.records import Key, Round
from model.rules import names
from model.terms import PLAN_ROUND, AnyField, PlanField

SUFFIX = "-plan"
SITES = "点位"
"""Stands in a grant in the place of a county: the unit may name sites of the item."""

OF_LINE = (PlanField.PRESET, PlanField.PLANNED, PlanField.DEADLINE, PlanField.UNDIVIDED)
OF_SITE = (PlanField.SITE, PlanField.START, PlanField.FINISH, PlanField.INVESTMENT, PlanField.REMARK)
OF_UNIT = (PlanField.LEADER, PlanField.CONTACT, PlanField.POST, PlanField.PHONE)

DUE_MONTH, DUE_DAY, DUE_HOUR = 2, 28, 17
_BETWEEN = "|"


def period(year: int) -> str:
    """Return the period of a plan's first round."""
    return f"{year}{SUFFIX}"


def is_first(period: str) -> bool:
    """Say whether a period is a first round, and none of the calendar."""
    return period.endswith(SUFFIX)


def first_round(year: int, due: datetime.date | None = None) -> Round:
    """Return the first round as the forms print it; it stands before all others and counts no months."""
    day = due or datetime.date(year, DUE_MONTH, DUE_DAY)
    return Round(period(year), PLAN_ROUND, datetime.date(year, 1, 1), day, day, DUE_HOUR, PLAN_ROUND, 0)


def site_part(county: str, name: str) -> str:
    """Return what makes a site this one within its item: the county's id and the name, however it is spelt."""
    return f"{county}{_BETWEEN}{names.key(name)}".replace("/", "_")


def site_county(part: str) -> str:
    """Return the id of the county a site lies in."""
    return part.partition(_BETWEEN)[0]


def rows(key: Key) -> Sequence[tuple[str, str]]:
    """Return the rows (line, county) one of which a form must have been given to state this."""
    field: AnyField = key.field
    if field in OF_LINE:
        return ((key.line, ""),)
    if field is PlanField.SHARE:
        return (key.line, ""), (key.line, key.county)
    if field in OF_SITE:
        return ((key.line, SITES),)
    return (("", ""),) if field in OF_UNIT else ((key.line, key.county),)
