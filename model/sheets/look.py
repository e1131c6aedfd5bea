"""How our workbooks look: a few looks for cells, row heights that fit wrapped text, paper."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets.write import CHARSET, FONT, at, put
from model.sheets.write import SIZE as SIZE
from model.terms import Light

INPUT = "FFFBE0"
"""Pale yellow: what the unit fills."""

HEADING = "E4ECF4"
HEADING_INPUT = "FFF0A8"
GREY = "F3F3F3"
LINE = "9AA5B1"
SOFT = "D5DBE1"
INK = "1F2933"
QUIET = "6B7785"

PADDING = 0.625
"""Excel's own cell padding, in characters: a column shown as 9 is stored as 9.625."""

_PIXELS = 8
_LINE_POINTS = 1.32
_MARGIN_POINTS = 6.0


@dataclass(frozen=True, slots=True)
class Look:
    """How one kind of cell looks. `edge`: "box", "soft" (a box that belongs to the row above), "under" or ""."""

    size: float = SIZE
    bold: bool = False
    ink: str = INK
    fill: str = ""
    align: str = "left"
    top: bool = False
    wrap: bool = True
    shrink: bool = False
    edge: str = "box"
    unlocked: bool = False
    number: str = "General"
    indent: int = 0
    font: str = FONT


LIGHTS = {
    Light.RED: Look(size=10.5, align="center", bold=True, ink="9B1C1C", fill="FBE3E3"),
    Light.YELLOW: Look(size=10.5, align="center", bold=True, ink="8A5A00", fill="FFF3D1"),
    Light.GREEN: Look(size=10.5, align="center", ink="1F6B3A", fill="E4F4E8"),
    Light.DONE: Look(size=10.5, align="center", ink="1D4E89", fill="E3EDF8"),
    Light.NONE: Look(size=10.5, align="center", ink=QUIET, fill=GREY),
}
"""The word tells the light; colour only helps, so that a grey print says the same."""

_made: WeakKeyDictionary[Workbook, dict[Look, StyleArray]] = WeakKeyDictionary()
"""The looks each workbook being made has already, as openpyxl numbers them there."""


def dress(cell: Cell, look: Look) -> None:
    """Give a cell its look; its value is put afterwards, so that what put() marks is kept.

    A look is made once for a workbook and copied from then on, which halves the time a form takes.
    """
    styled: Any = cell
    made = _made.setdefault(styled.parent.parent, {})
    if not cell.has_style and look in made:
        styled._style = copy(made[look])  # noqa: SLF001 - openpyxl's own way to copy a style
        return
    is_bare = not cell.has_style
    _dress(cell, look)
    if is_bare:
        made[look] = copy(styled._style)  # noqa: SLF001 - as above


def _dress(cell: Cell, look: Look) -> None:
    cell.font = _font(look)
    cell.alignment = _alignment(look)
    cell.border = _border(look.edge)
    cell.protection = _protection(look.unlocked)
    cell.number_format = look.number
    if look.fill:
        cell.fill = _fill(look.fill)


def show(sheet: Worksheet, row: int, column: int, value: str | int | Decimal | None, seen: Look) -> None:
    """Write one cell: look and value."""
    cell = at(sheet, row, column)
    dress(cell, seen)
    put(cell, value)


@cache
def _font(look: Look) -> Font:
    return Font(name=look.font, size=look.size, bold=look.bold, color=look.ink, charset=CHARSET)


@cache
def _alignment(look: Look) -> Alignment:
    return Alignment(
        horizontal=look.align,
        vertical="top" if look.top else "center",
        wrap_text=look.wrap and not look.shrink,
        shrink_to_fit=look.shrink,
        indent=look.indent,
    )


@cache
def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


@cache
def _protection(unlocked: bool) -> Protection:
    return Protection(locked=not unlocked)


@cache
def _border(edge: str) -> Border:
    line, soft, dotted = Side("thin", LINE), Side("thin", SOFT), Side("hair", LINE)
    if edge == "box":
        return Border(left=line, right=line, top=line, bottom=line)
    if edge == "soft":
        return Border(left=line, right=line, top=dotted, bottom=line)
    if edge == "under":
        return Border(bottom=soft)
    return Border()


def columns(sheet: Worksheet, widths: Iterable[float]) -> None:
    """Set the columns' widths, in characters as Excel shows them."""
    for index, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width + PADDING


class GrowingRow(RowDimension):
    """A row with a first height that still grows with what is typed: its height is not the user's."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name
        """Leave the height to the program that opens the workbook once the row is edited."""
        return False


def height(sheet: Worksheet, row: int, points: float, *, grows: bool = True) -> None:
    """Set a row's height; merged cells never grow by themselves, so their rows do not either."""
    dimension = GrowingRow if grows else RowDimension
    sheet.row_dimensions[row] = dimension(sheet, index=row, ht=round(min(points, 409.0), 1))


def points(texts: Iterable[tuple[str, float, float]], least: float = 0.0) -> float:
    """Return the height that shows each (text, column width in characters, font size) whole."""
    return max([least, *(_text_points(text, width, size) for text, width, size in texts)])


def _text_points(text: str, width: float, size: float) -> float:
    count = sum(_lines(paragraph, width, size) for paragraph in text.split("\n"))
    return count * size * _LINE_POINTS + _MARGIN_POINTS


def _lines(paragraph: str, width: float, size: float) -> int:
    """Count the lines a paragraph wraps into; a line never ends inside a full-width character."""
    room = math.floor((width * _PIXELS - 4) / (size * 4 / 3 / 2))
    lines, used = 1, 0
    for char in paragraph:
        wide = 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        if used + wide > room:
            lines, used = lines + 1, 0
        used += wide
    return lines


def paper(sheet: Worksheet, *, size: str = "A4", repeat: int = 0, footer: str = "") -> None:
    """Set a sheet to print in landscape, one page wide, its first `repeat` … rows on every page, pages numbered."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = {"A4": 9, "A3": 8}[size]
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.3, 0.3
    sheet.print_options.horizontalCentered = True
    below = HeaderFooterItem()
    below.center.text = "第 &P 页 共 &N 页"
    below.left.text = footer.replace("&", "&&")
    sheet.HeaderFooter.oddFooter = below
    if repeat:
        sheet.print_title_rows = f"{repeat}:{repeat}"
