"""All that is known of a plan: what every rule over a round starts from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from model.records import CheckRule, Facts, Key, LightRule, Record, Round, Schedule, View
from model.rules.check_rules import USUAL
from model.rules.who_gets_a_form import Setup
from model.terms import Check


@dataclass(frozen=True, slots=True)
class Known:
    """The plan's settings, and the figures in force of every round.

    `reasons`: by record id why the office let a value stand (its decisions, and its entries with a note).
    """

    setup: Setup
    schedules: Mapping[str, Schedule]
    rule: LightRule
    rounds: Sequence[Round]
    view: View
    checks: Mapping[Check, CheckRule] = field(default_factory=lambda: USUAL)
    reasons: Mapping[str, str] = field(default_factory=dict)


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
