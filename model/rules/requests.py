"""Which units ask that an item be adjusted or ended (申请调整, 申请终止)? Listed for the clerk, who decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.records import ItemChange, ItemView, Key, LineView, Request, Round, View
from model.rules import personal, status
from model.rules.status import Timeline
from model.terms import REQUEST_STAGES, Field, State, Status

ASKED = REQUEST_STAGES[1:]


def requests(view: View, views: Sequence[ItemView], at: Round, changes: Timeline) -> tuple[Request, ...]:
    """Return what units ask for in a round, in the plan's order; an item already ended is not asked about again.

    A change of the item from this round or a later one on (`changes`) answers the request.
    """
    figures = [key for key in view.figures if key.period == at.period and key.field is Field.STAGE]
    asking: dict[str, list[Key]] = {}
    for key in sorted(figures):
        if view.figures[key].value in ASKED:
            asking.setdefault(key.line, []).append(key)
    return tuple(
        one
        for item in views
        if item.state is not State.ENDED
        for line in item.lines
        for one in _of_line(view, item, line, asking.get(line.line.id, ()), _answer(changes.get(item.item.id, ()), at))
    )


def _answer(changes: Sequence[tuple[ItemChange, Round]], at: Round) -> str:
    later = [one for one in changes if one[1].end >= at.end and one[0].status is not Status.KEPT]
    return status.words(*later[0]) if later else ""


def _of_line(view: View, item: ItemView, line: LineView, keys: Sequence[Key], answer: str) -> Iterator[Request]:
    for key in keys:
        told = [view.figures.get(Key(key.period, key.line, key.unit, field)) for field in (Field.PROBLEM, Field.TEXT)]
        words = next((one.value for one in told if one and one.value), "")
        stage = view.figures[key].value or ""
        yield Request(
            item.item.no,
            line.line.id,
            line.line.name,
            key.unit,
            stage,
            personal.mask(words),
            item.item.id,
            answer,
        )
