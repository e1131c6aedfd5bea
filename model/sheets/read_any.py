"""Whatever table a unit really sends: .xlsx, old .xls and .et, .csv and .txt; told by the bytes, not the name."""

from __future__ import annotations

from model.sheets import read, read_csv, read_xls, signature
from model.sheets.workbook import Workbook


def read_any(data: bytes, name: str) -> Workbook:
    """Read a table by its kind; raises ClerkError with the sentence of FAULTS.md section C for anything else."""
    if signature.is_old(data):
        return read_xls.read_xls(data, name)
    if signature.is_text(data):
        return read_csv.read_csv(data, name)
    return read.read(data, name)
