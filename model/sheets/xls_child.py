"""Read one old workbook (.xls, .et) with xlrd, alone in a process of its own, which may die without harm.

Called as `IN OUT`: the workbook's path, and where its cells are written as JSON.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlrd  # type: ignore[import-untyped]

from model.records import Raw
from model.sheets import formats, values
from model.sheets.workbook import letters
from model.sheets.worksheet import CELL_LIMIT

MEMORY = 1024 * 1024 * 1024
SECONDS = 20
EMPTY, TEXT, NUMBER, DATE, BOOLEAN, ERROR, BLANK = range(7)
"""xlrd's kinds of cells."""


def main(argv: Sequence[str]) -> int:
    """Read the workbook and write its cells; any failure to do so is this process's end."""
    source, target = map(Path, argv)
    _limit()
    target.write_text(json.dumps(_answer(source.read_bytes())), encoding="utf-8")
    return 0


def _answer(data: bytes) -> dict[str, Any]:
    """Return {"sheets": …}, or {"refused": what} for a workbook xlrd refuses by name."""
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), formatting_info=True, on_demand=True)
        return {"sheets": [_sheet(book, number) for number in range(book.nsheets)]}
    except xlrd.XLRDError as error:
        return {"refused": "encrypted" if "encrypt" in str(error).lower() else "damaged"}


def _sheet(book: Any, number: int) -> dict[str, Any]:
    """Return one sheet's cells (address, kind, text, format), merged areas and hidden rows."""
    sheet = book.sheet_by_index(number)
    cells: list[tuple[str, str, str, str]] = []
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            raw = _raw(book, sheet, row, column)
            if raw is not None:
                cells.append((f"{letters(column + 1)}{row + 1}", raw.kind, raw.text, raw.format))
        if len(cells) > CELL_LIMIT:
            return {"too_large": True}
    merged = [
        f"{letters(left + 1)}{top + 1}:{letters(right)}{bottom}" for top, bottom, left, right in sheet.merged_cells
    ]
    hidden = [row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden]
    out = {"name": sheet.name, "hidden": bool(sheet.visibility), "cells": cells, "merged": merged, "rows": hidden}
    book.unload_sheet(number)
    return out


def _raw(book: Any, sheet: Any, row: int, column: int) -> Raw | None:
    """Read one cell as the strict reader would."""
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind in (EMPTY, BLANK) or (kind == TEXT and not value.strip()):
        return None
    code = _format(book, sheet.cell_xf_index(row, column))
    if kind == TEXT:
        return Raw("text", value, code)
    if kind in (NUMBER, DATE):
        return values.number(repr(value), code, book.datemode == 1)
    if kind == BOOLEAN:
        return Raw("bool", "TRUE" if value else "FALSE", code)
    return Raw("error", xlrd.error_text_from_code.get(value, "#?"), code)


def _format(book: Any, index: int) -> str:
    """Return a cell's number format; the Chinese dates are stored without a code of their own."""
    key = book.xf_list[index].format_key
    found = book.format_map.get(key)
    code = found.format_str if found else ""
    if code in ("", "General") and key:
        return formats.BUILT_IN.get(key, "General")
    return code or "General"


def _limit() -> None:
    """Bound memory and time where the system can, and leave no core file behind."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
