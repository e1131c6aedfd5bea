"""How are points rounded, and how are full points dealt out so that they add up?

Everything is computed exactly and rounded once, half up to hundredths, at each line of a score; a total is the plain
sum of its lines, so that what is printed adds up.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

_CENT = Decimal("0.01")


def cents(value: Fraction) -> Decimal:
    """Round to hundredths, half up (away from 0)."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_CENT, ROUND_HALF_UP)


def deal(whole: Fraction, parts: Sequence[Fraction]) -> tuple[Decimal, ...]:
    """Deal points out in proportion to parts, each in hundredths, together exactly the whole rounded.

    The running sum is rounded, so that no part is off by more than a hundredth; parts that are all 0 get nothing.
    """
    total = sum(parts, Fraction(0))
    if not total:
        return tuple(Decimal("0.00") for _ in parts)
    out, run, dealt = [], Fraction(0), Decimal("0.00")
    for part in parts:
        run += part
        upto = cents(whole * run / total)
        out.append(upto - dealt)
        dealt = upto
    return tuple(out)
