"""What is published of a round: every paper and screen that is not of today's work starts here; reads only."""

from __future__ import annotations

from model.errors import ClerkError
from model.records import Published
from model.rules import calendar
from model.store import plan
from model.work import closed_rounds
from model.work import look as live
from model.work.ledger import Ledger


def look(ledger: Ledger, period: str) -> Published:
    """Return a closed round as it was frozen, any other as it stands; raises ClerkError where there is none."""
    at = calendar.find(period, tuple(plan.rounds(ledger)))
    if isinstance(at, str):
        raise ClerkError(at)
    closing = closed_rounds.current(ledger).get(at.period)
    if closing is None:
        return Published(live.look(ledger, at.period))
    return Published(closed_rounds.view(ledger, closing), closing)
