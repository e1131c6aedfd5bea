"""How a per cent is written: one decimal, half up; decisions use the unrounded value."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_TENTH = Decimal("0.1")


def rounded(value: Decimal | None) -> Decimal | None:
    """Return a per cent as it is shown and printed."""
    return None if value is None else value.quantize(_TENTH, ROUND_HALF_UP)
