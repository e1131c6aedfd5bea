"""The counties' parts units propose: a lead for all counties, another unit for itself; a sum is told, never forced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from model.records import Figure, Key, Line, Unit
from model.rules import breakdown, own_level
from model.rules.plan_round import judge
from model.rules.plan_round.heard import Remark, heard
from model.rules.plan_round.schedules import about
from model.rules.who_gets_a_form import Setup
from model.terms import NOT_CONCERNED, AnyField, Level, PlanField

FIELDS = (PlanField.SHARE, PlanField.UNDIVIDED)

Values = dict[tuple[str, str], Decimal | None]


@dataclass(frozen=True, slots=True)
class Proposed:
    """Parts by (line, unit) that differ from the ledger's (None = no part), ticks of 不分解, what is left out or told.

    `units`: by line who proposes.
    """

    values: Values
    undivided: Mapping[str, bool]
    remarks: tuple[Remark, ...]
    units: Mapping[str, str]


def proposed(setup: Setup, figures: Iterable[Figure]) -> Proposed:
    """Return what is proposed for every line that can be divided; units who differ on a part are asked about."""
    lines = {line.id: line for line in setup.lines}
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.key.field in FIELDS and figure.key.line in lines:
            found[figure.key.line].append(figure)
    values: Values = {}
    ticks: dict[str, bool] = {}
    remarks: list[Remark] = []
    units: dict[str, str] = {}
    for line in (one for one in setup.lines if one.id in found):
        parts, tick = _of_line(setup, line, found[line.id], remarks)
        if parts or tick is not None:
            units[line.id] = found[line.id][0].key.unit
        values.update({(line.id, unit): value for unit, value in parts.items()})
        ticks.update({} if tick is None else {line.id: tick})
    return Proposed(values, ticks, tuple(remarks), units)


def _of_line(
    setup: Setup, line: Line, figures: Iterable[Figure], remarks: list[Remark]
) -> tuple[dict[str, Decimal | None], bool | None]:
    """Return a line's parts that change and its tick, nothing with a remark where something does not fit."""
    said = heard(figures)
    waits = list(said.remarks(about(line)))
    told: defaultdict[tuple[AnyField, str], dict[Key, str]] = defaultdict(dict)
    for key, value in said.values.items():
        told[key.field, key.county][key] = value
    differ = list(_differ(setup, line, told))
    remarks += [*waits, *differ]
    if waits or differ:
        return {}, None
    ticks = [value for (field, _), some in told.items() for value in some.values() if field is PlanField.UNDIVIDED]
    tick = ticks[0] == judge.YES if ticks else line.undivided
    held = {share.unit: share.value for share in setup.shares if share.line == line.id}
    parts = {
        place(setup, county): _value(next(iter(some.values())))
        for (field, county), some in told.items()
        if field is PlanField.SHARE
    }
    after = {unit: value for unit, value in {**held, **parts}.items() if value is not None}
    keys = tuple(sorted(said.values, key=lambda key: (key.field is not PlanField.SHARE, key)))
    wrong = _wrong(setup, line, parts, tick=tick)
    if wrong:
        remarks.append(Remark(Level.WARNING, f"{about(line)}{wrong}，先不采纳。", keys))
        return {}, None
    remarks += [Remark(Level.NOTE, told, keys) for told in _doubts(setup, line, {} if tick else after)]
    changed = {unit: value for unit, value in parts.items() if held.get(unit) != value}
    return changed, tick if tick != line.undivided else None


def _differ(setup: Setup, line: Line, told: Mapping[tuple[AnyField, str], Mapping[Key, str]]) -> Iterator[Remark]:
    shorts = {unit.id: unit.short for unit in setup.units}
    for (field, county), some in told.items():
        if len(set(some.values())) > 1:
            whose = "、".join(f"{shorts.get(key.unit, key.unit)}报{value}" for key, value in some.items())
            what = f"{_short(setup, county)}的任务" if field is PlanField.SHARE else field.word
            yield Remark(
                Level.WARNING, f"{about(line)}{what}报得不一样（{whose}），先不采纳，请商定一个。", tuple(some)
            )


def _wrong(setup: Setup, line: Line, parts: Mapping[str, Decimal | None], *, tick: bool) -> str:
    """Say why parts cannot be kept like this, "" where they can."""
    if tick and any(value is not None for value in parts.values()):
        return "定了不分解，又填了分县区任务，只能选一样"
    units = {unit.id: unit for unit in setup.units}
    for unit, value in parts.items():
        found = units.get(unit)
        if value is not None and found and found.successor:
            return f"“{found.short}”已并入“{units[found.successor].short}”，任务要填到后者"
    return ""


def _doubts(setup: Setup, line: Line, parts: Mapping[str, Decimal]) -> Iterator[str]:
    item = next(item for item in setup.items if item.id == line.item)
    own = own_level.find(setup.units) or own_level.new()
    units: list[Unit] = [*setup.units, own]
    return (f"{about(line)}{told}。" for told in breakdown.doubts(breakdown.of(item, line, parts), units))


def _value(text: str) -> Decimal | None:
    return None if text == NOT_CONCERNED else Decimal(text)


def place(setup: Setup, county: str) -> str:
    """Return the id of the unit a key's county means; 市本级 by its own, or the one that stands for it until it is."""
    own = own_level.find(setup.units)
    return own.id if county == own_level.ID and own else county


def _short(setup: Setup, county: str) -> str:
    unit = next((unit for unit in setup.units if unit.id == place(setup, county)), None)
    return unit.short if unit else own_level.new().short
