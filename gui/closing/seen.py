"""How a round is seen: as it stands, as it was published, as it would be now though it is closed, or as it once was."""

from __future__ import annotations

from dataclasses import dataclass

from model.records import Closing, PeriodView
from model.work import closed_rounds, plan_round, published
from model.work import look as live_look
from model.work.ledger import Ledger, standing
from model.work.plan_round import PlanRound


@dataclass(frozen=True, slots=True)
class Seen:
    """A round on screen, and beside it the first round as it stands.

    `closing`: what froze it; `live`: worked out now all the same; `past`: reopened since. `former`: what froze a round
    that is open again.
    """

    view: PeriodView
    first: PlanRound
    closing: Closing | None = None
    live: bool = False
    past: bool = False
    former: Closing | None = None

    @property
    def frozen(self) -> bool:
        """Say whether nothing on screen changes by what is done in the ledger."""
        return self.closing is not None and not self.live

    @property
    def words(self) -> str:
        """Say it in the strip over the round, "" for a round that was never closed."""
        at, held = self.view.round.name, self.closing
        if held is None and self.former:
            return (
                f"{at}第{self.former.number}次封存（{self.former.date.isoformat()}）后已重开，现在的数还没有再次封存。"
            )
        if held is None:
            return ""
        if self.past:
            return f"这是{at}第{held.number}次封存（{held.date.isoformat()}）时的样子，以后已经重开。"
        if self.live:
            return f"{at}{held.words}。现在看到的是重新计算的数，没有公布过。"
        return f"{at}{held.words}。看到的是封存时的样子，以后收的、改的都不在内，计入下一期。"


def look(ledger: Ledger, period: str, *, live: bool = False) -> Seen:
    """Look a round up: as published, or as it stands now."""
    now = standing(ledger)
    told, first = published.of(ledger, now, period), plan_round.of(ledger, now)
    if told.closing and live:
        return Seen(live_look.of(ledger, now, period), first, told.closing, live=True)
    return Seen(told.view, first, told.closing, former=told.former)


def once(ledger: Ledger, closing: Closing) -> Seen:
    """Look a round up as one of its closings froze it."""
    past = closed_rounds.current(ledger).get(closing.period) != closing
    return Seen(closed_rounds.view(ledger, closing), plan_round.look(ledger), closing, past=past)
