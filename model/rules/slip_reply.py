"""Which replies to a 督办单 say the same, which wait beside another one, and which were sent back?"""

from __future__ import annotations

from collections.abc import Sequence

from model.records.slips import SlipStep
from model.terms_slip import SlipMove, SlipState


def same(steps: Sequence[SlipStep], text: str, who: str) -> SlipStep | None:
    """Return the last reply that says just that in the same names, None where none does."""
    fits = (one for one in reversed(steps) if one.move is SlipMove.REPLY and (one.text, one.who) == (text, who))
    return next(fits, None)


def sent_back(steps: Sequence[SlipStep], reply: SlipStep) -> SlipStep | None:
    """Return the step that sent a reply back, None while it stands."""
    return next((one for one in steps[steps.index(reply) :] if one.move is SlipMove.RETURN), None)


def waiting(steps: Sequence[SlipStep]) -> tuple[SlipStep, ...]:
    """Return the replies since one was last sent back, those with the same words once."""
    last = max((place for place, one in enumerate(steps) if one.move is SlipMove.RETURN), default=-1)
    replies = [one for one in steps[last + 1 :] if one.move is SlipMove.REPLY]
    return tuple({one.text: one for one in reversed(replies)}.values())[::-1]


def mark(steps: Sequence[SlipStep], stands: SlipState) -> str:
    """Say that several different replies wait to be judged, "" where not."""
    some = waiting(steps) if stands is SlipState.REPLIED else ()
    named = "、".join(f"{one.day.isoformat()}{one.file and f'“{one.file}”'}" for one in some)
    return f"收到{len(some)}份不同的反馈（{named}），都留着，审核前请核对以哪份为准。" if len(some) > 1 else ""
