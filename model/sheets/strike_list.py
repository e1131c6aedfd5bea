"""未销号、缺佐证: the lists as a workbook, a sheet a list, to be printed and handed round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from model.sheets import look, write
from model.sheets.look import Look, show

HEADINGS = (
    "序号",
    "实事内容",
    "牵头单位",
    "分管市领导",
    "类别",
    "状态",
    "亮灯",
    "要求的佐证",
    "缺",
    "最近一步",
    "理由",
)
WIDTHS = (5.0, 38.0, 13.0, 11.0, 11.0, 15.0, 10.0, 15.0, 8.0, 12.0, 18.0)

_HEADER_ROW = 3
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_CELL = Look(number="@")
_CENTRED = Look(number="@", align="center")
_LEFT = (2, 3, 11)


@dataclass(frozen=True, slots=True)
class Section:
    """A list: its name, the sentence over it, rows of texts under HEADINGS."""

    name: str
    told: str
    rows: Sequence[Sequence[str]]


def build(title: str, sections: Sequence[Section]) -> bytes:
    """Return the workbook of these lists, in the order given."""
    book, sheet = write.workbook(sections[0].name)
    for place, section in enumerate(sections):
        _sheet(book.create_sheet(section.name) if place else sheet, title, section)
    return write.to_bytes(book)


def _sheet(sheet: Worksheet, title: str, section: Section) -> None:
    look.columns(sheet, WIDTHS)
    show(sheet, 1, 1, f"{title}民生实事{section.name}清单", Look(size=14, bold=True, edge="", wrap=False))
    show(sheet, 2, 1, section.told, Look(size=10, edge="", wrap=False))
    for column, heading in enumerate(HEADINGS, 1):
        show(sheet, _HEADER_ROW, column, heading, _HEADING)
    for number, row in enumerate(section.rows, _HEADER_ROW + 1):
        for column, value in enumerate(row, 1):
            show(sheet, number, column, value, _CELL if column in _LEFT else _CENTRED)
        texts = [(value, width, look.SIZE) for value, width in zip(row, WIDTHS, strict=True)]
        look.height(sheet, number, look.points(texts, 24))
    look.height(sheet, 1, 30, grows=False)
    last = max(_HEADER_ROW + len(section.rows), _HEADER_ROW + 1)
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{chr(ord('A') + len(WIDTHS) - 1)}{last}"
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    look.paper(sheet, repeat=_HEADER_ROW)
