"""Our forms as other programs and hands leave them: .xls, .csv, sheets gathered in one workbook, a zip."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import xlwt  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets.columns import FORM_SHEET


def edit(path: Path, change: Callable[[openpyxl.Workbook, Worksheet], object]) -> Path:
    """Open a workbook, change it, save it in its place."""
    book = openpyxl.load_workbook(path)
    change(book, book[FORM_SHEET])
    book.save(path)
    return path


def row_of(sheet: Worksheet, line: str) -> int:
    """Return the row of a line by its hidden id."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 11).value == line)


def as_xls(path: Path, name: str) -> Path:
    """Save every sheet as an old workbook, hidden ones too."""
    source, target = openpyxl.load_workbook(path), xlwt.Workbook(encoding="utf-8")
    for sheet in source.worksheets:
        copy = target.add_sheet(sheet.title)
        copy.visibility = {"visible": 0, "hidden": 1, "veryHidden": 2}[sheet.sheet_state]
        for cells in sheet.iter_rows():
            for cell in cells:
                if cell.value is not None:
                    copy.write(cell.row - 1, cell.column - 1, cell.value)
    saved = path.with_name(name)
    target.save(str(saved))
    return saved


def as_csv(path: Path, name: str, encoding: str) -> Path:
    """Save the form's own sheet as text."""
    out = io.StringIO()
    rows = openpyxl.load_workbook(path)[FORM_SHEET].iter_rows(values_only=True)
    csv.writer(out).writerows([["" if value is None else value for value in row[:10]] for row in rows])
    saved = path.with_name(name)
    saved.write_bytes(out.getvalue().encode(encoding))
    return saved


def gathered(paths: Sequence[Path], name: str, *, identities: bool) -> Path:
    """Put the sheets of several forms into one workbook, with or without their hidden ones."""
    target = openpyxl.Workbook()
    target.remove(target.worksheets[0])
    for path in paths:
        for sheet in openpyxl.load_workbook(path).worksheets:
            if sheet.sheet_state == "visible" or identities:
                copy = target.create_sheet(sheet.title)
                copy.sheet_state = sheet.sheet_state
                for cells in sheet.iter_rows():
                    for cell in cells:
                        copy.cell(cell.row, cell.column).value = cell.value
    saved = paths[0].with_name(name)
    target.save(saved)
    return saved


def zipped(paths: Sequence[Path], name: str, *, names: Sequence[str] = (), chinese: bool = False) -> Path:
    """Zip files; `chinese`: with names as an old Chinese Windows writes them."""
    saved = paths[0].with_name(name)
    kind = _Gbk if chinese else zipfile.ZipInfo
    with zipfile.ZipFile(saved, "w") as archive:
        for number, path in enumerate(paths):
            archive.writestr(kind(names[number] if names else path.name), path.read_bytes())
    return saved


class _Gbk(zipfile.ZipInfo):
    """A member whose name is written in GBK without saying so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own name
        return self.filename.encode("gbk"), 0
