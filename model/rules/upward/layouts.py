"""What the upper office's form means, as far as its words say it: columns, head cells, rows; what must be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from model.records.upward import CellMap, ColumnMap, FormSheet, Layout
from model.rules.upward import headings, vocabulary
from model.terms_upward import KEYS, Fill, PerRow, Rows

_TOTAL = re.compile(r"^(?:合计|总计|小计|全市合计|累计|平均)")
_FOOT = re.compile(r"^(?:注|说明|备注)\d*[:：]|(?:填报人|填表人|审核人|负责人|联系电话|制表)[^:：]{0,10}[:：]")
_REFERENCE = re.compile(r"\$?[A-Z]{1,3}\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Suggested:
    """A layout as suggested, None where the form has no heading we see; `asks`: what the clerk must settle.

    `unmapped`: headings of columns nothing goes into.
    """

    layout: Layout | None
    asks: tuple[str, ...] = ()
    unmapped: tuple[str, ...] = ()


def letter(column: int) -> str:
    """Return a column's letters as a spreadsheet shows them."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def suggest(sheet: FormSheet, heads: tuple[int, int] | None = None) -> Suggested:
    """Say what a sheet means by its own words; `heads`: the heading's rows where the clerk named them."""
    found = heads or headings.find(sheet)
    if found is None:
        return Suggested(None)
    words = headings.words(sheet, *found)
    by_fill: dict[Fill, list[int]] = {}
    for column, heading in words.items():
        if name := headings.meaning(heading):
            by_fill.setdefault(name, []).append(column)
    columns = [ColumnMap(name, some[0], words[some[0]]) for name, some in by_fill.items() if len(some) == 1]
    asks = [_two(name, some, words) for name, some in by_fill.items() if len(some) > 1]
    columns.sort(key=lambda one: one.column)
    layout = body(sheet, Layout(sheet.name, *found, 0, 0, Rows.APPENDED, PerRow.LINE, tuple(columns)))
    layout = replace(layout, cells=tuple(head_cells(sheet, layout)), per_row=_per_row(layout))
    return Suggested(layout, tuple(asks), unmapped(layout, words))


def unmapped(layout: Layout, words: Mapping[int, str]) -> tuple[str, ...]:
    """Return the headings of columns nothing goes into."""
    taken = {one.column for one in layout.columns}
    return tuple(f"{letter(column)}“{heading}”" for column, heading in words.items() if column not in taken)


def body(sheet: FormSheet, layout: Layout) -> Layout:
    """Return the layout with the rows of its body found anew."""
    rows = range(layout.last_head + 1, sheet.last + 1)
    printed = [row for row in rows if _is_printed(sheet, layout, row)]
    if printed:
        return replace(layout, rows=Rows.PRINTED, first=printed[0], last=printed[-1], open_end=False)
    first = next((row for row in rows if not _has_words(sheet, row)), layout.last_head + 1)
    last = first - 1
    while last < sheet.last and not _has_words(sheet, last + 1):
        last += 1
    below = any(_has_words(sheet, row) for row in range(last + 1, sheet.last + 1))
    return replace(layout, rows=Rows.APPENDED, first=first, last=last, open_end=not below)


def is_total(sheet: FormSheet, row: int) -> bool:
    """Say whether a row adds others up or is the form's foot."""
    texts = [sheet.at(row, column).text.strip() for column in range(1, sheet.width + 1)]
    texts = [text for text in texts if text]
    return any(_TOTAL.match(vocabulary.tight(text)) for text in texts[:2]) or any(map(_FOOT.search, texts))


def own_row(formula: str, row: int) -> bool:
    """Say whether a formula only speaks of its own row."""
    return all(int(number) == row for number in _REFERENCE.findall(formula))


def _is_printed(sheet: FormSheet, layout: Layout, row: int) -> bool:
    keys = [one.column for one in layout.columns if one.fill in KEYS]
    if is_total(sheet, row) or any(vocabulary.labels(sheet.at(row, column).text) for column in range(1, sheet.width)):
        return False
    told = [column for column in keys if sheet.at(row, column).text.strip()]
    across = [sheet.area(row, column) for column in told]
    return any(area[3] - area[1] < 3 or len(told) > 1 for area in across)


def _has_words(sheet: FormSheet, row: int) -> bool:
    """Say whether anything stands in a row but formulas over that row alone."""
    for column in range(1, sheet.width + 1):
        cell = sheet.at(row, column)
        top, left, _, _ = sheet.area(row, column)
        if cell.text.strip() or (cell.formula and cell.formula != "共享公式" and not own_row(cell.formula, row)):
            return True
        if (top, left) != (row, column) and top != row and sheet.at(top, left).text.strip():
            return True
    return False


def _per_row(layout: Layout) -> PerRow:
    finer = (Fill.NAME, Fill.LINE, Fill.MEASURE)
    return PerRow.LINE if any(layout.column(name) for name in finer) else PerRow.ITEM


def _two(name: Fill, columns: list[int], words: Mapping[int, str]) -> str:
    listed = "、".join(f"{letter(one)}“{words[one]}”" for one in columns)
    return f"有{len(columns)}列都像“{name.word}”：{listed}。请指定填哪一列。"


def head_cells(sheet: FormSheet, layout: Layout) -> Iterator[CellMap]:
    """Yield the cells above and below the table that have a label of ours, and where the value goes."""
    known: set[Fill] = set()
    outside = [
        row for row in range(1, sheet.last + 1) if row < layout.first_head or row > max(layout.last, layout.last_head)
    ]
    for row in outside:
        for column in range(1, sheet.width + 1):
            text = sheet.at(row, column).text
            for name in vocabulary.labels(text) or _undated(text):
                if name not in known:
                    known.add(name)
                    yield _value_cell(sheet, row, column, name, text)


def _undated(text: str) -> tuple[Fill, ...]:
    """Return what a blank 年 月 without a label stands for: with a 日 the day it is made, else the month told of."""
    match = vocabulary.ALONE.search(text)
    return () if match is None else (Fill.DATE,) if "日" in match[0] else (Fill.CUTOFF,)


def _value_cell(sheet: FormSheet, row: int, column: int, name: Fill, text: str) -> CellMap:
    """Return the cell beside a label that ends with its colon and has a blank one at its right, else its own."""
    right = sheet.area(row, column)[3] + 1
    ends = vocabulary.tight(text).endswith(":")
    if ends and right <= sheet.width and (row, right) in sheet.cells and sheet.at(row, right).blank:
        return CellMap(name, row, right, text)
    return CellMap(name, row, column, text)
