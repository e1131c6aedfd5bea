"""核对单: what a unit is asked to confirm before a red or yellow light is published, and what it answered."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from model.terms import Light


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line as a note puts it to its unit: `done` and `stage` as reported then, all else in words."""

    line: str
    name: str
    light: Light
    light_word: str
    target: str
    due: str
    done: str
    gap: str
    problem: str = ""
    stage: str = ""
    sources: tuple[str, ...] = ()
    marks: str = ""

    @property
    def saw(self) -> tuple[str, str, str, str]:
        """Return what the note speaks of: the line, its figure, its stage and its light."""
        return self.line, self.done, self.stage, self.light.value


@dataclass(frozen=True, slots=True)
class CheckNote:
    """A unit's note of a round: its red and yellow lines, the red ones first."""

    unit: str
    short: str
    contact: str
    phone: str
    lines: tuple[NoteLine, ...]

    def count(self, light: Light) -> int:
        """Count its lines of one light."""
        return sum(one.light is light for one in self.lines)


@dataclass(frozen=True, slots=True)
class SentNote:
    """A note as it went out: `saw` are its lines as (line, figure, stage, light), `text` its words."""

    period: str
    unit: str
    day: datetime.date
    reply_by: datetime.date
    saw: tuple[tuple[str, str, str, str], ...]
    file: str
    text: str
    act: int = 0


@dataclass(frozen=True, slots=True)
class NoteAnswer:
    """What a unit answered: to a line, or to all of its note (`line` "").

    `objects`: it objects, with what it says and the figure it claims ("" for none); else it has no objection.
    """

    period: str
    unit: str
    line: str
    objects: bool
    text: str
    claimed: str
    day: datetime.date
    act: int = 0


@dataclass(frozen=True, slots=True)
class NoteVerdict:
    """What the office made of an objection, and why; an accepted one is put right by 核定 or a corrected form."""

    period: str
    unit: str
    line: str
    accepted: bool
    reason: str
    day: datetime.date
    act: int = 0
