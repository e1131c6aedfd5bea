"""How our workbooks are written: the one cell writer, equal content as equal bytes, nothing half-written."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from model.sheets import atomic
from model.sheets.read import read
from model.sheets.safe_text import escaped, looks_like_formula, safe

FONT = "宋体"
SIZE = 11
CHARSET = 134
DIGITS = 15
"""Significant digits a spreadsheet's number keeps; longer ones go out as text."""

_STAMP = datetime.date(1980, 1, 1)
_CREATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)


def workbook(title: str) -> tuple[Workbook, Worksheet]:
    """Start a workbook in the office's font, with one sheet of that name."""
    book = Workbook()
    font = Font(name=FONT, size=SIZE, charset=CHARSET)
    book._fonts = IndexedList([font])  # type: ignore[attr-defined]  # noqa: SLF001 - openpyxl has no other way to the default font
    book._named_styles["Normal"].font = font  # type: ignore[attr-defined]  # noqa: SLF001
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError(sheet)
    sheet.title = title
    return book, sheet


def at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return the cell in that row and column, which must not lie hidden under a merged one."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{sheet.title} {row} {column}")
    return cell


def put(cell: Cell, value: str | int | Decimal | None) -> str:
    """Write a cell's value, text always as text; return the sentence of what had to be changed, or ""."""
    if value is None or value == "":
        cell.value = None
        return ""
    if isinstance(value, str):
        text, said = safe(value)
        cell.value = escaped(text)
        cell.data_type = "s"
        cell.quotePrefix = looks_like_formula(text)
        return said
    number = Decimal(value)
    plain = format(number, "f")
    if not number.is_finite() or len(number.normalize().as_tuple().digits) > DIGITS:
        cell.value = plain
        cell.data_type = "s"
        return f"数 {plain} 超过 {DIGITS} 位，已按文本写入。"
    cell.value = plain
    cell.data_type = "n"
    return ""


def total(cell: Cell, first: str, last: str) -> None:
    """Let a cell show the sum of others ("" while all are empty); nothing that is read back depends on it."""
    cell.value = f'=IF(COUNT({first}:{last})=0,"",SUM({first}:{last}))'


def to_bytes(book: Workbook) -> bytes:
    """Return the workbook's bytes: the same for the same content, whenever and wherever it is written."""
    book.properties.creator = "民生实事台账"
    book.properties.created = _CREATED
    raw = io.BytesIO()
    book.save(raw)
    book.properties.modified = _CREATED
    core = tostring(book.properties.to_tree())
    with zipfile.ZipFile(raw) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["docProps/core.xml"] = core
    return pack(parts)


def pack(parts: Mapping[str, bytes], stamp: datetime.date = _STAMP) -> bytes:
    """Zip named bytes in their order, every entry dated `stamp`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (stamp.year, stamp.month, stamp.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            target.writestr(info, data)
    return out.getvalue()


def save(book: Workbook | bytes, path: Path) -> Path:
    """Prove that a workbook can be read back, then write it whole; return where it really went.

    Raises ClerkError; an old file of that name is then unchanged.
    """
    data = book if isinstance(book, bytes) else to_bytes(book)
    read(data, path.name)
    return atomic.write(data, path)
