"""Make a unit's part of a target of what a clerk typed, in the measure the plan prints."""

from __future__ import annotations

from decimal import Decimal

from model.errors import ClerkError
from model.records import Allocation, Metric, ReadItem
from model.rules.draft.targets import typed_number
from model.rules.notice.numbers import exact

NO_UNIT = "分解任务要写明单位。没有改动。请填上县区或单位的名称。"
NO_TARGET = "这一项没有可以分解的指标。没有改动。请先增加指标。"


def part(item: ReadItem, unit: str, typed: str, metric: str = "") -> Allocation:
    """Return a unit's part of one of an item's targets; raises ClerkError for no unit, no number or no target."""
    if not unit.strip():
        raise ClerkError(NO_UNIT)
    whole = of(item, metric)
    if whole is None:
        raise ClerkError(NO_TARGET)
    number = typed_number(typed)
    if number < 0:
        raise ClerkError("分给一家单位的任务不能是负数。没有改动。请填这家单位要完成多少。")
    return Allocation(unit.strip(), exact(number * _factor(whole)), metric)


def of(item: ReadItem, metric: str) -> Metric | None:
    """Return the target a part belongs to; without a name, the item's first."""
    return next((one for one in item.metrics if metric in ("", one.name)), None)


def printed(item: ReadItem, one: Allocation) -> tuple[Decimal, str]:
    """Return a part's number and measure as the plan prints its target's."""
    whole = of(item, one.metric)
    return (exact(one.value / _factor(whole)), whole.printed_unit) if whole else (one.value, "")


def _factor(metric: Metric) -> Decimal:
    return metric.value / metric.printed if metric.printed else Decimal(1)
