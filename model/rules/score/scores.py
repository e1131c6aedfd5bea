"""考核评价: every unit's score from a rule book and the published rounds, each point with reason, figure and source.

Lines are rounded to hundredths, half up, and a total is their sum. Departments and counties rank apart; equal totals
share a rank and the next is skipped (1, 2, 3, 3, 5). What cannot be told is an open point: no 0 and no full marks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from model.records import Unit
from model.records.score import Point, Scores, UnitScore
from model.rules import ranking
from model.rules.score import added, counted, noted, rank_points, tasks, work
from model.rules.score import ground as grounds
from model.rules.score.counted import Time
from model.rules.score.ground import Ground
from model.rules.score.tasks import Task
from model.rules.who_gets_a_form import is_county, is_own_level
from model.terms import State
from model.terms_score import Noted, ScorePart, Veto

_NOTHING = Decimal("0.00")
NO_WORK = "没有计分的指标和节点"


def scores(ground: Ground) -> Scores:
    """Return the evaluation of all units that answer for something."""
    view = ground.view
    own = tasks.of(view, ground.book)
    times = _times(ground)
    units = [one.unit for one in view.units if not is_own_level(one.unit)]
    taking = [unit for unit in units if own.get(unit.id) or (ground.book.start and _obliged(ground, unit.id))]
    scored = [_unit(ground, unit, own.get(unit.id, ()), times.get(unit.id, {})) for unit in taking]
    within = {unit.id for unit in taking}
    return Scores(
        title=view.plan.title,
        office=view.plan.office,
        year=view.plan.year,
        period=view.round.period,
        round=view.round.name,
        day=ground.day,
        book=ground.book,
        units=tuple(
            one for county in (False, True) for one in _ranked(ground, [u for u in scored if u.county is county])
        ),
        apart=tuple((one.short, NO_WORK) for one in units if one.id not in within),
        notes=tuple(ground.notes),
        remarks=(*_remarks(ground), *_unused(ground, own, within), *_spared(times, units, within, ground)),
        closings=tuple(sorted(ground.closings.items())),
    )


def _times(ground: Ground) -> dict[str, dict[int, list[Time]]]:
    """Return by unit and by rule (its place in the book) what is counted."""
    out: dict[str, dict[int, list[Time]]] = {}
    for place, each in enumerate(ground.book.each):
        for one in counted.times(ground, each):
            out.setdefault(one.unit, {}).setdefault(place, []).append(one)
    return out


def _unit(ground: Ground, unit: Unit, own: Sequence[Task], times: Mapping[int, list[Time]]) -> UnitScore:
    points = [*noted.points(ground, unit.id), *work.points(ground, unit.id, own)]
    doubled = ground.book.doubled and not own and grounds.only_slips(ground, unit.id)
    for place, each in enumerate(ground.book.each):
        points += added.points(each, times.get(place, []), doubled=doubled and each.points < 0)
    points.sort(key=lambda one: tuple(ScorePart).index(one.part))
    vetoed = noted.veto(ground, unit.id) is not None
    return UnitScore(unit.id, unit.short, is_county(unit), tuple(points), vetoed=vetoed)


def _obliged(ground: Ground, unit: str) -> bool:
    """Say whether a unit without work of its own had something to hand in: a form, or the reply to a 督办单."""
    return unit in grounds.asked(ground) or grounds.only_slips(ground, unit)


def _bounds(ground: Ground, unit: str, points: Sequence[Point]) -> Iterator[Point]:
    """Yield what keeps a total from going below 0, and what a veto takes."""
    total = sum((one.points for one in points if one.points is not None), _NOTHING)
    if ground.book.floor and total < 0:
        yield Point(ScorePart.FLOOR, ScorePart.FLOOR.word, -total, "扣分超过得分，总分按0计")
        total = _NOTHING
    if note := noted.veto(ground, unit):
        zero = ground.book.veto is Veto.ZERO
        why = f"{ground.book.veto.word}：{noted.by_whom(note)}"
        yield Point(ScorePart.VETO, ScorePart.VETO.word, _NOTHING - total if zero else _NOTHING, why)


def _ranked(ground: Ground, found: Sequence[UnitScore]) -> list[UnitScore]:
    """Rank one group; units of which nothing is known, and vetoed ones, stand last without a rank."""
    paid = {one.unit: one for one in rank_points.given(ground.book.ranks, [one for one in found if not one.vetoed])}
    made = [_bounded(ground, paid.get(one.unit, one)) for one in found]
    ranked = [one for one in made if not (one.vetoed or one.unknown)]
    ranks = ranking.ranks([one.total for one in ranked])
    placed = [replace(one, rank=rank) for one, rank in zip(ranked, ranks, strict=True)]
    return sorted(placed, key=lambda one: one.rank or 0) + [one for one in made if one.vetoed or one.unknown]


def _bounded(ground: Ground, one: UnitScore) -> UnitScore:
    return replace(one, points=(*one.points, *_bounds(ground, one.unit, one.points)))


def _spared(
    times: Mapping[str, Mapping[int, list[Time]]], units: Sequence[Unit], within: Collection[str], ground: Ground
) -> Iterator[str]:
    """Yield what was counted of units that have no score, so that it falls under no table."""
    for unit in units:
        own = times.get(unit.id, {}) if unit.id not in within else {}
        counted = [(ground.book.each[place].kind, len(some)) for place, some in own.items()]
        told = "、".join(f"{kind.word}{many}次" for kind, many in counted if kind.value not in tuple(Noted))
        if told:
            yield f"{unit.short}{NO_WORK}，记到的{told}没有计分。"


def _remarks(ground: Ground) -> Iterator[str]:
    """Yield what a reader must know besides: what is not scored, and what was noted in vain."""
    view = ground.view
    ended = [item.item.no for item in view.items if item.state is State.ENDED]
    if ended:
        yield f"第{'、'.join(ended)}项已终止，不计分。"
    bare = [item.item.no for item in view.items if not item.leads and item.state is not State.ENDED]
    if bare:
        yield f"第{'、'.join(bare)}项没有牵头单位，牵头的分没有计给谁。"
    if ground.book.weight is None:
        known = dict(ground.book.weights)
        bare = [item.item.no for item in view.items if item.item.id not in known and item.state is not State.ENDED]
        if bare:
            yield f"第{'、'.join(bare)}项没有定权重，不能计分。"
    grey = sum(line.due is None and not line.due_stage for item in view.items for line in item.lines)
    if grey and any(each.kind.value in ("red", "yellow") for each in ground.book.each):
        yield f"{grey}行未定序时，不亮灯，不计亮灯扣分。"


def _unused(ground: Ground, own: Mapping[str, Sequence[Task]], within: Collection[str]) -> Iterator[str]:
    """Yield the notes that count for nothing, and why."""
    names = {one.unit.id: one.unit.short for one in ground.view.units}
    parts = {one.name for one in ground.book.manual}
    kinds = {each.kind.value for each in ground.book.each}
    for note in ground.notes:
        who = names.get(note.unit, note.unit)
        if note.unit not in within:
            yield f"{who}没有计分，记的“{note.kind.word}”没有用。"
        elif note.kind is Noted.POINTS and note.about not in parts:
            if why := _needless(
                ground, next((t for t in own.get(note.unit, ()) if t.line.line.id == note.about), None)
            ):
                yield f"{who}“{note.about}”的人工评分没有用：{why}。"
        elif note.kind is Noted.VOTES and not ground.book.satisfaction:
            yield f"{who}的满意度投票没有用：办法里没有满意度。"
        elif note.kind.value in ("praise", "untrue", "absent") and note.kind.value not in kinds:
            yield f"{who}的“{note.kind.word}”没有用：办法里不计。"


def _needless(ground: Ground, task: Task | None) -> str:
    """Say why a line's manual points are not used, "" where they are."""
    if task is None:
        return "该单位没有这一行"
    return "这一行有数，按数计分" if work.is_computed(ground, task) else ""
