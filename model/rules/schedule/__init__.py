"""How much of a line is due by the end of a round (序时进度)?"""

from __future__ import annotations

from model.rules.schedule.agreed import Agreed, Timeline, agreed, at, timeline
from model.rules.schedule.due import FEW, Due, counts_few, due, last_day
from model.rules.schedule.faults import faults
from model.rules.schedule.presets import MONTHLY, by_kind, fits, named, offered
from model.rules.schedule.stages import usual_points

__all__ = [
    "FEW",
    "MONTHLY",
    "Agreed",
    "Due",
    "Timeline",
    "agreed",
    "at",
    "by_kind",
    "counts_few",
    "due",
    "faults",
    "fits",
    "last_day",
    "named",
    "offered",
    "timeline",
    "usual_points",
]
