"""What is published of a round: every paper and screen that is not of today's work starts here; reads only."""

from __future__ import annotations

from model.records import Published
from model.work import closed_rounds
from model.work import look as live_look
from model.work.ledger import Ledger, Standing, find_round, standing


def look(ledger: Ledger, period: str) -> Published:
    """Return a closed round as it was frozen, any other as it stands; raises ClerkError where there is none."""
    return of(ledger, standing(ledger), period)


def either(ledger: Ledger, period: str, *, live: bool) -> Published:
    """Return a round as published, or as it stands now though it is closed (`live`)."""
    return Published(live_look.look(ledger, period)) if live else look(ledger, period)


def of(ledger: Ledger, now: Standing, period: str) -> Published:
    """Return the same of a ledger read already."""
    at = find_round(now, period)
    closing = closed_rounds.current(ledger).get(at.period)
    if closing is None:
        return Published(live_look.of(ledger, now, at.period), former=closed_rounds.former(ledger, at.period))
    return Published(closed_rounds.view(ledger, closing), closing)
