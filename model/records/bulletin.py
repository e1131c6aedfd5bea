"""督查通报: the draft of an issue, what a masthead and its sentences say, and an issue as it was published."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from model.records.document_out import PaperOut
from model.records.shown import PeriodView
from model.terms import Edition


@dataclass(frozen=True, slots=True)
class Draft:
    """What the office settles of an issue besides the round's own figures.

    `number`: the issue's, 0 = the next one. `examples`: lines ticked as good examples, () = chosen by rule. `reasons`:
    (line, our wording of its reason), in the place of the reported one. `demand`: 六 in our words, "" = as the plan
    words it. `ranked`: counties are ranked.
    """

    number: int = 0
    day: datetime.date | None = None
    reply_by: datetime.date | None = None
    examples: tuple[str, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    demand: str = ""
    ranked: bool = False


@dataclass(frozen=True, slots=True)
class BulletinIssue:
    """An issue as it was published: who approved it and when, why although something was open, both editions."""

    number: int
    period: str
    day: datetime.date
    approver: str
    approved: datetime.date
    reason: str
    hash: str
    papers: Mapping[Edition, PaperOut]
    act: int = 0


@dataclass(frozen=True, slots=True)
class BulletinFix:
    """What is put right of the issue `number` of `year`; it stands in the next one."""

    number: int
    text: str
    day: datetime.date
    act: int = 0
    year: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What an issue is made of besides its draft: the round before, our words, 更正; `final`: no draft any more."""

    before: PeriodView | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    fixes: tuple[BulletinFix, ...] = ()
    final: bool = False
