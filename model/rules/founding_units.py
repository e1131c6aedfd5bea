"""Find or make the units a plan needs, and say who stands in which role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from model.records import Duty, Finding, Item, Line, Metric, Reading, ReadItem, Share, Unit
from model.rules import names, unit_groups
from model.terms import COUNTY, UNIT_GROUPS, ZONE, Level, Role


@dataclass
class PlanUnits:
    """The units a plan needs, found or made as its names are met."""

    reading: Reading
    known: Sequence[Unit]
    used: dict[str, Unit] = field(default_factory=dict)
    by_name: dict[str, str] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take in every printed name first, so that ids follow the official order, not the plan's.

        Known units with an id are those of an earlier ledger: they all stay, under their ids.
        """
        self.used = {unit.id: unit for unit in self.known if unit.id}
        self.known = [replace(unit, id=unit.id or f"?k{place}") for place, unit in enumerate(self.known)]
        printed = [name for item in self.reading.items for name in (*item.leads, *item.co, *item.assessors)]
        parts = [part.unit for item in self.reading.items for part in item.allocations]
        covered = {unit_groups.collective(name) for name in printed}
        for name in (*printed, *parts):
            if not unit_groups.collective(name):
                self._take(name)
        if covered & {"counties", "zones"}:
            self._cover()
        self._number()

    def all(self) -> tuple[Unit, ...]:
        """Return the units in official order."""
        return tuple(sorted(self.used.values(), key=lambda unit: unit.order))

    def duties(self, item: Item, read: ReadItem) -> list[Duty]:
        """Return an item's duties in printed order; units that stand only through 各县区 come not named."""
        lead = Role.RESPONSIBLE if read.responsible_only else Role.LEAD
        stated = [(name, lead) for name in read.leads]
        stated += [(name, Role.CO) for name in read.co] + [(name, Role.ASSESSOR) for name in read.assessors]
        out: dict[str, Duty] = {}
        for named in (True, False):
            for name, role in stated:
                for unit in self._meant(name, named):
                    out.setdefault(unit, Duty(item.id, unit, role, named, order=len(out) + 1))
        return list(out.values())

    def shares(self, read: ReadItem, made: Sequence[tuple[Line, Metric | None]]) -> list[Share]:
        """Return the item's shares in the printed measure of the line they divide."""
        out: list[Share] = []
        for part in read.allocations:
            line = next(((li, m) for li, m in made if m and (m.name == part.metric or not part.metric)), None)
            if line is None or line[1] is None or line[1].value == 0:
                continue
            printed = part.value * line[1].printed / line[1].value
            for unit in self._meant(part.unit, True):
                out.append(Share(line[0].id, unit, printed))
        return out

    def findings(self) -> list[Finding]:
        """Return what the clerk should look at: strange names, doubtful ones, groups without a list."""
        out = []
        if self.strange:
            listed = "、".join(self.strange)
            out.append(Finding(Level.NOTE, f"单位名录里没有这些单位，已按名称归类，请核对：{listed}。"))
        out += [Finding(Level.WARNING, sentence) for sentence in self.doubtful]
        if self.groups:
            listed = "、".join(dict.fromkeys(self.groups))
            out.append(
                Finding(Level.WARNING, f"“{listed}”是一组单位，没有名单，现在不给它们发表；需要的请逐个补进单位。")
            )
        return out

    def _meant(self, name: str, named: bool) -> list[str]:
        """Return the ids a printed name means: one unit, or not named the members of a set."""
        covers = unit_groups.collective(name)
        if not covers:
            return [self.by_name[names.key(name)]] if named else []
        if named:
            return []
        if covers == "others":
            self.groups.append(name)
            return []
        members = [unit for unit in self.all() if unit.in_all_counties]
        if covers == "zones":
            members = [unit for unit in members if unit.group == ZONE]
        if not members:
            self.groups.append(name)
        return [unit.id for unit in members]

    def _take(self, name: str) -> None:
        """Find or make the unit a name means."""
        key = names.key(name)
        if key in self.by_name:
            return
        fits = names.find(name, [*self.known, *(u for u in self.used.values() if u.id.startswith("?n"))])
        if len(fits) == 1:
            unit = self.used.get(fits[0].id, fits[0])
            if name not in (unit.short, unit.full, *unit.aliases):
                unit = replace(unit, aliases=(*unit.aliases, name))
        else:
            unit = Unit(f"?n{len(self.strange)}", name, name, unit_groups.group(name), 10_000 + len(self.used))
            self.strange.append(name)
            if fits:
                either = "、".join(fit.short for fit in fits)
                self.doubtful.append(f"“{name}”可能是 {either}，分不清，已另立一个单位，请核对。")
        self.used[unit.id] = unit
        self.by_name[key] = unit.id

    def _cover(self) -> None:
        """Take in what 各县区 covers: the list's own set, else every county and zone the plan prints."""
        members = [unit for unit in self.known if unit.in_all_counties]
        for unit in members:
            self.used.setdefault(unit.id, unit)
        if members:
            return
        self.used = {
            key: replace(unit, in_all_counties=unit.group in (COUNTY, ZONE)) for key, unit in self.used.items()
        }
        inside = [unit.short for unit in self.used.values() if unit.in_all_counties]
        if inside:
            listed = "、".join(inside)
            self.doubtful.append(f"名录里没有写各县区包括哪些，先按文件里出现的算：{listed}。请核对。")

    def _number(self) -> None:
        """Give ids and orders: the list's order first, then the order of the groups, then the plan's."""
        rank = {group: place for place, group in enumerate(UNIT_GROUPS)}
        ordered = sorted(self.used.values(), key=lambda unit: (rank.get(unit.group, 99), unit.order))
        ids = {}
        for order, unit in enumerate(ordered, 1):
            own = f"u{order:02}" if unit.id.startswith("?") else unit.id
            while own != unit.id and own in self.used:
                own += "b"
            ids[unit.id] = replace(unit, id=own, order=order)
        self.used = {unit.id: unit for unit in ids.values()}
        self.by_name = {key: ids[old].id for key, old in self.by_name.items()}
