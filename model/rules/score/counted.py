"""What is counted over the year for deductions and bonuses, each time with where and why?

Of rounds whose forms were not due yet nothing is counted; a line without a light is neither red nor yellow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from model.records import ItemView, LineView, PeriodView
from model.records.score import Each, ScoreSource
from model.rules import check_texts, county_counts, deadline, ranking
from model.rules.score import ground as grounds
from model.rules.score import tasks as all_tasks
from model.rules.score.ground import Ground
from model.rules.score.marking import tell
from model.rules.score.reached import of_line, of_part
from model.rules.who_gets_a_form import is_own_level
from model.terms import FormState, Kind, Light, State
from model.terms_score import Counted, Noted, ScoreRole


@dataclass(frozen=True, slots=True)
class Time:
    """One time that something is counted of a unit, `times` over; `points`: a person's own instead of the book's."""

    unit: str
    what: str
    reason: str
    figure: str = ""
    source: ScoreSource = field(default_factory=ScoreSource)
    times: int = 1
    points: Decimal | None = None


Times = Iterator[Time]


def times(ground: Ground, each: Each) -> tuple[Time, ...]:
    """Return every time a kind is counted, in the order of rounds and of the plan."""
    return tuple(_BY_KIND[each.kind](ground, each))


def _rounds(ground: Ground, each: Each) -> Iterator[PeriodView]:
    """Yield the rounds that are counted: those of the rule's months."""
    yield from (view for view in ground.rounds if not each.months or view.round.months in each.months)


def _forms(state: FormState, ground: Ground, each: Each) -> Times:
    for view in _rounds(ground, each):
        due, name = view.round.due, view.round.name
        for one in view.units:
            if one.form is state and (state is FormState.LATE or due < ground.day):
                came = f"，{one.received.isoformat()}收到" if one.received else f"，{due.isoformat()}截止，没有收到"
                file = ground.files.get((view.round.period, one.unit.id), "")
                yield Time(one.unit.id, name, f"{name}{state.word}{came}", "", _of(view, file=file))


def _late(ground: Ground, each: Each) -> Times:
    return _forms(FormState.LATE, ground, each)


def _missing(ground: Ground, each: Each) -> Times:
    return _forms(FormState.MISSING, ground, each)


def _unfilled(ground: Ground, each: Each) -> Times:
    """Yield the lines a reporting lead left blank although its form came back."""
    for view, _, line in _lines(ground, each):
        if _is_back(view, line.lead) and not line.reported:
            yield _of_a_line(ground, view, line, f"{view.round.name}表已报回，这一行没有填")


def _empty(ground: Ground, each: Each) -> Times:
    """Yield the texts of a reporting lead that say nothing, each with the text."""
    for view, _, line in _lines(ground, each):
        if line.text and check_texts.is_empty_talk(line.text):
            yield _of_a_line(
                ground, view, line, f"{view.round.name}进展情况没有事实和日期", " ".join(line.text.split())
            )


def _returned(ground: Ground, each: Each) -> Times:
    known = {view.round.period: view for view in _rounds(ground, each)}
    for one in ground.returned:
        if one.period in known:
            view = known[one.period]
            yield Time(
                one.unit, view.round.name, f"{view.round.name}的表有问题，退回（第{one.act}号操作）", "", _of(view)
            )


def _red(ground: Ground, each: Each) -> Times:
    return _lights(Light.RED, ground, each)


def _yellow(ground: Ground, each: Each) -> Times:
    return _lights(Light.YELLOW, ground, each)


def _lights(light: Light, ground: Ground, each: Each) -> Times:
    """Yield an item's light for its leads, and a county's own for its part."""
    for view in _rounds(ground, each):
        for item in view.items:
            if item.state is State.ENDED:
                continue
            leads = grounds.leads(view, item)
            for unit in leads if item.light is light else ():
                why = item.reason or item.light_word
                yield Time(
                    unit, f"第{item.item.no}项", f"第{item.item.no}项{view.round.name}{item.light_word}", why, _of(view)
                )
            for line in item.lines:
                yield from _part_lights(light, view, line, leads)


def _part_lights(light: Light, view: PeriodView, line: LineView, leads: list[str]) -> Times:
    for part in line.parts:
        if part.unit not in leads and county_counts.light(line, part, view.rule) is light:
            percent = county_counts.percent(part)
            told = f"完成本县区任务的{tell(Fraction(percent))}%" if percent is not None else ""
            what = f"第{line.item.no}项 {line.line.name}"
            yield Time(part.unit, what, f"{view.round.name}{what}{light.word}", told, _of(view, line.line.id))


def _last(ground: Ground, each: Each) -> Times:
    """Yield the counties that rank last in a round, where at least two are ranked apart."""
    for view in _rounds(ground, each):
        found = ranking.counties(view).places
        worst = max((one.rank for one in found), default=1)
        for one in found if worst > 1 else ():
            if one.rank == worst:
                told = f"{one.score}分，{len(found)}家中第{one.rank}"
                yield Time(one.unit, view.round.name, f"{view.round.name}排名末位", told, _of(view))


def _running(ground: Ground, each: Each) -> Times:
    """Yield each run of two or more rounds, one after the other, in which a county ranks last: once for every round."""
    rounds = list(_rounds(ground, each))
    last = [{one.unit for one in _last(replace(ground, rounds=[view]), each)} for view in rounds]
    for unit in sorted(set().union(*last)):
        for run in _runs([unit in some for some in last]):
            names = "、".join(rounds[place].round.name for place in run)
            if len(run) > 1:
                yield Time(unit, names, f"{names}连续{len(run)}次排名末位", "", _of(rounds[run[-1]]), len(run))


def _runs(flags: Sequence[bool]) -> Iterator[list[int]]:
    """Yield the places of neighbouring True."""
    for held, places in groupby(range(len(flags)), key=lambda place: flags[place]):
        if held:
            yield list(places)


def _slip_back(ground: Ground, each: Each) -> Times:
    """Yield once each 督办单 whose reply was sent back, however often."""
    for one in ground.all_slips:
        if one.back:
            yield Time(one.unit, one.no, f"督办单{one.no}的反馈退回{one.back}次，只计一次", one.what)


def _overdue(ground: Ground, each: Each) -> Times:
    for one in ground.slips:
        told = f"{one.what}，{one.due.isoformat()}到期，逾期{one.days}天"
        yield Time(one.unit, one.no, f"督办单{one.no}逾期", told)


def _noted(kind: Noted, ground: Ground) -> Times:
    for one in ground.notes:
        if one.kind is kind:
            by = f"（{one.who}，{one.date.isoformat()}）"
            about = f"{one.about} " if one.about else ""
            yield Time(one.unit, one.about, f"{about}{one.reason}{by}", points=one.points)


def _no_plan(ground: Ground, each: Each) -> Times:
    yield from (Time(unit, "分解方案", "分解方案表没有报") for unit in ground.no_plan)


def _no_stages(ground: Ground, each: Each) -> Times:
    for unit, lines in ground.no_stages.items():
        yield Time(unit, "分解方案", "报了分解方案，但有行没有定序时", lines)


def _early(ground: Ground, each: Each) -> Times:
    """Yield the items finished now, and first in a round that ended before their deadline's."""
    year = ground.view.plan.year
    first = {item.item.id: view for view in reversed(ground.rounds) for item in view.items if item.finished}
    for item in ground.view.items:
        due = deadline.deadline(item.item.deadline, year).day
        view = first.get(item.item.id)
        if item.finished and item.state is not State.ENDED and view is not None and view.round.end < due:
            told = f"{view.round.name}已全部完成，时限{due.isoformat()}"
            for unit in grounds.leads(ground.view, item):
                yield Time(unit, f"第{item.item.no}项", f"第{item.item.no}项提前完成", told, _of(view))


def _over(ground: Ground, each: Each) -> Times:
    """Yield amounts above their target, once for every whole `per` per cent."""
    at = ground.view.round
    for unit, own in all_tasks.of(ground.view, ground.book).items():
        for task in own:
            kind = task.line.line.kind
            if task.role is ScoreRole.CO or kind not in (Kind.AMOUNT, Kind.FROM_TO):
                continue
            found = of_part(task.line, task.part, at) if task.part else of_line(task.line, at, ())
            above = 0 if found.percent is None else int((Fraction(found.percent) - 100) // each.per)
            if above > 0:
                source = _of(ground.view, task.line.line.id)
                yield Time(unit, task.name, f"{task.name}超额完成", found.figure, source, above)


def _lines(ground: Ground, each: Each) -> Iterator[tuple[PeriodView, ItemView, LineView]]:
    """Yield every line of the counted rounds that a unit reports."""
    for view in _rounds(ground, each):
        for item in view.items:
            for line in item.lines if item.state is not State.ENDED else ():
                if line.lead:
                    yield view, item, line


def _is_back(view: PeriodView, unit: str) -> bool:
    back = (FormState.RETURNED, FormState.LATE)
    return any(one.unit.id == unit and one.form in back and not is_own_level(one.unit) for one in view.units)


def _of_a_line(ground: Ground, view: PeriodView, line: LineView, reason: str, figure: str = "") -> Time:
    file = ground.files.get((view.round.period, line.lead), "")
    what = f"第{line.item.no}项 {line.line.name}"
    return Time(line.lead, what, f"{what}：{reason}", figure, _of(view, line.line.id, file))


def _of(view: PeriodView, line: str = "", file: str = "") -> ScoreSource:
    return ScoreSource(line, view.round.period, file)


_BY_KIND: Mapping[Counted, Callable[[Ground, Each], Times]] = {
    Counted.LATE: _late,
    Counted.MISSING: _missing,
    Counted.UNFILLED: _unfilled,
    Counted.EMPTY: _empty,
    Counted.RETURNED: _returned,
    Counted.RED: _red,
    Counted.YELLOW: _yellow,
    Counted.LAST: _last,
    Counted.RUNNING: _running,
    Counted.OVERDUE: _overdue,
    Counted.SLIP_BACK: _slip_back,
    Counted.UNTRUE: lambda ground, _: _noted(Noted.UNTRUE, ground),
    Counted.ABSENT: lambda ground, _: _noted(Noted.ABSENT, ground),
    Counted.NO_PLAN: _no_plan,
    Counted.NO_STAGES: _no_stages,
    Counted.EARLY: _early,
    Counted.OVER: _over,
    Counted.PRAISE: lambda ground, _: _noted(Noted.PRAISE, ground),
}
