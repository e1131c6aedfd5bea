"""The forms of whatever round, made from the ledger: who gets one with which rows, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from model.records import Grant, Round, Unit
from model.rules import who_gets_a_form
from model.rules.plan_round import keys
from model.sheets.any_form import AnyForm
from model.work import forms, plan_forms
from model.work.ledger import Ledger, Standing

Rows = Mapping[str, Sequence[Grant]]


def maker(
    ledger: Ledger, now: Standing, at: Round, *, questions: bool = False
) -> tuple[Rows, Callable[[Unit], AnyForm]]:
    """Return every form's rows by unit id, units in official order, and what makes a unit's form.

    `questions`: a cell that is asked about shows what was typed there, to be corrected.
    """
    if keys.is_first(at.period):
        first = plan_forms.desk(ledger, now, at)
        rows: Rows = {unit: own.grants(unit) for unit, own in first.rows.items()}
        return rows, lambda unit: plan_forms.form(first, unit, questions=questions)
    rows, on = who_gets_a_form.grants(now.known.setup_at(at)), forms.desk(now, at)
    return rows, lambda unit: forms.form(on, unit, rows[unit.id], questions=questions)
