"""What the screens and papers show of one round."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from model.records.finding import Finding
from model.records.ledger import Item, ItemChange, LightRule, Line, Plan, Round, Target, TargetChange, Unit
from model.records.proved import FigureCorrection, LightCorrection, StrikeMove
from model.records.site_count import SiteCount
from model.records.take import Conflict, Quarantined, Question
from model.terms import FormState, Light, Role, State


@dataclass(frozen=True, slots=True)
class Part:
    """One unit's figure within a line. `task` is its share, where it has one."""

    unit: str
    short: str
    role: Role
    task: Decimal | None
    done: Decimal | None


@dataclass(frozen=True, slots=True)
class RoundView:
    """A line in one of the year's rounds, for its history and its curve of plan and actual; `done`: as reported."""

    round: Round
    due_value: Decimal | None
    due: Decimal | None
    due_stage: str
    done: Decimal | None
    stage: str
    completion: Decimal | None
    light: Light
    light_word: str
    reason: str = ""
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class LineView:
    """A line in one round. completion and due: per cent of the year's target; gap: points behind; all unrounded.

    `line` bears the target in force in the round; `changes` led to it from the `first`, the one in force last.
    `due_reason` says where what is due comes from, `reason` why the light shows; `year` (look only) holds the line in
    every round. `stale_correction`: a light the office decided on before what is reported now.
    """

    line: Line
    item: Item
    lead: str
    leads: tuple[str, ...]
    done: Decimal | None
    last: Decimal | None
    completion: Decimal | None
    due: Decimal | None
    due_value: Decimal | None
    gap: Decimal | None
    light: Light
    light_word: str
    reported: bool
    conflict: bool
    asked: bool
    county_sum: Decimal | None
    stage: str
    text: str
    problem: str
    parts: tuple[Part, ...] = ()
    changes: tuple[TargetChange, ...] = ()
    due_stage: str = ""
    due_reason: str = ""
    finished: bool = False
    reason: str = ""
    year: tuple[RoundView, ...] = ()
    first: Target | None = None
    light_correction: LightCorrection | None = None
    figure_correction: FigureCorrection | None = None
    stale_correction: LightCorrection | None = None

    @property
    def difference(self) -> Decimal | None:
        """Return by how much the published figure is above what the counties add up to; None while one is not known."""
        return None if self.done is None or self.county_sum is None else self.done - self.county_sum

    @property
    def lacking(self) -> tuple[str, ...]:
        """Return whose part is missing: units with a task that told no figure. What was not reported is not 0."""
        return tuple(part.short for part in self.parts if part.done is None and part.task is not None)


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item in one round: worst light of its lines and why, lowest completion; `leaders`: 分管市领导 in force.

    `change`: it is ended or adjusted by then, `change_words` says it. `moves`: its steps to 销号 so far.
    """

    item: Item
    leads: tuple[str, ...]
    co: tuple[str, ...]
    state: State
    light: Light
    light_word: str
    completion: Decimal | None
    due: Decimal | None
    lines: tuple[LineView, ...]
    reason: str = ""
    leaders: tuple[str, ...] = ()
    change: ItemChange | None = None
    change_words: str = ""
    moves: tuple[StrikeMove, ...] = ()

    @property
    def finished(self) -> bool:
        """Say whether every target and every milestone line is finished."""
        return bool(self.lines) and all(line.finished for line in self.lines)

    @property
    def proposed(self) -> bool:
        """Say whether it stands as 报完成 only because every line is finished; the office has not noted it."""
        return self.state is State.REPORTED and not self.moves


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit in one round: its form's state, how many items it leads or shares, how many of those are red.

    `sent_back`: how many marked copies of its form went back to it (退回), None where a round was closed before that
    was counted.
    """

    unit: Unit
    form: FormState
    items: int
    red: int
    yellow: int
    received: datetime.date | None = None
    sent_back: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A unit (its id) asks in a round that a line's item be adjusted or ended: `stage` in its words, `words` why.

    `answer`: what the office has done about the item since, "" while the request waits.
    """

    no: str
    line: str
    name: str
    unit: str
    stage: str
    words: str
    item: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class PeriodView:
    """Everything the window shows of one round; `sites`: of items not ended, None in older closed rounds."""

    plan: Plan
    round: Round
    rounds: tuple[Round, ...]
    items: tuple[ItemView, ...]
    units: tuple[UnitView, ...]
    conflicts: tuple[Conflict, ...]
    questions: tuple[Question, ...]
    findings: tuple[Finding, ...]
    acts: int
    rule: LightRule = field(default_factory=LightRule)
    quarantined: tuple[Quarantined, ...] = ()
    requests: tuple[Request, ...] = ()
    sites: SiteCount | None = None
