"""The form's head and foot, and what guards it: locks, frozen panes, filter, drop-down of 报送次数."""

from __future__ import annotations

import datetime

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets import grid, look
from model.sheets.columns import COLUMNS, FOOT, REVISION, ROW_ID, SEAL
from model.sheets.form_content import Form
from model.sheets.look import INPUT, Look, show

HEADER_ROW = 4
REVISION_HINT = "更正后再报请改为2"

_TITLE = Look(size=16, bold=True, align="center", edge="")
_FACT = Look(edge="", wrap=True)
_HINT = Look(size=10, edge="")
_LABEL = Look(align="right", edge="")
_BOX = Look(fill=INPUT, unlocked=True)
_NUMBER_BOX = Look(fill=INPUT, unlocked=True, align="center", bold=True)
_HEADING = Look(size=10, bold=True, fill=look.HEADING, align="center")
_HEADING_INPUT = Look(size=10, bold=True, fill=look.HEADING_INPUT, align="center")
_SEAL = Look(size=8, edge="", align="right", ink=look.QUIET)
_CODE = Look(edge="", align="left", ink=look.QUIET)

_FOOT_PLACES = (("A", "B", "C", "D"), ("E", "F", "G", "H"), ("I", "I", "J", "J"))
"""First and last column of each label and of its box."""


def head(sheet: Worksheet, form: Form) -> None:
    """Write lines 1 to 3 and the header row."""
    _across(sheet, "A1:J1", form.title, _TITLE)
    at, year = form.round, form.plan.year
    contact = f"联系人：{form.contact or form.office}"
    _across(sheet, "A2:C2", f"填报单位（盖章）：{form.unit.full or form.unit.short}", _FACT)
    _across(sheet, "D2:E2", f"统计截止：{_day(at.cutoff, year)}", _FACT)
    _across(sheet, "F2:H2", f"报送截止：{_day(at.due, year)}{at.due_hour}时前", _FACT)
    _across(sheet, "I2:J2", contact, _FACT)
    _across(sheet, "A3:H3", instructions(form), _HINT)
    _across(sheet, "I3:I3", f"{REVISION}（{REVISION_HINT}）：", _LABEL)
    _across(sheet, "J3:J3", 1, _NUMBER_BOX)
    for index, column in enumerate(COLUMNS, 1):
        seen = _HEADING_INPUT if column.field else _HEADING
        show(sheet, HEADER_ROW, index, column.title(county=form.county), seen)
    show(sheet, HEADER_ROW, len(COLUMNS) + 1, ROW_ID, _HEADING)
    look.height(sheet, 1, 32, grows=False)
    look.height(sheet, 2, look.points([(contact, COLUMNS[8].width + COLUMNS[9].width, look.SIZE)], 21), grows=False)
    look.height(sheet, 3, look.points([(instructions(form), sum(c.width for c in COLUMNS[:8]), 10)], 24), grows=False)
    titles = [(column.title(county=form.county), column.width - 1, look.SIZE) for column in COLUMNS]
    look.height(sheet, HEADER_ROW, look.points(titles, 34), grows=False)


def instructions(form: Form) -> str:
    """Return line 3: how the form is filled in."""
    whose = "累计完成填本县区数" if form.county else "累计完成填全市数（含各县区）"
    return (
        f"只填浅黄格。{whose}；累计=1月1日至统计截止日，不是当月数；没有变化照上期数填；不涉及填“/”。"
        "严禁填写涉密内容、身份证号等个人信息。"
    )


def foot(sheet: Worksheet, form: Form, row: int, seal: str) -> None:
    """Write the foot: who filled it in, who answers for it, the printed code and seal."""
    look.height(sheet, row - 1, 8, grows=False)
    for place, label in enumerate(FOOT):
        at = row + place // len(_FOOT_PLACES)
        first, last, box, box_end = _FOOT_PLACES[place % len(_FOOT_PLACES)]
        _across(sheet, f"{first}{at}:{last}{at}", f"{label}：", _LABEL)
        is_code = place == len(FOOT) - 1
        _across(sheet, f"{box}{at}:{box_end}{at}", form.code if is_code else None, _CODE if is_code else _BOX)
        look.height(sheet, at, 24, grows=False)
    _across(sheet, f"A{row + 2}:J{row + 2}", f"{SEAL}：{seal}", _SEAL)
    look.height(sheet, row + 2, 14, grows=False)
    sheet.print_area = f"A1:J{row + 2}"


def guard(sheet: Worksheet, last: int) -> None:
    """Lock what is ours, leaving widths, heights, sorting, filtering and inserted rows to the unit."""
    id_column = sheet.column_dimensions[get_column_letter(len(COLUMNS) + 1)]
    id_column.hidden = True
    sheet.freeze_panes = f"C{HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{id_column.index}{max(last, HEADER_ROW + 1)}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 100
    allow_filling(sheet)
    times = DataValidation("list", formula1='"1,2,3,4,5,6,7,8,9"', allow_blank=False, showErrorMessage=True)
    times.promptTitle, times.prompt = REVISION, f"首次报送为1；{REVISION_HINT}，再更正改为3。"
    times.showInputMessage = True
    times.errorTitle, times.error = REVISION, "请填1至9的整数。"
    times.add("J3")
    sheet.add_data_validation(times)


def allow_filling(sheet: Worksheet) -> None:
    """Protect a sheet without a password, so that only the yellow cells change by accident."""
    lock = sheet.protection
    lock.sheet = True
    lock.formatColumns = lock.formatRows = lock.sort = lock.autoFilter = lock.insertRows = False
    lock.selectLockedCells = lock.selectUnlockedCells = False


def _across(sheet: Worksheet, area: str, value: str | int | None, seen: Look) -> None:
    """Write one value across an area of the head or foot."""
    first, _, last = area.partition(":")
    left, top, right, _ = grid.corners(area)
    for column in range(left, right + 1):
        show(sheet, top, column, value if column == left else None, seen)
    if first != last:
        sheet.merged_cells.add(area)  # every cell is dressed already; merge_cells would dress them all anew


def _day(date: datetime.date, year: int) -> str:
    """Write a date; the year only where it is not the plan's."""
    return f"{'' if date.year == year else f'{date.year}年'}{date.month}月{date.day}日"
