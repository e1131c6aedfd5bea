"""What does a schedule ask for over the year, in one sentence? "按月均分，1—3月应完成3所，1—6月6所"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.records import Line, Round
from model.rules import completion, neat
from model.rules.quantity import plain
from model.rules.schedule.due import EVENLY, Due
from model.terms import Preset

SHOWN = 4
"""More steps than these are told by quarter."""

Steps = Sequence[tuple[Round, Due | None]]


def course(line: Line, preset: Preset, steps: Steps) -> str:
    """Write what is due round by round, told where it changes; `steps` are the rounds the schedule holds in."""
    if preset is Preset.NONE or not steps:
        return Preset.NONE.word
    first = steps[0][1]
    if first and preset in EVENLY and line.kind not in completion.BY_THE_WAY:
        return first.reason
    told = list(_changes(line, steps))
    if len(told) > SHOWN:
        quarters = [one for one in steps if one[0].months % 3 == 0 or one is steps[-1]]
        told = list(_changes(line, quarters)) if not any(one.stage for _, one in steps if one) else told
    return "，".join((preset.word, *(f"{name}{words}" for name, words in told)))


def _changes(line: Line, steps: Steps) -> Iterator[tuple[str, str]]:
    """Yield (round, words) wherever something else is due than the round before; a verb is said once."""
    before, said = "", ""
    for at, due in steps:
        words = _words(line, due) if due else ""
        if due and words and words != before:
            verb = "应到" if due.stage else "应完成" if line.kind in completion.BY_THE_WAY else "应达到"
            yield at.name, f"{'' if verb == said else verb}{words}"
            said = verb
        before = words or before


def _words(line: Line, due: Due) -> str:
    """Write what is due of a round, "" while nothing is."""
    some = due.value is not None and due.value != (
        completion.start(line) if line.kind in completion.BY_THE_WAY else None
    )
    measure = line.target.printed_measure if line.target else ""
    figure = f"{plain(neat.due(due.value, line))}{measure}" if some and due.value is not None else ""
    return "、".join(one for one in (f"“{due.stage}”" if due.stage else "", figure) if one)
