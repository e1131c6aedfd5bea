"""How complete is a line, and how far behind? By its kind; what cannot be divided is not (DOMAIN.md sections 1, 8).

- An amount is done/target, above 100 % too. A from–to line is its share of the way, (now - from)/(to - from).
- A rate, ratio or standard is compared with the year's own figure. One printed in per cent is behind in points of its
  own: -1.8 % against 8 % is 9.8 points, in any month. Any other is behind in per cent of the target.
- Lower is better: no completion is told (眉山 leaves it empty), only by how much the figure is above what may be. A
  line that says by how much something falls (降低60%) is the better the more it fell, and goes like a rate.
- A milestone has no figure; it is behind by stages (rules/schedule/stages.py).
"""

from __future__ import annotations

from decimal import Decimal

from model.records import Line, Target
from model.terms import Kind, Op

BY_THE_WAY = (Kind.AMOUNT, Kind.FROM_TO)
"""Kinds that grow over the year; the others are a level."""

POINTS = ("%", "％", "百分点")
"""Measures whose difference is points of their own."""

HUNDRED = Decimal(100)


def lower_is_better(line: Line) -> bool:
    """Say whether a line's figure is the better the lower it is."""
    if line.kind is Kind.FROM_TO and line.target is not None:
        return line.target.printed < start(line)
    return line.kind is Kind.LOWER and (line.target is None or line.target.op is not Op.DECREASE)


def start(line: Line) -> Decimal:
    """Return where a line's way begins, in the printed measure: a from–to line's first figure, else nought."""
    target = line.target
    if line.kind is not Kind.FROM_TO or target is None or target.start is None:
        return Decimal(0)
    return target.start * target.printed / target.value if target.value else target.start


def completion(line: Line, done: Decimal | None) -> Decimal | None:
    """Return per cent of the year's target; None where nothing is told, or a figure over nothing says nothing."""
    target = line.target
    if done is None or target is None or (line.kind is Kind.LOWER and lower_is_better(line)):
        return None
    way = target.printed - start(line)
    if not way or (way < 0 and line.kind is not Kind.FROM_TO):
        return None
    return (done - start(line)) * HUNDRED / way


def met(line: Line, done: Decimal | None) -> bool:
    """Say whether a figure has reached the year's target."""
    if done is None or line.target is None:
        return False
    return done <= line.target.printed if lower_is_better(line) else done >= line.target.printed


def gap(line: Line, due: Decimal | None, done: Decimal | None) -> Decimal | None:
    """Return by how many points a figure is behind what is due (both in the printed measure); below 0 is ahead.

    None where nothing is told. While nothing is due yet, a level is neither behind nor ahead.
    """
    target = line.target
    if done is None or target is None:
        return None
    if due is None:
        return Decimal(0)
    short = done - due if lower_is_better(line) else due - done
    if line.kind not in BY_THE_WAY and target.printed_measure.endswith(POINTS):
        return short
    way = _way(line, target)
    return short * HUNDRED / way if way else HUNDRED if short > 0 else Decimal(0)


def _way(line: Line, target: Target) -> Decimal:
    """Return what all of a line is, in the printed measure, to tell per cent of it."""
    return abs(target.printed - start(line))
