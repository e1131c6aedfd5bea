"""上报（上级表样）: a round put into the upper office's own form, with the list of all that is open beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from model import clock
from model.records import Conflict, Published
from model.records.upward import Filled, FormSheet, FormTemplate, Layout, Open
from model.rules.upward import filling
from model.sheets import upper_form, write
from model.store import upward_forms as store
from model.work import published, report_up, upward_template
from model.work.ledger import Ledger
from model.work.report_up import Reported
from model.work.upward_template import TemplatePlan


@dataclass(frozen=True, slots=True)
class FillPlan:
    """A form as it would be filled; `blocked`: conflicts that need a reason first."""

    form: FormTemplate
    told: Published
    sheet: FormSheet
    filled: Filled
    data: bytes
    blocked: tuple[Conflict, ...]

    @property
    def layout(self) -> Layout:
        """Return what the form means."""
        return self.form.layout

    @property
    def open(self) -> tuple[Open, ...]:
        """Return all that did not go in, or is open."""
        return self.filled.open

    @property
    def says(self) -> str:
        """Say it in one sentence."""
        waits = f"，{len(self.open)}处要看" if self.open else ""
        return f"按“{self.form.name}”填{len(self.filled.rows)}行、{len(self.filled.puts)}格{waits}。"

    def values(self) -> Mapping[tuple[int, int], str | Decimal]:
        """Return by place what is written."""
        return {(one.row, one.column): one.value for one in self.filled.puts}


@dataclass(frozen=True, slots=True)
class FilledUp(Reported):
    """The report written by a form, and the list that goes with it."""

    open: tuple[Open, ...] = ()
    rows: int = 0


def plan(ledger: Ledger, period: str, name: str, *, live: bool = False) -> FillPlan:
    """Say what would go into a form; nothing is written. Raises ClerkError where there is no such form or round."""
    form = upward_template.find(ledger, name)
    told = published.either(ledger, period, live=live)
    return preview(form, store.data(ledger, form), told)


def plan_of(ledger: Ledger, period: str, taken: TemplatePlan, *, live: bool = False) -> FillPlan:
    """Say what would go into a form that is not kept yet."""
    return preview(taken.form, taken.data, published.either(ledger, period, live=live))


def preview(form: FormTemplate, data: bytes, told: Published) -> FillPlan:
    """Return a form filled with a round, also one that is not kept yet."""
    sheet = next(one for one in upper_form.sheets(data, form.file) if one.name == form.layout.sheet)
    filled = filling.fill(sheet, form.layout, told.view, clock.today())
    return FillPlan(form, told, sheet, filled, data, report_up.blocked(told.view))


def do(ledger: Ledger, period: str, name: str, to: Path, despite: str = "", *, live: bool = False) -> FilledUp:
    """Write a round into a form; conflicts stand in the way as in our own report. Raises ClerkError."""
    report_up.refuse_target(ledger, to)
    planned = plan(ledger, period, name, live=live)
    report_up.cleared(ledger, planned.told, despite)
    layout = planned.layout
    pattern = max(layout.first, layout.last)
    made = upper_form.fill(planned.data, planned.form.file, layout.sheet, planned.filled.puts, pattern)
    path = write.save(made, to)
    done = report_up.noted(ledger, planned.told, path, despite)
    return FilledUp(
        done.changes, done.path, done.questions, done.sent, done.closed, planned.open, len(planned.filled.rows)
    )
