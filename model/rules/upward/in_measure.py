"""In which measure the upper office's form wants a figure; ours is told in it, or not written at all."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from model.records import LineView
from model.records.upward import ColumnMap, Content, FormSheet, Layout
from model.rules import measures, neat
from model.rules.upward import vocabulary
from model.terms_upward import FIGURES, Fill

_BRACKET = re.compile(r"\((?:单位:)?([^()]{1,8})\)")
_SHEET = re.compile(r"(?:^|[\s(;,])(?:计量|金额)?单位:([^\s():;,]{1,8})")
_AMOUNTS = measures.MEASURED - {measures.PERCENT, "百分点"}


def asked(sheet: FormSheet, layout: Layout, column: ColumnMap, row: int) -> str:
    """Return the measure printed for a figure: in the row, over the column, or over the whole table; "" for none."""
    if (own := layout.column(Fill.MEASURE)) is not None:
        top, left, _, _ = sheet.area(row, own.column)
        if top >= layout.first and (text := sheet.at(top, left).text.strip()):
            return text
    for found in reversed(_BRACKET.findall(vocabulary.tight(column.heading))):
        if _is_measure(found):
            return str(found)
    return _over_the_table(sheet, layout) if own is None else ""


def told(content: Content, column: ColumnMap, line: LineView | None, wanted: str) -> tuple[Content, str, bool]:
    """Return a figure in the measure wanted, what is to be said of it, and whether that keeps it from being written.

    Measures of one unit are told in one another exactly; what is due is told in per cent where per cent are wanted.
    """
    target = line.line.target if line else None
    if line is None or target is None or not isinstance(content.value, Decimal) or column.fill not in FIGURES:
        return content, "", False
    to, own = measures.split(wanted), measures.split(target.printed_measure)
    if not wanted or not target.printed_measure or to == own:
        return content, "", False
    if to.unit == measures.PERCENT and column.fill is Fill.DUE and line.due is not None:
        return Content(neat.plain(neat.tenth(line.due)), percent=True, why=content.why), "", False
    if to.unit == own.unit:
        value = neat.plain(content.value.scaleb(own.scale - to.scale))
        return replace(content, value=value), f"按样表的单位“{wanted}”折算，台账是“{target.printed_measure}”", False
    said = f"样表印的单位是“{wanted}”，台账是“{target.printed_measure}”，没有写数，请换算后手工填"
    return Content(None), said, True


def _over_the_table(sheet: FormSheet, layout: Layout) -> str:
    """Return the measure of money or size said once above the table (单位：万元)."""
    for row in range(1, layout.first_head):
        for column in range(1, sheet.width + 1):
            text = vocabulary.tight(sheet.at(row, column).text.replace("　", " ").replace(" ", ";"))
            if (found := _SHEET.search(text)) and measures.split(found[1]).unit in _AMOUNTS:
                return found[1]
    return ""


def _is_measure(text: str) -> bool:
    unit = measures.split(text).unit
    return unit in measures.MEASURED or unit in measures.COUNTED
