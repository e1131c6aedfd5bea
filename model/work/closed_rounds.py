"""封存: which rounds are closed, and what was published of them; reads only."""

from __future__ import annotations

from collections.abc import Mapping

from model.records import Closed, Closing, PeriodView, RoundView
from model.rules import frozen
from model.store import snapshots
from model.store.book import Book


def closings(ledger: Book, period: str = "") -> tuple[Closed, ...]:
    """Return every closing, of one round or of all, in the order they were done; those reopened since among them."""
    return tuple(one for one in snapshots.closings(ledger) if period in ("", one.closing.period))


def current(ledger: Book) -> Mapping[str, Closing]:
    """Return by round the closing it is closed by now."""
    return {one.closing.period: one.closing for one in closings(ledger) if one.reopened is None}


def view(ledger: Book, closing: Closing) -> PeriodView:
    """Return a round as one of its closings froze it."""
    return frozen.view(snapshots.text(ledger, closing.act))


def told(ledger: Book) -> Mapping[tuple[str, str], RoundView]:
    """Return by (period, line) what the closed rounds published; each snapshot is read once for an open ledger."""
    out = {}
    for period, closing in current(ledger).items():
        if closing.act not in ledger.told:
            ledger.told[closing.act] = frozen.lines(snapshots.text(ledger, closing.act))
        out.update({(period, line): one for line, one in ledger.told[closing.act].items()})
    return out
