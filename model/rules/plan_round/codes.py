"""Which proposal is a statement of the first round part of: the code that names it, to show or to leave it out."""

from __future__ import annotations

from model.records import Key
from model.rules.plan_round import keys, sites
from model.rules.plan_round.parts import PlanPart
from model.terms import PlanField


def code(part: PlanPart, about: str) -> str:
    """Return what names a proposal about a line, a site or a unit."""
    return f"{part.value} {about}"


def of(key: Key) -> str:
    """Return the code of the proposal a statement is part of."""
    if key.field in keys.OF_UNIT:
        return code(PlanPart.CONTACTS, key.unit)
    if key.field in keys.OF_SITE:
        return code(PlanPart.SITE, sites.name_of(key.line, key.county))
    divided = key.field in (PlanField.SHARE, PlanField.UNDIVIDED)
    return code(PlanPart.SHARES if divided else PlanPart.SCHEDULE, key.line)
