"""Which curves no longer end at their line's target, because the target was changed after they were agreed?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.records import Finding, ItemView, Round
from model.rules import schedule
from model.rules.quantity import plain
from model.rules.schedule import Timeline
from model.rules.target import words
from model.terms import Level, Preset, State


def stale(views: Sequence[ItemView], schedules: Timeline, at: Round) -> Iterator[Finding]:
    """Yield a warning for each such line of a round; until the curve is agreed anew, it is cut at the target."""
    for line in (line for view in views if view.state is not State.ENDED for line in view.lines):
        held, target = schedule.at(line.line.id, schedules, at), line.line.target
        if held is None or held.preset is not Preset.CURVE or target is None:
            continue
        _, last = held.points[-1]
        if last != plain(target.printed):
            was, now = f"{last}{target.printed_measure}", words(target)
            said = f"目标现为{now}，自定义序时还是按{was}定的，请重新定序时。"
            yield Finding(Level.WARNING, f"第{line.line.id}项 {line.line.name}：{said}")
