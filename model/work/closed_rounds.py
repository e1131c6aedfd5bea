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


def told(ledger: Book) -> Mapping[str, Mapping[str, RoundView]]:
    """Return by closed round and by line what was published; each snapshot is read once for an open ledger."""
    out = {}
    for period, closing in current(ledger).items():
        if closing.act not in ledger.told:
            ledger.told[closing.act] = frozen.lines(snapshots.text(ledger, closing.act))
        out[period] = ledger.told[closing.act]
    return out


def note(ledger: Book, period: str, name: str) -> str:
    """Say of something that concerns a closed round that it changes nothing there; "" where it is not closed."""
    closing = current(ledger).get(period)
    if closing is None:
        return ""
    return f"{name}{closing.words}：照收照记，不改已封存的数，计入下一期；要改已公布的，经批准重开。"
