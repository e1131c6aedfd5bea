"""Sheet 分县区 of a returned form: what a lead unit states about each county's part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from model.records import Finding, Grant, Raw
from model.sheets import grid
from model.sheets.columns import COUNTY_BY_HEADING, ROW_ID_KEY, SUM, TASK, normal
from model.sheets.form_meta import Meta
from model.sheets.grid import Rows, address
from model.sheets.read import Sheet
from model.sheets.returned_cells import Part, ReturnedCell, ReturnedTarget
from model.sheets.returned_rows import Known, Words, identify, seq_text
from model.sheets.returned_table import DASHES
from model.terms import Field, Level

_KIND = "kind"


@dataclass(frozen=True, slots=True)
class _Table:
    sheet: str
    header: int
    columns: Mapping[str, int]
    ids: int | None
    counties: Mapping[int, str]
    strange: Mapping[int, str]
    body: Rows


def read(sheet: Sheet, meta: Meta, known: Known) -> Part:
    """Return the counties' filled cells; nothing where the sheet is another one."""
    table = _find(sheet, meta)
    if table is None:
        return Part()
    cells: list[ReturnedCell] = []
    targets: list[ReturnedTarget] = []
    findings = [*_strange(table)]
    for number, row in table.body.items():
        kind = normal(row[at].text) if (at := table.columns[_KIND]) in row else ""
        words = _words(table, row)
        found = identify(words, known)
        if kind == normal(TASK):
            targets += _tasks(table, number, row, found.line, words.title)
            continue
        line = found.line if kind == normal(SUM) else ""
        filled = [
            ReturnedCell(sheet.name, address(number, at), line, county, Field.DONE, row[at], words.title)
            for at, county in table.counties.items()
            if at in row and not _is_lock(row[at], Grant(found.line, county), meta)
        ]
        cells += filled
        if filled and (found.sentence or not line):
            sentence = found.sentence or f"的“项目”写的是“{kind or '（空）'}”，不是“{SUM}”，认不准，没有收。请核对。"
            level = found.level if found.sentence else Level.WARNING
            findings.append(Finding(level, f"第{number}行{sentence}", "", sheet.name, filled[0].cell))
    return Part(tuple(cells), tuple(findings), targets=tuple(targets))


def _find(sheet: Sheet, meta: Meta) -> _Table | None:
    rows = grid.rows(sheet.cells)
    for number, row in rows.items():
        keys = {at: normal(raw.text) for at, raw in row.items()}
        columns = {COUNTY_BY_HEADING[key].key: at for at, key in keys.items() if key in COUNTY_BY_HEADING}
        if _KIND in columns and {"seq", "label"} & set(columns):
            ids = next((at for at, key in keys.items() if key == ROW_ID_KEY), None)
            rest = {at: row[at].text for at in row if at not in {*columns.values(), ids}}
            by_name = {normal(short): unit for unit, short in meta.counties.items()}
            counties = {at: by_name.get(normal(text), "" if by_name else text.strip()) for at, text in rest.items()}
            return _Table(
                sheet=sheet.name,
                header=number,
                columns=columns,
                ids=ids,
                counties={at: county for at, county in counties.items() if county},
                strange={at: rest[at] for at, county in counties.items() if not county},
                body={below: cells for below, cells in rows.items() if below > number},
            )
    return None


def _words(table: _Table, row: Mapping[int, Raw]) -> Words:
    label = row.get(table.columns.get("label", 0))
    return Words(
        id=seq_text(row.get(table.ids or 0)),
        seq=seq_text(row.get(table.columns.get("seq", 0))),
        label=label.text if label else "",
        item="",
    )


def _tasks(table: _Table, number: int, row: Mapping[int, Raw], line: str, title: str) -> Iterator[ReturnedTarget]:
    """Yield the tasks printed for the counties."""
    for at, county in table.counties.items():
        if line:
            text = row[at].text if at in row else ""
            yield ReturnedTarget(table.sheet, address(number, at), line, county, text, title)


def _is_lock(raw: Raw, grant: Grant, meta: Meta) -> bool:
    """Tell the locked dash of a county without a part from one that a unit typed."""
    return raw.text.strip() in DASHES and grant not in meta.grants


def _strange(table: _Table) -> Iterator[Finding]:
    for at, heading in table.strange.items():
        places = [address(number, at) for number, row in table.body.items() if at in row]
        if places:
            sentence = f"“{heading}”不是原表的县区列，有 {len(places)} 处内容没有收：{'、'.join(places[:5])}。"
            yield Finding(Level.WARNING, sentence, "", table.sheet, places[0])
