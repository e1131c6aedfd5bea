"""What holds now of what a statement of the first round is about, to stand beside what its unit wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.records import Key, Site
from model.rules import breakdown
from model.rules.plan_round import contacts, keys, schedules, sites
from model.rules.plan_round.schedules import Ground
from model.rules.who_gets_a_form import Setup
from model.terms import PlanField


def words(on: Ground, setup: Setup, have: Sequence[Site], key: Key, names: Mapping[str, str]) -> str:
    """Write the schedule, the parts, the site or the contacts in force, 无 where there is none; `names`: of units."""
    if key.field in keys.OF_UNIT:
        return next((contacts.told(unit) for unit in setup.units if unit.id == key.unit), "") or schedules.NONE
    if key.field in keys.OF_SITE:
        wanted = sites.name_of(key.line, key.county)
        found = (one for one in have if sites.name_of(one.item, keys.site_part(one.county, one.name)) == wanted)
        return sites.told(next(found, None), on.year)
    if key.field in (PlanField.SHARE, PlanField.UNDIVIDED):
        lines = (one for one in breakdown.all_lines(setup) if one.line.id == key.line)
        return next((breakdown.parts(one, names) for one in lines), "") or schedules.NONE
    line = on.lines.get(key.line)
    return schedules.told(on, line, on.held(line.id)) if line else schedules.NONE
