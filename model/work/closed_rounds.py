"""封存: which rounds are closed, and what was published of them; reads only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from model.records import Closed, Closing, PeriodView, Round, RoundView
from model.rules import frozen
from model.store import snapshots
from model.store.book import Book


def closings(ledger: Book, period: str = "") -> tuple[Closed, ...]:
    """Return every closing, of one round or of all, in the order they were done; those reopened since among them."""
    return tuple(one for one in snapshots.closings(ledger) if period in ("", one.closing.period))


def current(ledger: Book) -> Mapping[str, Closing]:
    """Return by round the closing it is closed by now."""
    return {one.closing.period: one.closing for one in closings(ledger) if one.reopened is None}


def former(ledger: Book, period: str) -> Closing | None:
    """Return the last closing of a round that was reopened and is not closed again, None for any other."""
    last = closings(ledger, period)[-1:]
    return next((one.closing for one in last if one.reopened), None)


def marked(ledger: Book, period: str, mark: str) -> Closing | None:
    """Return the closing of a round that printed this mark, also one that was reopened or undone since."""
    return snapshots.marked(ledger, period, mark)


def kept(ledger: Book, rounds: Iterable[Round], since: Round) -> Iterator[str]:
    """Yield that closed rounds from this one on stay as published, whatever is set for them now."""
    held = current(ledger)
    names = [one.name for one in rounds if one.end >= since.end and one.period in held]
    if names:
        yield f"{'、'.join(names)}已封存：已公布的数和亮灯不变；要改已公布的，经批准重开。"


def view(ledger: Book, closing: Closing) -> PeriodView:
    """Return a round as one of its closings froze it."""
    return frozen.view(snapshots.text(ledger, closing.act))


def told(ledger: Book) -> Mapping[str, Mapping[str, RoundView]]:
    """Return by closed round and by line what was published; each snapshot is read once for an open ledger."""
    out = {}
    for period, closing in current(ledger).items():
        if closing.act not in ledger.told:
            ledger.told[closing.act] = frozen.lines(snapshots.extract(ledger, closing.act))
        out[period] = ledger.told[closing.act]
    return out


def note(ledger: Book, period: str, name: str) -> str:
    """Say of something that concerns a closed round that it changes nothing there; "" where it is not closed."""
    closing = current(ledger).get(period)
    if closing is None:
        return ""
    return f"{name}{closing.words}：照收照记，不改已封存的数，计入下一期；要改已公布的，经批准重开。"
