"""How 滞后 is decided: a line's light from how far it is behind, an item's from its lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from model.records import LightRule, Line
from model.rules import completion
from model.rules.quantity import plain
from model.terms import FINISHED, Kind, Light

SEVERITY = (Light.RED, Light.YELLOW, Light.NONE, Light.GREEN, Light.DONE)
"""Worst first; an item shows the worst of its lines (DESIGN.md section 6)."""

FINISHED_STAGES = (FINISHED, "投入使用")

MAY_FALL = (Kind.RATE, Kind.RATIO, Kind.LOWER)
"""Levels that are met today and may be lost tomorrow (a growth rate); a standard once raised stays."""

PRESETS: Mapping[str, LightRule] = {
    "常用": LightRule(Decimal(0), Decimal(10)),
    "银川": LightRule(Decimal(10), Decimal(30)),
    "二分": LightRule(Decimal(0), Decimal(0)),
}
"""Rules of real cities by name (DOMAIN.md section 3); 二分 knows only 达序时 and 未达序时."""


USUAL = PRESETS["常用"]


def finished(line: Line, done: Decimal | None, stage: str, *, year_over: bool = False) -> bool:
    """Say whether a line's promise is kept.

    A figure must have reached the year's target; one that may fall again counts only once 报完成 is told too, or in the
    year's last round. A milestone goes by its stage alone.
    """
    if line.target is None:
        return stage in FINISHED_STAGES
    lasting = line.kind not in MAY_FALL or year_over or stage in FINISHED_STAGES
    return lasting and completion.met(line, done)


def light(gap: Decimal | None, is_finished: bool, rule: LightRule) -> Light:
    """Decide a line's light; `gap` is how many points it is behind, None if unknown."""
    if is_finished:
        return Light.DONE
    if gap is None:
        return Light.NONE
    if gap > rule.red_above:
        return Light.RED
    behind = gap > 0 and gap >= rule.yellow_above and not in_two(rule)
    return Light.YELLOW if behind else Light.GREEN


def of_stages(behind: int | None, rule: LightRule) -> Light:
    """Decide by how many stages a line is behind: one is yellow, more are red; None if unknown."""
    if behind is None:
        return Light.NONE
    if behind == 0:
        return Light.GREEN
    return Light.YELLOW if behind == 1 and not in_two(rule) else Light.RED


def in_two(rule: LightRule) -> bool:
    """Say whether a rule knows no yellow (二分)."""
    return rule.yellow_above == rule.red_above


def name(decided: Light, rule: LightRule) -> str:
    """Return what a light is called under a rule."""
    two = {Light.RED: "未达序时", Light.GREEN: "达序时"} if in_two(rule) else {}
    return two.get(decided, decided.word)


def word(
    decided: Light,
    *,
    reported: bool,
    scheduled: bool,
    asked: bool = False,
    lacking: str = "未报数",
    rule: LightRule = USUAL,
) -> str:
    """Name the light as a clerk reads it; the greys are told apart, `lacking` says what a scheduled line still owes."""
    if decided is not Light.NONE:
        return name(decided, rule)
    if not reported:
        return "未报"
    if asked:
        return "待确认"
    return lacking if scheduled else Light.NONE.word


def worst(lights: Iterable[Light]) -> Light:
    """Return the worst light; none at all is grey."""
    return min(lights, key=SEVERITY.index, default=Light.NONE)


def told(rule: LightRule) -> tuple[Light, ...]:
    """Return the lights a rule knows, the best first; under 二分 there is no yellow."""
    return (Light.DONE, Light.GREEN, *(() if in_two(rule) else (Light.YELLOW,)), Light.RED)


def means(decided: Light, rule: LightRule) -> str:
    """Say from how many points behind, or how many stages, a light shows; a grey says why it is none."""
    yellow, red = plain(rule.yellow_above), plain(rule.red_above)
    match decided:
        case Light.DONE:
            return "目标全部达到"
        case Light.NONE:
            return "未定序时或没有报数"
        case Light.GREEN if in_two(rule):
            return f"低于序时不超过{red}个百分点" if rule.red_above else "进度不低于序时"
        case Light.GREEN:
            return f"低于序时不到{yellow}个百分点" if rule.yellow_above else "进度不低于序时"
        case Light.YELLOW:
            middle = f"{yellow}至{red}个百分点（含）" if rule.yellow_above else f"不超过{red}个百分点"
            return f"低于序时{middle}，或差一个节点"
    if in_two(rule):
        return f"低于序时{f'超过{red}个百分点' if rule.red_above else ''}，或没有到应到的节点"
    return f"低于序时超过{red}个百分点，或差两个以上节点"


def in_words(rule: LightRule) -> str:
    """Write the rule out for screens and reports."""
    rest = "；未定序时、未报的不亮灯，单独计数。"
    if in_two(rule):
        return f"未达序时：{means(Light.RED, rule)}；其余为达序时{rest}"
    return "；".join(f"{one.word}：{means(one, rule)}" for one in told(rule)[1:]) + rest
