"""How far is each county with its parts: on schedule, behind, done, not told? What was not reported is not 0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from model.records import ItemView, LightRule, LineView, Part
from model.rules import light as lights
from model.rules.completion import HUNDRED
from model.terms import Kind, Light, State


@dataclass(slots=True)
class CountyCount:
    """A county's parts (lines in which it has a task): its lights add up to them, `silent` of them told no figure."""

    unit: str
    name: str
    lines: list[str] = field(default_factory=list)
    silent: int = 0
    lights: dict[Light, int] = field(default_factory=lambda: dict.fromkeys(lights.SEVERITY, 0))

    @property
    def told(self) -> int:
        """Return how many parts have a figure."""
        return len(self.lines) - self.silent


def by_county(views: Sequence[ItemView], rule: LightRule) -> tuple[CountyCount, ...]:
    """Count the parts of every unit that has a task, in the order they are met; ended items are left out."""
    found: dict[str, CountyCount] = {}
    for line in (line for view in views if view.state is not State.ENDED for line in view.lines):
        for part in line.parts:
            if part.task is not None:
                one = found.setdefault(part.unit, CountyCount(part.unit, part.short))
                one.lines.append(line.line.id)
                one.silent += part.done is None
                one.lights[light(line, part, rule)] += 1
    return tuple(found.values())


def light(line: LineView, part: Part, rule: LightRule) -> Light:
    """Decide a part's light by its own task and the share of the line that is due; only amounts have one."""
    if part.done is None or part.task is None or line.line.kind is not Kind.AMOUNT:
        return Light.NONE
    if part.done >= part.task:
        return Light.DONE
    if line.due is None or not part.task:
        return Light.NONE
    return lights.light(line.due - part.done * HUNDRED / part.task, False, rule)


def total(found: Sequence[CountyCount]) -> Mapping[Light, int]:
    """Add up all counties' lights."""
    return {one: sum((county.lights[one] for county in found), 0) for one in lights.SEVERITY}


def percent(part: Part) -> Decimal | None:
    """Return per cent of a part's task, None where nothing is told or there is no task."""
    return None if part.done is None or not part.task else part.done * HUNDRED / part.task
