"""未销号、缺佐证: both lists of a round in one look."""

from __future__ import annotations

from model.rules import strike_lists
from model.rules.rollup import items
from model.rules.strike_lists import StrikeLists as StrikeLists
from model.work.ledger import Ledger, find_round, standing


def look(ledger: Ledger, period: str) -> StrikeLists:
    """Return a round's lists; raises ClerkError where the calendar has no such round."""
    now = standing(ledger)
    return strike_lists.lists(items(now.known, find_round(now, period)))
