"""By which lines is a unit scored, as what, and for how many points at most?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from model.records import ItemView, LineView, Part, PeriodView
from model.records.score import HUNDRED, Marking, RuleBook
from model.rules.score import ground
from model.rules.score.cents import deal
from model.rules.who_gets_a_form import is_own_level
from model.terms import State
from model.terms_score import ScoreRole


@dataclass(frozen=True, slots=True)
class Task:
    """A line a unit is scored by. `part`: its own task, where it has one; `share`: per cent of the points its role has.

    `full`: the points it counts for, None where its item has no weight.
    """

    item: ItemView
    line: LineView
    role: ScoreRole
    share: Decimal
    part: Part | None = None
    full: Decimal | None = None

    @property
    def name(self) -> str:
        """Name the line as reasons do."""
        return f"第{self.item.item.no}项 {self.line.line.name}"

    @property
    def scale(self) -> Fraction:
        """Return the share as a fraction."""
        return Fraction(self.share) / 100


def of(view: PeriodView, book: RuleBook) -> dict[str, list[Task]]:
    """Return by unit id the lines it is scored by, in the plan's order, with full points; ended items have none."""
    found: dict[str, list[Task]] = defaultdict(list)
    by_item: dict[str, dict[str, list[Task]]] = defaultdict(dict)
    for item in view.items:
        if item.state is not State.ENDED:
            for unit, task in _tasks(view, book, item):
                by_item[unit].setdefault(item.item.id, []).append(task)
    for unit, items in by_item.items():
        found[unit] = _dealt(book, list(items.values()))
    return found


def _tasks(view: PeriodView, book: RuleBook, item: ItemView) -> Iterator[tuple[str, Task]]:
    """Yield who is scored by an item's lines: its leads, counties with a task of their own, and co-units if asked."""
    leads = ground.leads(view, item)
    co = [unit for unit in ground.ids(view, item.co) if unit not in leads] if book.co else []
    own_level = {one.unit.id for one in view.units if is_own_level(one.unit)}
    for line in item.lines:
        parts = {part.unit: part for part in line.parts if part.task and part.unit not in (*leads, *own_level)}
        for unit in leads:
            yield unit, Task(item, line, ScoreRole.LEAD, book.lead)
        for unit, part in parts.items():
            yield unit, Task(item, line, ScoreRole.SHARE, HUNDRED, part)
        for unit in co:
            if unit not in parts:
                yield unit, Task(item, line, ScoreRole.CO, book.co)


def _dealt(book: RuleBook, items: Sequence[list[Task]]) -> list[Task]:
    """Give each line its full points: by weight out of `full`, or of its item's own; a unit's lines share alike."""
    raw = [[raw_points(book, task, len(tasks)) for task in tasks] for tasks in items]
    known = [[one or Fraction(0) for one in some] for some in raw]
    if book.full is not None:
        flat = deal(Fraction(book.full), [one for some in known for one in some])
    else:
        flat = tuple(one for some in known for one in deal(sum(some, Fraction(0)), some))
    tasks = [task for some in items for task in some]
    weighed = [one is not None for some in raw for one in some]
    return [
        _with_full(task, full if has_weight else None)
        for task, full, has_weight in zip(tasks, flat, weighed, strict=True)
    ]


def raw_points(book: RuleBook, task: Task, lines: int) -> Fraction | None:
    """Return a line's points before they are dealt out, None without weight; `lines`: a unit's in the item."""
    weight = dict(book.weights).get(task.item.item.id, book.weight)
    if weight is None:
        return None
    whole = Fraction(book.points) * Fraction(weight) * task.scale
    return whole if book.by_line else whole / lines


def _with_full(task: Task, full: Decimal | None) -> Task:
    return Task(task.item, task.line, task.role, task.share, task.part, full)


def marking(book: RuleBook, item: ItemView) -> Marking:
    """Return how an item's lines are marked: its own way, its kind's, or the usual one."""
    own = dict(book.markings)
    return own.get(item.item.id) or own.get(item.item.kind.value) or book.marking
