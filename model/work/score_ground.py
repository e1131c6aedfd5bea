"""What an evaluation stands on, out of the ledger: published rounds, receipts, returned copies, notes; reads only."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from model.records import Closing, PeriodView, Published, Round
from model.records.score import RuleBook, ScoreNote
from model.rules import merge, rollup, schedule
from model.rules.plan_round import keys
from model.rules.score.ground import Ground, Returned
from model.store import records, scores
from model.terms import Field, FormState
from model.work import closed_rounds, look, plan_round, published, slips
from model.work.ledger import Ledger, Standing, find_round, lower, standing
from model.work.progress import Tick, silent


def ground(
    ledger: Ledger,
    book: RuleBook,
    period: str,
    day: datetime.date,
    *,
    until: int | None = None,
    closings: Sequence[tuple[str, str]] = (),
    tick: Tick = silent,
) -> Ground:
    """Return what an evaluation as of a round stands on; `until`: with notes and 督办单 as they stood after it.

    `closings`: rounds with the mark they were closed under then; they count as frozen by that closing, and their files
    as they had come in by then.
    """
    now = standing(ledger)
    at = find_round(now, period)
    seen = tuple(_seen(ledger, now, at, dict(closings), tick))
    then = _then(ledger, now, until) if closings and until is not None else now
    whose = {one: then if one in dict(closings) else now for one in (each.period for each in now.known.rounds)}
    notes: tuple[ScoreNote, ...] = scores.notes(ledger, until)
    return Ground(
        book=book,
        rounds=[view for view, _ in seen],
        day=day,
        notes=notes,
        returned=tuple(
            Returned(issue.unit, issue.period, act)
            for issue, act in look.sent_back(ledger, then)
            if until is None or act <= until
        ),
        slips=slips.overdue(ledger, day, until),
        all_slips=slips.scored(ledger, day, until),
        files=_files(ledger, whose),
        places=_places(ledger, whose[at.period], at),
        no_plan=_no_plan(ledger, now, day),
        no_stages=_no_stages(ledger, now, at),
        closings={view.round.period: closing.mark for view, closing in seen if closing is not None},
    )


def last_told(ledger: Ledger) -> str:
    """Return the last round anything came back for, the calendar's first while nothing did."""
    now = standing(ledger)
    back = {one.period for one in records.receipts(ledger)} | {key.period for key in now.known.view.figures}
    rounds = sorted(now.known.rounds, key=lambda one: one.end)
    return next((one.period for one in reversed(rounds) if one.period in back), rounds[0].period)


def _then(ledger: Ledger, now: Standing, act: int) -> Standing:
    """Return a ledger read already with the facts as they stood after an act."""
    view = merge.view(records.facts_until(ledger, act), lower(now.setup))
    return replace(now, known=replace(now.known, view=view))


def _seen(
    ledger: Ledger, now: Standing, at: Round, then: Mapping[str, str], tick: Tick
) -> Iterator[tuple[PeriodView, Closing | None]]:
    """Yield the rounds up to one as they are published; without those in which nothing was asked or told."""
    told = {one.period for one in records.sent(ledger)} | {key.period for key in now.known.view.figures}
    told |= {at.period, *closed_rounds.current(ledger), *then}
    rounds = [
        one for one in sorted(now.known.rounds, key=lambda one: one.end) if one.end <= at.end and one.period in told
    ]
    for number, one in enumerate(rounds):
        tick(number, len(rounds), one.name)
        former = _former(ledger, one.period, then.get(one.period, ""))
        found = published.look(ledger, one.period) if former is None else former
        yield found.view, found.closing


def _former(ledger: Ledger, period: str, mark: str) -> Published | None:
    """Return a round as the closing of that mark froze it, whatever became of it since; None without mark."""
    closing = closed_rounds.marked(ledger, period, mark) if mark else None
    return None if closing is None else Published(closed_rounds.view(ledger, closing), closing)


def _files(ledger: Ledger, whose: Mapping[str, Standing]) -> dict[tuple[str, str], str]:
    """Return by (period, unit) the file its form came in, the first one in force."""
    out: dict[tuple[str, str], str] = {}
    for one in records.receipts(ledger):
        if one.period in whose and one.record in whose[one.period].known.view.live:
            out.setdefault((one.period, one.unit), PurePath(one.file).name)
    return out


def _places(ledger: Ledger, now: Standing, at: Round) -> dict[tuple[str, str, str], str]:
    """Return by (period, line, unit) the file, sheet and cell of the figure in force."""
    found = {(one.record, one.key): one for one in records.places(ledger, at.period)}
    out: dict[tuple[str, str, str], str] = {}
    for key, figure in now.known.view.figures.items():
        if key.period != at.period or key.field not in (Field.DONE, Field.STAGE):
            continue
        for name in (name for head in figure.heads for name in head.records):
            if (name, key) in found:
                place = found[name, key]
                told = " ".join(part for part in (PurePath(place.file).name, place.sheet, place.cell) if part)
                if key.field is Field.DONE or (key.period, key.line, key.county or key.unit) not in out:
                    out[key.period, key.line, key.county or key.unit] = told
                break
    return out


def _no_plan(ledger: Ledger, now: Standing, day: datetime.date) -> tuple[str, ...]:
    """Return the units whose 分解方案表 is missing; while it is not due yet nobody's is."""
    due = {one.unit: one.due for one in records.sent(ledger, keys.first_round(now.plan.year).period)}
    return tuple(
        one.unit.id
        for one in plan_round.of(ledger, now).units
        if one.form is FormState.MISSING and due.get(one.unit.id, day) < day
    )


def _no_stages(ledger: Ledger, now: Standing, at: Round) -> Mapping[str, str]:
    """Return by unit the lines it leads that have no schedule although its 分解方案表 came back."""
    back = {one.unit.id for one in plan_round.of(ledger, now).units if one.form in (FormState.RETURNED, FormState.LATE)}
    setup, bare = now.known.setup_at(at), defaultdict[str, list[str]](list)
    for line in setup.lines:
        if schedule.at(line.id, now.known.schedules, at) is None:
            for unit in rollup.leads(setup, line.item):
                bare[unit.id].append(line.id)
    return {unit: "、".join(lines) for unit, lines in bare.items() if unit in back}
