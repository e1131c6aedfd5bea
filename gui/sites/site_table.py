"""The table of 点位: every field typed is read at once, new rows are added, rows marked to go; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gui import palette
from gui.plan.finding import searched
from gui.sites.site_columns import BLANK, COLUMNS, ENDED, UNDATED, SiteRow
from gui.tables.typing_table import TypingTable
from model.records import Item, Site
from model.rules import site_drafts, site_rates
from model.rules.site_cells import COUNTY, HEADINGS, NAME, REMARK, STATE
from model.rules.site_drafts import BARE, Judged
from model.terms import SiteState
from model.work.change_sites import Desk, Edit


class SitesTable(TypingTable[SiteRow]):
    """Let a site's fields be typed, new rows be added, rows be marked to go."""

    def __init__(self) -> None:
        super().__init__(COLUMNS, tuple(HEADINGS))
        self.desk: Desk | None = None
        self.numbers: Mapping[str, Item] = {}
        self.double: frozenset[str] = frozenset()
        self.fresh: dict[str, str] = {}

    def begin(self, desk: Desk) -> None:
        """Show the sites as they are in the ledger."""
        self.desk, self.double = desk, frozenset()
        self.numbers = {item.id: item for item in desk.ground.items}
        rows = [self._row(site) for site in desk.ground.known]
        self._tell(rows)
        self.show(rows)

    def _row(self, site: Site) -> SiteRow:
        was = self.written(site) if site.id else dict(BLANK)
        return SiteRow(site, was, dict(was), Judged(site, {}))

    def written(self, site: Site) -> dict[str, str]:
        """Return a site's fields as texts."""
        item, desk = self.numbers.get(site.item), self.desk
        return site_drafts.written(site, item.no if item else "", desk.counties.get(site.county, "") if desk else "")

    def settle(self, rows: Sequence[SiteRow]) -> None:
        """Read rows anew; what is understood is written as it is kept."""
        if self.desk is None:
            return
        for one in rows:
            one.judged = site_drafts.judge(one.typed, one.was, one.site, self.desk.ground)
            plain = self.written(one.judged.site)
            one.typed.update(
                {name: plain[name] for name, text in one.typed.items() if text and name not in one.judged.wrong}
            )
        self.double = site_drafts.twice(one.judged.site for one in self.rows if one.whole)
        self._tell(rows)

    def _tell(self, rows: Sequence[SiteRow]) -> None:
        """Say of rows how they stand to their dates, and what a search finds them by."""
        desk = self.desk
        for one in rows if desk else ():
            site = one.judged.site
            one.item = self.numbers.get(site.item)
            dated = site.planned_start or site.planned_finish
            one.lates = site_rates.late_words(site, desk.round.end) if desk and site.item not in desk.ended else ()
            late = site_rates.late_word(site, desk.round.end) if desk else ""
            one.late = ENDED if desk and site.item in desk.ended else late if dated else UNDATED
            one.words = searched(
                (*(one.typed[name] for name in (NAME, COUNTY, REMARK)), one.item.text if one.item else "")
            )

    def was(self, one: SiteRow, name: str) -> str:
        """Return what stands in the ledger."""
        return one.was[name]

    def bad(self, one: SiteRow, name: str) -> str:
        """Say why a cell cannot be kept; a new row nobody typed in waits."""
        if one.blank or one.gone:
            return ""
        if name == NAME and one.whole and one.judged.site.id in self.double:
            return f"{site_drafts.TWICE}。"
        why = one.judged.wrong.get(name, "")
        return f"{why}。".replace("？。", "？") if why else ""

    def ink(self, one: SiteRow, name: str) -> str | None:
        """Let what goes stand back."""
        return palette.FAINT if one.gone else None

    def grow(self, count: int) -> list[SiteRow]:
        """Add rows for a block that goes beyond the last one."""
        return self.add([{} for _ in range(count)]) if count > 0 else []

    def add(self, some: Sequence[Mapping[str, str]]) -> list[SiteRow]:
        """Add new rows with these texts, under those there; the filter's own values stand in what is left blank."""
        rows = [self._row(BARE) for _ in some]
        for one, texts in zip(rows, some, strict=True):
            one.typed |= {**self.fresh, **texts}
        self.show((*self.rows, *rows))
        self.settle(rows)
        self.edited.emit()
        return rows

    def turn(self, rows: Sequence[SiteRow]) -> None:
        """Mark rows to be deleted, or let them stay after all; new ones vanish."""
        gone = not all(one.gone for one in rows)
        for one in rows:
            one.gone = gone and bool(one.site.id)
        new = {id(one) for one in rows if not one.site.id}
        if new:
            self.show([one for one in self.rows if id(one) not in new])
        self.settle([one for one in rows if one.site.id])
        self.tell_all()

    def changed(self) -> list[SiteRow]:
        """Return the rows saving would change."""
        return [one for one in self.rows if one.changed and not one.blank]

    def wrong(self) -> list[tuple[SiteRow, str, str]]:
        """Return the cells that cannot be kept: row, field, reason."""
        some = [one for one in self.rows if one.judged.wrong or one.judged.site.id in self.double]
        found = ((one, name, self.bad(one, name)) for one in some for name in HEADINGS)
        return [(one, name, why) for one, name, why in found if why]

    def wanted(self) -> tuple[tuple[Edit, ...], tuple[str, ...]]:
        """Return the edits, and the ids of sites that go."""
        some = self.changed()
        gone = tuple(one.site.id for one in some if one.gone)
        return tuple(Edit(one.judged.site, one.site.id) for one in some if not one.gone), gone

    def take(self, sites: Sequence[Site]) -> None:
        """Put sites read from a list into the rows: only what is another than in the ledger."""
        rows = {one.judged.site.id: one for one in self.rows if one.whole}
        known = {one.id: one for one in (self.desk.ground.known if self.desk else ())}
        new = [site for site in sites if site.id not in rows]
        cells: list[tuple[SiteRow, str, str]] = []
        for site in (one for one in sites if one.id in rows):
            before = self.written(known[site.id]) if site.id in known else dict(BLANK)
            cells += [(rows[site.id], name, text) for name, text in self.written(site).items() if text != before[name]]
        self.put(cells)
        if new:
            fresh, self.fresh = self.fresh, {}
            self.add([self.written(site) for site in new])
            self.fresh = fresh


def choices(desk: Desk) -> dict[str, tuple[str, ...]]:
    """Return by field the words that may be typed."""
    return {COUNTY: desk.open, STATE: tuple(one.word for one in SiteState)}
