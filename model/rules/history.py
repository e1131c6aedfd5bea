"""How did a line do in every round of the year: planned and done, its lights, and since when is it behind?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from model.records import ItemView, LineView, Round, RoundView
from model.rules import check_figures, published, reason, rollup
from model.rules.known import Known
from model.rules.published import Published
from model.terms import State

Years = Mapping[str, Sequence[RoundView]]
"""By line id its rounds, in the calendar's order."""


def years(known: Known) -> Years:
    """Return every line in every round it stands in; each round by its own target, schedule and leads.

    A closed round (封存) is what was published of it, whatever came in or was settled since.
    """
    out: defaultdict[str, list[RoundView]] = defaultdict(list)
    for part in rollup.apart(check_figures.shown(known)):
        for at in part.rounds:
            for line, one in _closed(part, at) if at.period in part.closed else _live(part, at):
                out[line].append(one)
    return out


def _closed(part: Known, at: Round) -> Iterator[tuple[str, RoundView]]:
    held = part.closed[at.period]
    yield from ((line.id, held[line.id]) for line in part.setup.lines if line.id in held)


def _live(part: Known, at: Round) -> Iterator[tuple[str, RoundView]]:
    setup = part.setup_at(at)
    for item in setup.items:
        heads = rollup.leads(setup, item.id)
        for line in setup.lines:
            yield line.id, _round(at, published.published(part, at, item, line, heads))


def _round(at: Round, told: Published) -> RoundView:
    due = told.pace.due
    return RoundView(
        round=at,
        due_value=due.value if due else None,
        due=due.percent if due else None,
        due_stage=due.stage if due else "",
        done=told.done,
        stage=told.stage,
        completion=told.pace.completion,
        light=told.light,
        light_word=told.light_word,
        reason=told.reason,
        corrected=told.light_correction is not None,
    )


def told(views: Sequence[ItemView], years: Years, at: Round) -> tuple[ItemView, ...]:
    """Return a round's items with each line's year, and in the reasons for how many rounds it is behind."""
    return tuple(_item(view, years, at) for view in views)


def _item(view: ItemView, years: Years, at: Round) -> ItemView:
    if view.state is State.ENDED:
        return replace(view, lines=tuple(replace(one, year=tuple(years.get(one.line.id, ()))) for one in view.lines))
    lines = tuple(_line(line, years.get(line.line.id, ()), at) for line in view.lines)
    return replace(view, lines=lines, reason=next((line.reason for line in lines if line.light is view.light), ""))


def _line(line: LineView, year: Sequence[RoundView], at: Round) -> LineView:
    rounds = reason.streak(one.light for one in year if one.round.end <= at.end)
    return replace(line, year=tuple(year), reason=reason.lasting(line.reason, rounds))
