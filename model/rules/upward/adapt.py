"""A value as the cell of the upper office's form wants it: its number format, its drop-down, its kind of day."""

from __future__ import annotations

import datetime
from decimal import Decimal

from model.records.upward import Content, FormCell
from model.rules import number_format
from model.rules.quantity import plain
from model.rules.upward import vocabulary
from model.terms import Light

DIGITS = 15
SAID = {
    "红": Light.RED,
    "黄": Light.YELLOW,
    "绿": Light.GREEN,
    "蓝": Light.DONE,
}
"""The colours an upper office's list of lights is worded in."""

Adapted = tuple[str | Decimal | None, str]
"""What is written (None: nothing), and the sentence about it, "" for none."""


def adapt(content: Content, cell: FormCell, heading: str, from_1904: bool = False) -> Adapted:
    """Return what to write into a cell and what to say about it."""
    value = content.value
    if value is None or value == "":
        return None, ""
    if isinstance(value, Decimal):
        return _number(value, cell, heading, percent=content.percent)
    if isinstance(value, datetime.date):
        return (serial(value, from_1904), "") if cell.shows == "date" else (day(value), "")
    return value, ""


def chosen(light: Light, word: str, cell: FormCell) -> Adapted:
    """Return a light's word as a drop-down of the form has it; without one our own."""
    if not cell.choices or word in cell.choices:
        return word, ""
    bare = word.partition("（")[0]
    same = [one for one in cell.choices if one == bare] or [
        one for one in cell.choices if any(SAID.get(char) is light for char in one)
    ]
    if not same and light is Light.DONE:
        same = [one for one in cell.choices if "完成" in one and "未" not in one]
    if len(same) == 1:
        return same[0], ""
    return None, f"“{word}”不在样表的下拉选项（{'、'.join(cell.choices)}）里，没有写"


def allowed(value: str | Decimal, cell: FormCell) -> bool:
    """Say whether a drop-down of the form takes a value."""
    return not cell.choices or (plain(value) if isinstance(value, Decimal) else value) in cell.choices


def _number(value: Decimal, cell: FormCell, heading: str, *, percent: bool) -> Adapted:
    if len(value.normalize().as_tuple().digits) > DIGITS:
        return plain(value), f"{plain(value)}超过{DIGITS}位，按文字写入"
    if cell.shows:
        return None, f"样表这一格是日期格式，写{plain(value)}会变成日期，没有写"
    if cell.format == "@":
        return f"{plain(value)}{'%' if percent else ''}", ""
    look = number_format.look(cell.format, value)
    if percent:
        if look.percent:
            return value / 100, ""
        said = "" if "%" in vocabulary.tight(heading) else "样表这一列不是百分比格式，写的是百分数本身（如85.3即85.3%）"
        return value, said
    if look.percent:
        return None, f"样表这一格是百分比格式，写{plain(value)}会显示成{plain(value * 100)}%，没有写"
    if look.scaled:
        return value, "样表这一格的格式会把数缩放显示，请核对单位"
    return value, ""


def serial(value: datetime.date, from_1904: bool) -> Decimal:
    """Return a day as a spreadsheet counts it."""
    return Decimal((value - (datetime.date(1904, 1, 1) if from_1904 else datetime.date(1899, 12, 30))).days)


def day(value: datetime.date) -> str:
    """Write a day out."""
    return f"{value.year}年{value.month}月{value.day}日"
