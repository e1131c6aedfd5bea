"""并入: from a round on one unit takes over another's duties and shares; earlier rounds stay as they were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from model.records import Issue, Round, Unit
from model.rules import identity, unit_changes, unit_use
from model.rules.who_gets_a_form import LEADING
from model.work.change_units import UnitsPlan
from model.work.change_units import do as do
from model.work.ledger import Ledger, Standing, find_round, standing
from model.work.whose_form import find_unit


def plan(ledger: Ledger, unit: str, into: str, period: str) -> UnitsPlan:
    """Say what a merger from a round on would do; units are ids or names, and nothing is written.

    Raises ClerkError where a unit or the round is unknown. The change is undone like any other act.
    """
    now = standing(ledger)
    old, new, at = _unit(now, unit), _unit(now, into), find_round(now, period)
    found = (*unit_changes.merger_problems(now.setup.units, old, new), *_too_early(now, old, at))
    waiting = _waiting(now, old, at)
    return UnitsPlan(
        says=tuple(_told(now, old, new, at, waiting)),
        problems=found,
        notes=(),
        title=f"“{old.short}”从{at.name}起并入“{new.short}”",
        last_act=now.last_act,
        again=partial(plan, unit=old.id, into=new.id, period=at.period),
        save=() if found else (replace(old, successor=new.id, until=at.period),),
        issues=tuple(identity.seal(replace(one, id="", unit=new.id, bases={})) for one in waiting),
    )


def _unit(now: Standing, name: str) -> Unit:
    return next((one for one in now.setup.units if one.id == name), None) or find_unit(now, name)


def _from(now: Standing, at: Round) -> set[str]:
    """Return the rounds a change from this one on touches."""
    return {one.period for one in now.known.rounds if one.end >= at.end}


def _too_early(now: Standing, old: Unit, at: Round) -> Iterator[str]:
    """Yield why the merger must begin later: figures would stand in the name of a unit no longer there."""
    later, rounds = _from(now, at), now.known.rounds
    if told := unit_use.periods_told(now.facts, old.id) & later:
        named = unit_use.named(told, rounds)
        yield f"“{old.short}”已经报了{named}的数，并入要从以后的期次起；要从{at.name}起的，请先撤销那些收回和填报。"
    if columns := unit_use.as_county(now.facts, old.id) & later:
        named = unit_use.named(columns, rounds)
        yield f"{named}发出的表里有“{old.short}”一栏，并入要从以后的期次起；要从{at.name}起的，请先撤销那次发表。"


def _waiting(now: Standing, old: Unit, at: Round) -> list[Issue]:
    """Return the old unit's forms of rounds it no longer stands in: whoever fills them fills for the successor."""
    later = _from(now, at)
    return [one for one in unit_use.issues(now.facts) if one.unit == old.id and one.period in later]


def _told(now: Standing, old: Unit, new: Unit, at: Round, waiting: list[Issue]) -> Iterator[str]:
    setup = now.known.setup_at(at)
    duties = [duty for duty in setup.duties if duty.unit == old.id]
    led = sum(duty.role in LEADING for duty in duties)
    shares = sum(share.unit == old.id for share in setup.shares)
    taken = f"牵头{led}项、其他责任{len(duties) - led}项、分解任务{shares}处由“{new.short}”接办"
    yield f"“{old.short}”从{at.name}起并入“{new.short}”，{taken}。"
    yield f"{at.name}以前各期的表、数和亮灯不变，仍是“{old.short}”的。"
    yield f"以“{old.short}”的名义报来的{at.name}及以后的表，按“{new.short}”收。"
    if waiting:
        names = unit_use.named({one.period for one in waiting}, now.known.rounds)
        yield f"“{old.short}”手里{names}的表还可以报，按“{new.short}”收；也请给“{new.short}”重新发表。"
