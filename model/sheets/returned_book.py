"""A returned file of any kind a table comes in → one workbook value, told by its bytes and never by its name."""

from __future__ import annotations

from model.sheets import word_tables
from model.sheets.read_any import read_any
from model.sheets.workbook import Workbook


def read(data: bytes, name: str) -> Workbook:
    """Read a table; raises ClerkError with the sentence for what is none."""
    if word_tables.is_word(data):
        return word_tables.read(data, name)
    return read_any(data, name)
