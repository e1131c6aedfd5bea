"""The merge once more, slow and written from the sentences of DESIGN.md section 5, to hold the real one against.

It knows no groups and no passes: a stated value stands unless some other stated value gives a reason.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from model.records import Asked, Facts, Grant, Key, Record, Value
from model.terms import Field, PlanField

FIGURES = (Field.DONE, PlanField.PLANNED, PlanField.SHARE, PlanField.INVESTMENT)
SITE = ("site", "start", "finish", "investment", "remark")
UNIT = ("leader", "contact", "post", "phone")
LINE = ("preset", "planned", "deadline", "undivided", "share")


def is_row_of(grant: Grant, key: Key) -> bool:
    """Say whether a row given to a form is the one a statement stands in."""
    if key.field.value in UNIT:
        return grant == Grant("")
    if key.field.value in SITE:
        return grant == Grant(key.line, "点位")
    whole = key.field.value in LINE and grant == Grant(key.line)
    return whole or (key.field.value not in LINE[:-1] and grant == Grant(key.line, key.county))


@dataclass(frozen=True)
class Atom:
    """One value one record states about one key."""

    record: str
    key: Key
    value: Value


@dataclass(frozen=True)
class Answer:
    """What stands for a key: its values with their records, and what is shown."""

    heads: frozenset[tuple[Value, frozenset[str]]]
    value: str | None
    conflict: bool
    asked: bool


class Reference:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.records = {one.id: one for one in facts.records}
        self.issues = {one.id: one for one in facts.issues}
        self.stated = {
            Atom(one.id, key, value) for one in facts.records for key, some in one.values.items() for value in some
        }

    def counts(self, name: str) -> bool:
        return not any(name in one.names and self.counts(one.id) for one in self.facts.withdrawals)

    def is_form(self, atom: Atom) -> bool:
        return self.records[atom.record].kind == "statement"

    def is_let_in(self, atom: Atom) -> bool:
        record, key = self.records[atom.record], atom.key
        if not self.is_form(atom):
            return True
        if any((one.record, one.key) == (record.id, key) and self.counts(one.id) for one in self.facts.admissions):
            return True
        return any(
            key.period == record.period
            and key.unit == issue.unit
            and any(is_row_of(grant, key) for grant in issue.grants)
            for issue in self.facts.issues
            if issue.id == record.issue
            or (not record.issue and (issue.unit, issue.period) == (record.unit, record.period))
        )

    def speaks(self, atom: Atom) -> bool:
        return self.counts(atom.record) and self.is_let_in(atom)

    def is_outnumbered(self, atom: Atom) -> bool:
        mine = self.records[atom.record]
        return (
            self.is_form(atom)
            and bool(mine.issue)
            and any(
                self.speaks(other)
                and other.key == atom.key
                and self.is_form(other)
                and self.same_form(mine, self.records[other.record])
                and self.records[other.record].revision > mine.revision
                and (isinstance(atom.value, Asked) or isinstance(other.value, str))
                for other in self.stated
            )
        )

    def same_form(self, one: Record, two: Record) -> bool:
        return (one.issue, one.unit) == (two.issue, two.unit)

    def is_as_shown(self, atom: Atom) -> bool:
        issue = self.issues.get(self.records[atom.record].issue) if self.is_form(atom) else None
        return bool(issue and atom.key in issue.bases and issue.bases[atom.key].shown == atom.value)

    def acts(self, atom: Atom) -> bool:
        return self.speaks(atom) and not self.is_outnumbered(atom) and not self.is_as_shown(atom)

    def had_seen(self, atom: Atom) -> set[str]:
        record = self.records[atom.record]
        seen = set(record.bases.get(atom.key, ()))
        if not self.is_form(atom):
            return seen
        issue = self.issues.get(record.issue)
        return seen & set(issue.bases[atom.key].ids) if issue and atom.key in issue.bases else set()

    def is_superseded(self, atom: Atom) -> bool:
        return any(
            other.key == atom.key
            and self.acts(other)
            and atom.record in self.had_seen(other)
            and (isinstance(atom.value, Asked) or isinstance(other.value, str))
            for other in self.stated
        )

    def stands(self, atom: Atom) -> bool:
        return self.acts(atom) and not self.is_superseded(atom)

    def quarantined(self) -> set[tuple[str, Key]]:
        return {(one.record, one.key) for one in self.stated if self.counts(one.record) and not self.is_let_in(one)}

    def answers(self, lower: Container[str] = ()) -> dict[Key, Answer]:
        standing = {atom for atom in self.stated if self.stands(atom)}
        return {key: self.answer(key, standing, lower) for key in {atom.key for atom in standing}}

    def answer(self, key: Key, standing: set[Atom], lower: Container[str]) -> Answer:
        some = {atom for atom in standing if atom.key == key}
        values = {atom.value for atom in some}
        heads = {(value, frozenset(atom.record for atom in some if atom.value == value)) for value in values}
        certain = {value for value in values if isinstance(value, str)}
        numbers = {Decimal(value): value for value in certain if key.field in FIGURES and _is_number(value)}
        shown: str | None = None
        if numbers:
            shown = numbers[max(numbers) if key.line in lower else min(numbers)]
        elif certain:
            _, shown = min((min(names), value) for value, names in heads if isinstance(value, str))
        return Answer(frozenset(heads), shown, len(certain) > 1, len(certain) < len(values))


def _is_number(text: str) -> bool:
    try:
        Decimal(text)
    except InvalidOperation:
        return False
    return True
