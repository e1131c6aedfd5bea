"""督办单: which steps may follow which, which date counts, and where a slip stands.

立项 → 交办 → 催办 → 反馈 → 审核通过 or 退回 → 办结 → 归档. An extension counts only where the unit applied for it
before its date; else the first date counts.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence

from model.records.slips import Slip, SlipStep
from model.terms_slip import SlipMove, SlipState

AFTER: Mapping[SlipMove, SlipState] = {
    SlipMove.ISSUE: SlipState.ISSUED,
    SlipMove.REPLY: SlipState.REPLIED,
    SlipMove.RETURN: SlipState.RETURNED,
    SlipMove.ACCEPT: SlipState.ACCEPTED,
    SlipMove.CLOSE: SlipState.CLOSED,
    SlipMove.ARCHIVE: SlipState.ARCHIVED,
    SlipMove.STOP: SlipState.STOPPED,
}
"""Where each step leads; 催办 and 延期 leave a slip where it stands."""

WORKED_ON = (SlipState.ISSUED, SlipState.RETURNED)
FROM: Mapping[SlipMove, Collection[SlipState]] = {
    SlipMove.ISSUE: (SlipState.FILED,),
    SlipMove.REMIND: WORKED_ON,
    SlipMove.REPLY: (*WORKED_ON, SlipState.REPLIED),
    SlipMove.RETURN: (SlipState.REPLIED,),
    SlipMove.ACCEPT: (SlipState.REPLIED,),
    SlipMove.CLOSE: (SlipState.ACCEPTED,),
    SlipMove.ARCHIVE: (SlipState.CLOSED, SlipState.STOPPED),
    SlipMove.EXTEND: WORKED_ON,
    SlipMove.STOP: (SlipState.FILED, *WORKED_ON, SlipState.REPLIED),
}
"""From where each step may be done."""

NEEDS_TEXT = {
    SlipMove.REPLY: "办理情况",
    SlipMove.RETURN: "退回的原因",
    SlipMove.EXTEND: "延期的理由",
    SlipMove.STOP: "终止的理由",
}
NEEDS_WHO = {SlipMove.EXTEND: "批准人", SlipMove.STOP: "批准人"}
SETS_DATE = {SlipMove.REMIND: "限期反馈", SlipMove.RETURN: "限期重报", SlipMove.EXTEND: "延到"}
"""Steps that may set a date, and what the date is: 催办 and 退回 one to answer by, 延期 the new 办结时限."""

ANSWER_DAYS = 7
"""Days a reminder or a return leaves where nothing else is said."""


def state(steps: Iterable[SlipStep]) -> SlipState:
    """Return where a slip stands after its steps."""
    now = SlipState.FILED
    for one in steps:
        now = AFTER.get(one.move, now)
    return now


def allowed(stands: SlipState) -> tuple[SlipMove, ...]:
    """Return the steps that may be done next."""
    return tuple(move for move in SlipMove if stands in FROM[move])


def due(slip: Slip, steps: Iterable[SlipStep]) -> datetime.date:
    """Return the date in force: the first one, or an extension applied for in time."""
    by = slip.due
    for one in steps:
        if one.move is SlipMove.EXTEND and one.until and one.day <= by < one.until:
            by = one.until
    return by


def until(steps: Iterable[SlipStep], day: datetime.date) -> tuple[SlipStep, ...]:
    """Return the steps done by a day."""
    return tuple(one for one in steps if one.day <= day)


def refusal(slip: Slip, steps: Sequence[SlipStep], wanted: SlipStep) -> tuple[str, ...]:
    """Say all that forbids a step, () where it may be done."""
    move, stands = wanted.move, state(steps)
    if stands not in FROM[move]:
        may = "、".join(one.word for one in allowed(stands)) or "没有"
        return (f"现在是“{stands.word}”，不能{move.word}；可以办的：{may}",)
    told = [f"没有写{word}" for moves, text in ((NEEDS_TEXT, wanted.text), (NEEDS_WHO, wanted.who))
            if (word := moves.get(move)) and not text.strip()]  # fmt: skip
    return (*told, *_dates(slip, steps, wanted))


def propose(move: SlipMove, by: datetime.date, day: datetime.date, today: datetime.date) -> datetime.date:
    """Return the date a step done on `day` proposes: a week later, for more time a week after the date in force."""
    start = max(by, day) if move is SlipMove.EXTEND else day
    return max(start + datetime.timedelta(days=ANSWER_DAYS), today)


def _dates(slip: Slip, steps: Sequence[SlipStep], wanted: SlipStep) -> list[str]:
    move, day, by = wanted.move, wanted.day, due(slip, steps)
    told = []
    before = _before(slip, steps, move)
    if day < before:
        told.append(f"日期{day.isoformat()}早于{before.isoformat()}办的上一步")
    if wanted.until and move not in SETS_DATE:
        told.append(f"{move.word}不定时限")
    elif wanted.until and wanted.until < day:
        told.append(f"要求的日期{wanted.until.isoformat()}早于办理日期{day.isoformat()}")
    if move is SlipMove.EXTEND:
        told += _extension(by, wanted)
    return told


def _before(slip: Slip, steps: Sequence[SlipStep], move: SlipMove) -> datetime.date:
    """Return the day a step may not be before; an application for more time may be older than a reminder since."""
    if move is SlipMove.EXTEND:
        steps = [one for one in steps if one.move is SlipMove.ISSUE]
    return max((one.day for one in steps if one.move is not SlipMove.EXTEND), default=slip.day)


def _extension(by: datetime.date, wanted: SlipStep) -> list[str]:
    if wanted.day > by:
        late = f"{wanted.day.isoformat()}才申请，已过办结时限{by.isoformat()}"
        return [f"{late}，不能延期；没有在到期前申请的，按原时限计逾期"]
    if wanted.until is None:
        return ["没有写延到哪一天"]
    return [] if wanted.until > by else [f"延到{wanted.until.isoformat()}并不晚于现在的时限{by.isoformat()}"]
