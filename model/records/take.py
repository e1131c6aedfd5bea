"""A take back, planned: what becomes of every file and cell, and what is open."""

from __future__ import annotations

from dataclasses import dataclass

from model.records.facts import Key, Option, Value
from model.records.finding import Finding
from model.terms import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class CellAnswer:
    """The outcome of one non-blank fillable cell."""

    outcome: Outcome
    sheet: str
    cell: str
    raw: str
    key: Key | None = None
    value: Value | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """What becomes of one returned file; `cells` are all its non-blank fillable cells.

    `slip`: the number of the 督办单 it answers, "" for a form of figures.
    """

    file: str
    verdict: Verdict
    unit: str = ""
    unit_name: str = ""
    period: str = ""
    cells: tuple[CellAnswer, ...] = ()
    findings: tuple[Finding, ...] = ()
    record: str = ""
    slip: str = ""


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that disagree, with where it stands."""

    value: str
    record: str
    file: str
    sheet: str
    cell: str
    filler: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Several different values in force for one key.

    `item`, `target` and `unit` are words for a clerk, `no` the item's number.
    """

    key: Key
    item: str
    target: str
    unit: str
    values: tuple[ConflictValue, ...]
    provisional: str | None
    no: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A cell waiting for the clerk's answer, however many files state it; `sources` are all of them, as typed.

    `record`, `file`, `sheet` and `cell` are the first source's; `options` are the answers to choose from.
    """

    key: Key
    record: str
    item: str
    target: str
    unit: str
    raw: str
    file: str
    sheet: str
    cell: str
    sentence: str = ""
    suggestion: str = ""
    no: str = ""
    options: tuple[Option, ...] = ()
    sources: tuple[ConflictValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A cell kept apart because its form was not issued for it; it counts only once a decision admits it."""

    key: Key
    record: str
    item: str
    target: str
    unit: str
    value: str
    file: str
    sheet: str
    cell: str
    no: str
