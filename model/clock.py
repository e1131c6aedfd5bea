"""The only look at the clock: work, commands and gui ask it, the ledger stamps its acts; never rules or workbooks."""

from __future__ import annotations

import datetime


def today() -> datetime.date:
    """Return the local date."""
    return datetime.date.today()  # noqa: TID251 - the one place


def now() -> datetime.datetime:
    """Return the local time with its zone, to the second."""
    return datetime.datetime.now().astimezone().replace(microsecond=0)  # noqa: TID251 - the one place
