"""What is stated about each key, and what is kept in quarantine (rules 2 and 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from model.records import Facts, Issue, Key, Record, Value
from model.rules.merge.what_counts import in_force
from model.rules.plan_round import keys

OWN = ("hand", "decision")
"""Kinds of record the office writes itself; no form's rows limit them."""


class Said(NamedTuple):
    """One record's words about one key: its values, the records it had seen, and what its form showed there."""

    record: Record
    values: tuple[Value, ...]
    bases: tuple[str, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records in force that state each key, and the (record id, key) pairs in quarantine.

    Both stand in the order of record ids, whatever order the facts came in.
    """

    live: frozenset[str]
    by_key: Mapping[Key, Sequence[Record]]
    quarantined: tuple[tuple[str, Key], ...]
    forms: Forms

    def said(self, key: Key) -> list[Said]:
        """Return every statement in force about a key."""
        return [Said(one, one.values[key], *self.forms.seen(one, key)) for one in self.by_key.get(key, ())]


def gather(facts: Facts) -> Gathered:
    """Sort out what counts; a statement outside the rows its form was given waits in quarantine."""
    live = in_force(facts)
    records = {one.id: one for one in facts.records if one.id in live}
    admitted = {(one.record, one.key) for one in facts.admissions if one.id in live}
    forms = Forms(facts.issues)
    by_key: dict[Key, list[Record]] = {}
    quarantined: list[tuple[str, Key]] = []
    for name in sorted(records):
        record = records[name]
        rows, is_own = forms.rows(record), record.kind in OWN
        for key in record.values:
            if is_own or is_granted(record, key, rows) or (name, key) in admitted:
                by_key.setdefault(key, []).append(record)
            else:
                quarantined.append((name, key))
    return Gathered(live, by_key, tuple(sorted(quarantined)), forms)


def is_granted(record: Record, key: Key, rows: frozenset[tuple[str, str, str]]) -> bool:
    """Say whether a returned form may state this: a row of its unit's form, in the round it is taken for."""
    return key.period == record.period and any((key.unit, *row) in rows for row in keys.rows(key))


class Forms:
    """The rows and bases of the forms that left the office; a withdrawn one still says what it had granted."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        self._issues = {one.id: one for one in issues}
        self._rows: dict[str, frozenset[tuple[str, str, str]]] = {}
        self._all: dict[tuple[str, str], set[tuple[str, str, str]]] = defaultdict(set)
        for one in self._issues.values():
            rows = frozenset((one.unit, grant.line, grant.county) for grant in one.grants)
            self._rows[one.id] = rows
            self._all[one.unit, one.period] |= rows

    def rows(self, record: Record) -> frozenset[tuple[str, str, str]]:
        """Return the rows (unit, line, county) a record may fill.

        One without a form of ours behind it: whatever some form gave its unit in that round, so a unit's
        table stated for another unit stays in quarantine.
        """
        if record.issue:
            return self._rows.get(record.issue, frozenset())
        return frozenset(self._all.get((record.unit, record.period), ()))

    def showed_any(self, record: Record) -> bool:
        """Say whether the record's form carried anything, so that a cell of it may say nothing."""
        issue = self._issues.get(record.issue)
        return bool(issue and issue.bases)

    def seen(self, record: Record, key: Key) -> tuple[tuple[str, ...], str]:
        """Return the records a statement had seen, and the value its form showed.

        A form has seen what it was issued with and still carries; one without a form of ours has seen
        nothing, so it never overwrites. Our own entries have seen what they name.
        """
        if record.kind in OWN:
            return record.bases.get(key, ()), ""
        issue = self._issues.get(record.issue)
        base = issue.bases.get(key) if issue and issue.bases else None
        if base is None:
            return (), ""
        return tuple(one for one in record.bases.get(key, ()) if one in base.ids), base.shown
