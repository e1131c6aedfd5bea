"""点位: the sites of items, in from a list and out to one, and how many are begun, done and paid for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.records import Changes, Item, Round, Site
from model.records.site_count import SiteCount
from model.rules import own_level, site_cells, site_rates, site_rows, status
from model.rules.pasted_table import Row, Unread
from model.rules.site_cells import HEADINGS, Ground
from model.rules.site_rows import Listed
from model.sheets import site_list, write
from model.store import sites as store
from model.terms import Verb
from model.work import table_file
from model.work.ledger import Ledger, Standing, find_round, standing


@dataclass(frozen=True, slots=True)
class SitesPlan:
    """What a list would change: `says` a sentence a site, `notes` what stays as it is."""

    listed: Listed
    says: tuple[str, ...]
    notes: tuple[str, ...]
    rows: tuple[Row, ...]
    last_act: int

    @property
    def unread(self) -> tuple[Unread, ...]:
        """Return what is asked about; none of it is guessed."""
        return self.listed.unread

    @property
    def ready(self) -> bool:
        """Say whether something changes."""
        return bool(self.listed.new or self.listed.changed)


@dataclass(frozen=True, slots=True)
class Sites:
    """Every site, and their rates at a round's end: of the plan, by item, by county. Ended items are left out there.

    `items`, `counties`: numbers and names by id.
    """

    round: Round
    sites: tuple[Site, ...]
    plan: SiteCount
    by_item: tuple[SiteCount, ...]
    by_county: tuple[SiteCount, ...]
    items: Mapping[str, Item]
    counties: Mapping[str, str]


def look(ledger: Ledger, period: str = "") -> Sites:
    """Return the sites and their rates at a round's end ("" = the calendar's last); raises ClerkError."""
    now = standing(ledger)
    at = find_round(now, period) if period else max(now.known.rounds, key=lambda one: one.end)
    found = store.load(ledger)
    stand = [one for one in found if not status.ended(one.item, now.known.statuses, at)]
    return Sites(
        round=at,
        sites=found,
        plan=site_rates.rates(stand, at.end),
        by_item=site_rates.by_item(stand, at.end),
        by_county=site_rates.by_county(_by_county(now, stand), at.end),
        items={item.id: item for item in now.setup.items},
        counties=counties(now),
    )


def _by_county(now: Standing, found: Sequence[Site]) -> list[Site]:
    order = {unit.id: unit.order for unit in now.setup.units}
    return sorted(found, key=lambda one: order.get(one.county, 0))


def counties(now: Standing) -> dict[str, str]:
    """Return by id what a site's county is called."""
    return {unit.id: unit.short for unit in now.setup.units} | {own_level.ID: own_level.new().short}


def save(ledger: Ledger, path: Path, only: Collection[str] = ()) -> Path:
    """Write the list of sites, or `only` some (ids), to a workbook and return where it really went.

    Raises ClerkError.
    """
    now = standing(ledger)
    some = [one for one in store.load(ledger) if not only or one.id in only]
    data = site_list.build(now.plan.office, some, now.setup.items, counties(now))
    return write.save(data, path)


def plan(ledger: Ledger, path: Path) -> SitesPlan:
    """Say what a list in a file would change; sites it does not name stay. Raises ClerkError for no such file."""
    return from_rows(ledger, table_file.read(path, site_rows.WORDS))


def from_rows(ledger: Ledger, rows: Sequence[Row]) -> SitesPlan:
    """Say what a pasted list would change (work/table_file.pasted makes rows of a text)."""
    now = standing(ledger)
    have = store.load(ledger)
    listed = site_rows.read(rows, ground(now, have))
    old = {one.id: one for one in have}
    says = tuple(said(now, old.get(one.id), one) for one in (*listed.new, *listed.changed))
    notes = (f"台账里另有 {len(listed.absent)} 处表里没有提到，保持不变。",) if listed.absent else ()
    return SitesPlan(listed, says, notes, tuple(rows), now.last_act)


def ground(now: Standing, have: Sequence[Site]) -> Ground:
    """Return what a site's cells are read against."""
    return Ground(now.setup.items, now.setup.lines, now.setup.units, have, now.plan.year)


def named(now: Standing, site: Site) -> str:
    """Name a site by item, county and name."""
    number = next((item.no for item in now.setup.items if item.id == site.item), "")
    return f"第{number}项 {counties(now).get(site.county, '')} {site.name}"


def said(now: Standing, was: Site | None, site: Site) -> str:
    """Say a site as it would be, or what of it changes."""
    title = named(now, site)
    if was is None:
        return f"{title}：新增。"
    if was.id != site.id:
        title = f"{named(now, was)} 改为 {title}"
    fields = [name for name in HEADINGS if name not in (site_cells.ITEM, site_cells.NAME, site_cells.COUNTY)]
    told = [
        f"{HEADINGS[name]} {site_cells.word(was, name) or '空白'} → {site_cells.word(site, name) or '空白'}"
        for name in fields
        if getattr(was, name) != getattr(site, name)
    ]
    return f"{title}{'：' if told else ''}{'；'.join(told)}。"


def do(ledger: Ledger, planned: SitesPlan) -> Changes:
    """Keep what is clear in one act; what is asked about is left out, and nothing is deleted."""
    if planned.last_act != ledger.last_act():
        planned = from_rows(ledger, planned.rows)
    listed = planned.listed
    if not planned.ready:
        return Changes(None, "点位没有变化")
    parts = [f"{word}{len(some)}处" for word, some in (("新增", listed.new), ("改", listed.changed)) if some]
    title = "、".join(parts)
    with ledger.act(Verb.SITES.word, title) as act:
        store.save(ledger, (*listed.new, *listed.changed))
    periods = frozenset(one.period for one in standing(ledger).known.rounds)
    return Changes(act, f"{Verb.SITES.word} {title}", periods, settings=True)
