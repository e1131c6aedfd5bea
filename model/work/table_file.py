"""A typed table, from a workbook or from a text copied out of one → its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from model.errors import ClerkError, why
from model.rules import pasted_table
from model.rules.pasted_table import Row
from model.sheets import plain_table

LARGEST = 16 * 1024 * 1024
"""Bytes of a file; anything larger is no list."""

LONGEST = 1024 * 1024
"""Characters of a pasted block."""


def read(path: Path, words: Mapping[str, Sequence[str]] | None = None) -> tuple[Row, ...]:
    """Read the one table meant in a workbook: the sheet whose headings are known, else the only one.

    Raises ClerkError where the file cannot be read, or several sheets might be meant.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ClerkError(f"“{path.name}”打不开（{why(error)}）。没有改动台账。请核对文件的位置。") from error
    if len(data) > LARGEST:
        raise ClerkError(f"“{path.name}”超过16MB，不像是名册或分工表。没有改动台账。请核对文件。")
    sheets = plain_table.read(data, path.name)
    headed = [rows for _, rows in sheets if words and pasted_table.heading(rows, words).row >= 0]
    fits = headed or [rows for _, rows in sheets]
    if len(fits) > 1:
        listed = "、".join(name for name, _ in sheets)
        raise ClerkError(f"“{path.name}”有几张工作表（{listed}），看不出用哪一张。没有改动台账。请只留一张再读。")
    return fits[0]


def pasted(text: str) -> tuple[Row, ...]:
    """Split a block copied from a spreadsheet; raises ClerkError where it is empty or no block."""
    if len(text) > LONGEST:
        raise ClerkError("粘贴的内容超过100万字，不像是一块表。没有改动台账。请只复制要用的行列。")
    rows = pasted_table.rows(text)
    if not rows:
        raise ClerkError("粘贴板里没有内容。没有改动台账。请先在表格里复制，再粘贴。")
    return rows
