"""What a form or a decision carries of what stands, so that it replaces exactly what it has seen (rules 4 and 6)."""

from __future__ import annotations

from collections.abc import Iterable

from model.records import Base, Figure, Grant, Key, View
from model.terms import Field


def heads_of(view: View, key: Key) -> tuple[str, ...]:
    """Return the ids of all records in force for a key, questions included: the bases of a decision."""
    figure = view.figures.get(key)
    return _names(figure) if figure else ()


def bases_for(view: View, grants: Iterable[Grant], unit: str, period: str) -> dict[Key, Base]:
    """Return what a form to the unit carries for its rows; keys of which nothing is known are left out.

    A cell in conflict or in question is shown blank: whatever the unit types there is then a statement, also
    when it confirms one of the values.
    """
    out: dict[Key, Base] = {}
    for grant in grants:
        for field in Field:
            key = Key(period, grant.line, unit, field, grant.county)
            figure = view.figures.get(key)
            if figure:
                open_cell = figure.conflict or figure.asked
                out[key] = Base(_names(figure), "" if open_cell else figure.value or "")
    return out


def _names(figure: Figure) -> tuple[str, ...]:
    return tuple(sorted({name for head in figure.heads for name in head.records}))
