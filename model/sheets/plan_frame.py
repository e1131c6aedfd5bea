"""Head and foot of the first round's form, and the heading of its further sheets."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from decimal import Decimal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from model.rules.identity import plain
from model.sheets import look
from model.sheets.columns import FOOT, REVISION, SEAL
from model.sheets.form_content import Shown
from model.sheets.form_frame import REVISION_HINT
from model.sheets.look import Look, show
from model.sheets.plan_content import PlanForm

HEADER_ROW = 4
"""Of the first sheet, which bears the form's head; the others have one line less."""
OTHER_HEADER = 3

INPUT = Look(fill=look.INPUT, unlocked=True)
CENTRED = Look(fill=look.INPUT, unlocked=True, align="center")
GREY = Look(align="center", fill=look.GREY, shrink=True)
NONE = Look(align="center", fill=look.GREY, ink=look.QUIET)
SEQ = Look(align="center", number="@", shrink=True)
ROW_ID = Look(edge="", number="@")

HINT = (
    "只填浅黄格；已印的内容是现在登记的，没有变化不用动，要改就改成新的。各期填计划累计数（从1月1日起，不是当期数），"
    "“按节点”的填到期应到的节点；按月均分、按季、11月前完成、到期一次性的不用逐期填。"
)

_TITLE = Look(size=16, bold=True, align="center", edge="")
_FACT = Look(edge="")
_HINT = Look(size=10, edge="")
_LABEL = Look(align="right", edge="")
_BOX = Look(fill=look.INPUT, unlocked=True)
_REVISION = Look(fill=look.INPUT, unlocked=True, align="center", bold=True)
_SEAL = Look(size=8, edge="", align="right", ink=look.QUIET)
_CODE = Look(edge="", ink=look.QUIET)
_HEADING = Look(size=10, bold=True, fill=look.HEADING, align="center")
_HEADING_INPUT = Look(size=10, bold=True, fill=look.HEADING_INPUT, align="center")
_ROOM = 12
"""Columns from which on the foot's labels and boxes fit three beside each other."""


def head(sheet: Worksheet, form: PlanForm, widths: Sequence[float]) -> None:
    """Write lines 1 to 3 of the first sheet."""
    last = len(widths)
    middle = (last + 4) // 2
    contact = f"联系人：{form.contact or form.office}"
    across(sheet, 1, (1, last), form.title, _TITLE)
    across(sheet, 2, (1, 3), f"填报单位（盖章）：{form.unit.full or form.unit.short}", _FACT)
    across(sheet, 2, (4, middle), f"报送截止：{_day(form.round.due, form.plan.year)}{form.round.due_hour}时前", _FACT)
    across(sheet, 2, (middle + 1, last), contact, _FACT)
    across(sheet, 3, (1, last - 5), HINT, _HINT)
    across(sheet, 3, (last - 4, last - 1), f"{REVISION}（{REVISION_HINT}）：", _LABEL)
    across(sheet, 3, (last, last), 1, _REVISION)
    look.height(sheet, 1, 32, grows=False)
    look.height(sheet, 2, 21, grows=False)
    look.height(sheet, 3, look.points([(HINT, sum(widths[: last - 5]), 10)], 30), grows=False)
    times = choice(tuple("123456789"), REVISION, "请填1至9的整数。", strict=True)
    times.promptTitle, times.prompt = REVISION, f"首次报送为1；{REVISION_HINT}，再更正改为3。"
    times.showInputMessage = True
    times.add(f"{get_column_letter(last)}3")
    sheet.add_data_validation(times)


def foot(sheet: Worksheet, form: PlanForm, row: int, last: int, seal: str) -> int:
    """Write who filled the form in and the printed code and seal; return the last row."""
    look.height(sheet, row - 1, 8, grows=False)
    for place, label in enumerate(FOOT):
        at, label_at, box = _foot_place(place, last)
        is_code = place == len(FOOT) - 1
        across(sheet, row + at, label_at, f"{label}：", _LABEL)
        across(sheet, row + at, box, form.code if is_code else None, _CODE if is_code else _BOX)
        look.height(sheet, row + at, 24, grows=False)
    end = row + _foot_place(len(FOOT) - 1, last)[0] + 1
    across(sheet, end, (1, last), f"{SEAL}：{seal}", _SEAL)
    look.height(sheet, end, 14, grows=False)
    return end


def _foot_place(place: int, last: int) -> tuple[int, tuple[int, int], tuple[int, int]]:
    """Return row, label's and box's columns of a label of the foot."""
    if last < _ROOM:
        return place, (1, 2), (3, last)
    third = (last - 6) // 3
    spots = (
        ((1, 2), (3, 4)),
        ((5, 6), (7, 6 + third)),
        ((7 + third, 6 + 2 * third), (7 + 2 * third, last)),
    )
    return place // len(spots), *spots[place % len(spots)]


def table(sheet: Worksheet, row: int, headings: Iterable[tuple[str, float, bool]]) -> None:
    """Write a header row of (heading, width, whether the unit fills the column)."""
    texts = []
    for index, (heading, width, is_input) in enumerate(headings, 1):
        show(sheet, row, index, heading, _HEADING_INPUT if is_input else _HEADING)
        texts.append((heading, width - 1, look.SIZE))
    look.height(sheet, row, look.points(texts, 30), grows=False)


def further(sheet: Worksheet, form: PlanForm, name: str, hint: str, widths: Sequence[float]) -> None:
    """Write title and hint of a further sheet."""
    show(sheet, 1, 1, f"{name}（{form.unit.short}）", Look(size=14, bold=True, edge="", wrap=False))
    across(sheet, 2, (1, len(widths)), hint, _HINT)
    look.height(sheet, 1, 28, grows=False)
    look.height(sheet, 2, look.points([(hint, sum(widths), 10)], 20), grows=False)


def choice(words: Sequence[str], title: str, told: str, *, strict: bool = False) -> DataValidation:
    """Offer words in a drop-down; another one is questioned, not forbidden."""
    choices = f'"{",".join(words)}"'
    if len(choices) > 255:  # a longer list makes Excel "repair" the file
        raise ValueError(words)
    listed = DataValidation("list", formula1=choices, allow_blank=not strict, showErrorMessage=True)
    listed.errorStyle = "stop" if strict else "warning"
    listed.errorTitle, listed.error = title, told
    return listed


def across(sheet: Worksheet, row: int, columns: tuple[int, int], value: str | int | None, seen: Look) -> None:
    """Write one value across some columns of a row of the head or foot."""
    first, last = columns
    for column in range(first, last + 1):
        show(sheet, row, column, value if column == first else None, seen)
    if first != last:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)


def number(text: str) -> Shown:
    """Return what a cell shows of a value: a number as such, words, or nothing."""
    digits = text.removeprefix("-").replace(".", "", 1)
    return Decimal(plain(text)) if digits.isascii() and digits.isdigit() else text or None


def _day(date: datetime.date, year: int) -> str:
    return f"{'' if date.year == year else f'{date.year}年'}{date.month}月{date.day}日"
