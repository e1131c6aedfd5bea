"""The schedules units propose for the lines they lead; what does not fit together is asked, never mended."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.records import Figure, Item, Key, Line, Point, Round, Schedule
from model.rules import quantity, schedule
from model.rules.plan_round.heard import Heard, Proposal, Remark, heard
from model.rules.schedule import Timeline, course
from model.rules.schedule.faults import WITH_POINTS
from model.terms import Level, PlanField, Preset, ladder

FIELDS = (PlanField.PRESET, PlanField.PLANNED, PlanField.DEADLINE)

NONE = "无"
"""What is said where nothing holds yet."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a schedule is built on: the plan's lines as the year begins, its calendar, what was agreed already."""

    items: Mapping[str, Item]
    lines: Mapping[str, Line]
    rounds: Sequence[Round]
    agreed: Timeline
    year: int

    def held(self, line: str) -> Schedule | None:
        """Return the schedule of a line that holds from the year's beginning, None where there is none."""
        return held(self.agreed, line)


def held(agreed: Timeline, line: str) -> Schedule | None:
    """Return the schedule of a line that holds from the year's beginning, None where there is none."""
    found = (one.schedule for one in agreed.get(line, ()) if not one.schedule.since)
    return next((one for one in found if one.preset != Preset.NONE), None)


@dataclass(frozen=True, slots=True)
class Proposed:
    """The schedules to save with what they change, and what is left out or told."""

    save: tuple[tuple[Proposal, Schedule], ...]
    remarks: tuple[Remark, ...]


def proposed(on: Ground, figures: Iterable[Figure]) -> Proposed:
    """Return what is proposed for every line; leads who differ on a line are asked about."""
    by_line: defaultdict[str, defaultdict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if figure.key.field in FIELDS and figure.key.line in on.lines:
            by_line[figure.key.line][figure.key.unit].append(figure)
    save: list[tuple[Proposal, Schedule]] = []
    remarks: list[Remark] = []
    order = {line: place for place, line in enumerate(on.lines)}
    for line in sorted(by_line, key=order.__getitem__):
        made = [(unit, _of_unit(on, on.lines[line], heard(found), remarks)) for unit, found in by_line[line].items()]
        plans = [(unit, one) for unit, one in made if one is not None]
        if len({one for _, one in plans}) > 1:
            keys = tuple(figure.key for found in by_line[line].values() for figure in found)
            said = f"{about(on.lines[line])}几家牵头单位报的序时不一样，先不采纳，请商定一个。"
            remarks.append(Remark(Level.WARNING, said, keys))
        elif len(plans) == len(made) and plans[0][1] != on.held(line):
            unit, one = plans[0]
            save.append((_proposal(on, on.lines[line], unit, one), one))
    return Proposed(tuple(save), tuple(remarks))


def named(line: Line) -> str:
    """Name a line."""
    return f"第{line.id}项 {line.name}"


def about(line: Line) -> str:
    """Begin a sentence about a line."""
    return f"{named(line)}："


def _of_unit(on: Ground, line: Line, said: Heard, remarks: list[Remark]) -> Schedule | None:
    """Return the schedule one unit proposes, None with a remark where something does not fit."""
    waits = list(said.remarks(about(line)))
    if waits:
        remarks += waits
        return None
    keys = tuple(sorted(said.values, key=lambda key: (key.field is not PlanField.PLANNED, key)))
    built = _built(on, line, said.values)
    if isinstance(built, str):
        remarks.append(Remark(Level.WARNING, f"{about(line)}{built}，先不采纳。", keys))
        return None
    found = schedule.faults(on.items[line.item], line, built, on.rounds, on.year)
    wrong = [one.sentence for one in found if one.level is Level.ERROR]
    remarks += [Remark(Level.WARNING, f"{sentence.rstrip('。')}，先不采纳。", keys) for sentence in wrong]
    remarks += [Remark(Level.NOTE, one.sentence, keys) for one in found if one.level is not Level.ERROR]
    return None if wrong else built


def _built(on: Ground, line: Line, said: Mapping[Key, str]) -> Schedule | str:
    """Put what is said onto what was agreed before; a sentence where it cannot be put together."""
    held = on.held(line.id)
    word = next((value for key, value in said.items() if key.field is PlanField.PRESET), "")
    planned = {key.county: value for key, value in said.items() if key.field is PlanField.PLANNED}
    day = next((value for key, value in said.items() if key.field is PlanField.DEADLINE), "")
    deadline = datetime.date.fromisoformat(day) if day else held.deadline if held else None
    steps = ladder(on.items[line.item].kind)
    preset = _preset(word, planned, held, steps)
    if isinstance(preset, str) and not isinstance(preset, Preset):
        return preset
    if preset not in WITH_POINTS:
        one = Schedule(line.id, preset.value, deadline=deadline)
        return _against(on, line, one, planned) or one
    odd = {at for at, value in planned.items() if (value in steps) != (preset is Preset.STAGES)}
    if odd:
        names = "、".join(one.name for one in on.rounds if one.period in odd)
        what = "填的是数，不是节点" if preset is Preset.STAGES else "填的是节点，不是数"
        return f"序时方式是“{preset.word}”，{names}却{what}"
    before = {one.period: one.value for one in held.points} if held and held.preset == preset.value else {}
    both = {**before, **planned}
    points = tuple(Point(one.period, both[one.period]) for one in on.rounds if one.period in both)
    return Schedule(line.id, preset.value, points, deadline)


def _preset(word: str, planned: Mapping[str, str], held: Schedule | None, steps: Sequence[str]) -> Preset | str:
    """Return the preset chosen, agreed before, or plain from what is filled in; a sentence where it is not plain."""
    if word or held:
        return (schedule.named(word) if word else None) or Preset(held.preset if held else word)
    if not planned:
        return "只写了完成时限，没有选序时方式"
    staged = sum(value in steps for value in planned.values())
    if staged not in (0, len(planned)):
        return "没有选序时方式，各期又是数和节点混着填"
    return Preset.STAGES if staged else Preset.CURVE


def _against(on: Ground, line: Line, one: Schedule, planned: Mapping[str, str]) -> str:
    """Say where figures were filled in that the chosen preset does not give, "" where they agree."""
    known = {at.period: at for at in on.rounds}
    kept = schedule.agreed(one, known)
    for period, value in sorted(planned.items()):
        found = schedule.due(on.items[line.item], line, kept, known[period])
        given = found.stage or found.value if found else None
        if not _agrees(value, given):
            word = Preset(one.preset).word
            shown = quantity.plain(given) if isinstance(given, Decimal) else given
            gives = f"应是{shown}" if given else "还不应有数"
            return (
                f"序时方式是“{word}”，{known[period].name}却填了{value}（按{word}{gives}）。"
                f"要按填的数，请把序时方式改成“{Preset.CURVE.word}”或“{Preset.STAGES.word}”"
            )
    return ""


def _agrees(value: str, given: Decimal | str | None) -> bool:
    """Say whether a figure is what a preset gives, however it was rounded to whole ones."""
    if not quantity.is_plain(value):
        return value == given
    return abs(Decimal(value) - (given if isinstance(given, Decimal) else 0)) < 1 and not isinstance(given, str)


def _proposal(on: Ground, line: Line, unit: str, one: Schedule) -> Proposal:
    """Say what changes: 序时：无 → 按月均分，1—3月应完成3所."""
    was = on.held(line.id)
    old, new = Preset(was.preset).word if was else NONE, told(on, line, one)
    return Proposal(
        f"schedule {line.id}", unit, f"{about(line)}序时 {old} → {new}", named(line), told(on, line, was), new
    )


def told(on: Ground, line: Line, one: Schedule | None) -> str:
    """Write what a schedule asks for over the year, 无 where there is none."""
    if one is None:
        return NONE
    kept = schedule.agreed(one, {at.period: at for at in on.rounds})
    steps = tuple((at, schedule.due(on.items[line.item], line, kept, at)) for at in on.rounds)
    last = f"；{one.deadline.month}月{one.deadline.day}日前完成" if one.deadline else ""
    return f"{course.course(line, Preset(one.preset), steps)}{last}"
