"""Find which unit a printed name means."""

from __future__ import annotations

from collections.abc import Sequence

from model.records import Unit
from model.rules import han

RANKS = "市县区州旗"
"""A leading rank that plans print or leave out: 市住建局 and 住建局 are one office of one ledger."""

CITY = "市"

GOVERNMENTS = ("人民政府", "政府", "管委会", "管理委员会")


def key(name: str) -> str:
    """Return the form in which two printed names are compared: folded, without blanks and invisible marks."""
    return "".join(han.fold(name).translate(han.INVISIBLE).split())


def find(name: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return all units the name fits, none or several where the clerk must be asked.

    A name that fits as it stands (short, full, alias) outranks one that fits only without its rank
    (市住建局 for 住建局), its 人民政府, 管委会 (东海县人民政府 for 东海县) or its own city's name
    (连云港市住建局).
    """
    wanted = key(name)
    if not wanted:
        return ()
    exact = tuple(unit for unit in units if wanted in _keys(unit))
    if exact:
        return exact
    short = bare(wanted)
    loose = tuple(unit for unit in units if any(_fits(wanted, short, known) for known in _keys(unit)))
    return loose or find(_without_city(wanted, units), units)


def counties(name: str, counties: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return the counties a name fits, also without 县, 区, 市 (灌云); several where the clerk is asked."""
    wanted = key(name)
    short = tuple(one for one in counties if wanted and key(one.short)[-1:] in RANKS and key(one.short)[:-1] == wanted)
    return find(name, counties) or short


def _keys(unit: Unit) -> frozenset[str]:
    return frozenset(key(name) for name in (unit.short, unit.full, *unit.aliases) if name)


def _fits(wanted: str, short: str, known: str) -> bool:
    """Say whether the names are equal but for a rank that only one of them has, or a government's tail."""
    return short == known or wanted == bare(known) or place(wanted) == place(known)


def _without_city(name: str, units: Sequence[Unit]) -> str:
    """Return a folded name from the 市 of its city on (市住建局), "" where no unit's full name is of that city."""
    end = name.find(CITY, 2)
    city = name[: end + 1]
    return name[end:] if city and any(key(unit.full).startswith(city) for unit in units) else ""


def bare(name: str) -> str:
    """Return a folded name without its leading rank."""
    return name[1:] if len(name) > 3 and name[0] in RANKS else name


def place(name: str) -> str:
    """Return a folded name without 人民政府, 管委会 and their like."""
    for tail in GOVERNMENTS:
        if name.endswith(tail) and len(name) > len(tail) + 1:
            return name[: -len(tail)]
    return name
