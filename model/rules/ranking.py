"""排名: how do units and counties rank in a round, by which parts, and who cannot be ranked and why?

Ranks are those of real bulletins (DOMAIN.md section 5): equal scores share one, the next is skipped (1, 2, 3, 3, 5).
What was not reported is counted as not reported, and never as a figure of 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from model.records import ItemView, LineView, Part, PeriodView, UnitView
from model.rules import county_counts
from model.rules.who_gets_a_form import is_county, is_own_level
from model.terms import FormState, Light, Merit, State

WEIGHTS: Mapping[Merit, int] = {Merit.PACE: 50, Merit.DONE: 30, Merit.TOLD: 10, Merit.FORM: 10}
"""Of a hundred, what each part weighs while a plan says nothing else."""

OF_COUNTIES: Mapping[Merit, int] = {Merit.PACE: 60, Merit.DONE: 30, Merit.TOLD: 10}
"""The same of counties; their forms may be about other lines, so those do not count."""

PUNCTUAL = {FormState.RETURNED: Fraction(1), FormState.LATE: Fraction(1, 2), FormState.MISSING: Fraction(0)}
ON_PACE = (Light.GREEN, Light.DONE)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Mark:
    """One part of a score. `value`: per cent reached, None where nothing is countable; `words` say from what."""

    merit: Merit
    weight: int
    value: Fraction | None
    words: str

    @property
    def percent(self) -> Decimal | None:
        """Return per cent as it is printed: two decimals, half up."""
        return None if self.value is None else _rounded(self.value * 100)


@dataclass(frozen=True, slots=True)
class Place:
    """A unit (its id) with its rank; `score` as printed; `lines` it stands by, `silent` of them not told."""

    rank: int
    unit: str
    name: str
    score: Decimal
    marks: tuple[Mark, ...]
    lines: int
    silent: int


@dataclass(frozen=True, slots=True)
class Apart:
    """A unit that is not ranked, and why."""

    unit: str
    name: str
    why: str
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every unit once: ranked, the best first, or apart; `rule` says in words how."""

    places: tuple[Place, ...]
    apart: tuple[Apart, ...]
    rule: str


@dataclass(slots=True)
class _Tally:
    """What is counted of one unit: lines on pace among the lit, shares of what is due, lines told."""

    lines: int = 0
    lit: int = 0
    on_pace: int = 0
    done: list[Fraction] = field(default_factory=list)
    silent: int = 0
    asked: int = 0


def units(view: PeriodView, weights: Mapping[Merit, int] = WEIGHTS) -> Ranking:
    """Rank all units by the lines they lead (of several leads the reporting one); ended items are left out."""
    found: dict[str, _Tally] = defaultdict(_Tally)
    for line in _lines(view.items):
        if line.lead:
            _count(found[line.lead], line.light, _pace(line), told=_is_told(line), asked=line.asked)
    ranked = [one for one in view.units if not is_own_level(one.unit)]
    return _ranking(ranked, found, weights, "本期没有牵头的事项", in_words(weights))


def counties(view: PeriodView, weights: Mapping[Merit, int] = OF_COUNTIES) -> Ranking:
    """Rank counties and zones by their parts of the lines in which they have a task, and by nothing else."""
    found: dict[str, _Tally] = defaultdict(_Tally)
    for line in _lines(view.items):
        for part in line.parts:
            if part.task is not None:
                light = county_counts.light(line, part, view.rule)
                _count(found[part.unit], light, _part_pace(line, part), told=part.done is not None)
    ranked = [one for one in view.units if is_county(one.unit) and not is_own_level(one.unit)]
    return _ranking(ranked, found, weights, "没有分到任务", in_words(weights, of_counties=True))


def ranks(scores: Sequence[Decimal]) -> tuple[int, ...]:
    """Return each score's rank, the highest 1; equal ones share theirs and the next is skipped."""
    return tuple(1 + sum(other > one for other in scores) for one in scores)


def in_words(weights: Mapping[Merit, int], *, of_counties: bool = False) -> str:
    """Write the rule out."""
    whole = sum(weights.values())
    told = {
        Merit.PACE: "按序时和已完成的条数占已亮灯条数的比例",
        Merit.DONE: "各条完成率与应完成之比的平均，已完成的按100%，超过的按100%、不足0的按0计",
        Merit.TOLD: "已报数的条数占应报条数的比例，待确认的不计",
        Merit.FORM: "按期报来计满分，迟报计一半，未报不计分",
    }
    parts = "；".join(f"{merit.word}{weight}分：{told[merit]}" for merit, weight in weights.items() if weight)
    of = (
        "县区只按分到任务的指标比，比的是本县区任务"
        if of_counties
        else "各单位按牵头的指标和节点比，几家牵头的计入主报单位"
    )
    return (
        f"满分{whole}分。{of}。{parts}。没有可比内容的一部分不计，其余按分值折算成{whole}分。"
        "没有报的数只在“报数”里计为未报，不当作0。已终止的事项不计。"
        "得分保留两位小数，相同的并列，名次顺延（1、2、3、3、5）；没有可比内容的单列，不排名。"
    )


def _lines(views: Iterable[ItemView]) -> Iterable[LineView]:
    return (line for view in views if view.state is not State.ENDED for line in view.lines)


def _is_told(line: LineView) -> bool:
    """Say whether the figure of a line is told, of a milestone its stage."""
    return bool(line.stage) if line.line.target is None else line.done is not None


def _count(tally: _Tally, light: Light, pace: Fraction | None, *, told: bool, asked: bool = False) -> None:
    tally.lines += 1
    tally.lit += light is not Light.NONE
    tally.on_pace += light in ON_PACE
    tally.silent += not told and not asked
    tally.asked += not told and asked
    if pace is not None:
        tally.done.append(pace)


def _pace(line: LineView) -> Fraction | None:
    """Return what part of what is due is done, from 0 to 1; None where nothing is due or told."""
    if line.finished:
        return Fraction(1)
    return _share(line.completion, line.due)


def _part_pace(line: LineView, part: Part) -> Fraction | None:
    if part.done is not None and part.task is not None and part.done >= part.task:
        return Fraction(1)
    return _share(county_counts.percent(part), line.due)


def _share(completion: Decimal | None, due: Decimal | None) -> Fraction | None:
    if completion is None or due is None or due <= 0:
        return None
    return min(max(Fraction(completion) / Fraction(due), Fraction(0)), Fraction(1))


def _ranking(
    ranked: Sequence[UnitView], found: Mapping[str, _Tally], weights: Mapping[Merit, int], none: str, rule: str
) -> Ranking:
    ordered = sorted(ranked, key=lambda one: one.unit.order)
    pairs = [(one, found.get(one.unit.id, _Tally())) for one in ordered]
    scored = [(one, tally, marks, score) for one, tally, marks, score in _scored(pairs, weights) if score is not None]
    placed = zip(ranks([score for *_, score in scored]), scored, strict=True)
    there = {one.unit.id for one, *_ in scored}
    return Ranking(
        places=tuple(
            Place(rank, one.unit.id, one.unit.short, score, marks, tally.lines, tally.silent)
            for rank, (one, tally, marks, score) in sorted(placed, key=lambda pair: pair[0])
        ),
        apart=tuple(
            Apart(one.unit.id, one.unit.short, _why(tally, none), tally.lines)
            for one, tally in pairs
            if one.unit.id not in there
        ),
        rule=rule,
    )


def _scored(
    pairs: Iterable[tuple[UnitView, _Tally]], weights: Mapping[Merit, int]
) -> Iterable[tuple[UnitView, _Tally, tuple[Mark, ...], Decimal | None]]:
    for one, tally in pairs:
        marks = _marks(tally, one.form, weights)
        yield one, tally, marks, _score(marks) if tally.lit or tally.done else None


def _marks(tally: _Tally, form: FormState, weights: Mapping[Merit, int]) -> tuple[Mark, ...]:
    owed = tally.lines - tally.asked
    told: Mapping[Merit, tuple[Fraction | None, str]] = {
        Merit.PACE: (_part(tally.on_pace, tally.lit), f"{tally.on_pace}/{tally.lit}条" if tally.lit else ""),
        Merit.DONE: (
            sum(tally.done, Fraction(0)) / len(tally.done) if tally.done else None,
            f"{len(tally.done)}条平均" if tally.done else "",
        ),
        Merit.TOLD: (_part(owed - tally.silent, owed), f"{owed - tally.silent}/{owed}条" if owed else ""),
        Merit.FORM: (PUNCTUAL.get(form), form.word if form in PUNCTUAL else ""),
    }
    return tuple(Mark(merit, weight, *told[merit]) for merit, weight in weights.items() if weight)


def _part(some: int, whole: int) -> Fraction | None:
    return Fraction(some, whole) if whole else None


def _score(marks: Sequence[Mark]) -> Decimal | None:
    """Return the score of a hundred as printed, over the parts that are countable."""
    known = [(mark.value, mark.weight) for mark in marks if mark.value is not None]
    whole = sum(weight for _, weight in known)
    if not whole:
        return None
    full = sum(mark.weight for mark in marks)
    return _rounded(sum((value * weight for value, weight in known), Fraction(0)) * full / whole)


def _rounded(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_CENT, ROUND_HALF_UP)


def _why(tally: _Tally, none: str) -> str:
    """Say why a unit is not ranked."""
    if not tally.lines:
        return none
    rest = tally.lines - tally.silent - tally.asked
    told = ((tally.silent, "未报数"), (tally.asked, "待确认"), (rest, "未定序时或未到期"))
    return "、".join(f"{word}{many}条" for many, word in told if many)
