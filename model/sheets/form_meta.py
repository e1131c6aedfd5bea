"""The hidden identity of a form: written on a very hidden sheet, one fact a row, and read back from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook

from model.records import Base, Grant, Key, Raw
from model.sheets import grid
from model.sheets.columns import META_MARK, META_SHEET, TEMPLATE
from model.sheets.form_content import CountyRow, Form, FormRow
from model.sheets.workbook import Sheet
from model.sheets.write import put

_MILESTONE = "节点"
_BLANK = Raw("text", "")


@dataclass(frozen=True, slots=True)
class MetaRow:
    """A row as it was issued: what it grants, and what it is called on paper."""

    line: str
    county: str
    seq: str
    label: str
    item: str
    milestone: bool
    target: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What a form says of itself; every id "" where the hidden sheet is gone.

    `items` (printed number by id) and `rounds` (name by period): only on the first round's form.
    """

    plan: str = ""
    unit: str = ""
    period: str = ""
    issue: str = ""
    version: str = ""
    plan_title: str = ""
    unit_name: str = ""
    round_name: str = ""
    rows: tuple[MetaRow, ...] = ()
    counties: Mapping[str, str] = field(default_factory=dict)
    bases: Mapping[Key, Base] = field(default_factory=dict)
    seal: str = ""
    items: Mapping[str, str] = field(default_factory=dict)
    rounds: Mapping[str, str] = field(default_factory=dict)

    @property
    def grants(self) -> tuple[Grant, ...]:
        """Return the rows the issue lets the unit fill."""
        return tuple(Grant(row.line, row.county) for row in self.rows)


def rows(form: Form, targets: Mapping[Grant, str]) -> tuple[MetaRow, ...]:
    """Return the rows of a form as they are issued, with the targets printed there."""
    own = {row.line: row for row in form.rows}
    parts = {row.line: row for row in form.county_rows}
    return tuple(_row(grant, own.get(grant.line), parts.get(grant.line), targets) for grant in form.issue.grants)


def _row(grant: Grant, own: FormRow | None, part: CountyRow | None, targets: Mapping[Grant, str]) -> MetaRow:
    target = targets.get(grant, "")
    if grant.county and part:
        return MetaRow(grant.line, grant.county, part.seq, part.label, "", False, target)
    if own is None:
        return MetaRow(grant.line, grant.county, "", "", "", False, target)
    return MetaRow(grant.line, grant.county, own.seq, own.label, own.item, own.milestone, target)


def write(book: Workbook, form: Form, issued: Sequence[MetaRow], seal: str) -> None:
    """Add the very hidden sheet to a form."""
    add(book, _facts(form, issued, seal))


def add(book: Workbook, facts: Iterable[Sequence[str]]) -> None:
    """Add facts, one a row, as the very hidden sheet."""
    sheet = book.create_sheet(META_SHEET)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
    for number, row in enumerate(facts, 1):
        for column, value in enumerate(row, 1):
            put(sheet.cell(number, column), value)


def _facts(form: Form, issued: Sequence[MetaRow], seal: str) -> Iterator[tuple[str, ...]]:
    issue = form.issue
    yield META_MARK, TEMPLATE
    yield "plan", issue.plan, form.plan.title
    yield "unit", issue.unit, form.unit.short
    yield "period", issue.period, form.round.name
    yield "issue", issue.id
    yield "seal", seal
    yield from map(row_fact, issued)
    for unit, short in form.counties:
        yield "county", unit, short
    yield from base_facts(issue.bases)


def row_fact(row: MetaRow) -> tuple[str, ...]:
    """Return how a row is written."""
    kind = _MILESTONE if row.milestone else ""
    return "row", row.line, row.county, row.seq, row.label, row.item, kind, row.target


def base_facts(bases: Mapping[Key, Base]) -> Iterator[tuple[str, ...]]:
    """Yield how bases are written."""
    for key, base in sorted(bases.items()):
        yield "base", str(key), base.shown, *base.ids


def is_identity(sheet: Sheet) -> bool:
    """Say whether a sheet is the hidden identity of a form."""
    mark = sheet.cells.get("A1")
    return mark is not None and mark.text == META_MARK


def of_sheet(sheet: Sheet) -> Meta:
    """Return what an identity sheet says; an empty Meta where it is spoilt."""
    try:
        return _parse([[cell.text for cell in _whole(row)] for row in grid.rows(sheet.cells).values()])
    except (ValueError, LookupError):
        return Meta()


def _whole(row: Mapping[int, Raw]) -> Iterator[Raw]:
    """Yield a row's cells without gaps, blank ones included."""
    for column in range(1, max(row) + 1):
        yield row.get(column, _BLANK)


def _parse(facts: list[list[str]]) -> Meta:
    one = {fact[0]: fact for fact in facts if fact[0] in ("plan", "unit", "period", "issue")}
    plan, unit, period = one["plan"], one["unit"], one["period"]
    return Meta(
        version=facts[0][1],
        plan=plan[1],
        plan_title="".join(plan[2:3]),
        unit=unit[1],
        unit_name="".join(unit[2:3]),
        period=period[1],
        round_name="".join(period[2:3]),
        issue=one["issue"][1],
        rows=tuple(_meta_row(fact) for fact in facts if fact[0] == "row"),
        counties={fact[1]: fact[2] for fact in facts if fact[0] == "county"},
        items={fact[1]: fact[2] for fact in facts if fact[0] == "item"},
        rounds={fact[1]: fact[2] for fact in facts if fact[0] == "round"},
        seal=next((fact[1] for fact in facts if fact[0] == "seal" and len(fact) > 1), ""),
        bases={Key.parse(fact[1]): Base(tuple(fact[3:]), fact[2]) for fact in facts if fact[0] == "base"},
    )


def _meta_row(fact: list[str]) -> MetaRow:
    line, county, seq, label, item, milestone, target = (*fact[1:8], *[""] * (8 - len(fact)))
    return MetaRow(line, county, seq, label, item, milestone == _MILESTONE, target)
