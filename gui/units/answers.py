"""What a unit answers for in the round on screen: items it leads, items it stands in, tasks it has."""

from __future__ import annotations

from dataclasses import dataclass

from model.records import PeriodView, Unit


@dataclass(frozen=True, slots=True)
class Answers:
    """By printed number the items a unit leads and stands in, and how many lines it has a task in."""

    leads: tuple[str, ...]
    joins: tuple[str, ...]
    tasks: int

    @property
    def words(self) -> str:
        """Say it in one sentence."""
        parts = [
            f"{word}{len(numbers)}项（{'、'.join(numbers)}）"
            for word, numbers in (("牵头", self.leads), ("其他责任", self.joins))
            if numbers
        ]
        return "；".join([*parts, *([f"有分解任务{self.tasks}处"] if self.tasks else [])]) or "本期没有承担事项"


def answers_for(view: PeriodView | None, unit: Unit) -> Answers:
    """Return what a unit answers for in the round on screen."""
    items = view.items if view else ()
    return Answers(
        tuple(one.item.no for one in items if unit.short in one.leads),
        tuple(one.item.no for one in items if unit.short in one.co and unit.short not in one.leads),
        sum(
            part.unit == unit.id and part.task is not None for one in items for line in one.lines for part in line.parts
        ),
    )
