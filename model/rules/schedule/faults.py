"""What is wrong with a schedule: all of it at once, each a sentence for the clerk."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from model.records import Finding, Item, Line, Point, Round, Schedule, Target
from model.rules import completion
from model.rules.deadline import deadline
from model.rules.quantity import PLAIN, plain
from model.rules.schedule import stages
from model.rules.schedule.due import EVENLY
from model.rules.target import words
from model.terms import Kind, Level, Preset, ladder

WITH_POINTS = (Preset.CURVE, Preset.STAGES)


def faults(item: Item, line: Line, schedule: Schedule, rounds: Sequence[Round], year: int) -> tuple[Finding, ...]:
    """Return what forbids a schedule (errors) and what the clerk should know of it (warnings).

    `line` bears the target the schedule is for; `rounds` is the calendar.
    """
    known = {one.period: one for one in rounds}
    preset, about = Preset(schedule.preset), f"第{line.id}项 {line.name}："
    last = schedule.deadline or deadline(item.deadline, year).day
    placed = [(known[one.period], one.value) for one in schedule.points if one.period in known]
    placed.sort(key=lambda one: one[0].end)
    wrong = [*_rounds(schedule, known), *_day(schedule, year)]
    if line.kind is Kind.MILESTONE and preset in EVENLY:
        wrong.append(f"是节点，不能{preset.word}；请选“{Preset.STAGES.word}”或“{Preset.ONCE.word}”")
    if preset in WITH_POINTS:
        wrong += _late(placed, rounds, last)
        wrong += _stages(item, placed) if preset is Preset.STAGES else _curve(line, schedule.points, placed)
    elif schedule.points:
        wrong.append(f"“{preset.word}”不用逐期定数；要自己定，请选“{Preset.CURVE.word}”或“{Preset.STAGES.word}”")
    doubts = [*_doubts(item, schedule, preset, placed, year), *_early(preset, last, rounds)]
    return (
        *(Finding(Level.ERROR, f"{about}{one}。") for one in wrong),
        *(Finding(Level.WARNING, f"{about}{one}") for one in doubts),
    )


def _rounds(schedule: Schedule, known: Mapping[str, Round]) -> Iterator[str]:
    names = [one.period for one in schedule.points]
    calendar = f"{min(known)} 至 {max(known)}" if known else "（空）"
    for name in dict.fromkeys((*names, *filter(None, (schedule.since,)))):
        if name not in known:
            yield f"“{name}”不是本台账的期次（{calendar}）"
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield f"“{name}”写了两次"


def _day(schedule: Schedule, year: int) -> Iterator[str]:
    if schedule.deadline is not None and schedule.deadline.year != year:
        yield f"完成时限{schedule.deadline.isoformat()}不在{year}年里"


def _late(placed: Sequence[tuple[Round, str]], rounds: Sequence[Round], last: datetime.date) -> Iterator[str]:
    """Yield what comes after the round the line ends in."""
    end = min((one.end for one in rounds if one.end >= last), default=last)
    late = [at.name for at, _ in placed if at.end > end]
    if late:
        yield f"{'、'.join(late)}在完成时限{last.isoformat()}之后，到时限就应全部完成"


def _stages(item: Item, placed: Sequence[tuple[Round, str]]) -> Iterator[str]:
    steps = ladder(item.kind)
    for _, stage in placed:
        if stage not in steps:
            yield f"“{stage}”不是{item.kind.word}的阶段（{'、'.join(steps)}）"
    known = [(at, stage) for at, stage in placed if stage in steps]
    for (before, one), (after, other) in itertools.pairwise(known):
        if steps.index(other) < steps.index(one):
            yield f"节点倒退：{before.name}应到“{one}”，{after.name}却是“{other}”"


def _curve(line: Line, points: Sequence[Point], placed: Sequence[tuple[Round, str]]) -> Iterator[str]:
    bad = [one.value for one in points if not PLAIN.fullmatch(one.value.removeprefix("-"))]
    if line.kind is Kind.MILESTONE or line.target is None:
        yield "是节点，没有数可以逐期定；请选“按节点”或“到期一次性”"
    elif bad:
        yield f"{'、'.join(f'“{one}”' for one in bad)}不是数；请写累计数，如 2021-03=10"
    elif not placed:
        yield "自定义序时没有写各期应完成数；请写成 2021-03=10,2021-06=40 这样"
    else:
        yield from _course(line, line.target, [(at, Decimal(value)) for at, value in placed])


def _course(line: Line, target: Target, placed: Sequence[tuple[Round, Decimal]]) -> Iterator[str]:
    """Yield where a curve turns back, starts below nought or does not end at the target."""
    falls = completion.lower_is_better(line)
    for (before, one), (after, other) in itertools.pairwise(placed):
        if (other > one) if falls else (other < one):
            way = "上升" if falls else "下降"
            yield f"累计数不能{way}：{before.name}{plain(one)}，{after.name}{plain(other)}"
    if line.kind is Kind.AMOUNT and placed[0][1] < 0:
        yield f"应完成数不能小于0（{placed[0][0].name}{plain(placed[0][1])}）"
    at, value = placed[-1]
    if value != target.printed:
        side = "没有达到" if completion.met(line, value) is False else "超过"
        yield f"最后一期{at.name}{plain(value)}{side}全年目标{words(target)}"


def _early(preset: Preset, last: datetime.date, rounds: Sequence[Round]) -> Iterator[str]:
    """Yield a deadline before the first round is over: all of the line is due before anybody is asked."""
    first = min(rounds, key=lambda one: one.end, default=None)
    if preset is not Preset.NONE and first is not None and last < first.end:
        yield f"完成时限{last.isoformat()}早于首期（{first.name}）末，从首期起就应全部完成，请核对时限。"


def _doubts(
    item: Item, schedule: Schedule, preset: Preset, placed: Sequence[tuple[Round, str]], year: int
) -> Iterator[str]:
    if preset is Preset.NONE:
        return
    doubt = deadline(item.deadline, year).doubt
    if doubt and schedule.deadline is None:
        yield doubt
    reached = placed[-1][1] if preset is Preset.STAGES and placed else ""
    if reached in ladder(item.kind) and reached not in stages.COMPLETING:
        yield f"节点定到“{reached}”为止，没有定完工；数到完成时限才算应完成。"
