"""开工率, 竣工率, 投资完成率: how many sites are begun and done by a round's end, how many should be; always n/N."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from model.records import Site
from model.records.site_count import Investment, Rate, SiteCount
from model.terms import SiteState

BEGUN = (SiteState.STARTED, SiteState.BUILDING, SiteState.FINISHED, SiteState.IN_USE)
DONE = (SiteState.FINISHED, SiteState.IN_USE)
LATE_START, LATE_FINISH, LATE_BOTH = "逾期未开工", "逾期未竣工", "逾期未开工、竣工"


def rates(sites: Sequence[Site], end: datetime.date, key: str = "") -> SiteCount:
    """Count sites as they stand at a round's end."""
    starts = _rate(sites, [one for one in sites if started(one, end)], lambda one: _by(one.planned_start, end))
    ends = _rate(sites, [one for one in sites if finished(one, end)], lambda one: _by(one.planned_finish, end))
    return SiteCount(key, len(sites), starts, ends, _investment(sites))


def by_item(sites: Iterable[Site], end: datetime.date) -> tuple[SiteCount, ...]:
    """Count by item, in the order given."""
    return _grouped(sites, end, lambda one: one.item)


def by_county(sites: Iterable[Site], end: datetime.date) -> tuple[SiteCount, ...]:
    """Count by county, in the order given."""
    return _grouped(sites, end, lambda one: one.county)


def started(site: Site, end: datetime.date) -> bool:
    """Say whether a site is begun by then: by its day, or where no day is known by its state."""
    if site.real_start:
        return _by(site.real_start, end)
    return site.state in BEGUN or bool(site.real_finish and _by(site.real_finish, end))


def finished(site: Site, end: datetime.date) -> bool:
    """Say whether a site is done by then: by its day, or where no day is known by its state."""
    return _by(site.real_finish, end) if site.real_finish else site.state in DONE


def late_words(site: Site, end: datetime.date) -> tuple[str, ...]:
    """Return how a site is behind its own dates by then: LATE_START, LATE_FINISH, both or neither."""
    late = (
        (LATE_START, _by(site.planned_start, end) and not started(site, end)),
        (LATE_FINISH, _by(site.planned_finish, end) and not finished(site, end)),
    )
    return tuple(word for word, is_late in late if is_late)


def late_word(site: Site, end: datetime.date) -> str:
    """Write them: 逾期未开工, 逾期未竣工, 逾期未开工、竣工, or ""."""
    found = late_words(site, end)
    return LATE_BOTH if len(found) > 1 else "".join(found)


def _by(day: str, end: datetime.date) -> bool:
    """Say whether a day or month (ISO) is over by the end; a month alone is with its last day."""
    return bool(day) and day <= end.isoformat()[: len(day)] and (len(day) > 7 or _over(day, end))


def _over(month: str, end: datetime.date) -> bool:
    after = end + datetime.timedelta(days=1)
    return month < after.isoformat()[:7]


def _rate(sites: Sequence[Site], done: Sequence[Site], is_due: Callable[[Site], bool]) -> Rate:
    there = {one.id for one in done}
    due = [one for one in sites if is_due(one)]
    return Rate(len(done), len(sites), len(due), tuple(one.id for one in due if one.id not in there))


def _investment(sites: Sequence[Site]) -> Investment:
    with_total = [one for one in sites if one.investment is not None]
    told = [one.invested for one in with_total if one.invested is not None]
    total = sum((one.investment for one in with_total if one.investment is not None), Decimal(0))
    return Investment(
        sum(told, Decimal(0)), total, len(with_total), len(with_total) - len(told), len(sites) - len(with_total)
    )


def _grouped(sites: Iterable[Site], end: datetime.date, key: Callable[[Site], str]) -> tuple[SiteCount, ...]:
    found: dict[str, list[Site]] = {}
    for one in sites:
        found.setdefault(key(one), []).append(one)
    return tuple(rates(some, end, name) for name, some in found.items())
