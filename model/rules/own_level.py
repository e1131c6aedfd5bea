"""市本级: the city's own part of a target, a row of its own that its lead reports; nobody is sent a form for it."""

from __future__ import annotations

from collections.abc import Iterable

from model.records import Unit
from model.rules import names
from model.rules.who_gets_a_form import is_own_level
from model.terms import COUNTY

ID = "?own"
"""Stands for the row in a grid while the ledger has none yet; it is made when something is put there."""

WORDS = ("市本级", "本级", "市级", "市直", "区本级", "县本级")


def find(units: Iterable[Unit]) -> Unit | None:
    """Return the city's own row, None where the ledger has none yet."""
    return next((unit for unit in units if is_own_level(unit)), None)


def new(city_rank: str = "市") -> Unit:
    """Return the row as it is made; `city_rank` is the ledger's own level (市, 区, 县)."""
    return Unit(ID, f"{city_rank}本级", f"{city_rank}本级", COUNTY, 0)


def means(name: str) -> bool:
    """Say whether a heading means the city's own row."""
    return names.key(name) in WORDS
