"""封存本期: freeze a round as it is published; what stands open is said first, conflicts ask for a reason."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from model import clock
from model.errors import ClerkError
from model.records import Changes, Closing, PeriodView, Round
from model.rules import closing as rule
from model.rules import frozen, identity, light
from model.rules.closing import Open
from model.rules.one_text import one_text
from model.store import journal, snapshots
from model.terms import Verb
from model.work import check_notes, closed_rounds
from model.work.ledger import Ledger, Standing, find_round, standing
from model.work.look import look


@dataclass(frozen=True, slots=True)
class Ask:
    """Which round is closed, why although something stands open, and on which day; None = today."""

    period: str
    reason: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class ClosePlan:
    """A closing as it would be kept: what it says, and everything that stands open."""

    ask: Ask
    says: str
    open: tuple[Open, ...]
    title: str
    last_act: int

    @property
    def needs_reason(self) -> bool:
        """Say whether it is closed only with a reason, and none is written."""
        return any(one.needs_reason for one in self.open) and not self.ask.reason.strip()

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return all that the clerk reads before it is done."""
        return self.says, *(one.told for one in self.open)


def plan(ledger: Ledger, ask: Ask) -> ClosePlan:
    """Say what closing a round does and all that stands open; nothing is written.

    Raises ClerkError where there is no such round, it is closed already or is not over yet.
    """
    now = standing(ledger)
    at = find_round(now, ask.period)
    _refuse(ledger, at, ask.date or clock.today())
    view = look(ledger, at.period)
    number = len(closed_rounds.closings(ledger, at.period)) + 1
    lines = sum(len(item.lines) for item in view.items)
    says = (
        f"封存{now.plan.year}年{at.name}（第{number}次）：{len(view.items)}项、{lines}行的数、亮灯和文字照现在的样子定下，"
        "以后再收表、改标准、改目标都不改变它；要改，经批准重开。"
    )
    noted = check_notes.of_view(ledger, view)
    notes = (Open(one) for one in (*noted.sentences, noted.taken_as_agreed) if one)
    stands = (*rule.open_points(view, closed_rounds.current(ledger).keys()), *notes)
    return ClosePlan(ask, says, stands, f"{at.name} 第{number}次", now.last_act)


def _refuse(ledger: Ledger, at: Round, day: datetime.date) -> None:
    held = closed_rounds.current(ledger).get(at.period)
    if held:
        raise ClerkError(f"{at.name}{held.words}，不用再封存。没有改动台账。要改已封存的，请先经批准重开。")
    today = clock.today()
    if today < at.cutoff:
        raise ClerkError(f"{at.name}的统计截止日{at.cutoff.isoformat()}还没有到，不能封存。没有改动台账。请核对期次。")
    if day > today:
        raise ClerkError(f"封存日期{day.isoformat()}还没有到，没有改动台账。请改正日期。")
    reopened = [one.reopened.date for one in closed_rounds.closings(ledger, at.period) if one.reopened]
    first = max((at.cutoff, *reopened))
    if day < first:
        what = "上次重开" if reopened else "统计截止"
        raise ClerkError(f"封存日期{day.isoformat()}早于{what}（{first.isoformat()}），没有改动台账。请改正日期。")


def do(ledger: Ledger, planned: ClosePlan) -> Changes:
    """Keep the snapshot in one act; what the ledger has learned since it was planned is weighed again first.

    Raises ClerkError where something needs a reason and none is written.
    """
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.ask)
    if planned.needs_reason:
        told = "".join(one.sentence for one in planned.open if one.needs_reason)
        raise ClerkError(f"没有封存，没有改动台账。{told}请先处理；确需先封存的，写明理由再封存。")
    now = standing(ledger)
    at = find_round(now, planned.ask.period)
    text = frozen.text(look(ledger, at.period))
    with ledger.act(Verb.CLOSE.word, planned.title, keep=True) as act:
        snapshots.add(ledger, _closing(ledger, now, at, planned, text), text)
    return Changes(act, f"{Verb.CLOSE.word} {planned.title}", frozenset(one.period for one in now.known.rounds))


def _closing(ledger: Ledger, now: Standing, at: Round, planned: ClosePlan, text: str) -> Closing:
    """Return the closing of a round whose snapshot is this text."""
    ids = sorted(
        one.id
        for one in now.facts.records
        if one.id in now.known.view.live and any(key.period == at.period for key in one.values)
    )
    acts = journal.acts(ledger)
    return Closing(
        period=at.period,
        number=len(closed_rounds.closings(ledger, at.period)) + 1,
        date=planned.ask.date or clock.today(),
        hash=identity.name_of(text),
        rule=light.in_words(now.known.rule),
        reason=planned.ask.reason.strip(),
        open=tuple(one.sentence for one in planned.open),
        inputs=identity.name_of(one_text(ids)),
        records=len(ids),
        last_act=now.last_act,
        chain=acts[-1].hash if acts else "",
    )


def as_it_was(ledger: Ledger, closing: Closing) -> PeriodView:
    """Return a round as one of its closings froze it, also one that was reopened since."""
    return closed_rounds.view(ledger, closing)
