"""What stands open in a round that is to be closed (封存), and what of it needs a reason?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from model.records import Conflict, PeriodView, Question, Round
from model.rules import merge
from model.terms import FormState, Level, State


@dataclass(frozen=True, slots=True)
class Open:
    """One sentence on what is open; `needs_reason`: the round is closed all the same only with a reason."""

    sentence: str
    needs_reason: bool = False

    @property
    def told(self) -> str:
        """Return the sentence, with a word before it where a reason must be written."""
        return f"须写明理由：{self.sentence}" if self.needs_reason else self.sentence


def open_points(view: PeriodView, closed: Collection[str]) -> Iterator[Open]:
    """Yield what is open, units and lines named in full; `closed`: the rounds closed already."""
    yield from _nothing(view)
    missing = [one.unit.short for one in view.units if one.form is FormState.MISSING]
    if missing:
        yield Open(f"未报{len(missing)}家：{'、'.join(missing)}。封存后按未报计，不作0。")
    yield from _conflicts(view)
    if view.questions:
        yield Open(f"待确认{len(view.questions)}处没有回答，封存后不计入：{_named(view.questions)}。")
    if view.quarantined:
        told = "；".join(f"{one.item} {one.target}（{one.unit}）{one.value}" for one in view.quarantined)
        yield Open(f"隔离{len(view.quarantined)}处没有放行，封存后不计入：{told}。")
    doubts = [one for one in view.findings if one.level is not Level.NOTE and not one.reason]
    if doubts:
        yield Open(f"核对提醒{len(doubts)}条没有写明情况（见“核对提醒”）。")
    yield from _earlier(view.round, view.rounds, closed)


def _nothing(view: PeriodView) -> Iterator[Open]:
    if not any(line.reported for item in view.items for line in item.lines if item.state is not State.ENDED):
        yield Open("这一期没有任何一行报过数或阶段，封存的是空的一期。请核对期次。", needs_reason=True)
    elif all(one.form is FormState.NOT_SENT for one in view.units):
        yield Open("这一期没有发过表，所有的数都是手工录入的。")


def _conflicts(view: PeriodView) -> Iterator[Open]:
    hard = [one for one in view.conflicts if one.key.field in merge.BLOCKING]
    soft = [one for one in view.conflicts if one.key.field not in merge.BLOCKING]
    if hard:
        yield Open(f"冲突{len(hard)}处（数或阶段）没有裁定，封存后按暂用数计：{_named(hard)}。", needs_reason=True)
    if soft:
        yield Open(f"文字说法不一{len(soft)}处，封存后两种都留着：{_named(soft)}。")


def _earlier(at: Round, rounds: Sequence[Round], closed: Collection[str]) -> Iterator[Open]:
    names = [one.name for one in rounds if one.end < at.end and one.period not in closed]
    if names:
        yield Open(
            f"以前的{'、'.join(names)}还没有封存；这些期以后再有变动，本期已定下的“上期”“连续几期”不跟着变。"
            "通常先封存以前的。"
        )


def _named(some: Sequence[Conflict] | Sequence[Question]) -> str:
    return "；".join(f"{one.item} {one.target}（{one.unit}）" for one in some)
