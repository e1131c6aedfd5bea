"""What a plan document says, read: every line stands in the head, an item, a question or skipped."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from model.terms import Kind, Op, Part


@dataclass(frozen=True, slots=True)
class Note:
    """A line of a plan document that became no item (skipped) or that asks the clerk (question)."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Metric:
    """A number a plan promises: value and measure expanded, and as printed.

    `derived`: not printed itself, but the sum of the counties' parts.
    """

    name: str
    value: Decimal
    unit: str
    op: Op
    kind: Kind
    printed: Decimal
    printed_unit: str
    start: Decimal | None = None
    source: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Allocation:
    """One unit's part of a metric, expanded like the metric's value; `metric` names it where there are several."""

    unit: str
    value: Decimal
    metric: str = ""


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One item as a plan document prints it; names and text untouched.

    `schedule`: the stages its table prints (“三季度完成60%”); `remarks`: what else stands in its row (分值, 评分标准);
    `lines`: the document's lines its number and words stand in, in order, the first of them `line`.
    """

    no: str
    text: str
    section: str = ""
    leads: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    responsible_only: bool = False
    assessors: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    deadline: str | None = None
    metrics: tuple[Metric, ...] = ()
    milestones: tuple[str, ...] = ()
    allocations: tuple[Allocation, ...] = ()
    line: int = 0
    schedule: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the words behind a field stand: the index-th lead, metric, … in characters of a document's line.

    `line` counts from 1, `start` from 0, `end` is behind the last character.
    """

    part: Part
    index: int
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What a plan document says of itself."""

    title: str = ""
    doc_no: str = ""
    issuer: str = ""
    date: datetime.date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan document, read: every line stands in the head, an item, a question or skipped.

    `labels`: the words of label lines (责任单位, 完成时限) that were understood and stand in no item's text.
    `places[n - 1]`: where line n stands in the file (“第2张表第4行”), where it is no file of lines.
    """

    head: PlanHead
    items: tuple[ReadItem, ...]
    questions: tuple[Note, ...]
    skipped: tuple[Note, ...]
    head_lines: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def place(self, line: int) -> str:
        """Return where a line stands, in the clerk's words."""
        told = self.places[line - 1] if 0 < line <= len(self.places) else ""
        return told or f"第{line}行"
