"""What the office decided over what was reported: a figure or light corrected (核定), an item struck off (销号)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from model.terms import Light, Move


@dataclass(frozen=True, slots=True)
class LightCorrection:
    """A line's light in a round as the office decided it.

    It holds while the line shows what the office saw: the light `was`, the figure `done`, the `stage`; a report that
    comes later reopens it (DESIGN.md section 5, rule 6).
    """

    period: str
    line: str
    light: Light
    was: Light
    reason: str
    approver: str
    date: datetime.date
    done: Decimal | None = None
    stage: str = ""
    act: int = 0


@dataclass(frozen=True, slots=True)
class FigureCorrection:
    """Why the figure in force is the office's own: what was reported, what was `found` on site, what is used, by whom.

    `was`: 上报数, several where they disagreed; `found`: 核查数, "" where nobody went; `value`: 采用数.
    """

    was: str
    value: str
    reason: str
    approver: str
    date: datetime.date | None
    found: str = ""


@dataclass(frozen=True, slots=True)
class Archived:
    """The year's ledger closed for good (年度归档): when, into which zip, and what was open then.

    `sha256`: of the zip; "" in the copy that lies in it. `reason`: why it was archived though conflicts or questions
    stood. `open`: sentences.
    """

    date: datetime.date
    file: str
    sha256: str = ""
    reason: str = ""
    open: tuple[str, ...] = ()
    act: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that proves something, kept beside the ledger under its SHA-256; `name` is how it came."""

    sha256: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class StrikeMove:
    """One step of an item's striking off. `proof`: where the paper is, or its number; `files`: what was handed in."""

    item: str
    move: Move
    reason: str
    proof: str
    date: datetime.date
    files: tuple[Evidence, ...] = ()
    act: int = 0
