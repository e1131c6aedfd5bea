"""A .csv or .txt table → a workbook of one sheet of text cells; the number reader judges them like any other."""

from __future__ import annotations

import csv
import io

from model.errors import ClerkError
from model.records import Finding, Raw
from model.rules import encoding
from model.sheets.refusal import RESEND, Refusal, shown, too_large
from model.sheets.workbook import MAX_COLUMN, Sheet, Workbook, letters
from model.sheets.worksheet import CELL_LIMIT
from model.terms import Level

LARGEST = 32 * 1024 * 1024
SHEET = "表"
_DELIMITERS = ",\t;，"
_DISTORTED = "本文件是文本格式（.csv），没有格式和隐藏的识别信息；数字都按文本读，请核对。"


def read_csv(data: bytes, name: str) -> Workbook:
    """Read a text table in UTF-8, UTF-16, GBK or GB18030; raises ClerkError for what is no text, or no whole one."""
    try:
        if len(data) > LARGEST:
            raise too_large("超过32MB")
        text = encoding.decode(data)
        if text is None:
            raise Refusal("不是完整的文本文件，或文字编码已损坏", RESEND)
        cells = _cells(text.removeprefix("\ufeff"))
    except Refusal as refusal:
        raise ClerkError(refusal.sentence(name)) from None
    note = Finding(Level.NOTE, _DISTORTED, shown(name))
    return Workbook((Sheet(SHEET, False, cells),), findings=(note,))


def _cells(text: str) -> dict[str, Raw]:
    """Split into cells by the delimiter the first full line uses; blank ones are left out."""
    if text.count('"') % 2:
        raise Refusal("不完整（引号不成对）", RESEND)
    cells: dict[str, Raw] = {}
    try:
        for number, row in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True), 1
        ):
            if len(row) > MAX_COLUMN:
                raise too_large(f"第{number}行太长")
            cells.update(
                {f"{letters(at)}{number}": Raw("text", cell) for at, cell in enumerate(row, 1) if cell.strip()}
            )
            if len(cells) > CELL_LIMIT:
                raise too_large("超过50万个有内容的格子")
    except csv.Error:
        raise Refusal("不是规范的 .csv（引号或分隔符有误）", "请用 WPS 或 Excel 打开、另存为 .xlsx 后再报") from None
    return cells


def _delimiter(text: str) -> str:
    """Return the character that parts the most cells in the fullest of the first lines; a comma where none does."""
    lines = text.splitlines()[:20]
    return max(_DELIMITERS, key=lambda char: (max((line.count(char) for line in lines), default=0), char == ","))
