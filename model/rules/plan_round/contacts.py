"""The contacts units name for themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from model.records import Figure, Unit
from model.rules.plan_round import keys
from model.rules.plan_round.heard import Proposal, Remark, heard
from model.terms import PlanField

_FIELDS = {
    PlanField.LEADER: "chief",
    PlanField.CONTACT: "contact",
    PlanField.POST: "post",
    PlanField.PHONE: "phone",
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """The units to save with what they change, and what is left out."""

    save: tuple[tuple[Proposal, Unit], ...]
    remarks: tuple[Remark, ...]


def proposed(units: Sequence[Unit], figures: Iterable[Figure]) -> Proposed:
    """Return each unit with the contacts it names; what waits for the clerk leaves only its own field out."""
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.key.field in keys.OF_UNIT:
            found[figure.key.unit].append(figure)
    save: list[tuple[Proposal, Unit]] = []
    remarks: list[Remark] = []
    for unit in (one for one in units if one.id in found):
        said = heard(found[unit.id])
        remarks += said.remarks(f"{unit.short} 联络员：")
        stated = {key.field: value for key, value in said.values.items()}
        changes = {name: stated[field] for field, name in _FIELDS.items() if field in stated}
        after = replace(unit, **changes)  # type: ignore[arg-type]
        if after != unit:
            save.append((_proposal(unit, after), after))
    return Proposed(tuple(save), tuple(remarks))


def _proposal(was: Unit, now: Unit) -> Proposal:
    changes = [
        f"{field.word} {getattr(was, name) or '无'} → {getattr(now, name)}"
        for field, name in _FIELDS.items()
        if getattr(was, name) != getattr(now, name)
    ]
    text = "；".join([f"{now.short} {changes[0]}", *changes[1:]])
    return Proposal(f"contacts {now.id}", now.id, text, now.full or now.short, told(was) or "无", told(now))


def told(unit: Unit) -> str:
    """Write a unit's contacts, "" where it has none."""
    return "，".join(f"{field.word} {getattr(unit, name)}" for field, name in _FIELDS.items() if getattr(unit, name))
