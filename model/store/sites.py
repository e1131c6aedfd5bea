"""The sites of items (点位): where they are built or done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from model.records import Site
from model.store import settings

if TYPE_CHECKING:
    from model.store.book import Book


def load(book: Book) -> tuple[Site, ...]:
    """Return every site, by item in the plan's order, then by county and name."""
    rows = book.rows(
        "SELECT site.* FROM site JOIN item ON item.id = site.item "
        'ORDER BY item."order", site.item, site.county, site.name, site.id'
    )
    return tuple(_site(*row) for row in rows)


def save(book: Book, sites: Iterable[Site]) -> None:
    """Add sites, or change them by their id."""
    settings.save(book, "site", map(_row, sites))


def remove(book: Book, sites: Iterable[Site]) -> None:
    """Take sites away; the journal keeps what they were."""
    settings.remove(book, "site", map(_row, sites))


def _site(*row: Any) -> Site:
    site = Site(*row)
    return replace(site, investment=_money(site.investment), invested=_money(site.invested))


def _money(kept: Any) -> Decimal | None:
    return None if kept is None else Decimal(kept)


def _row(site: Site) -> settings.Cells:
    return {
        "id": site.id,
        "item": site.item,
        "name": site.name,
        "county": site.county,
        "line": site.line,
        "planned_start": site.planned_start,
        "planned_finish": site.planned_finish,
        "real_start": site.real_start,
        "real_finish": site.real_finish,
        "investment": None if site.investment is None else settings.number(site.investment),
        "state": site.state,
        "remark": site.remark,
        "invested": None if site.invested is None else settings.number(site.invested),
    }
