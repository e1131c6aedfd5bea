"""督办单: what a unit is pressed to do by a day, the steps it went since, and how it stands on a day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from model.terms import Light
from model.terms_slip import SlipColour, SlipMove, SlipState


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip as it was filed (立项); `no` is its printed number 连政督〔2021〕3号, `due` the first date.

    `line`, `item`, `period`: what of the plan it is about and the round its figures are of, "" for none. `light`: the
    line's light then, None where it was not behind. `lead` and `co` are ids of units.
    """

    no: str
    year: int
    number: int
    day: datetime.date
    source: str
    title: str
    content: str
    demand: str
    lead: str
    due: datetime.date
    co: tuple[str, ...] = ()
    remark: str = ""
    item: str = ""
    line: str = ""
    period: str = ""
    light: Light | None = None
    act: int = 0


@dataclass(frozen=True, slots=True)
class SlipStep:
    """A step: `text` what was said or why, `who` answers for it, `until` the date it sets.

    `day`: of an extension, when the unit applied for it. `sha256` and `file`: the unit's reply as it came.
    """

    slip: str
    move: SlipMove
    day: datetime.date
    text: str = ""
    who: str = ""
    until: datetime.date | None = None
    sha256: str = ""
    file: str = ""
    act: int = 0


@dataclass(frozen=True, slots=True)
class SlipView:
    """A slip as it stands on a day.

    `due`: the date in force; `overdue`: days past it, up to the reply where there is one. `lead`, `co`: short names of
    who answers for it now; `unit`: the lead's id now. `marks`: what is to be looked at, in sentences.
    """

    slip: Slip
    steps: tuple[SlipStep, ...]
    state: SlipState
    due: datetime.date
    colour: SlipColour
    overdue: int
    allowed: tuple[SlipMove, ...]
    unit: str
    lead: str
    co: tuple[str, ...]
    contact: str = ""
    phone: str = ""
    marks: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Say whether it is still to be done."""
        return self.state not in (SlipState.CLOSED, SlipState.STOPPED, SlipState.ARCHIVED)

    @property
    def colour_word(self) -> str:
        """Return the colour's word, "" where none is shown any more."""
        return self.colour.word if self.open and self.state is not SlipState.ACCEPTED else ""

    @property
    def extended(self) -> str:
        """Say that the date in force is not the first one, "" where it is."""
        if self.due == self.slip.due:
            return ""
        return f"经批准延期到{self.due.isoformat()}，原时限{self.slip.due.isoformat()}。"

    @property
    def kept(self) -> int:
        """Return how many replies are kept as they came."""
        return sum(bool(one.sha256) for one in self.steps)

    @property
    def reply(self) -> str:
        """Return what was replied last."""
        return next((one.text for one in reversed(self.steps) if one.move is SlipMove.REPLY), "")


@dataclass(frozen=True, slots=True)
class SlipDraft:
    """A slip as the figures of a round write it, before a clerk adds date, remark and demands."""

    title: str
    content: str
    demand: str
    lead: str
    co: tuple[str, ...]
    item: str
    line: str
    period: str
    light: Light
    source: str
