"""How much of a line is due by the end of a round (序时进度)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from model.records import Line, Round, Schedule, Target
from model.terms import Kind

MONTHLY = "monthly"
"""按月均分: months counted of twelve."""

FEW = Decimal(20)
"""Below this many whole things, what is due rounds down: a third of a school is not due."""

CONTINUOUS = ("元", "米", "里", "亩", "吨", "顷", "升", "度", "%", "瓦", "克")
"""Measures that can be had in parts; any other counts whole things (所 个 座 人)."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is due: in the line's printed measure, and in per cent of the year's target."""

    value: Decimal
    percent: Decimal


def due(line: Line, schedule: Schedule | None, at: Round) -> Due | None:
    """Return what is due at the round's end, or None while 未定序时 or for kinds not scheduled by amount."""
    if schedule is None or line.kind is not Kind.AMOUNT or line.target is None or not line.target.printed:
        return None
    value = line.target.printed * at.months / 12
    if counts_few(line.target):
        value = value.to_integral_value(ROUND_FLOOR)
    return Due(value, percent(value, line.target))


def percent(value: Decimal, target: Target) -> Decimal:
    """Express a value in the printed measure as per cent of the year's target."""
    return value * 100 / target.printed


def counts_few(target: Target) -> bool:
    """Say whether the target is a small number of whole things; 1.2万名 are many."""
    return target.value < FEW and not target.printed_measure.endswith(CONTINUOUS)
