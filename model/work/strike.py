"""销号: note that an item is told to be finished, return it for proof, verify it, strike it off, reopen it."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model import clock
from model.errors import ClerkError
from model.records import Changes, Evidence, Item, Round, RoundView, StrikeMove
from model.rules import history, rollup, status, strike_off
from model.rules.known import Known
from model.store import proved
from model.terms import ItemKind, Light, Move, State, Verb
from model.work import evidence
from model.work.change_item import find_item
from model.work.ledger import Ledger, Standing, standing


@dataclass(frozen=True, slots=True)
class Ask:
    """A step of an item (by id). `proof`: number or place of the paper; `files`: kept beside the ledger."""

    item: str
    move: Move
    reason: str = ""
    proof: str = ""
    files: tuple[Path, ...] = ()
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class StrikePlan:
    """A step as it would be noted: `move` without its files, `files` as read, `notes` what to look at."""

    says: str
    notes: tuple[str, ...]
    title: str
    move: StrikeMove
    files: tuple[tuple[str, bytes], ...]
    ask: Ask
    last_act: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return all that the clerk reads before it is done."""
        return self.says, *self.notes


@dataclass(frozen=True, slots=True)
class Stands:
    """Where an item stands today: the steps done, those allowed next, and what proof it needs and owes."""

    item: Item
    state: State
    moves: tuple[StrikeMove, ...]
    allowed: tuple[Move, ...]
    requires: str
    lacks: str
    unfinished: tuple[str, ...]


def look(ledger: Ledger, item: str) -> Stands:
    """Return where an item stands; raises ClerkError where there is none of that id."""
    now = standing(ledger)
    return _stands(now, find_item(now, item), max(now.known.rounds, key=lambda one: one.end))


def _stands(now: Standing, item: Item, at: Round) -> Stands:
    moves = tuple(now.known.moves.get(item.id, ()))
    unfinished = tuple(_unfinished(now.known, item, at))
    ended = status.ended(item.id, now.known.statuses, at)
    state = State.ENDED if ended else strike_off.state(moves, finished=not unfinished)
    may = () if ended else strike_off.allowed(state)
    if not moves and state is State.REPORTED:
        may = (Move.REPORT, *may)
    return Stands(item, state, moves, may, strike_off.PROOF[item.kind], strike_off.lacks(item.kind, moves), unfinished)


def _unfinished(known: Known, item: Item, at: Round) -> Iterator[str]:
    """Yield the lines that were not finished when they were last reported, each with why."""
    part = next(one for one in rollup.apart(known) if [own.id for own in one.setup.items] == [item.id])
    told = history.years(part)
    for line in part.setup_at(at, ended=True).lines:
        last = _last(told.get(line.id, ()), at)
        if last is None or last.light is not Light.DONE:
            yield f"{line.id} {line.name}（{last.reason or last.light_word if last else '没有报过'}）"


def _last(year: Sequence[RoundView], at: Round) -> RoundView | None:
    told = [one for one in year if one.round.end <= at.end and (one.done is not None or one.stage)]
    return told[-1] if told else None


def plan(ledger: Ledger, ask: Ask) -> StrikePlan:
    """Say what a step does; nothing is written.

    Raises ClerkError where the step does not follow, is not yet proved, or the item is not finished.
    """
    now = standing(ledger)
    item, day = find_item(now, ask.item), ask.date or clock.today()
    at = _round_of(now, day)
    stands = _stands(now, item, at)
    made = StrikeMove(item.id, ask.move, ask.reason.strip(), ask.proof.strip(), day)
    files = tuple(evidence.load(path) for path in ask.files)
    _refuse(stands, made, files)
    after = strike_off.AFTER[ask.move]
    proved_by = "；".join(one for one in (made.proof, *(name for name, _ in files)) if one)
    why = f"。{made.reason}" if made.reason else ""
    says = (
        f"第{item.no}项{ask.move.word}（{day.isoformat()}，从{at.name}起算）：{stands.state.word} → {after.word}{why}"
        + (f"；佐证：{proved_by}" if proved_by else "")
    )
    notes = tuple(_notes(stands, made, bool(files)))
    return StrikePlan(says, notes, f"第{item.no}项 {ask.move.word}", made, files, ask, now.last_act)


def _round_of(now: Standing, day: datetime.date) -> Round:
    """Return the round in which a step of that day first counts."""
    rounds = sorted(now.known.rounds, key=lambda one: one.end)
    later = (one for one, after in itertools.pairwise(rounds) if after.cutoff > day)
    return next(later, rounds[-1])


def _refuse(stands: Stands, made: StrikeMove, files: Sequence[tuple[str, bytes]]) -> None:
    first = made.move is Move.REPORT and not stands.moves and stands.state is State.REPORTED
    why = "" if first else strike_off.refusal(stands.state, made.move, made.reason)
    why = why or strike_off.bad_proof(stands.item.kind, made.proof) or strike_off.early(stands.moves, made.date)
    if not why and made.date > clock.today():
        why = f"日期{made.date.isoformat()}还没有到"
    if not why and made.move in (Move.VERIFY, Move.STRIKE):
        why = _unproved(stands, made, files)
    if why:
        raise ClerkError(f"第{stands.item.no}项没有办“{made.move.word}”：{why}。没有改动台账。")


def _unproved(stands: Stands, made: StrikeMove, files: Sequence[tuple[str, bytes]]) -> str:
    """Say what stands against verifying: finished means every line, and proved."""
    if stands.unfinished:
        return f"还有{len(stands.unfinished)}行没有完成：{'；'.join(stands.unfinished)}"
    handed = replace(made, files=tuple(Evidence("", name, len(data)) for name, data in files))
    lacks = strike_off.lacks(stands.item.kind, (*stands.moves, handed))
    back = any(one.move in strike_off.BACK for one in stands.moves)
    return f"{'退回（重开）以后还没有补' if back else '还缺'}佐证（{lacks}）" if lacks else ""


def _notes(stands: Stands, made: StrikeMove, has_files: bool) -> Iterator[str]:
    kind = stands.item.kind
    if made.move is Move.REPORT and stands.unfinished:
        yield f"还有{len(stands.unfinished)}行没有完成，核验前要完成：{'；'.join(stands.unfinished)}。"
    if made.move is Move.REPORT and strike_off.lacks(kind, (*stands.moves, made)) and not has_files:
        yield f"还没有佐证，{kind.word}要{stands.requires}；先列入“缺佐证”。"
    if has_files and kind is ItemKind.SERVICE:
        yield "汇总表里不要有姓名、身份证号等个人信息，请核对附件。"
    if made.move is Move.RETURN:
        yield "退回以前交的佐证不再计，请单位补齐再报。"


def do(ledger: Ledger, planned: StrikePlan) -> Changes:
    """Keep the files beside the ledger and note the step in one act; what is new is weighed again first."""
    if planned.last_act != ledger.last_act():
        planned = plan(ledger, planned.ask)
    files = tuple(evidence.keep(ledger, name, data) for name, data in planned.files)
    with ledger.act(Verb.STRIKE.word, planned.title) as act:
        proved.add_move(ledger, replace(planned.move, files=files))
    periods = frozenset(one.period for one in standing(ledger).known.rounds)
    return Changes(act, f"{Verb.STRIKE.word} {planned.title}", periods)
