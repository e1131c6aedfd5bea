"""Which colour does a 督办单 bear on a day, and how many days is it overdue?

蓝: its date is near. 黄: the line was behind when it was filed, its reply was sent back, or a reminder's date passed
without one. 红: its own date passed. So the next colour comes when a date passes; an open slip never fades by itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from model.records.slips import Slip, SlipStep
from model.rules import slip_flow
from model.terms_slip import SlipColour, SlipMove, SlipState

SOON = 7
"""Days before its date from which a slip is blue."""
COLOURS = (SlipColour.NONE, SlipColour.BLUE, SlipColour.YELLOW, SlipColour.RED)
SETTLED = (SlipState.ACCEPTED, SlipState.CLOSED, SlipState.STOPPED, SlipState.ARCHIVED)
"""Where a slip bears no colour any more."""
IN_WORDS = (
    f"蓝：距办结时限{SOON}天以内；黄：立项时进度滞后，反馈被退回，或过了催办日期没有反馈；红：过了办结时限没有反馈。"
)


def overdue(slip: Slip, steps: Sequence[SlipStep], day: datetime.date) -> int:
    """Return how many days a slip is past its date on a day; with a reply, how many it came late."""
    done = slip_flow.until(steps, day)
    stands = slip_flow.state(done)
    if stands is SlipState.FILED or any(one.move is SlipMove.STOP for one in done):
        return 0
    replied = _replied(done)
    return max(0, ((replied or day) - slip_flow.due(slip, done)).days)


def colour(slip: Slip, steps: Sequence[SlipStep], day: datetime.date) -> SlipColour:
    """Return the colour of a slip on a day; one that is settled bears none."""
    done = slip_flow.until(steps, day)
    if slip_flow.state(done) in SETTLED:
        return SlipColour.NONE
    if overdue(slip, done, day):
        return SlipColour.RED
    at = _replied(done) or day
    near = (slip_flow.due(slip, done) - at).days <= SOON
    behind = slip.light is not None or any(one.move is SlipMove.RETURN for one in done)
    level = 2 if behind else 1 if near else 0
    if passed := _passed(done, at):
        level = max(level, 1) + passed
    return COLOURS[min(level, COLOURS.index(SlipColour.RED))]


def _replied(steps: Sequence[SlipStep]) -> datetime.date | None:
    """Return when the reply came that is not sent back; None while there is none."""
    day = None
    for one in steps:
        if one.move is SlipMove.REPLY:
            day = one.day if day is None else day
        elif one.move is SlipMove.RETURN:
            day = None
    return day


def _passed(steps: Sequence[SlipStep], day: datetime.date) -> int:
    """Count the dates set by reminders that passed before anything was replied."""
    count = 0
    for place, one in enumerate(steps):
        if one.move in (SlipMove.REMIND, SlipMove.RETURN) and one.until:
            replied = next((two.day for two in steps[place + 1 :] if two.move is SlipMove.REPLY), day)
            count += replied > one.until
    return count
