"""What a returned form gives: its filled cells, each with its line and address."""

from __future__ import annotations

from dataclasses import dataclass

from model.records import Finding, Raw
from model.terms import Field


@dataclass(frozen=True, slots=True)
class ReturnedCell:
    """One non-blank fillable cell; `line` is "" where its row could not be identified.

    `county` is the unit id of the column on sheet 分县区 (its heading where the hidden sheet is gone).
    """

    sheet: str
    cell: str
    line: str
    county: str
    field: Field
    raw: Raw
    title: str


@dataclass(frozen=True, slots=True)
class ReturnedTarget:
    """The target or task that now stands printed on a row, "" where it was emptied."""

    sheet: str
    cell: str
    line: str
    county: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one table of a returned workbook gave; `lines` are those it has a row for, filled or not."""

    cells: tuple[ReturnedCell, ...] = ()
    findings: tuple[Finding, ...] = ()
    lines: frozenset[str] = frozenset()
    targets: tuple[ReturnedTarget, ...] = ()
