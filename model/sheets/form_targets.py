"""The targets printed on a form, and the seal that tells later whether somebody changed them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from openpyxl import Workbook
from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.workbook.defined_name import DefinedName

from model.records import Grant, Issue, Plan
from model.rules import binding
from model.sheets.columns import DASH, flat
from model.sheets.form_content import Form, FormRow, Shown
from model.sheets.form_meta import Meta, MetaRow
from model.sheets.workbook import Workbook as Read

ISSUE_PROPERTY, SEAL_PROPERTY = "shishi-issue", "shishi-seal"
SEAL_NAME = "shishi_seal"

_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def shown(form: Form, row: FormRow) -> Shown:
    """Return the plan's target; on a county's form its own task, or the city's in brackets where it has none."""
    city = DASH if row.milestone and row.target is None else row.target
    if not form.county or city == DASH:
        return city
    if row.task is None:
        return f"（{said(city)}）" if city is not None else None
    return row.task


def said(value: Shown) -> str:
    """Write a grey cell's value as text."""
    return format(value, "f") if isinstance(value, Decimal) else value or ""


def printed(form: Form) -> dict[Grant, str]:
    """Return the target or task printed for every row."""
    own = {Grant(row.line): said(shown(form, row)) for row in form.rows}
    parts = {Grant(row.line, county): said(task) for row in form.county_rows for county, task in row.tasks.items()}
    return {**own, **parts}


def same(issued: str, seen: str) -> bool:
    """Say whether two printed targets are one, however a program wrote the number."""
    return _canonical(issued) == _canonical(seen)


def _canonical(text: str) -> str:
    plain = flat(text).replace(",", "")
    if not _NUMBER.fullmatch(plain):
        return plain
    try:
        return format(Decimal(plain).normalize(), "f")
    except InvalidOperation:
        return plain


def parts(plan: str, unit: str, period: str, issue: str, rows: Iterable[MetaRow]) -> list[list[str]]:
    """Return what the seal covers, spelt alike whatever program saved it."""
    return [[plan, unit, period, issue], *_rows(rows)]


def _rows(rows: Iterable[MetaRow]) -> Iterator[list[str]]:
    for row in rows:
        words = (row.seq, row.label, row.item, row.target)
        yield [row.line, row.county, *map(_canonical, words)]


def of_meta(meta: Meta) -> list[list[str]]:
    """Return what the seal of a returned form must cover."""
    return parts(meta.plan, meta.unit, meta.period, meta.issue, meta.rows)


def add(book: Workbook, issue: str, seal: str) -> None:
    """Carry issue and seal outside the sheets too, where they outlive a deleted sheet."""
    properties: CustomPropertyList[StringProperty] = getattr(book, "custom_doc_props")  # noqa: B009 - the published types lack it
    properties.append(StringProperty(name=ISSUE_PROPERTY, value=issue))
    properties.append(StringProperty(name=SEAL_PROPERTY, value=seal))
    book.defined_names[SEAL_NAME] = DefinedName(SEAL_NAME, attr_text=f'"{seal}"', hidden=True)


def carried(book: Read) -> tuple[str, ...]:
    """Return every seal a returned workbook carries outside its hidden sheet."""
    found = (book.custom.get(SEAL_PROPERTY, ""), book.names.get(SEAL_NAME, "").strip('"'))
    return tuple(seal for seal in found if seal)


def seal_of(form: Form, rows: Iterable[MetaRow]) -> str:
    """Return the seal of a form as it goes out."""
    return seal(form.plan, form.issue, rows)


def seal(plan: Plan, issue: Issue, rows: Iterable[MetaRow]) -> str:
    """Return the seal of an issue with these rows."""
    return binding.seal(plan.secret, parts(issue.plan, issue.unit, issue.period, issue.id, rows))
