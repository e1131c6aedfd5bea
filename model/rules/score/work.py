"""单项工作: what does each line bring a unit, from its figure or stage, or from a person's word where it must judge?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.records.score import HUNDRED, Point, ScoreNote, ScoreSource
from model.rules.quantity import plain
from model.rules.score import marking, reached, tasks
from model.rules.score.ground import Ground
from model.rules.score.reached import Reached
from model.rules.score.tasks import Task
from model.terms_score import Noted, ScorePart, ScoreRole, Way


def points(ground: Ground, unit: str, own: Sequence[Task]) -> Iterator[Point]:
    """Yield a point for each line a unit is scored by; one that cannot be told is open, never 0 and never full."""
    if ground.book.full == 0:
        return
    given = {one.about: one for one in ground.notes_of(unit) if one.kind is Noted.POINTS}
    for task in own:
        yield _point(ground, unit, task, given.get(task.line.line.id))


def is_computed(ground: Ground, task: Task) -> bool:
    """Say whether a line's points follow from what was reported, so that nobody need judge it."""
    way = tasks.marking(ground.book, task.item).way
    return way is not Way.MANUAL and _reached(ground, task).percent is not None


def _reached(ground: Ground, task: Task) -> Reached:
    at = ground.view.round
    if task.part:
        return reached.of_part(task.line, task.part, at)
    return reached.of_line(task.line, at, ground.book.stages)


def _point(ground: Ground, unit: str, task: Task, note: ScoreNote | None) -> Point:
    found, way = _reached(ground, task), tasks.marking(ground.book, task.item)
    source = _source(ground, unit, task)
    if task.full is None:
        return _open(task, None, f"第{task.item.item.no}项没有定权重", found.figure, source)
    best = marking.best(way, task.full, task.scale)
    if way.way is Way.MANUAL or found.percent is None:
        lacks = "由人工评分，还没有评" if way.way is Way.MANUAL else found.lacks
        return _given(task, best, lacks, found.figure, source, note)
    earned, why = marking.mark(way, task.full, task.scale, found)
    share = "" if task.share == HUNDRED else f"（{task.role.word}按{plain(task.share)}%计）"
    return Point(ScorePart.WORK, task.name, earned, f"{why}{share}", best, found.figure, task.role, source)


def _given(task: Task, best: Decimal, lacks: str, figure: str, source: ScoreSource, note: ScoreNote | None) -> Point:
    """Return what a person gave for a line that cannot be computed, an open point while nobody did."""
    if note is None or note.points is None:
        return _open(task, best, lacks, figure, source)
    why = f"人工评{plain(note.points)}分：{note.reason}（{note.who}，{note.date.isoformat()}）"
    points = min(note.points, best).quantize(Decimal("0.01"))
    if note.points > best:
        why += f"，超过本行最高{plain(best)}分，按{plain(best)}分计"
    return Point(ScorePart.WORK, task.name, points, why, best, figure, task.role, source)


def _open(task: Task, best: Decimal | None, why: str, figure: str, source: ScoreSource) -> Point:
    return Point(ScorePart.WORK, task.name, None, why, best, figure, task.role, source)


def _source(ground: Ground, unit: str, task: Task) -> ScoreSource:
    """Say where a line's figure stands: in the unit's own file for a task of its own, else in the reporting lead's."""
    period, line = ground.view.round.period, task.line.line.id
    whose = (unit, task.line.lead) if task.role is ScoreRole.SHARE else (task.line.lead,)
    files = (ground.places.get((period, line, one)) or ground.files.get((period, one)) for one in whose)
    return ScoreSource(line, period, next((one for one in files if one), ""))
