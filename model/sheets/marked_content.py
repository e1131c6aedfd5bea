"""What a form sent back says: which cells are open, and why."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from model.records import Finding
from model.sheets.form_content import Form
from model.sheets.plan_content import PlanForm
from model.terms import AnyField, Outcome

COLOURS = {
    Outcome.ASK: "FFD9A0",
    Outcome.CONFLICT: "F7B9B9",
    Outcome.QUARANTINED: "DCCBEF",
    Outcome.REFUSED: "DCCBEF",
}
"""What colour an open cell gets; cells that were taken keep the form's own."""

WHAT_TO_DO = {
    Outcome.ASK: "请改成一个确定的数或词",
    Outcome.CONFLICT: "请核对，只留正确的一个",
    Outcome.QUARANTINED: "不是发给本单位填的行，请核对是谁的数",
    Outcome.REFUSED: "没有收，请按要求重填",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One open cell of the returned form: what was typed, why it is open.

    `line` is "" and `field` None where none was recognised.
    `came_from`: sheet and cell of the returned file, for rows that have no place on our own form.
    """

    line: str
    county: str
    field: AnyField | None
    outcome: Outcome
    title: str
    raw: str
    sentence: str
    came_from: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A form to send back. `form` is the new issue; `counts` are the outcomes of all cells of `file`."""

    form: Form | PlanForm
    file: str
    received: datetime.date
    counts: Mapping[Outcome, int]
    marks: tuple[Mark, ...]
    findings: tuple[Finding, ...] = ()
    reply_by: datetime.date | None = None
