"""What is stated and done: facts only ever added, and the view computed from them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from model.terms import AnyField, Check, Verdict, Weight
from model.terms import field as named_field


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a statement is about: one field of one line in one round, as reported by one unit.

    `county` is set where a lead unit states a county's part (sheet 分县区): another route, so never in
    conflict with what the county reports itself. Keys of the first round: rules/plan_round/keys.py.
    """

    period: str
    line: str
    unit: str
    field: AnyField
    county: str = ""

    def __str__(self) -> str:
        tail = f"/{self.county}" if self.county else ""
        return f"{self.period}/{self.line}/{self.unit}/{self.field.value}{tail}"

    @classmethod
    def parse(cls, text: str) -> Key:
        """Read the form `str` prints; raises ValueError."""
        period, line, unit, name, *county = text.split("/")
        if len(county) > 1:
            raise ValueError(text)
        return cls(period, line, unit, named_field(name), *county)


@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """A cell that could not be read for certain, kept as typed until the clerk answers."""

    raw: str


Value = str | Asked
"""A statement's value: a number as a plain decimal string in the line's printed measure, a stage, a text."""


ASKED_MARK = "\u241f"
"""Stands before a bare number that a form sent back asks about; no clerk types it."""


@dataclass(frozen=True, slots=True)
class Base:
    """The record ids a form carried for one key, and the value it showed in the fillable cell.

    A bare number that is asked about (0.3 in a % line) is shown under a mark: the answer 0.3% reads as that very
    number, and must not count as a cell left untouched.
    """

    ids: tuple[str, ...]
    shown: str

    @property
    def printed(self) -> str:
        """Return what stands in the cell: what is shown, without the mark."""
        return self.shown.removeprefix(ASKED_MARK)


@dataclass(frozen=True, slots=True)
class Grant:
    """One row an issue lets a unit fill: a line of its own, or a county's part of it."""

    line: str
    county: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A form as it left the office: to whom, for which round, which rows, on which bases."""

    id: str
    issuer: str
    plan: str
    unit: str
    period: str
    grants: tuple[Grant, ...]
    bases: Mapping[Key, Base]


@dataclass(frozen=True, slots=True)
class Record:
    """What one returned form, hand entry or decision states; `id` hashes everything else.

    kind: "statement" (a form), "hand" (typed in by the office; its source in head), "decision" (bases are
    the heads it saw). `issue` is "" where no form of ours is behind it; then it stands alone and, being
    without bases, can agree or conflict but never overwrite.
    """

    id: str
    kind: str
    issue: str
    unit: str
    period: str
    revision: int
    head: Mapping[str, str]
    values: Mapping[Key, tuple[Value, ...]]
    bases: Mapping[Key, tuple[str, ...]]
    nonce: str = ""


@dataclass(frozen=True, slots=True)
class Admission:
    """A decision that lets one quarantined statement count."""

    id: str
    record: str
    key: Key
    reason: str
    nonce: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Take facts out of force by name; may itself be withdrawn."""

    id: str
    names: tuple[str, ...]
    nonce: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The grow-only set everything shown is computed from; order carries no meaning."""

    issues: tuple[Issue, ...] = ()
    records: tuple[Record, ...] = ()
    admissions: tuple[Admission, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """One value in force for a key, with every record that states it."""

    value: Value
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known for one key: all heads, and the one to show.

    `value` is the agreed or, while `conflict`, the provisional value; None when nothing readable stands.
    """

    key: Key
    heads: tuple[Head, ...]
    value: str | None
    conflict: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class View:
    """The merge's answer: a figure for each stated key, and what is kept in quarantine (record id, key)."""

    figures: Mapping[Key, Figure]
    quarantined: tuple[tuple[str, Key], ...]
    live: frozenset[str]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question: the value to decide on, "" to give the cell back to the unit; `word` says it."""

    value: str
    word: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a check of 审核 doubts about a key; of a form as a whole `key` is None and `record` names the form.

    `fact` is a clause without a full stop, `ask` what is asked or advised. `reason` is why it stands all the
    same, "" until the office has said so.
    """

    check: Check
    weight: Weight
    fact: str
    ask: str
    key: Key | None
    options: tuple[Option, ...] = ()
    reason: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stood in a returned file: the cell as typed, and the value it was read as ("" if asked)."""

    record: str
    key: Key
    file: str
    sheet: str
    cell: str
    raw: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A file as it was received. `received` is the clerk's date, not the import's."""

    record: str
    act: int
    sha256: str
    file: str
    unit: str
    period: str
    received: datetime.date
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Sent:
    """A form sent to a unit for one round. `file` is the name it was written under."""

    act: int
    issue: str
    unit: str
    period: str
    due: datetime.date
    file: str


@dataclass(frozen=True, slots=True)
class Act:
    """One verb done to the ledger; `undone_by` names the act that took it back, `undoes` the one it takes back."""

    number: int
    at: str
    verb: str
    subject: str
    hash: str
    undone_by: int | None = None
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What an act touched, for the one announcement the screens listen to."""

    act: int | None
    title: str
    periods: frozenset[str] = frozenset()
    settings: bool = False
