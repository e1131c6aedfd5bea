"""What did units write that cannot be adopted yet? "1—3月 9，1—6月 5"; what differs is told side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.records import Asked, Figure, Key
from model.rules import own_level
from model.rules.plan_round import days
from model.terms import PlanField


def words(figures: Mapping[Key, Figure], some: Iterable[Key], names: Mapping[str, str], year: int) -> str:
    """Write what stands under some keys, each with its round, county or column.

    `names`: rounds and units by id; `year`: the plan's, which days are written without.
    """
    order = tuple(PlanField)
    known = {own_level.ID: own_level.new().short, **names}
    keys = sorted(some, key=lambda key: (order.index(PlanField(key.field)), key))
    told = (f"{_of(key, known)} {'／'.join(_values(figures[key], year))}" for key in keys if key in figures)
    return "，".join(dict.fromkeys(told))


def _of(key: Key, names: Mapping[str, str]) -> str:
    parted = key.field in (PlanField.PLANNED, PlanField.SHARE)
    return names.get(key.county, key.field.word) if parted else key.field.word


def _values(figure: Figure, year: int) -> list[str]:
    values = (head.value.raw if isinstance(head.value, Asked) else head.value for head in figure.heads)
    return list(dict.fromkeys(days.words(" ".join(value.split()), year) for value in values))
