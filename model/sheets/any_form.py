"""A unit's form of whatever round: how it is built, what its file is called, which notice goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from model.records import Round
from model.sheets import notice_text, plan_form, plan_notice, unit_form
from model.sheets.form_content import Form
from model.sheets.plan_content import PlanForm

AnyForm = Form | PlanForm


def build(form: AnyForm) -> bytes:
    """Return the workbook's bytes; equal content gives equal bytes."""
    return plan_form.build(form) if isinstance(form, PlanForm) else unit_form.build(form)


def file_name(form: AnyForm, order: int) -> str:
    """Return the file's name."""
    return plan_form.file_name(form, order) if isinstance(form, PlanForm) else unit_form.file_name(form, order)


def notice(at: Round, forms: Sequence[AnyForm]) -> str:
    """Return the notice that goes with the forms of a round."""
    first = [form for form in forms if isinstance(form, PlanForm)]
    return plan_notice.text(at, first) if first else notice_text.text(at, [f for f in forms if isinstance(f, Form)])
