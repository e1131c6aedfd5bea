"""Which schedule of a line holds in a round: the last one agreed on or before it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model.records import Round, Schedule
from model.terms import Preset


@dataclass(frozen=True, slots=True)
class Agreed:
    """A schedule with its points by day: the end of the round each is due in, in order."""

    schedule: Schedule
    preset: Preset
    since: datetime.date
    points: tuple[tuple[datetime.date, str], ...] = ()


Timeline = Mapping[str, Sequence[Agreed]]
"""By line id what was agreed, in the calendar's order."""


def timeline(schedules: Iterable[Schedule], rounds: Iterable[Round]) -> Timeline:
    """Put schedules in the calendar's order; every round they name is one of the calendar."""
    known = {one.period: one for one in rounds}
    out: defaultdict[str, list[Agreed]] = defaultdict(list)
    for schedule in schedules:
        out[schedule.line].append(agreed(schedule, known))
    return {line: sorted(found, key=lambda one: one.since) for line, found in out.items()}


def agreed(schedule: Schedule, rounds: Mapping[str, Round]) -> Agreed:
    """Return a schedule with its rounds looked up."""
    points = tuple(sorted((rounds[one.period].end, one.value) for one in schedule.points))
    since = rounds[schedule.since].end if schedule.since else datetime.date.min
    return Agreed(schedule, Preset(schedule.preset), since, points)


def at(line: str, known: Timeline, when: Round) -> Agreed | None:
    """Return what holds in a round, None while 未定序时; what was agreed later has no part in it."""
    past = [one for one in known.get(line, ()) if one.since <= when.end]
    return past[-1] if past and past[-1].preset is not Preset.NONE else None
