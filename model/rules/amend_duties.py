"""Who answers for an item from a round on? What other leads and co-units make of the duties it had."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from model.records import Duty, Unit
from model.rules.who_gets_a_form import LEADING
from model.terms import Role


@dataclass(frozen=True, slots=True)
class Duties:
    """What to keep and what to take away so that the wanted units stand in the item."""

    save: tuple[Duty, ...] = ()
    remove: tuple[Duty, ...] = ()

    def __add__(self, other: Duties) -> Duties:
        """Return both together."""
        return Duties(self.save + other.save, self.remove + other.remove)


def in_force(duties: Iterable[Duty], begun: Container[str]) -> list[Duty]:
    """Return the duties that hold once these rounds have begun, in their order."""
    held = (one for one in duties if not one.since or one.since in begun)
    return sorted((one for one in held if not one.until or one.until not in begun), key=lambda one: one.order)


def named(duties: Iterable[Duty], roles: Container[Role]) -> list[str]:
    """Return the units that stand by name in one of these roles, in their order."""
    return [one.unit for one in sorted(duties, key=lambda one: one.order) if one.named and one.role in roles]


def leading(duties: Iterable[Duty]) -> Role:
    """Return how an item calls the units that answer for it: 牵头单位, or 责任单位 where it names no lead."""
    roles = [one.role for one in duties if one.named and one.role in LEADING]
    return Role.RESPONSIBLE if roles and Role.LEAD not in roles else Role.LEAD


def from_round(item: str, duties: Sequence[Duty], role: Role, wanted: Sequence[str], since: str,
               begun: Container[str]) -> Duties:  # fmt: skip
    """Return what gives an item these units in a role from a round on; the rounds before keep theirs.

    `begun`: the rounds up to and with `since`. Changes made for later rounds give way.
    """
    roles = LEADING if role in LEADING else (role,)
    own = [one for one in duties if one.named and one.role in roles]
    held = in_force(own, begun)
    later = tuple(one for one in own if one.since and one.since not in begun)
    if role in LEADING and [one.unit for one in held] != list(wanted):
        ended, fresh = held, list(wanted)  # the first of them reports, so a new order is a new duty
    else:
        ended = [one for one in held if one.unit not in wanted]
        fresh = [unit for unit in wanted if unit not in [one.unit for one in held]]
    first = max((one.order for one in duties), default=0) + 1 if role not in LEADING else 1
    must = {one.unit for one in own if one.must_fill}
    made = [Duty(item, unit, role, True, unit in must, first + place, since) for place, unit in enumerate(fresh)]
    keys = {(one.unit, one.role, one.since) for one in made}
    gone = tuple(one for one in ended if one.since == since and (one.unit, one.role, since) not in keys)
    until = tuple(replace(one, until=since) for one in ended if one.since != since)
    stays = tuple(replace(one, until="") for one in held if one.until and one not in ended)
    return Duties((*until, *stays, *made), (*gone, *later))


def all_year(item: str, duties: Sequence[Duty], role: Role, wanted: Sequence[str], units: Iterable[Unit]) -> Duties:
    """Return what gives an item these units in a role as if it had never been otherwise.

    A county that loses its name there stays in through 各县区 where the item means them.
    """
    roles = LEADING if role in LEADING else (role,)
    own = [one for one in duties if one.named and one.role in roles]
    must = {one.unit for one in own if one.must_fill}
    base = 0 if role in LEADING else max((one.order for one in duties if one.role in LEADING), default=0)
    made = [Duty(item, unit, role, True, unit in must, base + place) for place, unit in enumerate(wanted, 1)]
    collective = {one.role for one in duties if not one.named}
    counties = {unit.id for unit in units if unit.in_all_counties}
    lost = [one for one in own if one.unit not in wanted and one.unit in counties and one.role in collective]
    made += [replace(one, named=False, must_fill=False, since="", until="") for one in lost]
    keys = {(one.unit, one.role) for one in made}
    return Duties(tuple(made), tuple(one for one in own if one.since or (one.unit, one.role) not in keys))
