"""终止、调整: end an item from a round on, note it as adjusted, or take it up again; its history stays."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from model.errors import ClerkError
from model.records import Changes, Item, ItemChange, Round
from model.rules import form_rows, status, totals
from model.rules.rollup import items
from model.store import item_changes
from model.terms import State, Status, Verb
from model.work import closed_rounds
from model.work.change_item import find_item
from model.work.ledger import Ledger, Standing, find_round, standing


@dataclass(frozen=True, slots=True)
class Ask:
    """What is wanted of an item (by id) from round `since` on, and by whose word."""

    item: str
    status: Status
    since: str
    reason: str
    document: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class EndPlan:
    """A change of an item's standing: what it says and what follows."""

    says: str
    notes: tuple[str, ...]
    change: ItemChange
    last_act: int
    title: str

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return all that the clerk reads before it is done."""
        return self.says, *self.notes


def plan(ledger: Ledger, ask: Ask) -> EndPlan:
    """Say what ending, adjusting or taking up an item does; nothing is written.

    Raises ClerkError for an item or round that is not there, without a reason, and where nothing would change.
    """
    now = standing(ledger)
    item, at = find_item(now, ask.item), find_round(now, ask.since)
    if not ask.reason.strip():
        raise ClerkError(f"没有写{ask.status.word}的理由，没有改动台账。请写明为什么，并尽量写上批准文件。")
    _refuse(now, item, ask.status, at)
    change = ItemChange(item.id, at.period, ask.status, ask.reason.strip(), ask.document.strip(), ask.date)
    if (change, at) in now.known.statuses.get(item.id, ()):
        raise ClerkError(f"第{item.no}项已是{status.words(change, at)}，没有改动台账。")
    says = f"第{item.no}项{status.words(change, at)}。"
    notes = (*_notes(now, change, at), *closed_rounds.kept(ledger, now.known.rounds, at))
    return EndPlan(says, notes, change, now.last_act, f"第{item.no}项 自{at.name}起{ask.status.word}")


def _refuse(now: Standing, item: Item, wanted: Status, at: Round) -> None:
    held = status.at(item.id, now.known.statuses, at)
    if held is None and wanted is Status.KEPT:
        raise ClerkError(f"第{item.no}项没有终止，也没有调整，不用恢复。没有改动台账。")
    if held is not None and held[0].status is Status.ENDED and wanted is not Status.KEPT and held[1] != at:
        raise ClerkError(f"第{item.no}项已{status.words(*held)}。没有改动台账。要再做，请先恢复。")
    moves = now.known.moves.get(item.id, ())
    if wanted is Status.ENDED and moves and _state(now, item) is State.STRUCK_OFF:
        raise ClerkError(f"第{item.no}项已销号（{moves[-1].date.isoformat()}），不能终止。没有改动台账。请先重开。")


def _state(now: Standing, item: Item) -> State:
    last = max(now.known.rounds, key=lambda one: one.end)
    return next((view.state for view in items(now.known, last) if view.item.id == item.id), State.RUNNING)


def _notes(now: Standing, change: ItemChange, at: Round) -> Iterator[str]:
    """Yield what follows: who is asked no more, what is out already, how the plan counts then."""
    if not change.document:
        yield "没有写批准文件，只凭理由办理；补到文件后可以再办一次，把文号写上。"
    elif change.date is None:
        yield "没有写批准日期。"
    kept = [one for held in now.known.statuses.values() for one, _ in held]
    kept = [one for one in kept if (one.item, one.since) != (change.item, change.since)]
    after = replace(now.known, statuses=status.timeline([*kept, change], now.known.rounds))
    yield from form_rows.differences(now.known.setup_at(at), after.setup_at(at))
    yield from _sent(now, change, at)
    if any(one.end < at.end for one in now.known.rounds):
        yield "以前各期的数、进度和亮灯不变。"
    yield f"{at.name}起：{totals.of(items(after, at)).words}。"


def _sent(now: Standing, change: ItemChange, at: Round) -> Iterator[str]:
    """Tell which rounds' forms are out with the item on them."""
    lines = {line.id for line in now.setup.lines if line.item == change.item}
    for one in now.known.rounds:
        units = {
            issue.unit
            for issue in now.facts.issues
            if issue.period == one.period and issue.id in now.known.view.live
            if any(grant.line in lines for grant in issue.grants)
        }
        if units and one.end >= at.end and change.status is Status.ENDED:
            yield f"{one.name}的表已发给{len(units)}家单位，上面还有这一项；报回来照收，不亮灯，不计入在册。"


def do(ledger: Ledger, planned: EndPlan) -> Changes:
    """Keep the change in one act; what the ledger has learned since it was planned is weighed again first."""
    one = planned.change
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, Ask(one.item, one.status, one.since, one.reason, one.document, one.date))
    with ledger.act(Verb.END.word, planned.title) as act:
        item_changes.save(ledger, [planned.change])
    periods = frozenset(one.period for one in standing(ledger).known.rounds)
    return Changes(act, f"{Verb.END.word} {planned.title}", periods, settings=True)
