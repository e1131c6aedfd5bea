"""What the clerk chose for columns and cells put into a layout: “累计完成=F”, “填报单位=B2”, “进度=无”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from model.records.upward import CellMap, ColumnMap, FormSheet, Layout
from model.rules.upward import headings, layouts, vocabulary
from model.rules.upward.layouts import letter
from model.terms_upward import HEAD, KEYS, Fill, Rows

NOTHING = ("无", "-", "不填", "")
_COLUMN = re.compile(r"[A-Z]{1,3}")
_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,5})")


def number(letters: str) -> int:
    """Return the number of a column's letters."""
    out = 0
    for char in letters:
        out = out * 26 + ord(char) - 64
    return out


def choose(sheet: FormSheet, layout: Layout, wanted: Mapping[Fill, str]) -> Layout:
    """Return the layout with what was chosen; raises ValueError with the sentence for what cannot be."""
    words = headings.words(sheet, layout.first_head, layout.last_head)
    columns = {one.fill: one for one in layout.columns}
    cells = {one.fill: one for one in layout.cells}
    for name, where in wanted.items():
        columns.pop(name, None)
        cells.pop(name, None)
        text = where.strip()
        if text in NOTHING:
            continue
        spot = _CELL.fullmatch(text.upper())
        if name in HEAD:
            if spot is None:
                raise ValueError(f"“{name.word}”要指定一个格子，如 {name.word}=B2；“{text}”不是。")
            row, column = int(spot[2]), number(spot[1])
            top, left, _, _ = sheet.area(row, column)
            cells[name] = CellMap(name, top, left, sheet.at(top, left).text)
        else:
            columns[name] = ColumnMap(name, *_column(name, text, words, sheet))
    _refuse_twice(columns)
    order = tuple(sorted(columns.values(), key=lambda one: one.column))
    return replace(
        layouts.body(sheet, replace(layout, columns=order)), cells=tuple(cells.values()), per_row=layout.per_row
    )


def _column(name: Fill, text: str, words: Mapping[int, str], sheet: FormSheet) -> tuple[int, str]:
    if _COLUMN.fullmatch(text.upper()):
        at = number(text.upper())
        if at > sheet.width:
            raise ValueError(f"“{name.word}”指定的{text.upper()}列在样表之外（样表到{letter(sheet.width)}列）。")
        return at, words.get(at, "")
    fit = [
        at
        for at, heading in words.items()
        if vocabulary.tight(text) in (vocabulary.tight(heading), vocabulary.tight(heading.split("／")[-1]))
    ]
    if len(fit) != 1:
        found = "有几列" if fit else "没有列"
        raise ValueError(f"样表里{found}叫“{text}”（要填“{name.word}”）。请用列号指定，如 {name.word}=F。")
    return fit[0], words[fit[0]]


def _refuse_twice(columns: Mapping[Fill, ColumnMap]) -> None:
    seen: dict[int, Fill] = {}
    for name, one in columns.items():
        if one.column in seen:
            raise ValueError(
                f"{letter(one.column)}列同时指定给了“{seen[one.column].word}”和“{name.word}”。一列只能填一样。"
            )
        seen[one.column] = name


def faults(layout: Layout) -> list[str]:
    """Return why a layout cannot be filled."""
    out = []
    if not any(one.fill not in KEYS and one.fill is not Fill.ORDER for one in layout.columns):
        out.append("还没有指定哪一列填数或进展。")
    if layout.rows is Rows.PRINTED and not any(one.fill in KEYS for one in layout.columns):
        out.append("样表印好了各行，但没有指定序号或名称是哪一列，认不出各行是哪一项。")
    if layout.rows is Rows.APPENDED and layout.last < layout.first and not layout.open_end:
        out.append("表头下面没有可填的空行。")
    return out
