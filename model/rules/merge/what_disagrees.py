"""Which figures disagree, and which of them stand in the way of a formal report (rule 5)."""

from __future__ import annotations

from model.records import Figure, View
from model.terms import Field

BLOCKING = (Field.DONE, Field.STAGE)
"""Only figure and stage; two differing texts are both kept and hold nothing up."""


def conflicts(view: View) -> tuple[Figure, ...]:
    """Return the figures in conflict, in the order of their keys."""
    return tuple(sorted((one for one in view.figures.values() if one.conflict), key=lambda one: one.key))


def blocking(view: View, period: str = "") -> tuple[Figure, ...]:
    """Return the conflicts a formal report must name a reason for; `period` "" asks for all rounds."""
    return tuple(
        one for one in conflicts(view) if one.key.field in BLOCKING and (not period or one.key.period == period)
    )
