"""One sentence about one place, for the clerk."""

from __future__ import annotations

from dataclasses import dataclass

from model.records.facts import Key
from model.terms import Check, Level


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one place: what is the matter there and what to do.

    `check` and `key`: which check of 审核 found it, and what the clerk may decide on to explain it; `reason`:
    the explanation, once there is one.
    """

    level: Level
    sentence: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    check: Check | None = None
    key: Key | None = None
    reason: str = ""
