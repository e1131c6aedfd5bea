"""A form that came back, understood cell by cell: whose it is, which line each cell belongs to, what is odd.

Nothing is keyed on positions: tables are found by their headings, rows by hidden id, then number and name.
Values are not judged here; every non-blank fillable cell is returned once, with its address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from model.errors import ClerkError
from model.records import Base, Finding, Grant, Key, Raw
from model.sheets import (
    form_targets,
    returned_book,
    returned_county,
    returned_forms,
    returned_head,
    returned_table,
    template,
)
from model.sheets.form_meta import Meta
from model.sheets.returned_cells import Part, ReturnedCell, ReturnedTarget
from model.sheets.returned_forms import Bundle
from model.sheets.returned_rows import Known
from model.sheets.returned_table import Table
from model.sheets.workbook import Workbook
from model.terms import Field, Level

__all__ = ["Binding", "Returned", "ReturnedCell", "read", "read_all"]


@dataclass(frozen=True, slots=True)
class Binding:
    """A form's seals, what they cover, the targets it was issued with, and those that stand on it now."""

    seals: tuple[str, ...] = ()
    parts: Sequence[Sequence[str]] = ()
    issued: Mapping[Grant, str] = field(default_factory=dict)
    targets: tuple[ReturnedTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned form. Ids are "" and `bases` empty where the hidden sheet is gone.

    `head`: what was typed beside 填报人, 联系电话 … (by label, non-blank only). `printed`: 填报单位 and 识别码 as
    they stand on the sheet, a hint for whoever asks for the unit; so is `carried_issue`, from the file's properties.
    """

    file: str
    plan: str
    unit: str
    period: str
    issue: str
    version: str
    bases: Mapping[Key, Base]
    revision: Raw | None
    head: Mapping[str, str]
    cells: tuple[ReturnedCell, ...]
    findings: tuple[Finding, ...]
    plan_title: str = ""
    unit_name: str = ""
    round_name: str = ""
    grants: tuple[Grant, ...] = ()
    printed: Mapping[str, str] = field(default_factory=dict)
    revision_sheet: str = ""
    revision_cell: str = ""
    binding: Binding = field(default_factory=Binding)
    carried_issue: str = ""


def read_all(data: bytes, name: str) -> tuple[Returned, ...]:
    """Understand every form in a returned file; raises ClerkError where it is no table or holds no form.

    `name` may be a path; sentences, which travel to the unit, say only its last part.
    """
    book = returned_book.read(data, last_part(name))
    forms = [form for bundle in returned_forms.split(book) if (form := of_bundle(book, bundle, name)) is not None]
    if not forms:
        raise none_found(name)
    return tuple(forms) if len(forms) > 1 else (with_carried(forms[0], book),)


def none_found(name: str) -> ClerkError:
    """Say of a table that it is no form."""
    return ClerkError(
        f"“{last_part(name)}”里没有找到填报表（没有“截至本期累计完成”“进展情况”等列的表头），没有收。"
        "请核对是否发错了文件。"
    )


def with_carried(form: Returned, book: Workbook) -> Returned:
    """Add the issue a file's properties name to the only form in it."""
    return replace(form, carried_issue=book.custom.get(form_targets.ISSUE_PROPERTY, ""))


def last_part(name: str) -> str:
    """Return a file's name without its folders."""
    return name.replace("\\", "/").rpartition("/")[2]


def read(data: bytes, name: str) -> Returned:
    """Understand a file that holds one form, or the first of several."""
    return read_all(data, name)[0]


def of_bundle(book: Workbook, bundle: Bundle, name: str) -> Returned | None:
    """Understand one form, None where its sheets hold no table of ours."""
    tables = [table for sheet in bundle.sheets for table in returned_table.find(sheet)]
    if not tables:
        return None
    meta, note = template.convert(bundle.meta, last_part(name))
    known = Known(meta.rows)
    own = [returned_table.read(table, known) for table in tables]
    parts = [*own, *(returned_county.read(sheet, meta, known) for sheet in bundle.sheets)]
    cells = [cell for part in parts for cell in part.cells]
    findings = [*of_book(book, bundle), *of_meta(meta, note)]
    findings += [finding for part in parts for finding in part.findings]
    findings += [*_missing(tables[0], own, meta), *_duplicates(cells)]
    targets = tuple(target for part in parts for target in part.targets)
    return whole(book, replace(bundle, meta=meta), name, tuple(cells), findings, targets)


def whole(
    book: Workbook,
    bundle: Bundle,
    name: str,
    cells: tuple[ReturnedCell, ...],
    findings: Iterable[Finding],
    targets: tuple[ReturnedTarget, ...],
) -> Returned:
    """Return a form with all that stands around its tables."""
    meta, head = bundle.meta, returned_head.read(bundle.sheets)
    return Returned(
        file=name,
        plan=meta.plan,
        unit=meta.unit,
        period=meta.period,
        issue=meta.issue,
        version=meta.version,
        bases=meta.bases,
        revision=head.revision,
        head=head.filled,
        cells=cells,
        findings=tuple(replace(finding, file=name) for finding in findings),
        plan_title=meta.plan_title,
        unit_name=meta.unit_name,
        round_name=meta.round_name,
        grants=meta.grants,
        printed=head.printed,
        revision_sheet=head.revision_sheet,
        revision_cell=head.revision_cell,
        binding=_binding(book, meta, targets),
    )


def _binding(book: Workbook, meta: Meta, targets: tuple[ReturnedTarget, ...]) -> Binding:
    """Return what tells later whether targets were changed; empty where the form left without a seal."""
    seals = tuple(dict.fromkeys((meta.seal, *form_targets.carried(book)))) if meta.seal else ()
    issued = {Grant(row.line, row.county): row.target for row in meta.rows}
    return Binding(seals, form_targets.of_meta(meta), issued, targets)


def of_book(book: Workbook, bundle: Bundle) -> Iterator[Finding]:
    """Yield what the reader noted about this form's sheets, and about the file as a whole."""
    names = {sheet.name for sheet in bundle.sheets}
    others = {sheet.name for sheet in book.sheets} - names
    return (finding for finding in book.findings if finding.sheet not in others)


def of_meta(meta: Meta, note: str) -> Iterator[Finding]:
    """Say that the hidden sheet is gone, or that the form is of an older version."""
    if not meta.issue:
        yield Finding(
            Level.WARNING,
            "隐藏的标识页没有了（可能重新做过表），按表面的序号和指标认行；填的数可以采纳或形成冲突，不会覆盖已有的数。",
        )
    elif note:
        yield Finding(Level.NOTE, note)


def _missing(first: Table, read: Sequence[Part], meta: Meta) -> Iterator[Finding]:
    """Name the lines issued that are no longer on the form."""
    seen = {line for part in read for line in part.lines}
    gone = [row.seq for row in meta.rows if not row.county and row.line not in seen]
    if gone:
        sentence = f"表里少了发出时的 {len(gone)} 行：{'、'.join(gone)}，这些行按未填处理。"
        yield Finding(Level.WARNING, sentence, "", first.sheet.name)


def _duplicates(cells: Iterable[ReturnedCell]) -> Iterator[Finding]:
    """Point at lines stated twice in one file; both cells are kept."""
    stated: dict[tuple[str, str, Field], ReturnedCell] = {}
    for cell in cells:
        if not cell.line:
            continue
        first = stated.setdefault((cell.line, cell.county, cell.field), cell)
        if first is cell:
            continue
        places = f"“{first.sheet}”{first.cell} 和“{cell.sheet}”{cell.cell}"
        if first.raw == cell.raw:
            sentence = f"{cell.title} 的“{cell.field.word}”在 {places} 重复填报，内容相同，只算一次。"
            yield Finding(Level.NOTE, sentence, "", cell.sheet, cell.cell)
        else:
            sentence = f"{cell.title} 的“{cell.field.word}”在 {places} 填得不一样，请核对以哪个为准。"
            yield Finding(Level.WARNING, sentence, "", cell.sheet, cell.cell)
