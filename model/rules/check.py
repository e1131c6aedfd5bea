"""审核: everything a round's figures, words and forms are questioned about, in the plan's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from model.records import Doubt, Finding, ItemView, Record, Round
from model.rules import check_figures, check_lines, check_texts, personal
from model.rules.known import Known
from model.terms import Check, Level, State, Weight

TOLD_UPWARD = (Check.COUNTY_SUM, Check.LEADS)
"""What the office above must know even while nobody has explained it."""

_LEVEL = {Weight.ERROR: Level.ERROR, Weight.EXPLAIN: Level.WARNING, Weight.WARNING: Level.WARNING}


def doubts(known: Known, at: Round, views: Sequence[ItemView], records: Sequence[Record]) -> tuple[Doubt, ...]:
    """Return all that is doubtful of a round but for the figures held back; `views` are its lines, as rolled up.

    Doubts the office has explained stand among them with their reason.
    """
    lines = [line for view in views for line in view.lines]
    place = {line.line.id: number for number, line in enumerate(lines)}
    found = sorted(_keyed(known, at, views), key=lambda one: _order(place, one))
    return (*found, *check_texts.no_contact(known, at, records))


def _keyed(known: Known, at: Round, views: Sequence[ItemView]) -> Iterator[Doubt]:
    for key, one in check_figures.doubts(known).items():
        if key.period == at.period and not check_figures.holds(one):
            yield one
    seen = check_figures.shown(known)
    for view in views:
        for line in view.lines if view.state is not State.ENDED else ():
            yield from (explained(known, one) for one in check_lines.doubts(seen, line, at))
    yield from (explained(known, one) for one in check_texts.doubts(known, at))


def _order(place: Mapping[str, int], doubt: Doubt) -> tuple[int, int, str]:
    line = doubt.key.line if doubt.key else ""
    return place.get(line, len(place)), list(Check).index(doubt.check), str(doubt.key)


def explained(known: Known, doubt: Doubt) -> Doubt:
    """Return the doubt with the reason the office gave for what stands under its key, where it gave one."""
    figure = known.view.figures.get(doubt.key) if doubt.key else None
    if figure is None or figure.conflict:
        return doubt
    return replace(doubt, reason=check_figures.reason(known, figure))


def sentence(doubt: Doubt) -> str:
    """Write a doubt as its question: the fact, what is asked, the likely answers; personal numbers are starred."""
    return personal.mask(f"{doubt.fact}。{doubt.ask}{' / '.join(option.word for option in doubt.options)}")


def finding(doubt: Doubt, about: str, unit: str) -> Finding:
    """Return what the clerk reads: `about` names item, line and unit; an explained doubt is a note with its reason."""
    if doubt.reason:
        told = personal.mask(f"{about}：{doubt.fact}，{unit}已说明：{doubt.reason}（核定）。")
        return Finding(Level.NOTE, told, check=doubt.check, key=doubt.key, reason=personal.mask(doubt.reason))
    told = f"{about}：{sentence(doubt)}" if about else sentence(doubt)
    return Finding(_LEVEL[doubt.weight], told, check=doubt.check, key=doubt.key)


def travels(found: Finding) -> bool:
    """Say whether a finding goes into the report upward: differences, and what was explained, with the reason."""
    return bool(found.reason) or found.check in TOLD_UPWARD
