"""What is still open when the year is archived: conflicts, questions, silence, items not struck off, 核定 lights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from model.records import Conflict, ItemView, PeriodView, Quarantined, Question, Round
from model.rules import correction, strike_lists
from model.store import attachments, proved, records
from model.terms import FormState, State
from model.work import plan_round, slips
from model.work.ledger import Ledger, Standing
from model.work.look import look
from model.work.progress import Tick, silent

MOST = 20
"""Names listed in one sentence."""


@dataclass(frozen=True, slots=True)
class Open:
    """`blocking`: what no archive passes over without a written reason; `rest`: what is only told. Sentences.

    `final`: the last round anything was told of; `rounds`: all that were sent or told of.
    """

    blocking: tuple[str, ...]
    rest: tuple[str, ...]
    final: PeriodView
    rounds: tuple[PeriodView, ...] = field(repr=False, default=())


def look_for(ledger: Ledger, now: Standing, tick: Tick = silent) -> Open:
    """Look at every round of the year, the first one too."""
    calendar = sorted(now.known.rounds, key=lambda one: one.end)
    touched = _touched(ledger, now)
    views = []
    for place, one in enumerate(calendar):
        tick(place, len(calendar), f"查{one.name}")
        if one.period in touched or one is calendar[-1]:
            views.append(look(ledger, one.period))
    first = plan_round.of(ledger, now)
    told = tuple(view for view in views if _told(view))
    final = told[-1] if told else views[-1]
    final = replace(final, items=tuple(at_the_end(final.items, views[-1].items)))
    quiet = [one for one in calendar if one.period not in {view.round.period for view in told}]
    asked = [(view.round, view.conflicts, view.questions, view.quarantined) for view in views]
    every = [(first.round, first.conflicts, first.questions, first.quarantined), *asked]
    return Open(
        tuple(sentence for one in every for sentence in _blocking(*one[:3])),
        (
            *_quarantined(every),
            *_missing(first.round, first.of(FormState.MISSING)),
            *(sentence for view in told for sentence in _missing(view.round, missing(view))),
            *_silent(quiet, final),
            *_standing(final),
            *(sentence for view in views for sentence in _corrected(view)),
            *_slips(ledger, now),
            *_lost(ledger),
        ),
        final,
        told,
    )


def _touched(ledger: Ledger, now: Standing) -> frozenset[str]:
    """Return the rounds of which anything was sent, stated or decided; the others need no look."""
    stated = {key.period for record in now.facts.records for key in record.values}
    sent = {one.period for one in records.sent(ledger)}
    return frozenset(stated | sent | {period for period, _ in now.known.lights})


def at_the_end(told: Sequence[ItemView], last: Sequence[ItemView]) -> Iterator[ItemView]:
    """Yield each item with its figures as last told of, and as the office left it: struck off or ended since then."""
    before = {view.item.id: view for view in told}
    for now in last:
        then = before.get(now.item.id, now)
        if now.state is State.ENDED:
            yield replace(now, lines=then.lines)
        elif now.moves:
            yield replace(then, state=now.state, moves=now.moves)
        else:
            yield then


def missing(view: PeriodView) -> tuple[str, ...]:
    """Return the short names of the units that owe a round's form."""
    return tuple(one.unit.short for one in view.units if one.form is FormState.MISSING)


def _told(view: PeriodView) -> bool:
    """Say whether a form of a round was sent or came back, or a figure was typed in."""
    sent = any(one.form is not FormState.NOT_SENT for one in view.units)
    return sent or any(line.reported for item in view.items for line in item.lines)


def _blocking(at: Round, conflicts: Sequence[Conflict], questions: Sequence[Question]) -> Iterator[str]:
    for one in conflicts:
        values = "、".join(dict.fromkeys(value.value for value in one.values))
        yield f"{at.name}冲突：{one.item} {one.target}（{one.unit}）：{values}"
    for asked in questions:
        yield f"{at.name}待确认：{asked.item} {asked.target}（{asked.unit}）：{asked.raw}"


def _quarantined(every: Sequence[tuple[Round, object, object, Sequence[Quarantined]]]) -> Iterator[str]:
    for at, _, _, kept in every:
        if kept:
            yield f"{at.name}：隔离的内容 {len(kept)} 处没有放行，不计入：{listed([one.item for one in kept])}。"


def _missing(at: Round, units: Sequence[str]) -> Iterator[str]:
    if units:
        yield f"{at.name}：未报 {len(units)} 家：{listed(units)}。"


def _silent(rounds: Sequence[Round], final: PeriodView) -> Iterator[str]:
    if rounds:
        yield f"没有发表、也没有报数的期次 {len(rounds)} 期：{listed([one.name for one in rounds])}。"
        yield f"最终数以{final.round.name}为准。"


def _standing(final: PeriodView) -> Iterator[str]:
    found = strike_lists.lists(final.items)
    if found.open:
        states = [state for state in State if any(view.state is state for view in found.open)]
        parts = "、".join(f"{state.word} {sum(one.state is state for one in found.open)} 项" for state in states)
        yield f"未销号 {len(found.open)} 项（{parts}）：第{numbers([one.item.no for one in found.open])}项。"
    if found.lacking:
        yield f"缺佐证 {len(found.lacking)} 项：第{numbers([one.item.no for one in found.lacking])}项。"
    if found.doubtful:
        nos = numbers([one.item.no for one in found.doubtful])
        yield f"已销号而还有指标没有完成 {len(found.doubtful)} 项：第{nos}项。"


def _slips(ledger: Ledger, now: Standing) -> Iterator[str]:
    if left := [one.slip.no for one in slips.of(ledger, now) if one.open]:
        yield f"没有办结的督办单 {len(left)} 件：{listed(left)}。"


def _corrected(view: PeriodView) -> Iterator[str]:
    lines = [line for item in view.items for line in item.lines]
    lights = [line for line in lines if line.light_correction]
    told = [f"{one.line.id} {correction.word(one.light_correction, one.light_word, view.rule)}" for one in lights
            if one.light_correction]  # fmt: skip
    if told:
        yield f"{view.round.name}：核定的灯 {len(told)} 处：{listed(told)}。"
    figures = [line.line.id for line in lines if line.figure_correction]
    if figures:
        yield f"{view.round.name}：核定的数 {len(figures)} 处：{listed(figures)}。"


def _lost(ledger: Ledger) -> Iterator[str]:
    for one in proved.evidence(ledger):
        if attachments.find(ledger.path, one.sha256) is None:
            yield f"佐证附件“{one.name}”找不到或内容变了，归档包里没有它。"


def listed(names: Sequence[str], most: int = MOST) -> str:
    """List names for a sentence, each once, a long list cut with its count."""
    once = list(dict.fromkeys(names))
    return "、".join(once[:most]) + (f"等{len(once)}" if len(once) > most else "")


def numbers(nos: Sequence[str]) -> str:
    """List items' numbers, those in a row as 3—9."""
    runs: list[list[str]] = []
    for no in nos:
        follows = runs and no.isdecimal() and runs[-1][-1].isdecimal() and int(no) == int(runs[-1][-1]) + 1
        runs[-1].append(no) if follows else runs.append([no])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 2 else "、".join(run) for run in runs)
