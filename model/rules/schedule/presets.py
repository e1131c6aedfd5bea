"""Which preset fits a line, and what an office calls it."""

from __future__ import annotations

from model.records import Item, Line
from model.rules.schedule.due import EVENLY
from model.terms import ItemKind, Kind, Preset

MONTHLY = Preset.MONTHLY.value
"""按月均分: months counted of twelve."""

SHORT = {"11月前": Preset.NOVEMBER, "无": Preset.NONE, "一次性": Preset.ONCE, "按季度": Preset.QUARTERS}
"""Other words for a preset."""

LEVELS = (Kind.RATE, Kind.RATIO, Kind.STANDARD, Kind.LOWER)


def by_kind(item: Item, line: Line) -> Preset:
    """Return the preset that suits a line by its item's kind.

    服务 grows by months, its milestones are due once. 工程 goes by stages, but a level of it is held against the year's
    own all year. Of 政策 the milestones go by stages, its figures are due once. 创建 is due once.
    """
    milestone = line.kind is Kind.MILESTONE
    if item.kind is ItemKind.SERVICE:
        return Preset.ONCE if milestone else Preset.MONTHLY
    if item.kind is ItemKind.WORKS:
        return Preset.MONTHLY if line.kind in LEVELS else Preset.STAGES
    return Preset.STAGES if milestone and item.kind is ItemKind.POLICY else Preset.ONCE


def fits(preset: Preset, line: Line) -> bool:
    """Say whether a line can follow a preset: a milestone has no figure that grows."""
    return not (line.kind is Kind.MILESTONE and preset in (*EVENLY, Preset.CURVE))


def named(word: str) -> Preset | None:
    """Return the preset an office calls so (按月均分, monthly), None where it is none."""
    typed = word.strip()
    return SHORT.get(typed) or next((one for one in Preset if typed in (one.word, one.value)), None)


def offered(line: Line | None) -> tuple[Preset, ...]:
    """Return the presets a unit may choose from for a line."""
    return tuple(one for one in Preset if one is not Preset.NONE and (line is None or fits(one, line)))
