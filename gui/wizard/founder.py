"""What a plan that was put right is founded as: a ledger of its own, or next year's after another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.records import Document, PlanHead, Reading, Unit
from model.work import new_ledger
from model.work.ledger import Ledger
from model.work.new_ledger import NewLedger

Plan = Callable[[Ledger, Path, Reading, str, str, Document, bytes], NewLedger]
"""(the open ledger, path, reading, office, schedule, document, its file) → what would be founded."""


@dataclass(frozen=True, slots=True)
class Founder:
    """How to found; `known`: the units a plan's names are looked up in. `path`, `office`: "" where the plan tells."""

    title: str
    known: Callable[[Ledger, PlanHead], Sequence[Unit]]
    plan: Plan
    path: str = ""
    office: str = ""


ANEW = Founder(
    "新建台账",
    lambda ledger, head: new_ledger.known_units(head),
    lambda ledger, *told: new_ledger.plan(*told),
)
