"""改点位: sites typed over, added or taken away in one act; all of it is said before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.errors import ClerkError
from model.records import Changes, Round, Site
from model.rules import own_level, site_cells, site_drafts, status
from model.rules.quantity import plain
from model.rules.site_cells import Ground
from model.rules.who_gets_a_form import is_county
from model.store import sites as store
from model.terms import Verb
from model.work import set_sites
from model.work.change_item import find_item
from model.work.ledger import Ledger, Standing, find_round, standing


@dataclass(frozen=True, slots=True)
class Desk:
    """Every site as it is, what its cells are read against, and the round rates are taken at.

    `counties`: names by id; `open`: those a site may lie in; `ended`: items (ids) that are in no rate by then.
    """

    round: Round
    ground: Ground
    counties: dict[str, str]
    open: tuple[str, ...]
    ended: frozenset[str]


@dataclass(frozen=True, slots=True)
class Edit:
    """A site as it would be; `was`: the id it has in the ledger, "" for a new one. Its own id follows its name."""

    site: Site
    was: str = ""


@dataclass(frozen=True, slots=True)
class SitesChange:
    """What the edits would do: `says` a sentence a site, `problems` what forbids it."""

    says: tuple[str, ...]
    problems: tuple[str, ...]
    title: str
    save: tuple[Site, ...]
    remove: tuple[Site, ...]
    asked: tuple[Sequence[Edit], Sequence[str]]
    last_act: int

    @property
    def ready(self) -> bool:
        """Say whether there is something to do and nothing forbids it."""
        return bool(self.says) and not self.problems


def load(ledger: Ledger, period: str) -> Desk:
    """Return the sites and what they are edited against; raises ClerkError for no such round."""
    now = standing(ledger)
    at = find_round(now, period)
    ended = frozenset(one.id for one in now.setup.items if status.ended(one.id, now.known.statuses, at))
    counties = [unit.short for unit in now.setup.units if is_county(unit) and not unit.successor]
    own = own_level.find(now.setup.units) or own_level.new()
    return Desk(
        at,
        set_sites.ground(now, store.load(ledger)),
        set_sites.counties(now),
        (*counties, own.short),
        ended,
    )


def plan(ledger: Ledger, edits: Sequence[Edit], removed: Sequence[str] = ()) -> SitesChange:
    """Say what keeping the edits and taking away sites (ids) would change; nothing is written.

    Raises ClerkError where a site is not there any more.
    """
    now = standing(ledger)
    known = {one.id: one for one in store.load(ledger)}
    if any(one not in known for one in (*removed, *(edit.was for edit in edits if edit.was))):
        raise ClerkError("有的点位已经不在台账里了。没有改动台账。请重新打开点位再改。")
    changed = [edit for edit in edits if edit.site != known.get(edit.was)]
    moved = [known[edit.was] for edit in changed if edit.was and edit.was != edit.site.id]
    gone = [known[one] for one in removed]
    new = [edit for edit in changed if not edit.was]
    rest = [one for one in known.values() if one.id not in {*removed, *(edit.was for edit in changed)}]
    says = [set_sites.said(now, known.get(edit.was), edit.site) for edit in changed]
    parts = (("新增", len(new)), ("改", len(changed) - len(new)), ("删去", len(gone)))
    return SitesChange(
        (*says, *(f"删去 {_whole(now, one)}。" for one in gone)),
        tuple(_problems(now, changed, rest)),
        "、".join(f"{word}{many}处" for word, many in parts if many),
        tuple(edit.site for edit in changed),
        (*moved, *gone),
        (tuple(edits), tuple(removed)),
        now.last_act,
    )


def _whole(now: Standing, site: Site) -> str:
    """Name a site that goes, with the figures that go with it."""
    figures = (("总投资", site.investment), ("已完成投资", site.invested))
    told = "，".join(f"{word}{plain(value)}万元" for word, value in figures if value is not None)
    return set_sites.named(now, site) + (f"（{told}）" if told else "")


def _problems(now: Standing, changed: Sequence[Edit], rest: Sequence[Site]) -> list[str]:
    """Say what cannot be kept: two of one name, dates that cannot be, an item or county that is not there."""
    double = site_drafts.twice([*rest, *(edit.site for edit in changed)])
    items, counties = {one.id for one in now.setup.items}, set_sites.counties(now)
    out = []
    for site in (edit.site for edit in changed):
        title = set_sites.named(now, site)
        found = [why for _, why in site_cells.odd(site)]
        found += [site_drafts.TWICE] if site.id in double else []
        found += (
            ["要有序号、县区和名称"] if site.item not in items or site.county not in counties or not site.name else []
        )
        out += [f"{title}：{why}。" for why in found]
    return out


def find(ledger: Ledger, item: str, county: str, name: str) -> Site:
    """Return the site of an item (its number), a county and a name; raises ClerkError for none."""
    now = standing(ledger)
    known = store.load(ledger)
    where, why = site_cells.county(county, now.setup.units)
    own = site_cells.id_of(find_item(now, item).id, where, name)
    found = next((one for one in known if site_cells.id_of(one.item, one.county, one.name) == own), None)
    if why or found is None:
        raise ClerkError(f"第{item}项在{county}没有叫“{name}”的点位。没有改动台账。请照点位清单上的写。")
    return found


def do(ledger: Ledger, planned: SitesChange) -> Changes:
    """Keep the edits in one act; raises ClerkError with every problem."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, *planned.asked)
    if planned.problems:
        raise ClerkError("\n".join((*planned.problems, "没有改动台账。")))
    if not planned.ready:
        return Changes(None, "点位没有变化")
    with ledger.act(Verb.SITES.word, planned.title) as act:
        store.remove(ledger, planned.remove)
        store.save(ledger, planned.save)
    periods = frozenset(one.period for one in standing(ledger).known.rounds)
    return Changes(act, f"{Verb.SITES.word} {planned.title}", periods, settings=True)
