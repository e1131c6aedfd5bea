"""考核评价: try the year's scores at any time, fix them (定稿), and prove a fixed version from the ledger again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from model import clock
from model.errors import ClerkError
from model.records import Changes
from model.records.score import FrozenScore, RuleBook, Scores
from model.rules.score import differs, faults, texts
from model.rules.score import scores as rule
from model.store import scores as store
from model.terms import Verb
from model.work import closed_rounds, score_rules
from model.work.ledger import Ledger, find_round, standing
from model.work.progress import Tick, silent
from model.work.score_ground import ground, last_told

NAMED = 5
"""Open points named one by one in a refusal."""


@dataclass(frozen=True, slots=True)
class FreezePlan:
    """A version as it would be fixed: `says` what, `notes` what to look at, `stops` what forbids it."""

    scores: Scores
    version: FrozenScore
    text: str
    says: str
    notes: tuple[str, ...]
    stops: tuple[str, ...]
    last_act: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return all that the clerk reads before it is done."""
        return self.says, *self.notes


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of a version when it was computed again: `same` byte by byte, or what `differs`, a sentence each."""

    version: FrozenScore
    whole: bool
    same: bool
    differs: tuple[str, ...]
    notes: tuple[str, ...]


def trial(
    ledger: Ledger,
    period: str = "",
    book: RuleBook | None = None,
    day: datetime.date | None = None,
    tick: Tick = silent,
) -> Scores:
    """Return the scores as of a round ("" = the last one told) by a rule book (None = the plan's); nothing is kept.

    Raises ClerkError where the book has faults, or gives no item a weight.
    """
    rules = score_rules.load(ledger)
    used = book or rules.book
    wrong = [*faults.faults(used, rules.items), faults.no_weights(used, rules.items)]
    if any(wrong):
        raise ClerkError.of("不能计分，没有改动台账", wrong, "请先改考核办法。")
    return rule.scores(ground(ledger, used, period or last_told(ledger), day or clock.today(), tick=tick))


def versions(ledger: Ledger) -> tuple[FrozenScore, ...]:
    """Return the versions fixed, the first one first."""
    return store.versions(ledger)


def fixed(ledger: Ledger, number: int = 0) -> tuple[FrozenScore, Scores]:
    """Return a version (0 = the last) as it was fixed; raises ClerkError where there is none."""
    found = [one for one in store.versions(ledger) if number in (0, one.version)]
    if not found:
        raise ClerkError("考核评价还没有定稿。" if not number else f"没有第{number}版定稿。")
    return found[-1], texts.scores(store.text(ledger, found[-1].act))


def plan(ledger: Ledger, period: str = "", reason: str = "", despite: str = "", tick: Tick = silent) -> FreezePlan:
    """Say what fixing the scores as of a round ("" = the calendar's last) does; nothing is written.

    Raises ClerkError where the plan has no rule book of its own, or nothing is scored.
    """
    if not score_rules.load(ledger).own:
        raise ClerkError("还没有定考核办法，不能定稿。没有改动台账。请先选一套办法，改好保存。")
    now = standing(ledger)
    at = find_round(now, period) if period else max(now.known.rounds, key=lambda one: one.end)
    found, before = trial(ledger, at.period, tick=tick), store.versions(ledger)
    text = texts.of_scores(found)
    number = before[-1].version + 1 if before else 1
    made = FrozenScore(
        number, at.period, texts.sha256(text), found.day, reason.strip(), despite.strip() if found.open else ""
    )
    says = f"定稿第{number}版：截至{at.name}，{len(found.units)}家，{_counted(found)}，校验 {made.mark}。"
    stops = tuple(_stops(ledger, found, made, before))
    return FreezePlan(found, made, text, says, tuple(_notes(ledger, found)), stops, ledger.last_act())


def _counted(found: Scores) -> str:
    return f"未定{len(found.open)}处" if found.open else "没有未定的分"


def _stops(ledger: Ledger, found: Scores, made: FrozenScore, before: tuple[FrozenScore, ...]) -> Iterator[str]:
    if not found.units:
        yield "没有一家单位计分。"
    if before and not made.reason:
        yield f"已有第{before[-1].version}版定稿，再定一版要写明更正的理由。"
    if before and _alike(found, texts.scores(store.text(ledger, before[-1].act))):
        yield f"与第{before[-1].version}版相同，不用再定。"
    if found.open and not made.despite:
        named = "；".join(f"{unit.name} {point.what}（{point.reason}）" for unit, point in found.open[:NAMED])
        more = f"等{len(found.open)}处" if len(found.open) > NAMED else ""
        yield f"还有{len(found.open)}处分数未定：{named}{more}。请先补齐；确需先定的，写明理由。"


def _alike(one: Scores, other: Scores) -> bool:
    return replace(one, day=other.day, closings=other.closings) == other


def _notes(ledger: Ledger, found: Scores) -> Iterator[str]:
    yield from found.remarks
    rounds = [one for one in standing(ledger).known.rounds if one.period <= found.period]
    loose = len(rounds) - len(found.closings)
    if loose:
        yield f"{loose}期没有封存，以后这些期的数改了，重算就与定稿对不上。"
    if max(rounds, key=lambda one: one.end).months < max(one.months for one in standing(ledger).known.rounds):
        yield f"只算到{found.round}，不是全年。"


def do(ledger: Ledger, planned: FreezePlan) -> Changes:
    """Fix the version in one act; raises ClerkError where something forbids it, or the ledger moved on since."""
    if planned.last_act != ledger.last_act():
        raise ClerkError("看过以后台账又有改动，没有定稿。请重新算一遍再定。")
    if planned.stops:
        raise ClerkError.of("没有定稿，没有改动台账", planned.stops)
    made = planned.version
    title = f"定稿第{made.version}版 {planned.scores.round}" + (f"（{made.reason}）" if made.reason else "")
    with ledger.act(Verb.SCORES.word, title) as act:
        store.add_version(ledger, made, planned.text)
    return Changes(act, f"{Verb.SCORES.word} {title}")


def verify(ledger: Ledger, number: int = 0, tick: Tick = silent) -> Verified:
    """Compute a version (0 = the last) from the ledger again: by its own rule book, day and notes of its time.

    Rounds that were closed then count as they were frozen, also where they were reopened since. Raises ClerkError where
    there is no version.
    """
    made, was = fixed(ledger, number)
    text = store.text(ledger, made.act)
    again = rule.scores(ground(ledger, was.book, was.period, was.day, until=made.act, closings=was.closings, tick=tick))
    closed = {period for period, _ in was.closings}
    again = replace(again, closings=tuple(one for one in again.closings if one[0] in closed))
    same = texts.of_scores(again) == text
    told = () if same else (differs.differs(was, again) or ("名称、备注等文字有变，分数和名次没有变。",))
    return Verified(made, texts.sha256(text) == made.sha256, same, told, tuple(_since(ledger, made, was)))


def _since(ledger: Ledger, made: FrozenScore, was: Scores) -> Iterator[str]:
    """Yield what changed since that a version does not heed."""
    if score_rules.load(ledger).book != was.book:
        yield "定稿以后考核办法改过，定稿仍按当时的办法。"
    held = closed_rounds.current(ledger)
    moved = [period for period, mark in was.closings if period not in held or held[period].mark != mark]
    if moved:
        yield f"定稿以后{'、'.join(moved)}重开过或重新封存，定稿仍按当时封存的数。"
    later = sum(one.act > made.act for one in store.notes(ledger))
    if later:
        yield f"定稿以后又记了{later}条考核记事，没有计入定稿。"
