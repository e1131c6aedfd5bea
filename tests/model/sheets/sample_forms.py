"""A small form of our own, its fillings, and a hand that treats it as clerks do."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from decimal import Decimal

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.records import Base, Grant, Issue, Key, Plan, Round, Unit
from model.sheets.columns import BY_HEADING, COUNTY_SHEET, FORM_SHEET, ROW_ID_KEY, normal
from model.sheets.form_content import CountyRow, Form, FormRow, OtherItem
from model.sheets.returned_form import Returned
from model.terms import Field, ItemKind, stages

PERIOD = "2021-03"
UNIT = "u7"
FIRST = 5
"""The sheet row of the form's first line."""

PLAN = Plan("p1", "2021年50件民生实事分解落实方案", "", "某市人民政府", None, 2021, "市政府办")
ROUND = Round(
    PERIOD,
    "1—3月",
    datetime.date(2021, 3, 31),
    datetime.date(2021, 3, 25),
    datetime.date(2021, 3, 28),
    17,
    "季督查",
    3,
)
WORKS, OTHER = stages(ItemKind.WORKS), stages(ItemKind.SERVICE)
JOBS = "开展稳岗护航行动，提供2万个就业岗位，开发2000个公益性岗位。"
ROWS = (
    FormRow(
        "1-1", "1-1", "新改扩建中小学25所。", "新改扩建中小学（所）", Decimal(25), None, Decimal(6), Decimal(3), WORKS
    ),
    FormRow("26-1", "26-1", JOBS, "提供就业岗位（万个）", Decimal(2), None, Decimal("0.5"), Decimal("0.35"), OTHER),
    FormRow("26-2", "26-2", JOBS, "开发公益性岗位（个）", Decimal(2000), None, None, None, OTHER),
    FormRow("26-3", "26-3", JOBS, "开展稳岗护航行动", None, None, "制定方案", None, OTHER, milestone=True),
)
COUNTIES = (("c1", "东海县"), ("c2", "灌云县"))
COUNTY_ROWS = (CountyRow("1-1", "1-1", "新改扩建中小学（所）", Decimal(25), {"c1": Decimal(4)}),)
GRANTS = (*(Grant(row.line) for row in ROWS), Grant("1-1", "c1"))


def issue(bases: Mapping[Key, Base] | None = None) -> Issue:
    """Return the issue of the sample form."""
    return Issue("3fa291bc" + "0" * 56, "市政府办", "p1", UNIT, PERIOD, GRANTS, bases or {})


def form(bases: Mapping[Key, Base] | None = None) -> Form:
    """Return the sample form."""
    return Form(
        issue=issue(bases),
        plan=PLAN,
        unit=Unit(UNIT, "市人社局", "某市人力资源和社会保障局", "市直部门", 7),
        round=ROUND,
        office="市政府办",
        contact="督查室 0518-12345678",
        rows=ROWS,
        counties=COUNTIES,
        county_rows=COUNTY_ROWS,
        others=(OtherItem("9", "培育产教融合型企业10家。", "市发改委"),),
    )


class Hand:
    """Open a form as a spreadsheet program does, and do to it what clerks do."""

    def __init__(self, data: bytes) -> None:
        self.book: Workbook = load_workbook(io.BytesIO(data))
        self.sheet: Worksheet = self.book[FORM_SHEET]

    def column(self, field: Field) -> int:
        """Return where a fillable column stands by now."""
        for row in self.sheet.iter_rows():
            for cell in row:
                column = BY_HEADING.get(normal(str(cell.value)))
                if column is not None and column.field is field and cell.column is not None:
                    return cell.column
        raise LookupError(field)

    def ids(self) -> int:
        """Return where the hidden column stands by now."""
        for row in self.sheet.iter_rows():
            for cell in row:
                if normal(str(cell.value)) == ROW_ID_KEY and cell.column is not None:
                    return cell.column
        raise LookupError(ROW_ID_KEY)

    def row(self, line: str) -> int:
        """Return where a line's row stands by now."""
        at = self.ids()
        return next(n for n in range(1, self.sheet.max_row + 1) if self.sheet.cell(n, at).value == line)

    def type(self, line: str, field: Field, value: object) -> str:
        """Type into a line's cell; return its address."""
        cell = self.sheet.cell(self.row(line), self.column(field))
        cell.value = value  # type: ignore[assignment]
        return cell.coordinate

    def beside(self, label: str, value: object) -> None:
        """Type into the box right of a label."""
        for row in self.sheet.iter_rows():
            for index, cell in enumerate(row):
                if normal(str(cell.value)) == normal(label):
                    merged = [area for area in self.sheet.merged_cells.ranges if cell.coordinate in area]
                    beside = index + (merged[0].size["columns"] if merged else 1)
                    row[beside].value = value  # type: ignore[assignment]
                    return
        raise LookupError(label)

    def county(self) -> Worksheet:
        """Return the sheet 分县区."""
        return self.book[COUNTY_SHEET]

    def bytes(self) -> bytes:
        """Save."""
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


def stated(returned: Returned) -> dict[tuple[str, str, Field], str]:
    """Return what a returned form says, by line, county and field."""
    return {(cell.line, cell.county, cell.field): cell.raw.text for cell in returned.cells}


def sentences(returned: Returned) -> str:
    """Return all findings as one text."""
    return "\n".join(f"{f.sheet}!{f.cell} {f.sentence}" for f in returned.findings)
