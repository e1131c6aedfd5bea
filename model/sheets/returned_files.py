"""The forms in a returned file, of whatever kind: a round's, or the first round's (分解方案表)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.records import Finding
from model.sheets import returned_book, returned_form, returned_forms, returned_plan, template
from model.sheets.returned_form import Returned
from model.sheets.returned_forms import Bundle
from model.sheets.returned_plan import PlanCell, Tables
from model.sheets.workbook import Workbook
from model.terms import Level


@dataclass(frozen=True, slots=True)
class ReturnedPlan:
    """A returned form of the first round; `form` is all that stands around its cells."""

    form: Returned
    cells: tuple[PlanCell, ...]


def read_all(data: bytes, name: str) -> tuple[Returned | ReturnedPlan, ...]:
    """Understand every form in a returned file; raises ClerkError where it is no table or holds no form.

    `name` may be a path; sentences, which travel to the unit, say only its last part.
    """
    book = returned_book.read(data, returned_form.last_part(name))
    forms = [form for bundle in returned_forms.split(book) if (form := _form(book, bundle, name)) is not None]
    if not forms:
        raise returned_form.none_found(name)
    if len(forms) > 1:
        return tuple(forms)
    only = forms[0]
    if isinstance(only, ReturnedPlan):
        return (replace(only, form=returned_form.with_carried(only.form, book)),)
    return (returned_form.with_carried(only, book),)


def _form(book: Workbook, bundle: Bundle, name: str) -> Returned | ReturnedPlan | None:
    tables = returned_plan.find(bundle.sheets, bundle.meta)
    if not returned_plan.is_first(tables, bundle.meta):
        return returned_form.of_bundle(book, bundle, name)
    meta, note = template.convert(bundle.meta, returned_form.last_part(name))
    read = returned_plan.read(tables, meta)
    noted = [one for one in returned_form.of_book(book, bundle) if not returned_plan.shown_sums(one, tables)]
    findings = [*noted, *returned_form.of_meta(meta, note), *read.findings, *_missing(bundle, read)]
    form = returned_form.whole(book, replace(bundle, meta=meta), name, (), findings, read.targets)
    return ReturnedPlan(form, read.cells)


def _missing(bundle: Bundle, read: Tables) -> list[Finding]:
    """Name the lines issued that no table has a row for any more."""
    gone = [row.seq for row in bundle.meta.rows if row.line not in read.lines]
    if not gone:
        return []
    sentence = f"表里少了发出时的 {len(gone)} 行：{'、'.join(gone)}，这些行按未填处理。"
    return [Finding(Level.WARNING, sentence)]
