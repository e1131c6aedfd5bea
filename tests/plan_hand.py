"""A unit's hand on its 分解方案表: opens the workbook as any spreadsheet program would, fills it in and saves it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets.columns import normal
from model.sheets.plan_columns import CONTACTS_SHEET, SCHEDULE_SHEET, SHARES_SHEET, SITES_SHEET

Value = str | int | Decimal | None


class PlanHand:
    """An opened form; cells are found by row number as printed ("26-2") and heading."""

    def __init__(self, form: Path | bytes) -> None:
        data = form if isinstance(form, bytes) else form.read_bytes()
        self.book = load_workbook(io.BytesIO(data))

    def sheet(self, name: str) -> Worksheet:
        found = self.book[name]
        assert isinstance(found, Worksheet)
        return found

    def schedule(self, line: str, **values: Value) -> PlanHand:
        """Fill a line: preset=…, deadline=…, m03=… (the round that ends in March)."""
        for name, value in values.items():
            heading = {"preset": "序时方式", "deadline": "完成时限"}.get(name, f"1—{name[1:].lstrip('0')}月应完成")
            self.put(SCHEDULE_SHEET, line, heading, value)
        return self

    def shares(self, line: str, **values: Value) -> PlanHand:
        """Fill a line's parts by county, or 不分解=…."""
        for heading, value in values.items():
            self.put(SHARES_SHEET, line, heading, value)
        return self

    def site(self, *cells: Value) -> PlanHand:
        """Write a row of 点位清单 into its first empty one."""
        sheet = self.sheet(SITES_SHEET)
        row = next(n for n in range(4, 400) if all(sheet.cell(n, at).value is None for at in range(1, 8)))
        for at, value in enumerate(cells, 1):
            sheet.cell(row, at).value = value
        return self

    def contact(self, *cells: Value) -> PlanHand:
        for at, value in enumerate(cells, 1):
            self.sheet(CONTACTS_SHEET).cell(4, at).value = value
        return self

    def revision(self, number: int) -> PlanHand:
        sheet = self.sheet(SCHEDULE_SHEET)
        sheet.cell(3, self.at(sheet, "完成时限")[1]).value = number
        return self

    def put(self, name: str, line: str, heading: str, value: Value) -> None:
        sheet = self.sheet(name)
        header, column = self.at(sheet, heading)
        row = next(n for n in range(header + 1, 400) if str(sheet.cell(n, 1).value) == line)
        sheet.cell(row, column).value = value

    def at(self, sheet: Worksheet, heading: str) -> tuple[int, int]:
        """Return header row and column of a heading."""
        for cells in sheet.iter_rows(max_row=5):
            for cell in cells:
                if isinstance(cell.value, str) and normal(cell.value) == normal(heading):
                    return int(cell.row or 0), int(cell.column or 0)
        raise AssertionError(heading)

    def shown(self, name: str, line: str, heading: str) -> Any:
        sheet = self.sheet(name)
        header, column = self.at(sheet, heading)
        row = next(n for n in range(header + 1, 400) if str(sheet.cell(n, 1).value) == line)
        return sheet.cell(row, column).value

    def column(self, name: str, heading: str) -> Iterable[Any]:
        sheet = self.sheet(name)
        header, column = self.at(sheet, heading)
        return [sheet.cell(n, column).value for n in range(header + 1, sheet.max_row + 1)]

    def bytes(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    def save(self, path: Path) -> Path:
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(self.bytes())
        return path
