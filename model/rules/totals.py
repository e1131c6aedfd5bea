"""How many items has a round in all: on the list, ended, adjusted, corrected, silent? Every count foots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.records import ItemView
from model.rules import light as lights
from model.terms import Light, State, Status


@dataclass(frozen=True, slots=True)
class Totals:
    """Items of a round. `items` = `ended` + `standing`; the `lights` of those standing add up to `standing`.

    `silent`: their lead told nothing of any line. `corrected`: a light or figure is the office's own.
    """

    items: int
    ended: int
    adjusted: int
    standing: int
    silent: int
    corrected: int
    lights: Mapping[Light, int]

    @property
    def words(self) -> str:
        """Say it: 120项, or 120项（终止1项，在册119项）."""
        told = ((self.ended, Status.ENDED.word), (self.adjusted, Status.ADJUSTED.word))
        parts = [f"{word}{many}项" for many, word in told if many]
        return f"{self.items}项" + (f"（{'，'.join(parts)}，在册{self.standing}项）" if parts else "")


def of(views: Sequence[ItemView]) -> Totals:
    """Count a round's items."""
    stand = [view for view in views if view.state is not State.ENDED]
    return Totals(
        items=len(views),
        ended=len(views) - len(stand),
        adjusted=sum(view.change is not None for view in stand),
        standing=len(stand),
        silent=sum(bool(view.lines) and not any(line.reported for line in view.lines) for view in stand),
        corrected=sum(corrected(view) for view in stand),
        lights={one: sum(view.light is one for view in stand) for one in lights.SEVERITY},
    )


def corrected(view: ItemView) -> bool:
    """Say whether a light or figure of an item is the office's own (核定)."""
    return any(line.light_correction or line.figure_correction for line in view.lines)
