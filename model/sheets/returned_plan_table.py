"""The tables of a returned form of the first round, wherever they stand and however their columns were moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.records import Finding, Raw
from model.sheets import grid, returned_head
from model.sheets.columns import ROW_ID_KEY, normal
from model.sheets.form_meta import Meta
from model.sheets.grid import Rows, address
from model.sheets.plan_columns import (
    CONTACTS,
    DEADLINE,
    DUE,
    SCHEDULE,
    SHARES,
    SITES,
    TOTAL,
    UNDIVIDED,
    PlanColumn,
    by_heading,
)
from model.sheets.read import Sheet
from model.terms import Level

SCHEDULE_KIND, SHARES_KIND, SITES_KIND, CONTACTS_KIND = "schedule", "shares", "sites", "contacts"

_BY_HEADING = {
    SCHEDULE_KIND: by_heading((*SCHEDULE, DEADLINE)),
    SHARES_KIND: by_heading((*SHARES, TOTAL, UNDIVIDED)),
    SITES_KIND: by_heading(SITES),
    CONTACTS_KIND: by_heading(CONTACTS),
}
_DUE = normal(DUE)
_OF_A_ROUND = "项目"
"""The column that only a round's own sheet 分县区 has."""
_NAMES = {"seq", "label", "item"}


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A header row and the rows below it. `columns`: column number by key; `parts`: rounds' or counties' headings."""

    kind: str
    sheet: Sheet
    header: int
    columns: Mapping[str, int]
    parts: Mapping[int, str]
    ids: int | None
    others: Mapping[int, str]
    body: Rows

    def at(self, row: Mapping[int, Raw], key: str) -> Raw | None:
        """Return a row's cell of a column, None where it is blank or the column is gone."""
        return row.get(self.columns.get(key, 0))

    def text(self, row: Mapping[int, Raw], key: str) -> str:
        """Return a row's text of a column."""
        raw = self.at(row, key)
        return raw.text if raw is not None else ""


def find(sheet: Sheet, meta: Meta) -> PlanTable | None:
    """Return the sheet's table, None where it is none of this form."""
    rows = grid.rows(sheet.cells)
    for number, row in rows.items():
        for kind in _BY_HEADING:
            table = _table(kind, sheet, number, row, meta)
            if table is not None and not returned_head.is_label_row(row):
                body = {n: cells for n, cells in rows.items() if n > number and not returned_head.is_label_row(cells)}
                return PlanTable(kind, sheet, number, *table, body)
    return None


_Columns = tuple[Mapping[str, int], Mapping[int, str], int | None, Mapping[int, str]]


def _table(kind: str, sheet: Sheet, number: int, row: Mapping[int, Raw], meta: Meta) -> _Columns | None:
    known, columns, others, ids = _BY_HEADING[kind], {}, {}, None
    for at, raw in row.items():
        key = normal(raw.text)
        column = known.get(key)
        if key == ROW_ID_KEY:
            ids = at
        elif column is not None and column.key not in columns:
            columns[column.key] = at
        else:
            others[at] = raw.text
    parts = _rounds(others) if kind == SCHEDULE_KIND else _counties(columns, others) if kind == SHARES_KIND else {}
    if not _is_header(kind, columns, parts, meta):
        return None
    return columns, parts, ids, {at: text for at, text in others.items() if at not in parts}


def _rounds(others: Mapping[int, str]) -> dict[int, str]:
    """Return the rounds' columns: headed with the round's name and 应完成."""
    headed = {at: normal(text) for at, text in others.items()}
    return {at: key.removesuffix(_DUE) for at, key in headed.items() if key.endswith(_DUE) and key != f"本期{_DUE}"}


def _counties(columns: Mapping[str, int], others: Mapping[int, str]) -> dict[int, str]:
    """Return the counties' columns: every headed one that is none of ours."""
    return {at: text.strip() for at, text in others.items() if at not in columns.values()}


def _is_header(kind: str, columns: Mapping[str, int], parts: Mapping[int, str], meta: Meta) -> bool:
    if kind == SCHEDULE_KIND:
        return bool(_NAMES & columns.keys()) and ("preset" in columns or len(parts) > 1)
    if kind == SHARES_KIND:
        known = {normal(short) for short in meta.counties.values()}
        counties = sum(normal(text) in known for text in parts.values())
        told = "undivided" in columns or "total" in columns
        of_a_round = any(normal(text) == _OF_A_ROUND for text in parts.values())
        return bool({"seq", "label"} & columns.keys()) and (told or counties > 1) and not of_a_round
    if kind == SITES_KIND:
        return "name" in columns and bool({"county", "start", "finish", "investment"} & columns.keys())
    return len(columns) > 1


def oddities(table: PlanTable) -> Iterator[Finding]:
    """Say which columns are gone, and where something stands in columns that are not ours."""
    gone = [normal(column.heading) for column in _wanted(table.kind) if column.key not in table.columns]
    if gone:
        sentence = f"缺少“{'”“'.join(gone)}”列（表头第{table.header}行），按未填处理。请按原表表头改回后再报。"
        yield Finding(Level.WARNING, sentence, "", table.sheet.name, f"A{table.header}")
    ours = {*table.columns.values(), *table.parts, *([table.ids] if table.ids else [])}
    for at in sorted({at for row in table.body.values() for at in row} - ours):
        places = [address(number, at) for number, row in table.body.items() if at in row]
        heading = table.others.get(at, "")
        name = f"“{heading}”列" if heading else f"没有表头的{address(1, at)[:-1]}列"
        listed = "、".join(places[:5]) + ("等" if len(places) > 5 else "")
        sentence = f"{name}不是原表的列，有 {len(places)} 处内容没有收：{listed}。"
        yield Finding(Level.NOTE, sentence, "", table.sheet.name, places[0])


def _wanted(kind: str) -> Sequence[PlanColumn]:
    columns = {
        SCHEDULE_KIND: (*SCHEDULE, DEADLINE),
        SHARES_KIND: (*SHARES, UNDIVIDED),
        SITES_KIND: SITES,
        CONTACTS_KIND: CONTACTS,
    }[kind]
    needed = ("seq", "county") if kind == SITES_KIND else ()
    return [column for column in columns if column.field or column.key in needed]
