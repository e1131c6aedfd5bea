"""重开: take a closed round up again by somebody's word; what was published stays, and the round shows what stands."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from model import clock
from model.errors import ClerkError
from model.records import Changes, Closing, Reopening, Round
from model.store import snapshots
from model.terms import Verb
from model.work import closed_rounds, compare_periods
from model.work.ledger import Ledger, Standing, find_round, standing


@dataclass(frozen=True, slots=True)
class Ask:
    """Which closed round is taken up again, why and by whose word; `date` None = today."""

    period: str
    reason: str
    approver: str
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class ReopenPlan:
    """A reopening as it would be kept: what it says and what follows."""

    ask: Ask
    says: str
    notes: tuple[str, ...]
    reopening: Reopening
    title: str
    last_act: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return all that the clerk reads before it is done."""
        return self.says, *self.notes


def plan(ledger: Ledger, ask: Ask) -> ReopenPlan:
    """Say what reopening a round does and which lines change by it; nothing is written.

    Raises ClerkError where the round is not closed, and without reason or approver.
    """
    now = standing(ledger)
    at, day = find_round(now, ask.period), ask.date or clock.today()
    held = closed_rounds.current(ledger).get(at.period)
    if held is None:
        raise ClerkError(f"{at.name}没有封存，不用重开。没有改动台账。")
    _refuse(ask, held, day)
    says = (
        f"重开{now.plan.year}年{at.name}（{held.words}）：以后显示现在的数，直到再次封存；"
        f"第{held.number}次封存的照留，可随时查看。"
    )
    reopening = Reopening(at.period, ask.reason.strip(), ask.approver.strip(), day)
    title = f"{at.name} {reopening.reason}（{reopening.approver}）"
    return ReopenPlan(ask, says, tuple(_notes(ledger, now, at)), reopening, title, now.last_act)


def _refuse(ask: Ask, held: Closing, day: datetime.date) -> None:
    for word, text in (("重开理由", ask.reason), ("批准人", ask.approver)):
        if not text.strip():
            raise ClerkError(f"没有写{word}，没有改动台账。重开要写明理由和谁批准的。")
    if day > clock.today():
        raise ClerkError(f"重开日期{day.isoformat()}还没有到，没有改动台账。请改正日期。")
    if day < held.date:
        raise ClerkError(f"重开日期{day.isoformat()}早于封存（{held.date.isoformat()}），没有改动台账。请改正日期。")


def _notes(ledger: Ledger, now: Standing, at: Round) -> Iterator[str]:
    drift = compare_periods.since_closing(ledger, at.period)
    moved = drift.moved if drift else ()
    if not moved:
        yield "封存以后没有任何一行有变化。"
    else:
        yield f"封存以后有{len(moved)}行有变化，重开后显示现在的：{'；'.join(one.sentence for one in moved)}。"
    ends = {one.period: one for one in now.known.rounds}
    later = [ends[one].name for one in closed_rounds.current(ledger) if ends[one].end > at.end]
    if later:
        yield f"以后的{'、'.join(later)}也已封存，其中的“上期”“连续几期”不跟着变；要变，也要重开。"


def do(ledger: Ledger, planned: ReopenPlan) -> Changes:
    """Note the reopening in one act; what the ledger has learned since it was planned is weighed again first."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.ask)
    with ledger.act(Verb.REOPEN.word, planned.title, keep=True) as act:
        snapshots.add_reopening(ledger, planned.reopening)
    rounds = standing(ledger).known.rounds
    return Changes(act, f"{Verb.REOPEN.word} {planned.title}", frozenset(one.period for one in rounds))
