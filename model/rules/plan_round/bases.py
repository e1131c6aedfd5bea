"""What a form of the first round carries and shows: what stands, and where nothing does what the ledger agreed on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.records import Base, Grant, Key, View
from model.rules import merge
from model.rules.plan_round import keys


def bases_for(
    view: View, grants: Iterable[Grant], unit: str, period: str, agreed: Mapping[Key, str] | None = None
) -> dict[Key, Base]:
    """Return what a form to the unit carries for its rows; `agreed` is what the ledger's settings say.

    A cell in conflict or in question is shown blank, as on every form. What the settings say is shown without a base:
    left as it is, it says nothing, and changed it replaces nothing anybody stated.
    """
    rows = {(grant.line, grant.county) for grant in grants}
    out = {key: Base((), value) for key, value in (agreed or {}).items() if value}
    for key, figure in view.figures.items():
        if key.period == period and key.unit == unit and any(row in rows for row in keys.rows(key)):
            open_cell = figure.conflict or figure.asked
            out[key] = Base(merge.heads_of(view, key), "" if open_cell else figure.value or "")
    return out
