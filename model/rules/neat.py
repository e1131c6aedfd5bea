"""Numbers as a reader wants them: what was computed is rounded, what was reported stays as it is."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from model.records import Line
from model.rules import completion, measures

_SIGNIFICANT = 3
_NOISE = Decimal("0.000001")
"""What a division leaves behind the point is no part of a thing."""


def neat(value: Decimal) -> Decimal:
    """Round a computed number half up to two decimals, a small one to three significant digits."""
    if value == 0:
        return Decimal(0)
    places = max(2, _SIGNIFICANT - 1 - value.adjusted())
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return plain(rounded)


def due(value: Decimal, line: Line) -> Decimal:
    """Return what is due of a line as forms, papers and screens all show it: of whole things only whole ones.

    Lights and gaps are computed with the unrounded value, so 7.5所 due are 8所 shown: whoever has done what is shown
    is never behind, and no paper says "应完成7所，实完成7所，滞后1.7个百分点".
    """
    if line.target and measures.is_counted(line.target.printed_measure):
        exact = value.quantize(_NOISE, ROUND_HALF_UP)
        return exact.to_integral_value(ROUND_FLOOR if completion.lower_is_better(line) else ROUND_CEILING)
    return neat(value)


def tenth(percent: Decimal) -> Decimal:
    """Round a per cent to one decimal, half up, as the office prints it."""
    return percent.quantize(Decimal("0.1"), ROUND_HALF_UP)


def plain(value: Decimal) -> Decimal:
    """Drop trailing zeros without falling into an exponent."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def share(part: int, whole: int) -> str:
    """Write a share with its parts: "75.8%（100/132）"."""
    if not whole:
        return "—（0/0）"
    return f"{tenth(Decimal(part) * 100 / whole)}%（{part}/{whole}）"
