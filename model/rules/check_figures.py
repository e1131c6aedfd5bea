"""审核 of figures: which are held back until the clerk decides.

Last round's figure or the target speaks against them. What is stated stays as stated; whether it is held follows
from all that is known, so any order of files gives the same (DESIGN.md section 5).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from model.records import CheckRule, Doubt, Figure, Head, Key, Line, Option, Round, Target
from model.rules import measures, target
from model.rules.known import Known
from model.rules.quantity import plain
from model.rules.schedule import counts_few
from model.terms import Check, Field, Kind, Weight

HOLDING = (Weight.ERROR, Weight.EXPLAIN)
BACK = Option("", "退回")


class Said(NamedTuple):
    """What a rule found: the fact, the question, and the answers a clerk is likely to give."""

    fact: str
    ask: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A figure beside the last one before it and the target it counts towards, as it held in the figure's round.

    `task` is the unit's own part of the target, where it has one, else the whole.
    """

    value: Decimal
    last: Decimal | None
    target: Target
    task: Decimal


def held(known: Known, at: Round | None = None) -> dict[Key, Doubt]:
    """Return the figures that do not count until the clerk decides; of one round, or of all."""
    found = doubts(known)
    return {key: one for key, one in found.items() if holds(one) and (at is None or key.period == at.period)}


def holds(doubt: Doubt) -> bool:
    """Say whether a figure's doubt keeps it from counting."""
    return doubt.weight in HOLDING and not doubt.reason


def shown(known: Known) -> Known:
    """Return what is known with every held figure as a question, nothing counting in its place."""
    found = held(known)
    if not found:
        return known
    figures = known.view.figures
    asked = {key: replace(figures[key], value=None, asked=True) for key in found}
    return replace(known, view=replace(known.view, figures={**figures, **asked}))


def doubts(known: Known) -> dict[Key, Doubt]:
    """Return the first doubt about each figure, with the office's reason where it has let the figure stand."""
    lines = {line.id: line for line in known.setup.lines if line.kind is Kind.AMOUNT and line.target}
    tasks = _tasks(known)
    out: dict[Key, Doubt] = {}
    for line, figures in _series(known, lines):
        out.update(_over_the_year(known, line, figures, tasks))
    return out


def _tasks(known: Known) -> Mapping[str, Mapping[tuple[str, str], Decimal]]:
    """Return by round each unit's part of a line; only a merger lets it differ between rounds."""
    plain = {(share.line, share.unit): share.value for share in known.setup.shares}
    if not any(unit.successor for unit in known.setup.units):
        return {one.period: plain for one in known.rounds}
    return {one.period: {(s.line, s.unit): s.value for s in known.setup_at(one).shares} for one in known.rounds}


def would(known: Known, key: Key, value: str) -> Doubt | None:
    """Return the doubt there would be about a value if it alone stood for the key."""
    return would_all(known, {key: value}).get(key)


def would_all(known: Known, values: Mapping[Key, str]) -> dict[Key, Doubt]:
    """Return the doubts there would be about these values, were they in force; keys of one round."""
    figures = {key: Figure(key, (Head(value, ("",)),), value, False, False) for key, value in values.items()}
    found = doubts(replace(known, view=replace(known.view, figures={**known.view.figures, **figures})))
    return {key: found[key] for key in values if key in found}


def _series(known: Known, lines: Mapping[str, Line]) -> Iterator[tuple[Line, list[Figure]]]:
    """Yield each unit's figures of a line, round by round."""
    order = {one.period: one.end for one in known.rounds}
    found: defaultdict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for key, figure in known.view.figures.items():
        if key.field is Field.DONE and key.line in lines and key.period in order and figure.value is not None:
            found[key.line, key.unit, key.county].append(figure)
    for (line, _, _), figures in found.items():
        yield lines[line], sorted(figures, key=lambda one: order[one.key.period])


def _over_the_year(
    known: Known, line: Line, figures: list[Figure], tasks: Mapping[str, Mapping[tuple[str, str], Decimal]]
) -> Iterator[tuple[Key, Doubt]]:
    """Judge figures one after the other; a held one is not what the next is measured by."""
    last: Decimal | None = None
    rounds = {one.period: one for one in known.rounds}
    for figure in figures:
        key, value = figure.key, Decimal(figure.value or 0)
        now = target.at(line, known.changes, rounds[key.period]).target
        if now and not figure.conflict:
            task = tasks[key.period].get((line.id, key.county or key.unit), now.printed)
            found = _first(known, key, Case(value, last, now, task))
            if found:
                found = replace(found, reason=reason(known, figure))
                yield key, found
                if holds(found):
                    continue
        last = value


def _first(known: Known, key: Key, case: Case) -> Doubt | None:
    for check, rule in FIGURE_RULES.items():
        setting = known.checks[check]
        said = None if setting.weight is Weight.OFF else rule(case, setting)
        if said:
            return Doubt(check, setting.weight, said.fact, said.ask, key, said.options)
    return None


def reason(known: Known, figure: Figure) -> str:
    """Return why the office lets the figure stand, from any of the records that state it."""
    told = (known.reasons.get(name, "") for head in figure.heads for name in head.records)
    return next((reason for reason in told if reason), "")


# --- the rules ----------------------------------------------------------------------------------------------


def below_last(case: Case, rule: CheckRule) -> Said | None:
    """A cumulative figure cannot fall; mostly the month's own figure was typed in."""
    if case.last is None or case.value >= case.last:
        return None
    value, total = plain(case.value), plain(case.last + case.value)
    options = (Option(total, f"按{total}收"), Option(value, "确系核减"), BACK)
    return Said(f"累计{value}小于上期{plain(case.last)}", "填成当月数了吗？", options)


def above_target(case: Case, rule: CheckRule) -> Said | None:
    """A figure many times the target was mostly typed in another measure (元 for 万元)."""
    if rule.limit is None or not case.task or case.value <= case.task * rule.limit:
        return None
    value = plain(case.value)
    measure = case.target.printed_measure
    smaller = case.value.scaleb(-measures.split(measure).scale)
    likely = (Option(plain(smaller), f"按{plain(smaller)}收"),) if smaller < case.task * rule.limit else ()
    fact = f"累计{value}超过全年目标{plain(case.task)}的{plain(rule.limit)}倍（单位：{measure}）"
    return Said(fact, "单位填错了吗？", (*likely, Option(value, "确系超额"), BACK))


def jump(case: Case, rule: CheckRule) -> Said | None:
    """So much in one round is rare; of a few whole things one more is none."""
    if case.last is None or rule.limit is None or not case.task:
        return None
    step = case.value - case.last
    if step * 100 <= case.task * rule.limit or (step <= 1 and counts_few(case.target)):
        return None
    fact = f"累计由{plain(case.last)}增到{plain(case.value)}"
    return Said(f"{fact}，一期增加超过全年目标{plain(case.task)}的{plain(rule.limit)}%", "请核对。")


FIGURE_RULES: Mapping[Check, Callable[[Case, CheckRule], Said | None]] = {
    Check.BELOW_LAST: below_last,
    Check.ABOVE_TARGET: above_target,
    Check.JUMP: jump,
}
"""In the order they are asked; the first that finds something speaks."""
