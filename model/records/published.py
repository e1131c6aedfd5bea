"""A round as it is published: live, or as it was frozen when the office closed it (封存)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from model.records.shown import PeriodView


@dataclass(frozen=True, slots=True)
class Closing:
    """A round's closing: when, under which rule of lights (in words), on which inputs, and despite what.

    `number`: the 1st closing of the round, the 2nd after it was reopened … `hash`: the SHA-256 of the snapshot's text.
    `reason`: why it was closed although something stood in the way, "" for nothing; `open`: what was open then, in
    sentences. `inputs`: a SHA-256 over the ids of the round's `records` (their number) in force; `last_act` and
    `chain`: the last act before, and its hash.
    """

    period: str
    number: int
    date: datetime.date
    hash: str
    rule: str
    reason: str = ""
    open: tuple[str, ...] = ()
    inputs: str = ""
    records: int = 0
    last_act: int = 0
    chain: str = ""
    act: int = 0

    @property
    def words(self) -> str:
        """Say it as banners and papers do: 已封存 2021-04-02，第1次."""
        return f"已封存 {self.date.isoformat()}，第{self.number}次"

    @property
    def mark(self) -> str:
        """Return the snapshot's hash as papers print it."""
        return self.hash[:8].upper()


@dataclass(frozen=True, slots=True)
class Reopening:
    """A closed round taken up again: why, by whose word; it shows what stands now until it is closed anew."""

    period: str
    reason: str
    approver: str
    date: datetime.date
    act: int = 0


@dataclass(frozen=True, slots=True)
class Closed:
    """A closing that stands in the ledger, and the reopening that ended it, None while the round is closed by it."""

    closing: Closing
    reopened: Reopening | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What every paper of a round is made of: the frozen view and its closing, or the live view and None.

    `former`: the last closing of a round that was reopened since and is not closed again.
    """

    view: PeriodView
    closing: Closing | None = None
    former: Closing | None = None
