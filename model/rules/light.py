"""How 滞后 is decided: a line's light from its gap, an item's from its lines."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from model.records import LightRule, Line
from model.terms import Kind, Light

SEVERITY = (Light.RED, Light.YELLOW, Light.NONE, Light.GREEN, Light.DONE)
"""Worst first; an item shows the worst of its lines (DESIGN.md section 6)."""

FINISHED_STAGES = ("报完成", "投入使用")


def finished(line: Line, done: Decimal | None, stage: str) -> bool:
    """Say whether a line's promise is reported as kept: an amount by its figure, any other by its stage."""
    if line.kind is Kind.AMOUNT and line.target is not None:
        return done is not None and done >= line.target.printed
    return stage in FINISHED_STAGES


def light(gap: Decimal | None, is_finished: bool, rule: LightRule) -> Light:
    """Decide a line's light; `gap` is due less completion in points of the year's target, None if unknown."""
    if is_finished:
        return Light.DONE
    if gap is None:
        return Light.NONE
    if gap > rule.red_above:
        return Light.RED
    return Light.YELLOW if gap > rule.yellow_above else Light.GREEN


def word(decided: Light, reported: bool, scheduled: bool, asked: bool = False) -> str:
    """Name the light as a clerk reads it; the greys are told apart."""
    if decided is not Light.NONE:
        return decided.word
    if not reported:
        return "未报"
    if asked:
        return "待确认"
    return "未报数" if scheduled else Light.NONE.word


def worst(lights: Iterable[Light]) -> Light:
    """Return the worst light; none at all is grey."""
    return min(lights, key=SEVERITY.index, default=Light.NONE)


def in_words(rule: LightRule) -> str:
    """Write the rule out for screens and reports."""
    return (
        f"按序时：进度不低于序时；滞后：低于序时不超过{rule.red_above}个百分点；"
        f"严重滞后：低于序时超过{rule.red_above}个百分点；未定序时、未报的不亮灯，单独计数。"
    )
