"""更正目标: another target for a line from a round on, with reason and approving document; earlier rounds stay."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from model.errors import ClerkError
from model.records import Changes, Item, Line, Round, Target, TargetChange
from model.rules import retarget, target
from model.rules.quantity import plain
from model.rules.shifts import shifts
from model.store import items
from model.terms import Kind, Verb
from model.work import closed_rounds
from model.work.ledger import Ledger, Standing, find_round, standing


@dataclass(frozen=True, slots=True)
class Ask:
    """What the clerk asked for, as typed; `sure` takes a number the reader would ask about."""

    line: str
    value: str
    period: str
    reason: str
    document: str = ""
    date: datetime.date | None = None
    start: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class TargetPlan:
    """A change as it would be kept: what it says in one sentence, and what else follows or is missing."""

    ask: Ask
    change: TargetChange
    was: Target
    headline: str
    notes: tuple[str, ...]
    title: str
    last_act: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return all that the clerk reads before it is done."""
        return self.headline, *self.notes


def plan(ledger: Ledger, ask: Ask) -> TargetPlan:
    """Return the change asked for; nothing is written.

    Raises ClerkError for a line or round that is not there, no reason, a number that is not certain, another
    measure, a line without a number, or nothing that would change.
    """
    now = standing(ledger)
    line, item = find_line(now, ask.line)
    at = find_round(now, ask.period)
    here = _held(now, line, at)
    if not ask.reason.strip():
        raise ClerkError("没有写更正目标的理由，没有改动台账。请写明为什么改（如“省厅调减任务”）。")
    meant = retarget.retarget(here, ask.value, ask.start, sure=ask.sure)
    change = TargetChange(line.id, at.period, meant.target, ask.reason.strip(), ask.document.strip(), ask.date)
    was = here.target or meant.target
    _refuse_same(now, change, was)
    old, new = target.words(was), target.words(change.target)
    kept = closed_rounds.kept(ledger, now.known.rounds, at)
    return TargetPlan(
        ask=ask,
        change=change,
        was=was,
        headline=f"第{item.no}项“{line.name}”目标：{old} → {new}，自{at.name}起{_by(change)}。",
        notes=(*((meant.said,) if meant.said else ()), *_notes(now, line, at, change), *kept),
        title=f"{line.id} {line.name} {old}→{new} 自{at.name}起",
        last_act=now.last_act,
    )


def do(ledger: Ledger, planned: TargetPlan) -> Changes:
    """Keep the change in one act; what the ledger has learned since it was planned is weighed again first."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.ask)
    now = standing(ledger)
    since = find_round(now, planned.change.period)
    with ledger.act(Verb.CHANGE.word, planned.title) as act:
        items.save_target_changes(ledger, [planned.change])
    touched = frozenset(one.period for one in now.known.rounds if one.end >= since.end)
    return Changes(act, f"{Verb.CHANGE.word} {planned.title}", touched, settings=True)


def find_line(now: Standing, name: str) -> tuple[Line, Item]:
    """Return the line of that number and its item; raises ClerkError where there is none."""
    line = next((one for one in now.setup.lines if one.id == name.strip()), None)
    if line is None:
        raise ClerkError(f"台账里没有“{name}”这一行。没有改动台账。序号写成“26-2”这样（第26项的第2行）。")
    return line, next(one for one in now.setup.items if one.id == line.item)


def _held(now: Standing, line: Line, at: Round) -> Line:
    """Return the line with the target in force in a round."""
    found = next((one for one in now.known.setup_at(at).lines if one.id == line.id), None)
    if found is None:
        raise ClerkError(f"“{line.id} {line.name}”在{at.name}还没有列入，不能从这一期起改。没有改动台账。")
    return found


def _same_round(now: Standing, change: TargetChange) -> TargetChange | None:
    """Return the change that stands for the same line and round already."""
    known = now.known.changes.get(change.line, ())
    return next((one for since, one in known if since.period == change.period), None)


def _refuse_same(now: Standing, change: TargetChange, was: Target) -> None:
    """A change that changes nothing is none; one that only adds the approving document is."""
    old = _same_round(now, change)
    if change.target == was and (old is None or old == change):
        raise ClerkError(f"与现行目标相同（{target.words(was)}），没有改动台账。")


def _by(change: TargetChange) -> str:
    return (
        f"，依据{change.document}" + (f"（{change.date.isoformat()}）" if change.date else "")
        if change.document
        else ""
    )


def _notes(now: Standing, line: Line, at: Round, change: TargetChange) -> Iterator[str]:
    """Yield what follows from a change, and what it lacks."""
    if not change.document:
        yield "没有写批准文件，只凭理由更正；补到文件后可以再更正一次，把文号写上。"
    elif change.date is None:
        yield "没有写批准日期。"
    old = _same_round(now, change)
    if old:
        said = "补写依据" if old.target == change.target else f"代替原来的{target.words(old.target)}"
        yield f"自{at.name}起已更正过一次（理由：{old.reason}），这次{said}；原来的记录仍留在台账里。"
    for since, later in now.known.changes.get(line.id, ()):
        if since.end > at.end:
            yield f"自{since.name}起另有更正（{target.words(later.target)}），到那一期仍按它。"
    if any(one.end < at.end for one in now.known.rounds):
        yield "以前各期的目标、进度和亮灯不变。"
    yield from _parts(now, line, change.target)
    yield from _sent(now, line, at)
    yield from _lights(now, line, change, at)


def _parts(now: Standing, line: Line, new: Target) -> Iterator[str]:
    parts = [share.value for share in now.setup.shares if share.line == line.id]
    if parts and line.kind is Kind.AMOUNT and sum(parts) != new.printed:
        total = f"{plain(sum(parts, Decimal(0)))}{new.printed_measure}"
        yield f"分解任务合计{total}，与新目标{target.words(new)}不符；分解任务没有改动，需要的请另行调整。"


def _sent(now: Standing, line: Line, at: Round) -> Iterator[str]:
    """Tell which rounds' forms are out with the old target."""
    for one in now.known.rounds:
        units = {
            issue.unit
            for issue in now.facts.issues
            if issue.period == one.period and issue.id in now.known.view.live
            if any(grant.line == line.id for grant in issue.grants)
        }
        if units and one.end >= at.end:
            yield f"{one.name}的表已发给{len(units)}家单位，印的是原目标；报回来按新目标算，要让单位看到请重新发表。"


def _lights(now: Standing, line: Line, change: TargetChange, at: Round) -> Iterator[str]:
    kept = [one for told in now.known.changes.values() for _, one in told]
    kept = [one for one in kept if (one.line, one.period) != (change.line, change.period)]
    after = replace(now.known, changes=target.timeline([*kept, change], now.known.rounds))
    yield from shifts(now.known, after, [one for one in now.known.rounds if one.end >= at.end], line.item)
