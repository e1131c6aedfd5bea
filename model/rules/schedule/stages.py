"""Which stage is due by a round (节点): the one agreed for it, or by the usual months."""

from __future__ import annotations

import datetime

from model.records import Item, Point, Round
from model.rules.schedule.agreed import Agreed
from model.terms import FINISHED, ItemKind, ladder

WORKS = (("前期", 3), ("招标", 4), ("已开工", 6), ("主体施工", 9), ("基本完工", 11), ("竣工验收", 12))
OTHERS = (("制定方案", 3), ("已印发", 6), ("实施中", 9), (FINISHED, 12))
"""The month by whose end a stage is due in a line that ends with the year; in proportion where it ends sooner."""

COMPLETING = ("竣工验收", "投入使用", FINISHED)
"""Once one of these is due, the line's figure is due in full; none of it before, for a half-built school is none."""


def usual(kind: ItemKind, last: datetime.date) -> tuple[tuple[int, str], ...]:
    """Return (month, stage) as usual for an item's kind, the last stage in the month the line ends."""
    steps = WORKS if kind is ItemKind.WORKS else OTHERS
    return tuple((-(-month * last.month // 12), stage) for stage, month in steps)


def usual_points(kind: ItemKind, last: datetime.date, rounds: tuple[Round, ...]) -> tuple[Point, ...]:
    """Return the usual stages as points to move: each at the first round its month is over; the later of two wins."""
    out: dict[str, str] = {}
    for month, stage in usual(kind, last):
        over = next((one for one in rounds if one.months >= month), None)
        if over:
            out[over.period] = stage
    return tuple(Point(period, stage) for period, stage in out.items())


def due(item: Item, agreed: Agreed, at: Round, last: datetime.date) -> str:
    """Return the stage that must be reached by a round's end, "" while none is."""
    if agreed.points:
        return next((stage for day, stage in reversed(agreed.points) if day <= at.end), "")
    return next((stage for month, stage in reversed(usual(item.kind, last)) if month <= at.months), "")


def behind(kind: ItemKind, due: str, told: str) -> int | None:
    """Return by how many stages a line is behind; None where no stage is due, or what is told is none of them."""
    steps = ladder(kind)
    if due not in steps or told not in steps:
        return None
    return max(steps.index(due) - steps.index(told), 0)
