"""Found a ledger on a plan that was read: its units, items, duties, lines and shares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from model.records import Duty, Finding, Item, Line, Metric, Reading, ReadItem, Share, Target, Unit
from model.rules import item_kind, names, unit_groups
from model.rules.founding_units import PlanUnits
from model.rules.notice.text import Text
from model.terms import Kind, Level

NOT_IN_IDS = str.maketrans("", "", "/ \t|\u3000")


@dataclass(frozen=True, slots=True)
class Founding:
    """What a new ledger begins with; `findings` are what the clerk should look at before 建立台账."""

    units: tuple[Unit, ...]
    items: tuple[Item, ...]
    duties: tuple[Duty, ...]
    lines: tuple[Line, ...]
    shares: tuple[Share, ...]
    findings: tuple[Finding, ...]


def known(entries: Iterable[Mapping[str, Any]]) -> tuple[Unit, ...]:
    """Return a unit list's entries (short, full, group, aliases, in_all_counties) as units, in its order."""
    return tuple(
        Unit(
            id="",
            short=entry["short"],
            full=entry.get("full") or entry["short"],
            group=unit_groups.mapped(entry.get("group", "")) or unit_groups.group(entry["short"]),
            order=order,
            aliases=tuple(entry.get("aliases", ())),
            in_all_counties=bool(entry.get("in_all_counties", False)),
        )
        for order, entry in enumerate(entries, 1)
    )


def found(reading: Reading, office: str, known_units: Sequence[Unit]) -> Founding:
    """Make a ledger's settings from a reading.

    Printed names are looked up in `known_units` and kept as aliases; names not known there get a group by their
    pattern and a finding. 各县区 becomes a duty of every unit with `in_all_counties`, not named.
    """
    units = PlanUnits(reading, known_units)
    items: list[Item] = []
    duties: list[Duty] = []
    lines: list[Line] = []
    shares: list[Share] = []
    used: set[str] = set()
    for order, read in enumerate(reading.items, 1):
        item = _item(read, order, used)
        items.append(item)
        duties += units.duties(item, read)
        made = _lines(item, read)
        lines += [line for line, _ in made]
        shares += units.shares(read, made)
    findings = (*units.findings(), *_own(office, reading.items), *_no_unit(reading.items))
    return Founding(units.all(), tuple(items), tuple(duties), tuple(lines), tuple(shares), findings)


def _item(read: ReadItem, order: int, used: set[str]) -> Item:
    base = read.no.translate(NOT_IN_IDS) or str(order)
    label = base
    for tail in (chr(code) for code in range(ord("b"), ord("z") + 1)):
        if label not in used:
            break
        label = base + tail
    if label in used:
        label = f"{base}_{order}"
    used.add(label)
    kind = item_kind.kind(read.text)
    lines = read.lines or ((read.line,) if read.line else ())
    return Item(label, read.no, read.text, read.section, order, kind, read.deadline, leaders=read.leaders, lines=lines)


def _lines(item: Item, read: ReadItem) -> list[tuple[Line, Metric | None]]:
    """Return the item's lines in the order their phrases stand in the text; a number before the phrase around it."""
    plain = Text.tight(read.text).raw
    spots: list[tuple[int, int, str, Metric | None]] = []
    low = 0
    for index, metric in enumerate(read.metrics):
        place = plain.find(metric.source, low) if metric.source else -1
        low = place if place >= 0 else low
        spots.append((low, index, metric.name, metric))
    for index, phrase in enumerate(read.milestones, len(spots)):
        place = plain.find(phrase)
        spots.append((place if place >= 0 else len(plain), index, phrase, None))
    out: list[tuple[Line, Metric | None]] = []
    for order, (_, _, name, stated) in enumerate(sorted(spots, key=lambda spot: spot[:2]), 1):
        kind = stated.kind if stated else Kind.MILESTONE
        out.append((Line(f"{item.id}-{order}", item.id, order, name, kind, _target(stated)), stated))
    return out


def _target(metric: Metric | None) -> Target | None:
    if metric is None:
        return None
    return Target(metric.value, metric.unit, metric.printed, metric.printed_unit, metric.op, metric.start)


def _own(office: str, items: Sequence[ReadItem]) -> Iterable[Finding]:
    """Say that the ledger's own office leads items itself, so that it fills its own form."""
    own = [item.no for item in items if office and names.key(office) in map(names.key, item.leads)]
    if own:
        yield Finding(Level.NOTE, f"本办（{office}）自己牵头 {len(own)} 项（第{'、'.join(own)}项），也会有一份表。")


def _no_unit(items: Sequence[ReadItem]) -> Iterable[Finding]:
    for item in items:
        if not item.leads:
            yield Finding(Level.WARNING, f"第{item.no}项没有写责任单位：{item.text[:20]}。没有单位就不发表，请先补上。")
