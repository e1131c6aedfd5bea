"""What is stated about each key, and what is kept in quarantine (rules 2 and 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from model.records import Base, Facts, Issue, Key, Record, Value
from model.rules.merge.what_counts import in_force

OWN = ("hand", "decision")
"""Kinds of record the office writes itself; no form's rows limit them."""

NO_BASE = Base((), "")


class Said(NamedTuple):
    """One record's words about one key: its values, the records it had seen, and what its form showed there."""

    record: Record
    values: tuple[Value, ...]
    bases: tuple[str, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """All statements in force by key, and the (record id, key) pairs in quarantine; both in order of record ids."""

    live: frozenset[str]
    said: Mapping[Key, tuple[Said, ...]]
    quarantined: tuple[tuple[str, Key], ...]


def gather(facts: Facts) -> Gathered:
    """Sort out what counts; a statement outside the rows its form was given waits in quarantine."""
    live = in_force(facts)
    records = {one.id: one for one in facts.records if one.id in live}
    admitted = {(one.record, one.key) for one in facts.admissions if one.id in live}
    forms = Forms(facts.issues)
    said: dict[Key, list[Said]] = defaultdict(list)
    quarantined: list[tuple[str, Key]] = []
    for name in sorted(records):
        record = records[name]
        rows, bases = forms.rows(record), forms.bases(record)
        for key, values in record.values.items():
            if record.kind in OWN:
                said[key].append(Said(record, values, record.bases.get(key, ()), ""))
            elif is_granted(record, key, rows) or (name, key) in admitted:
                base = bases.get(key, NO_BASE)
                seen = tuple(one for one in record.bases.get(key, ()) if one in base.ids)
                said[key].append(Said(record, values, seen, base.shown))
            else:
                quarantined.append((name, key))
    quarantined.sort()
    return Gathered(live, {key: tuple(some) for key, some in said.items()}, tuple(quarantined))


def is_granted(record: Record, key: Key, rows: frozenset[tuple[str, str, str]]) -> bool:
    """Say whether a returned form may state this: a row of its unit's form, in the round it is taken for."""
    return key.period == record.period and (key.unit, key.line, key.county) in rows


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

    def bases(self, record: Record) -> Mapping[Key, Base]:
        """Return what the record's form carried; nothing where there is none, so it never overwrites."""
        issue = self._issues.get(record.issue)
        return issue.bases if issue else {}
