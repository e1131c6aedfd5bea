"""The list of papers that went to units (催报单清单, 退回单清单): whom to ring up, which file, boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence

from model.sheets import look, write
from model.sheets.look import Look, show

AFTER = (("文件名", 44.0), ("已送", 7.0), ("回复", 10.0))
_HEADER_ROW = 3
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_CENTRED = Look(number="@", align="center")
_LEFT = Look(number="@")
_TICK = Look(align="center", fill=look.INPUT, unlocked=True)


def build(
    title: str, name: str, told: str, columns: Sequence[tuple[str, float]], rows: Sequence[tuple[Sequence[str], str]]
) -> bytes:
    """Return the workbook of rows (cells, file name): columns between 序号 and AFTER."""
    book, sheet = write.workbook(name)
    every = (("序号", 6.0), *columns, *AFTER)
    look.columns(sheet, (width for _, width in every))
    show(sheet, 1, 1, title, Look(size=14, bold=True, edge="", wrap=False))
    show(sheet, 2, 1, told, Look(size=10, edge="", wrap=False))
    for index, (heading, _) in enumerate(every, 1):
        show(sheet, _HEADER_ROW, index, heading, _HEADING)
    for number, (cells, file) in enumerate(rows, 1):
        row = _HEADER_ROW + number
        values = (str(number), *cells, file)
        for index, value in enumerate(values, 1):
            show(sheet, row, index, value, _LEFT if index in (2, len(values)) else _CENTRED)
        for index in (len(values) + 1, len(values) + 2):
            show(sheet, row, index, None, _TICK)
        texts = [(value, width, look.SIZE) for value, (_, width) in zip(values, every, strict=False)]
        look.height(sheet, row, look.points(texts, 22))
    look.height(sheet, 1, 30, grows=False)
    look.height(sheet, _HEADER_ROW, 26, grows=False)
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    look.paper(sheet, repeat=_HEADER_ROW)
    return write.to_bytes(book)
