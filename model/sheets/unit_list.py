"""单位名册: the list of units and contacts as a workbook, to be kept, filled in and read back."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from model.records import Unit
from model.rules import unit_rows
from model.rules.who_gets_a_form import is_county
from model.sheets import look, write
from model.sheets.look import Look, show

LIST = "单位名册"
WIDTHS = (18.0, 40.0, 24.0, 16.0, 16.0, 12.0, 16.0, 14.0, 10.0, 24.0)

_HEADER_ROW = 3
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_CELL = Look(number="@", unlocked=True)
_SHORT = Look(bold=True, number="@")


def build(title: str, units: Sequence[Unit]) -> bytes:
    """Return the workbook of these units, in the order given; merged ones say so beside their name."""
    book, sheet = write.workbook(LIST)
    look.columns(sheet, (*WIDTHS, 24.0))
    show(sheet, 1, 1, f"{title}{LIST}", Look(size=14, bold=True, edge="", wrap=False))
    told = f"共 {len(units)} 家。可增加行、改内容后读回；空白格不改原来的，读回不会删除单位。"
    show(sheet, 2, 1, told, Look(size=10, edge="", wrap=False))
    for column, heading in enumerate((*unit_rows.HEADINGS.values(), "备注"), 1):
        show(sheet, _HEADER_ROW, column, heading, _HEADING)
    shorts = {unit.id: unit.short for unit in units}
    for number, unit in enumerate(units, _HEADER_ROW + 1):
        _row(sheet, number, unit, shorts)
    look.height(sheet, 1, 30, grows=False)
    sheet.freeze_panes = f"B{_HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    look.paper(sheet, repeat=_HEADER_ROW)
    return write.to_bytes(book)


def _row(sheet: Worksheet, number: int, unit: Unit, shorts: dict[str, str]) -> None:
    merged = f"从{unit.until}起并入{shorts.get(unit.successor, '')}" if unit.successor else ""
    values = (
        unit.short,
        unit.full,
        "、".join(unit.aliases),
        unit.group,
        shorts.get(unit.parent, ""),
        unit.contact,
        unit.phone,
        unit.leader,
        "是" if unit.in_all_counties else "否" if is_county(unit) else "",
        unit.scope,
        merged,
    )
    for column, value in enumerate(values, 1):
        show(sheet, number, column, value, _CELL if column > 1 else _SHORT)
    texts = [(value, width, look.SIZE) for value, width in zip(values, (*WIDTHS, 24.0), strict=True)]
    look.height(sheet, number, look.points(texts, 22))
