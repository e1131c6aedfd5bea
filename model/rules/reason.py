"""Why does a line show its light? "滞后21.7个百分点，连续2期", "应到“已开工”，现为“招标”，差1个节点"."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from model.records import Line
from model.rules import completion
from model.rules.pace import Pace
from model.terms import Kind, Light

_TENTH = Decimal("0.1")
BEHIND = (Light.YELLOW, Light.RED)


def points(gap: Decimal, *, above: bool = False) -> str:
    """Say how far a line is behind or ahead; `above`: its figure is the better the lower it is."""
    shown = abs(gap).quantize(_TENTH, ROUND_HALF_UP)
    much = f"{shown}个百分点" if shown else "不到0.1个百分点"
    if gap > 0:
        return f"{'高于目标' if above else '滞后'}{much}"
    if not shown:
        return "与目标持平" if above else "与序时持平"
    return f"{'低于目标' if above else '超序时'}{much}"


def reason(line: Line, pace: Pace, stage: str) -> str:
    """Say why a line shows its light, "" where nothing is due or told; a milestone not yet due says until when."""
    if pace.finished:
        return Light.DONE.word
    if pace.due is None or (pace.gap is None and pace.behind is None and not stage):
        return ""
    waiting = line.target is not None and pace.due.value is None and pace.gap is not None
    told = "" if pace.gap is None or waiting else points(pace.gap, above=line.kind is Kind.LOWER and _lower(line))
    parts = [one for one in (told, _stages(pace, stage)) if one]
    return "；".join(parts) or pace.due.reason


def _lower(line: Line) -> bool:
    return completion.lower_is_better(line)


def _stages(pace: Pace, stage: str) -> str:
    """Compare the stage reported with the one due."""
    if pace.due is None or not pace.due.stage or not stage:
        return ""
    short = f"，差{pace.behind}个节点" if pace.behind else ""
    return f"应到“{pace.due.stage}”，现为“{stage}”{short}"


def streak(shown: Iterable[Light]) -> int:
    """Count the rounds behind up to the last of these, one after the other; a round without a light breaks the run."""
    lights = list(shown)
    return next((number for number, one in enumerate(reversed(lights)) if one not in BEHIND), len(lights))


def lasting(said: str, rounds: int) -> str:
    """Add for how many rounds a line has been behind, from the second on."""
    return f"{said}，连续{rounds}期" if rounds > 1 else said
