"""A workbook that holds a plan → its sheets as tables, merged cells as drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from model.records import Block, Grid, GridCell, Paper, Raw
from model.rules import number_format
from model.sheets import own_papers
from model.sheets.read_any import read_any
from model.sheets.workbook import Sheet, corners, place
from model.terms import Level

UNSEEN = "是公式而没有结果，或是错误值，读不出来"


def read(data: bytes, name: str) -> Paper:
    """Read every visible sheet; raises ClerkError with the sentence of FAULTS.md section C for what is no workbook."""
    workbook = read_any(data, name)
    own_papers.refuse(workbook, name)
    blocks: list[Block] = []
    asks: list[tuple[int, str, str]] = []
    for sheet in workbook.sheets:
        if not sheet.cells:
            continue
        if sheet.hidden:
            asks.append((len(blocks), sheet.name, "这张工作表是隐藏的，没有读；要读的请先取消隐藏"))
            continue
        asks += ((len(blocks), text, why) for text, why in _doubts(sheet))
        blocks.append(_grid(sheet))
    told = [one for one in workbook.findings if one.level is not Level.NOTE]
    asks += [(0, f"{one.sheet} {one.cell}".strip(), one.sentence) for one in told if "公式" not in one.sentence]
    return Paper(tuple(blocks), tuple(asks))


def _grid(sheet: Sheet) -> Grid:
    """Return a sheet as a table; cells beside each other are joined only where the sheet says so."""
    spans: dict[str, tuple[int, int]] = {}
    for area in sheet.merged:
        if bounds := corners(area):
            top, left, bottom, right = bounds
            spans[area.upper().replace("$", "").partition(":")[0]] = bottom - top + 1, right - left + 1
    cells = []
    for address, raw in sheet.cells.items():
        where = place(address)
        text = shown(raw)
        if where and text:
            rows, columns = spans.get(address, (1, 1))
            cells.append(GridCell(where[0] - 1, where[1] - 1, text, rows, columns))
    height = max((cell.row + 1 for cell in cells), default=0)
    return Grid(tuple(cells), tuple(f"工作表“{sheet.name}”第{row}行" for row in range(1, height + 1)))


def shown(raw: Raw) -> str:
    """Return a cell's content as its sheet shows it: per cent, dates in Chinese."""
    if raw.kind == "number":
        value = Decimal(raw.text)
        if number_format.look(raw.format, value).percent:
            return f"{(value * 100).normalize():f}%"
        return raw.text
    if raw.kind == "date":
        match = re.match(r"(\d{4})-(\d\d)-(\d\d)", raw.text)
        if match is None:
            return raw.text
        year, month, day = map(int, match.groups())
        months = "d" not in re.sub(r'"[^"]*"|\[[^\]]*\]', "", raw.format.lower()) and raw.format != "General"
        return f"{year}年{month}月" + ("" if months else f"{day}日")
    return raw.text.strip() if raw.kind in ("text", "bool", "error") else ""


def _doubts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield what the clerk should look at in a sheet."""
    unseen = [address for address, raw in sheet.cells.items() if raw.kind in ("uncalculated", "error")]
    if unseen:
        yield f"{sheet.name} {'、'.join(unseen[:8])}", UNSEEN
    hidden = sorted({where[0] for one in sheet.cells if (where := place(one)) and where[0] in sheet.hidden_rows})
    if hidden:
        yield f"{sheet.name} 第{'、'.join(map(str, hidden[:8]))}行", "这些行是隐藏的，也已读入，请核对要不要"
