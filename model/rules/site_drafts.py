"""A site as it is typed in a list: every cell read at once, what is wrong named by its cell; a cleared cell clears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from model.records import Site
from model.rules import site_cells
from model.rules.site_cells import COUNTY, HEADINGS, ITEM, LINE, MONEY, NAME, Ground

TWICE = "这一项在这个县区已有同名点位，名称请写出区别"
BARE = Site("", "", "", "")


@dataclass(frozen=True, slots=True)
class Judged:
    """The site as it would be, what could not be read left as it was; `wrong`: clauses by field."""

    site: Site
    wrong: Mapping[str, str]


def written(site: Site, number: str, county: str) -> dict[str, str]:
    """Return a site's fields as texts; `number` is its item's, `county` how its county is called."""
    own = {ITEM: number, COUNTY: county}
    return {name: own[name] if name in own else site_cells.word(site, name) for name in HEADINGS}


def judge(typed: Mapping[str, str], was: Mapping[str, str], site: Site, ground: Ground) -> Judged:
    """Read what is typed over `was`, the texts of `site` (BARE for a new one); the rest is not judged again."""
    wrong: dict[str, str] = {}
    changed = [name for name in HEADINGS if typed[name] != was[name]]
    if ITEM in changed and typed[LINE] and LINE not in changed:
        changed.append(LINE)
    for name in (ITEM, COUNTY, NAME):
        if name in changed or not site.id:
            site, why = _known_by(site, name, typed[name], ground)
            wrong |= {name: why} if why else {}
    site = replace(site, id=site_cells.id_of(site.item, site.county, site.name))
    for name in changed:
        if name in (ITEM, COUNTY, NAME):
            continue
        if not typed[name]:
            site = replace(site, **{name: None if name in MONEY else ""})  # type: ignore[arg-type]
            continue
        site, why = site_cells.filled(site, name, typed[name], ground)
        wrong |= {name: why} if why else {}
    return Judged(site, wrong or (dict(site_cells.odd(site)) if changed else {}))


def _known_by(site: Site, name: str, typed: str, ground: Ground) -> tuple[Site, str]:
    """Read one of the three fields a site is known by."""
    if name == NAME:
        bare = "".join(typed.split())
        return (replace(site, name=bare), "") if bare else (site, "没有写点位名称")
    found, why = site_cells.item(typed, ground.items) if name == ITEM else site_cells.county(typed, ground.units)
    return site if why else replace(site, **{name: found}), why  # type: ignore[arg-type]


def twice(sites: Iterable[Site]) -> frozenset[str]:
    """Return the ids that several of these sites have."""
    return frozenset(one for one, many in Counter(site.id for site in sites).items() if many > 1)
