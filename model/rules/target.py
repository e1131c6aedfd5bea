"""Which target of a line holds in a round: the first one, or that of the last change on or before the round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from model.records import Line, Round, Target, TargetChange
from model.rules.quantity import plain
from model.terms import Op

Timeline = Mapping[str, Sequence[tuple[Round, TargetChange]]]
"""By line id the changes of its target, each with the round it holds from, in the calendar's order."""


def timeline(changes: Iterable[TargetChange], rounds: Iterable[Round]) -> Timeline:
    """Put changes in the calendar's order; every one names a round of the calendar."""
    known = {one.period: one for one in rounds}
    out: defaultdict[str, list[tuple[Round, TargetChange]]] = defaultdict(list)
    for change in changes:
        out[change.line].append((known[change.period], change))
    return {line: sorted(found, key=_order) for line, found in out.items()}


def at(line: Line, changes: Timeline, when: Round) -> Line:
    """Return the line with the target in force in a round; what came later has no part in it."""
    past = held(line.id, changes, when)
    return replace(line, target=past[-1].target) if past else line


def held(line: str, changes: Timeline, when: Round) -> tuple[TargetChange, ...]:
    """Return the changes made up to a round, the one in force last."""
    return tuple(change for since, change in changes.get(line, ()) if since.end <= when.end)


def before(line: Line, changes: Timeline, when: Round) -> Target | None:
    """Return what held just before a change from this round on."""
    past = [change for since, change in changes.get(line.id, ()) if since.end < when.end]
    return past[-1].target if past else line.target


def news(line: Line, changes: Timeline, when: Round) -> str:
    """Say how a line, given with its first target, came to the one in force in a round; "" where that is the first."""
    past = [one for one in changes.get(line.id, ()) if one[0].end <= when.end]
    if not past:
        return ""
    since, change = past[-1]
    old = before(line, changes, since)
    if old is None or old == change.target:
        return ""
    return f"目标由{words(old)}调整为{words(change.target)}，自{since.name}起"


def words(target: Target) -> str:
    """Write a target as a clerk reads it: 不少于120所, 40→60%."""
    start = "" if target.start is None else f"{plain(_printed(target, target.start))}→"
    word = "" if start or target.op in (Op.EQUAL, Op.FROM_TO) else target.op.word
    return f"{word}{start}{plain(target.printed)}{target.printed_measure}"


def _printed(target: Target, expanded: Decimal) -> Decimal:
    return expanded * target.printed / target.value if target.value else expanded


def _order(one: tuple[Round, TargetChange]) -> tuple[object, ...]:
    return one[0].end, one[0].period
