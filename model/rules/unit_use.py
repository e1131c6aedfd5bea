"""What stands on a unit, so that it is not removed or merged away: duties, shares, sites, forms, figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.records import Facts, Issue, Receipt, Round, Site, Unit
from model.rules import merge
from model.rules.plan_round import keys
from model.rules.who_gets_a_form import LEADING, Setup
from model.terms import PLAN_ROUND


def words(
    setup: Setup,
    facts: Facts,
    receipts: Iterable[Receipt],
    rounds: Sequence[Round],
    unit: Unit,
    sites: Iterable[Site] = (),
) -> list[str]:
    """Return what still uses a unit, a clause each; [] where it may be removed."""
    duties = [duty for duty in setup.duties if duty.unit == unit.id]
    led = len({duty.item for duty in duties if duty.role in LEADING})
    others = len({duty.item for duty in duties}) - led
    shares = sum(share.unit == unit.id for share in setup.shares)
    placed = sum(site.county == unit.id for site in sites)
    below = [one.short for one in setup.units if one.parent == unit.id]
    merged = [one.short for one in setup.units if one.successor == unit.id]
    told = {one.period for one in receipts if one.unit == unit.id} | periods_told(facts, unit.id)
    sent = {one.period for one in issues(facts) if one.unit == unit.id or unit.id in _counties(one)}
    clauses = (
        (led, f"牵头{led}项"),
        (others, f"在{others}项里有责任"),
        (shares, f"有分解任务{shares}处"),
        (placed, f"有点位{placed}处"),
        (below, f"下面还有{'、'.join(below)}"),
        (merged, f"{'、'.join(merged)}并入了它"),
        (sent, f"发过{named(sent, rounds)}的表"),
        (told, f"报过{named(told, rounds)}的数"),
    )
    return [clause for stands, clause in clauses if stands]


def periods_told(facts: Facts, unit: str) -> set[str]:
    """Return the rounds for which figures in force stand in a unit's name, its column in a lead's form included."""
    live = merge.in_force(facts)
    keys = (key for record in facts.records if record.id in live for key in record.values)
    return {key.period for key in keys if unit in (key.unit, key.county)}


def issues(facts: Facts) -> list[Issue]:
    """Return the forms that left the office and were not taken back."""
    live = merge.in_force(facts)
    return [one for one in facts.issues if one.id in live]


def as_county(facts: Facts, unit: str) -> set[str]:
    """Return the rounds whose forms to leads have a column for the unit."""
    return {one.period for one in issues(facts) if unit in _counties(one)}


def named(periods: Iterable[str], rounds: Sequence[Round]) -> str:
    """Name rounds as the calendar does, in its order, the first round before them."""
    wanted = set(periods)
    first = [PLAN_ROUND] if any(map(keys.is_first, wanted)) else []
    later = [one.name for one in sorted(rounds, key=lambda one: one.end) if one.period in wanted]
    return "、".join((*first, *later))


def _counties(issue: Issue) -> set[str]:
    return {grant.county for grant in issue.grants if grant.county}
