"""Who gets which form of a round and why, shown before anything is sent; reads only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.records import Round, Unit
from model.rules import form_rows
from model.rules.form_rows import Addressee
from model.rules.plan_round import keys, rows
from model.rules.who_gets_a_form import Setup
from model.work.ledger import Ledger, standing
from model.work.whose_form import round_at


@dataclass(frozen=True, slots=True)
class WhoGets:
    """The units that get a form of a round, with their rows and reasons, and those that get none.

    `reasons`: by unit id why it gets one. A first round's forms go to the same units, and ask for other things.
    """

    round: Round
    addressees: tuple[Addressee, ...]
    others: tuple[Unit, ...]
    reasons: Mapping[str, str]


def look(ledger: Ledger, period: str) -> WhoGets:
    """Return who gets a form of a round; raises ClerkError where the calendar has no such round."""
    now = standing(ledger)
    at = round_at(now, period)
    setup = now.known.setup_at(at)
    some = form_rows.addressees(setup)
    return WhoGets(at, some, form_rows.others(setup), _reasons(setup, some, first=keys.is_first(period)))


def _reasons(setup: Setup, some: tuple[Addressee, ...], *, first: bool) -> dict[str, str]:
    if first:
        return {unit: own.why for unit, own in rows.rows(setup).items()}
    return {one.unit.id: one.why for one in some}
