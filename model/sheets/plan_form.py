"""A unit's form of the first round (分解方案表) as a workbook: 序时计划, 分县区任务, 点位清单, 联络员."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl import Workbook

from model.records import Grant
from model.sheets import form_meta, form_targets, plan_lists, plan_schedule, plan_shares
from model.sheets.columns import DASH, META_MARK, TEMPLATE
from model.sheets.file_names import clean
from model.sheets.form_content import printed_code
from model.sheets.form_meta import MetaRow
from model.sheets.plan_columns import SCHEDULE_SHEET, SHARES_SHEET
from model.sheets.plan_content import PlanForm, PlanItem, PlanRow
from model.sheets.write import to_bytes, workbook
from model.terms import PLAN_ROUND, PlanField

__all__ = ["PlanForm", "PlanItem", "PlanRow", "build", "compose", "file_name", "named"]


def build(form: PlanForm) -> bytes:
    """Return the workbook's bytes; equal content gives equal bytes."""
    return to_bytes(compose(form))


def compose(form: PlanForm) -> Workbook:
    """Return the workbook, for whoever has something to add to it."""
    book, sheet = workbook(SCHEDULE_SHEET)
    rows = [_meta_row(form, row) for row in form.rows]
    seal = form_targets.seal(form.plan, form.issue, rows)
    plan_schedule.fill(sheet, form, printed_code(seal))
    plan_shares.add(book, form)
    plan_lists.add_sites(book, form)
    plan_lists.add_contacts(book, form)
    form_meta.add(book, _facts(form, rows, seal))
    form_targets.add(book, form.issue.id, seal)
    book.properties.title, book.properties.subject = form.title, form.unit.short
    return book


def place(form: PlanForm, line: str, field: PlanField, part: str) -> tuple[str, int, int] | None:
    """Return sheet, row and column of a fillable cell on the form as issued, None where it has none."""
    for name, found in (
        (SCHEDULE_SHEET, plan_schedule.place(form, line, field, part)),
        (SHARES_SHEET, plan_shares.place(form, line, field, part)),
    ):
        if found is not None:
            return name, *found
    return plan_lists.place(form, field, line, part)


def file_name(form: PlanForm, order: int) -> str:
    """Return the file's name, which says whose form it is and when it is due."""
    return named(form, order, f"{form.round.due.month}月{form.round.due.day}日前报")


def named(form: PlanForm, order: int, purpose: str) -> str:
    """Return the name of a unit's file for a purpose."""
    return clean(f"{order:02}_{form.unit.short}_民生实事_{form.plan.year}年{PLAN_ROUND}表_{purpose}", ".xlsx")


def _meta_row(form: PlanForm, row: PlanRow) -> MetaRow:
    target = DASH if row.milestone and row.target is None else form_targets.said(row.target)
    county = "" if Grant(row.line) in form.issue.grants else form.unit.id
    return MetaRow(row.line, county, row.seq, row.label, row.item, row.milestone, target)


def _facts(form: PlanForm, rows: list[MetaRow], seal: str) -> Iterator[tuple[str, ...]]:
    issue = form.issue
    yield META_MARK, TEMPLATE
    yield "plan", issue.plan, form.plan.title
    yield "unit", issue.unit, form.unit.short
    yield "period", issue.period, form.round.name
    yield "issue", issue.id
    yield "seal", seal
    yield from map(form_meta.row_fact, rows)
    for unit, short in form.counties:
        yield "county", unit, short
    for item in form.items:
        yield "item", item.id, item.no, item.text
    for at in form.rounds:
        yield "round", at.period, at.name
    yield from form_meta.base_facts(issue.bases)
