"""Who gets which form of a round and why, shown before anything is sent; reads only."""

from __future__ import annotations

from dataclasses import dataclass

from model.records import Round, Unit
from model.rules import form_rows
from model.rules.form_rows import Addressee
from model.work.ledger import Ledger, find_round, standing


@dataclass(frozen=True, slots=True)
class WhoGets:
    """The units that get a form of a round, with their rows and reasons, and those that get none."""

    round: Round
    addressees: tuple[Addressee, ...]
    others: tuple[Unit, ...]


def look(ledger: Ledger, period: str) -> WhoGets:
    """Return who gets a form of a round; raises ClerkError where the calendar has no such round."""
    now = standing(ledger)
    at = find_round(now, period)
    setup = now.known.setup_at(at)
    return WhoGets(at, form_rows.addressees(setup), form_rows.others(setup))
