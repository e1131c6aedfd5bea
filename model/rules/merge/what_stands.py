"""The figure for every stated key (rule 5)."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from decimal import Decimal

from model.records import Asked, Facts, Figure, Head, Key, Value, View
from model.rules.merge.settle import Heads, heads
from model.rules.merge.statements import gather
from model.terms import NUMBERS

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def view(facts: Facts, lower: Container[str] = ()) -> View:
    """Compute what stands; `lower` holds the ids of the lines whose figure is better the lower it is.

    Facts are sealed; their order and repeats do not matter. A key of which nothing is left has no figure.
    """
    found = gather(facts)
    figures = {}
    for key, records in found.by_key.items():
        first = records[0]
        if len(records) == 1 and len(first.values[key]) == 1 and not found.forms.showed_any(first):
            figures[key] = _alone(key, Head(first.values[key][0], (first.id,)))
        elif values := heads(found.said(key)):
            figures[key] = figure(key, values, key.line in lower)
    return View(figures, found.quarantined, found.live)


def figure(key: Key, values: Heads, lower_is_better: bool = False) -> Figure:
    """Make the figure of the values in force: numbers by size, then texts by their first record, then questions."""
    some = [Head(value, names) for value, names in values.items()]
    if len(some) == 1:
        return _alone(key, some[0])
    some.sort(key=lambda head: _rank(key, head))
    certain = [head for head in some if not isinstance(head.value, Asked)]
    return Figure(
        key=key,
        heads=tuple(some),
        value=_to_show(key, certain, lower_is_better),
        conflict=len(certain) > 1,
        asked=len(certain) < len(some),
    )


def _alone(key: Key, head: Head) -> Figure:
    """Make the figure of a key about which one value stands; most keys are such, so it is short."""
    asked = isinstance(head.value, Asked)
    return Figure(key, (head,), None if asked else str(head.value), False, asked)


def _to_show(key: Key, certain: Sequence[Head], lower_is_better: bool) -> str | None:
    """Return the agreed value; while there are several, the least flattering number, or the first text."""
    numbers = [head for head in certain if _is_number(key, head.value)]
    chosen = (numbers or certain)[-1 if numbers and lower_is_better else 0 :][:1]
    return str(chosen[0].value) if chosen else None


def _rank(key: Key, head: Head) -> tuple[int, Decimal, str, str]:
    if isinstance(head.value, Asked):
        return 2, Decimal(0), "", head.value.raw
    if _is_number(key, head.value):
        return 0, Decimal(head.value), "", head.value
    return 1, Decimal(0), head.records[0], head.value


def _is_number(key: Key, value: Value) -> bool:
    return key.field in NUMBERS and isinstance(value, str) and bool(_NUMBER.fullmatch(value))
