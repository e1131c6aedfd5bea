"""Which targets had a line over the year, from which round, by whose word? For the editor of the living ledger."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from model.records import Target
from model.store import history
from model.work.change_target import find_line
from model.work.ledger import Ledger, standing


@dataclass(frozen=True, slots=True)
class HeldTarget:
    """A target and where it comes from; `since` names its round ("1—7月", "年初"), `period` is "" for the first.

    `stands`: neither replaced nor undone. `act`, `at`: the act that kept it, and when.
    """

    since: str
    period: str
    target: Target
    reason: str
    document: str
    date: datetime.date | None
    act: int
    at: str
    stands: bool = True


def targets(ledger: Ledger, line: str) -> tuple[HeldTarget, ...]:
    """Return a line's targets in the order of the calendar; () for one without. Raises ClerkError for no such line."""
    now = standing(ledger)
    about, _ = find_line(now, line)
    if about.target is None:
        return ()
    order = {one.period: place for place, one in enumerate(now.known.rounds)}
    names = {one.period: one.name for one in now.known.rounds}
    act = history.added(ledger, line)
    said = ("计划原定", now.plan.doc_no, now.plan.date) if act.number == 1 else ("新增", "", None)
    first = HeldTarget(names.get(about.since, "年初"), about.since, about.target, *said, act.number, act.at)
    later = [
        HeldTarget(
            names.get(one.period, one.period),
            one.period,
            one.target,
            one.reason,
            one.document,
            one.date,
            done.number,
            done.at,
            stands,
        )
        for done, one, stands in history.target_changes(ledger, line)
    ]
    told = {(one.act, one.target) for one in later}
    begin = () if (first.act, first.target) in told else (first,)
    return (*begin, *sorted(later, key=lambda one: (order.get(one.period, -1), one.act)))
