"""The table of a returned form, wherever it stands and however its columns were moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.records import Finding, Raw
from model.sheets import grid, returned_head
from model.sheets.columns import BY_HEADING, COLUMNS, DASH, ROW_ID_KEY, normal
from model.sheets.grid import Rows, address
from model.sheets.read import Sheet
from model.sheets.returned_cells import Part, ReturnedCell, ReturnedTarget
from model.sheets.returned_rows import Identity, Known, Words, identify, seq_text
from model.terms import Field, Level

DASHES = (DASH, "-", "－", "--", "——", "–")

_ENOUGH = 3
"""Known headings that make a row a header row; one of them must be a column the unit fills."""


@dataclass(frozen=True, slots=True)
class Table:
    """A header row and the rows below it. `columns`: column number by key; `others`: headings not ours."""

    sheet: Sheet
    header: int
    columns: Mapping[str, int]
    ids: int | None
    others: Mapping[int, str]
    body: Rows

    def words(self, row: Mapping[int, Raw]) -> Words:
        """Return what a row says of itself."""
        return Words(
            id=seq_text(row.get(self.ids or 0)),
            seq=seq_text(self._at(row, "seq")),
            label=_text(self._at(row, "label")),
            item=_text(self._at(row, "item")),
        )

    def filled(self, row: Mapping[int, Raw]) -> Iterator[tuple[Field, int, Raw]]:
        """Yield the non-blank fillable cells of a row with their column numbers."""
        for column in COLUMNS:
            raw = self._at(row, column.key)
            if column.field is not None and raw is not None:
                yield column.field, self.columns[column.key], raw

    def target(self, number: int, row: Mapping[int, Raw], found: Identity, words: Words) -> Iterator[ReturnedTarget]:
        """Yield the target printed on a row, where the table has such a column."""
        at = self.columns.get("target")
        if at is not None and found.line:
            text = row[at].text if at in row else ""
            yield ReturnedTarget(self.sheet.name, address(number, at), found.line, "", text, words.title)

    def is_dash(self, row: Mapping[int, Raw], key: str) -> bool:
        """Say whether a cell holds nothing but a dash."""
        return _text(self._at(row, key)).strip() in DASHES

    def _at(self, row: Mapping[int, Raw], key: str) -> Raw | None:
        return row.get(self.columns.get(key, 0))


def find(sheet: Sheet) -> Iterator[Table]:
    """Yield the tables of a sheet; a second header row further down starts another one."""
    rows = grid.rows(sheet.cells)
    headers = [number for number, row in rows.items() if _is_header(row)]
    ends = [*headers[1:], max(rows, default=0) + 1]
    for header, end in zip(headers, ends, strict=False):
        columns: dict[str, int] = {}
        others: dict[int, str] = {}
        ids = None
        for at, raw in rows[header].items():
            key = normal(raw.text)
            column = BY_HEADING.get(key)
            if key == ROW_ID_KEY:
                ids = at
            elif column is not None and column.key not in columns:
                columns[column.key] = at
            else:
                others[at] = raw.text
        body = {n: row for n, row in rows.items() if header < n < end and not returned_head.is_label_row(row)}
        yield Table(sheet, header, columns, ids, others, body)


def _is_header(row: Mapping[int, Raw]) -> bool:
    known = {BY_HEADING[key] for raw in row.values() if (key := normal(raw.text)) in BY_HEADING}
    return len(known) >= _ENOUGH and any(column.field for column in known)


def read(table: Table, known: Known) -> Part:
    """Return a table's filled cells with the line of each, and what is odd about it."""
    cells: list[ReturnedCell] = []
    findings = [*_columns_missing(table), *_columns_added(table), *_merged(table)]
    lines: set[str] = set()
    targets: list[ReturnedTarget] = []
    covered = _covered(table)
    for number, row in table.body.items():
        words = table.words(row)
        found = identify(words, known)
        lines.add(found.line)
        targets += table.target(number, row, found, words)
        filled = [
            ReturnedCell(table.sheet.name, address(number, at), found.line, "", field, raw, words.title)
            for field, at, raw in table.filled(row)
            if (number, at) not in covered and not _is_our_dash(table, row, field, found)
        ]
        cells += filled
        if found.sentence and filled:
            findings.append(Finding(found.level, f"第{number}行{found.sentence}", "", table.sheet.name, filled[0].cell))
    findings += _hidden(table, cells)
    return Part(tuple(cells), tuple(findings), frozenset(lines), tuple(targets))


def _is_our_dash(table: Table, row: Mapping[int, Raw], field: Field, found: Identity) -> bool:
    """Tell the locked dash of a milestone line from one that a unit typed."""
    if field is not Field.DONE or not table.is_dash(row, "done"):
        return False
    return found.milestone or table.is_dash(row, "target")


def _columns_missing(table: Table) -> Iterator[Finding]:
    gone = [column for column in COLUMNS if column.field and column.key not in table.columns]
    for column in gone:
        level = Level.ERROR if column.field is Field.DONE else Level.WARNING
        name = normal(column.heading)
        sentence = f"缺少“{name}”一列（表头第{table.header}行），这一列按未填处理。请按原表表头改回后再报。"
        yield Finding(level, sentence, "", table.sheet.name, f"A{table.header}")
    if table.ids is None and not {"seq", "label", "item"} & set(table.columns):
        sentence = "没有序号、实事内容和指标列，认不出各行是哪一项。请按原表改回后再报。"
        yield Finding(Level.ERROR, sentence, "", table.sheet.name, f"A{table.header}")


def _columns_added(table: Table) -> Iterator[Finding]:
    """Note what stands in columns that are not ours, so that nothing typed is passed over in silence."""
    ours = {*table.columns.values(), *([table.ids] if table.ids else [])}
    strange = sorted({at for row in table.body.values() for at in row} - ours)
    for at in strange:
        places = [address(number, at) for number, row in table.body.items() if at in row]
        heading = table.others.get(at, "")
        name = f"“{heading}”列" if heading else f"没有表头的{address(1, at)[:-1]}列"
        twice = "（与前面的列重复）" if normal(heading) in BY_HEADING else ""
        listed = "、".join(places[:5]) + ("等" if len(places) > 5 else "")
        sentence = f"{name}{twice}不是原表的列，有 {len(places)} 处内容没有收：{listed}。"
        yield Finding(Level.WARNING if twice else Level.NOTE, sentence, "", table.sheet.name, places[0])


def _merged(table: Table) -> Iterator[Finding]:
    for area, first, top, _, _ in _areas(table):
        sentence = f"合并单元格 {area} 请取消合并：只有左上角 {address(top, first)} 的内容作数，其余按未填处理。"
        yield Finding(Level.WARNING, sentence, "", table.sheet.name, address(top, first))


def _covered(table: Table) -> set[tuple[int, int]]:
    """Return the cells nobody sees because a merged cell lies over them."""
    return {
        (row, column)
        for _, first, top, last, bottom in _areas(table)
        for row in table.body
        if top <= row <= bottom
        for column in table.columns.values()
        if first <= column <= last and (row, column) != (top, first)
    }


def _areas(table: Table) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield the merged areas that reach into the body's fillable columns."""
    fillable = [table.columns[column.key] for column in COLUMNS if column.field and column.key in table.columns]
    for area in table.sheet.merged:
        first, top, last, bottom = grid.corners(area)
        rows = any(top <= number <= bottom for number in table.body)
        if rows and bottom > table.header and any(first <= column <= last for column in fillable):
            yield area, first, top, last, bottom


def _hidden(table: Table, cells: Sequence[ReturnedCell]) -> Iterator[Finding]:
    """Note rows that are read although nobody saw them on the screen."""
    rows = sorted({int("".join(filter(str.isdigit, cell.cell))) for cell in cells} & table.sheet.hidden_rows)
    if rows:
        listed = "、".join(map(str, rows))
        sentence = f"第{listed}行被隐藏或筛掉了，填的内容也一并收了。"
        yield Finding(Level.NOTE, sentence, "", table.sheet.name, f"A{rows[0]}")


def _text(raw: Raw | None) -> str:
    return raw.text if raw is not None else ""
