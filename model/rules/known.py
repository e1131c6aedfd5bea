"""All that is known of a plan: what every rule over a round starts from."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from model.records import (
    CheckRule,
    Duty,
    Facts,
    FigureCorrection,
    Key,
    LightRule,
    Record,
    Round,
    RoundView,
    StrikeMove,
    View,
)
from model.rules import correction, merged_units, schedule, status, target
from model.rules.check_rules import USUAL
from model.rules.who_gets_a_form import Setup
from model.terms import Check


@dataclass(frozen=True, slots=True)
class Known:
    """The plan's settings, and the figures in force of every round.

    `setup` holds everything the year had; whoever looks at one round takes `setup_at` instead.
    `reasons`: by record id why the office let a value stand (its decisions, and its entries with a note). `statuses`:
    items ended and adjusted; `lights`, `figures`: what the office corrected; `moves`: by item its steps to 销号.
    `closed`: by round that is closed (封存) and by line what was published of it; later rounds are compared with that.
    """

    setup: Setup
    schedules: schedule.Timeline
    rule: LightRule
    rounds: Sequence[Round]
    view: View
    checks: Mapping[Check, CheckRule] = field(default_factory=lambda: USUAL)
    reasons: Mapping[str, str] = field(default_factory=dict)
    changes: target.Timeline = field(default_factory=dict)
    statuses: status.Timeline = field(default_factory=dict)
    lights: correction.Lights = field(default_factory=dict)
    figures: Mapping[str, FigureCorrection] = field(default_factory=dict)
    moves: Mapping[str, Sequence[StrikeMove]] = field(default_factory=dict)
    closed: Mapping[str, Mapping[str, RoundView]] = field(default_factory=dict)

    def reopened(self, period: str) -> Known:
        """Return what is known as if a round were not closed, to see what it would show now."""
        return replace(self, closed={one: told for one, told in self.closed.items() if one != period})

    def setup_at(self, at: Round, *, ended: bool = False) -> Setup:
        """Return the settings as they hold in a round: units, duties and lines of its day, targets in force.

        Items ended by then have left it, unless `ended`.
        """
        setup = self.setup
        begun = {one.period for one in self.rounds if one.end <= at.end}
        lines = [target.at(line, self.changes, at) for line in setup.lines if not line.since or line.since in begun]
        later = {line.item for line in setup.lines} - {line.item for line in lines}
        if not ended:
            later |= {item for item in self.statuses if status.ended(item, self.statuses, at)}
            lines = [line for line in lines if line.item not in later]
        there = {line.id for line in lines}
        there_by_then = replace(
            setup,
            items=[item for item in setup.items if item.id not in later],
            duties=[duty for duty in setup.duties if duty.item not in later and _holds(duty, begun)],
            lines=lines,
            shares=[share for share in setup.shares if share.line in there],
        )
        return merged_units.apply(there_by_then, begun)


def _holds(duty: Duty, begun: Container[str]) -> bool:
    """Say whether a duty holds once these rounds have begun."""
    return (not duty.since or duty.since in begun) and not (duty.until and duty.until in begun)


def reasons(facts: Facts) -> dict[str, str]:
    """Return by record id the reason the office gave for a value of its own; entries without a note have none."""
    return {record.id: reason for record in facts.records if (reason := _reason(record))}


def _reason(record: Record) -> str:
    said = {"decision": "reason", "hand": "note"}.get(record.kind, "")
    return record.head.get(said, "").strip()


def figure(view: View, key: Key) -> Decimal | None:
    """Return a key's number in force, None where none stands."""
    known = view.figures.get(key)
    return None if known is None or known.value is None else Decimal(known.value)
