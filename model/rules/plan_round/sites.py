"""The sites units propose for their items (点位); one site told of by two units must be told alike."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.records import Figure, Item, Key, Site
from model.rules import quantity
from model.rules.plan_round import days, keys
from model.rules.plan_round.heard import Proposal, Remark, heard
from model.terms import Level, PlanField

_FIELDS = {
    PlanField.START: "planned_start",
    PlanField.FINISH: "planned_finish",
    PlanField.REMARK: "remark",
    PlanField.SITE: "name",
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """The sites to save with what they change, and what is left out or told."""

    save: tuple[tuple[Proposal, Site], ...]
    remarks: tuple[Remark, ...]


def name_of(item: str, part: str) -> str:
    """Return a site's id: always the same for the same item, county and name."""
    return "s" + hashlib.sha256(f"{item}\n{part}".encode()).hexdigest()[:12]


def proposed(
    items: Mapping[str, Item],
    known: Sequence[Site],
    counties: Mapping[str, str],
    figures: Iterable[Figure],
    year: int,
    dropped: Container[tuple[str, str]] = (),
) -> Proposed:
    """Return the sites proposed; `counties`: names by id, `known`: the ledger's.

    `dropped`: (item, part) of sites a corrected form no longer names. A blank erases nothing, so they are asked about.
    """
    found: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.key.field in keys.OF_SITE and figure.key.line in items:
            found[figure.key.line, figure.key.county].append(figure)
    held = {name_of(site.item, keys.site_part(site.county, site.name)): site for site in known}
    save: list[tuple[Proposal, Site]] = []
    remarks: list[Remark] = []
    for (item, part), some in sorted(found.items(), key=lambda one: (items[one[0][0]].order, one[0])):
        was = held.get(name_of(item, part))
        title = f"第{items[item].no}项 {counties.get(keys.site_county(part), '')}点位“{_name(some, part)}”"
        if (item, part) in dropped:
            told = f"{title}：更正后报来的表里没有这个点位了，先不采纳，请核对是取消了还是改了名。"
            remarks.append(Remark(Level.WARNING, told, tuple(figure.key for figure in some)))
            continue
        site = _site(item, part, some, was, title, remarks)
        if site is not None and site != was:
            save.append((_proposal(title, some[0].key.unit, was, site, year), site))
    return Proposed(tuple(save), tuple(remarks))


def _name(some: Iterable[Figure], part: str) -> str:
    named = (one.value for one in some if one.key.field is PlanField.SITE and one.value)
    return next(named, part.partition("|")[2])


def _site(
    item: str, part: str, some: Sequence[Figure], was: Site | None, title: str, remarks: list[Remark]
) -> Site | None:
    """Put what is said of a site onto what was known of it; None with a remark where it does not fit."""
    said = heard(some)
    found = [*said.remarks(f"{title}："), *_differ(title, said.values)]
    stated = {key.field: value for key, value in said.values.items()}
    site = was or Site(name_of(item, part), item, part.partition("|")[2], keys.site_county(part))
    for field, attribute in _FIELDS.items():
        if field in stated:
            site = replace(site, **{attribute: stated[field]})  # type: ignore[arg-type]
    if PlanField.INVESTMENT in stated:
        site = replace(site, investment=Decimal(stated[PlanField.INVESTMENT]))
    if _ends_early(site):
        told = f"{title}：计划完工{site.planned_finish}早于计划开工{site.planned_start}，先不采纳。"
        found.append(Remark(Level.WARNING, told, tuple(sorted(said.values))))
    remarks += found
    return None if found else site


def _proposal(title: str, unit: str, was: Site | None, now: Site, year: int) -> Proposal:
    text = f"{title}：{'，'.join(_changes(was, now, year)) or '新增'}"
    return Proposal(f"site {now.id}", unit, text, title, told(was, year), _words(now, year) or "新增")


def told(site: Site | None, year: int) -> str:
    """Write a site's dates and money, 无 where there is no such site."""
    return (_words(site, year) or "已在台账，没有日期") if site else "无"


def _words(site: Site, year: int) -> str:
    return "，".join((*_changes(None, site, year), *([f"备注“{site.remark}”"] if site.remark else [])))


def _ends_early(site: Site) -> bool:
    """Say whether a site is finished before it is begun; a month alone is not earlier than its own days."""
    start, finish = site.planned_start, site.planned_finish
    return bool(start and finish) and finish < start[: len(finish)]


def _differ(title: str, values: Mapping[Key, str]) -> Iterator[Remark]:
    told: defaultdict[object, dict[Key, str]] = defaultdict(dict)
    for key, value in values.items():
        told[key.field][key] = value
    for some in told.values():
        first = next(iter(some))
        if len(set(some.values())) > 1 and first.field is not PlanField.SITE:
            listed = "、".join(dict.fromkeys(some.values()))
            told_of = f"{title}：几家单位报的{first.field.word}不一样（{listed}），先不采纳，请商定一个。"
            yield Remark(Level.WARNING, told_of, tuple(some))


def _changes(was: Site | None, now: Site, year: int) -> Iterator[str]:
    for word, old, new in (
        ("开工", was.planned_start if was else "", now.planned_start),
        ("完工", was.planned_finish if was else "", now.planned_finish),
    ):
        if old != new:
            yield f"{f'{days.words(old, year)} → ' if old else ''}{days.words(new, year)}{word}"
    if now.investment is not None and (was is None or was.investment != now.investment):
        before = f"{quantity.plain(was.investment)} → " if was and was.investment is not None else ""
        yield f"总投资{before}{quantity.plain(now.investment)}万元"
    if was and was.remark != now.remark:
        yield f"备注“{now.remark}”"
    if was and was.name != now.name:
        yield f"名称写作“{now.name}”"
