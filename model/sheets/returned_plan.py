"""A form of the first round that came back, understood cell by cell: which line, county, round or site each is about.

Values are not judged here; every non-blank fillable cell is returned once, with its address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from model.records import Finding, Grant, Raw
from model.sheets import returned_plan_table
from model.sheets.columns import normal
from model.sheets.form_meta import Meta
from model.sheets.grid import address
from model.sheets.plan_columns import CONTACTS, DEADLINE, SCHEDULE, SITES, UNDIVIDED, PlanColumn
from model.sheets.returned_cells import ReturnedTarget
from model.sheets.returned_plan_table import CONTACTS_KIND, SCHEDULE_KIND, SHARES_KIND, PlanTable
from model.sheets.returned_rows import Identity, Known, Words, identify, seq_text
from model.sheets.returned_table import DASHES
from model.sheets.workbook import Sheet
from model.terms import PlanField

_ADDRESS = re.compile(r"(?<![A-Za-z0-9])([A-Z]{1,3}[1-9][0-9]*)(?![A-Za-z0-9])")


@dataclass(frozen=True, slots=True)
class SiteWords:
    """How a site's row names it: the item's number, the name and the county as typed, each "" where blank."""

    no: str
    name: str
    county: str


@dataclass(frozen=True, slots=True)
class PlanCell:
    """One non-blank fillable cell. `line` is "" where its row was not recognised.

    `part`: the round's period or the county's id, "" where the hidden sheet does not know the `heading`. `told`: false
    for cells that only say which site a row is about.
    """

    sheet: str
    cell: str
    field: PlanField
    raw: Raw
    line: str = ""
    part: str = ""
    heading: str = ""
    title: str = ""
    site: SiteWords | None = None
    told: bool = True


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables of a form gave: its cells, what is odd, the printed targets and the lines there are rows for."""

    cells: tuple[PlanCell, ...] = ()
    findings: tuple[Finding, ...] = ()
    targets: tuple[ReturnedTarget, ...] = ()
    lines: frozenset[str] = frozenset()


def find(sheets: Sequence[Sheet], meta: Meta) -> tuple[PlanTable, ...]:
    """Return the tables of the first round among some sheets."""
    found = (returned_plan_table.find(sheet, meta) for sheet in sheets)
    return tuple(table for table in found if table is not None)


def is_first(tables: Sequence[PlanTable], meta: Meta) -> bool:
    """Say whether sheets are a form of the first round; lists of sites or contacts alone may be anybody's."""
    told = {table.kind for table in tables}
    return bool(tables) and (bool(meta.rounds) or SCHEDULE_KIND in told or len(told) > 1)


def read(tables: Sequence[PlanTable], meta: Meta) -> Tables:
    """Return the filled cells of a form's tables."""
    known = Known(meta.rows)
    out = Tables()
    for table in tables:
        one = _read(table, meta, known)
        out = Tables(
            out.cells + one.cells, out.findings + one.findings, out.targets + one.targets, out.lines | one.lines
        )
    return out


def _read(table: PlanTable, meta: Meta, known: Known) -> Tables:
    findings = tuple(returned_plan_table.oddities(table))
    if table.kind in (SCHEDULE_KIND, SHARES_KIND):
        return _lines(table, meta, known, findings)
    rows = _contacts(table) if table.kind == CONTACTS_KIND else _sites(table)
    return Tables(tuple(rows), findings)


def shown_sums(finding: Finding, tables: Sequence[PlanTable]) -> bool:
    """Say whether what the reader noted is about nothing but our own sums."""
    for table in tables:
        total = table.columns.get("total")
        if table.kind == SHARES_KIND and table.sheet.name == finding.sheet and total and "公式" in finding.sentence:
            cells = [coordinate_from_string(found)[0] for found in _ADDRESS.findall(finding.sentence)]
            return bool(cells) and all(column_index_from_string(letters) == total for letters in cells)
    return False


# --- 序时计划, 分县区任务 -----------------------------------------------------------------------------------


def _lines(table: PlanTable, meta: Meta, known: Known, findings: tuple[Finding, ...]) -> Tables:
    cells: list[PlanCell] = []
    targets: list[ReturnedTarget] = []
    lines: set[str] = set()
    for number, row in table.body.items():
        words = _words(table, row)
        found = identify(words, known)
        lines.add(found.line)
        filled = [cell for cell in _filled(table, number, row, found, words, meta) if not _is_lock(cell, meta)]
        cells += filled
        targets += _target(table, number, row, found, words, meta)
        if found.sentence and filled:
            told = Finding(found.level, f"第{number}行{found.sentence}", "", table.sheet.name, filled[0].cell)
            findings = (*findings, told)
    return Tables(tuple(cells), findings, tuple(targets), frozenset(lines))


def _words(table: PlanTable, row: Mapping[int, Raw]) -> Words:
    return Words(
        id=seq_text(row.get(table.ids or 0)),
        seq=seq_text(table.at(row, "seq")),
        label=table.text(row, "label"),
        item=table.text(row, "item"),
    )


def _filled(
    table: PlanTable, number: int, row: Mapping[int, Raw], found: Identity, words: Words, meta: Meta
) -> Iterator[PlanCell]:
    own: Sequence[PlanColumn] = (*SCHEDULE, DEADLINE) if table.kind == SCHEDULE_KIND else (UNDIVIDED,)
    for column in own:
        raw = table.at(row, column.key)
        if column.field and raw is not None:
            where = address(number, table.columns[column.key])
            yield PlanCell(table.sheet.name, where, column.field, raw, found.line, title=words.title)
    named = meta.rounds if table.kind == SCHEDULE_KIND else meta.counties
    by_name = {normal(name): part for part, name in named.items()}
    field = PlanField.PLANNED if table.kind == SCHEDULE_KIND else PlanField.SHARE
    for at, heading in table.parts.items():
        if at in row:
            part = by_name.get(normal(heading), "")
            yield PlanCell(
                table.sheet.name, address(number, at), field, row[at], found.line, part, heading, words.title
            )


def _is_lock(cell: PlanCell, meta: Meta) -> bool:
    """Tell a dash that stands where nothing may be filled in from one that a unit typed."""
    if cell.raw.text.strip() not in DASHES:
        return False
    whole = Grant(cell.line) in meta.grants
    own = cell.field is PlanField.SHARE and Grant(cell.line, cell.part) in meta.grants
    return not (whole or own)


def _target(
    table: PlanTable, number: int, row: Mapping[int, Raw], found: Identity, words: Words, meta: Meta
) -> Iterator[ReturnedTarget]:
    at = table.columns.get("target")
    if at is not None and found.line:
        county = next((one.county for one in meta.rows if one.line == found.line), "")
        text = row[at].text if at in row else ""
        yield ReturnedTarget(table.sheet.name, address(number, at), found.line, county, text, words.title)


# --- 点位清单, 联络员 ---------------------------------------------------------------------------------------


def _sites(table: PlanTable) -> Iterator[PlanCell]:
    for number, row in table.body.items():
        site = SiteWords(seq_text(table.at(row, "seq")), table.text(row, "name"), table.text(row, "county"))
        for column in SITES:
            raw = table.at(row, column.key)
            if raw is not None:
                where = address(number, table.columns[column.key])
                title = f"{site.no} {site.name}".strip()
                field, told = column.field or PlanField.SITE, column.field is not None
                yield PlanCell(table.sheet.name, where, field, raw, title=title, site=site, told=told)


def _contacts(table: PlanTable) -> Iterator[PlanCell]:
    for number, row in table.body.items():
        for column in CONTACTS:
            raw = table.at(row, column.key)
            if raw is not None and column.field:
                where = address(number, table.columns[column.key])
                yield PlanCell(table.sheet.name, where, column.field, raw, title=normal(column.heading))
