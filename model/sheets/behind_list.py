"""红黄清单: the lines that are behind in a round as a workbook, red first, the widest gap first."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from model.records import LineView, PeriodView
from model.rules import light, red_yellow
from model.rules.neat import due, tenth
from model.rules.red_yellow import Behind
from model.sheets import grid, look, write
from model.sheets.columns import DASH
from model.sheets.file_names import clean
from model.sheets.form_content import Shown, plan_name
from model.sheets.look import Look, show

LIST = "红黄清单"
LASTING = "连续滞后\n（期）"
"""A heading no other paper has."""

UNSAID = "（单位没有填写）"

_COLUMNS = (
    ("项号", 6.0), ("事项", 30.0), ("指标或节点\n（单位）", 20.0), ("全年目标", 8.5), ("应完成", 8.5), ("实完成", 8.5),
    ("亮灯", 10.0), ("滞后", 13.0), (LASTING, 8.5), ("牵头单位", 13.0),
    ("原因（单位填报的存在问题及下一步打算）", 40.0),
)  # fmt: skip
_LAST = "K"
_HEADER_ROW = 4
_BODY = 10.5
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_FACT = Look(edge="")
_WORDS = Look(size=_BODY)
_CENTRED = Look(size=_BODY, align="center")
_NUMBER = Look(size=_BODY, align="center", shrink=True)


def build(view: PeriodView, made: datetime.date) -> bytes:
    """Return the workbook of a round's list, made on a day; equal content gives equal bytes."""
    book, sheet = write.workbook(LIST)
    look.columns(sheet, (width for _, width in _COLUMNS))
    found = red_yellow.rows(view)
    _head(sheet, view, found, made)
    row = _HEADER_ROW
    for row, one in enumerate(found, _HEADER_ROW + 1):
        _row(sheet, row, one)
    row += 1
    for text in _notes(view):
        _across(sheet, row, f"A{row}:{_LAST}{row}", text, _FACT)
        row += 1
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    if found:
        sheet.auto_filter.ref = f"A{_HEADER_ROW}:{_LAST}{_HEADER_ROW + len(found)}"
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:{_LAST}{row - 1}"
    look.paper(sheet, repeat=_HEADER_ROW)
    return write.to_bytes(book)


def file_name(view: PeriodView) -> str:
    """Return the name a round's list is saved under."""
    return clean(f"{LIST}_{plan_name(view.plan)}_{view.plan.year}年{view.round.name.replace('—', '-')}", ".xlsx")


def _head(sheet: Worksheet, view: PeriodView, found: Sequence[Behind], made: datetime.date) -> None:
    plan, at = view.plan, view.round
    title = f"{plan_name(plan)}{LIST}（{plan.year}年{at.name}）"
    _across(sheet, 1, f"A1:{_LAST}1", title, Look(size=18, bold=True, align="center", edge=""), 40)
    _across(sheet, 2, "A2:D2", f"制表单位：{plan.office}", _FACT, 22)
    _across(sheet, 2, "E2:I2", f"统计截止：{at.cutoff.year}年{at.cutoff.month}月{at.cutoff.day}日", _FACT, 22)
    day = f"制表日期：{made.year}年{made.month}月{made.day}日"
    _across(sheet, 2, f"J2:{_LAST}2", day, replace(_FACT, align="right"), 22)
    _across(sheet, 3, f"A3:{_LAST}3", red_yellow.words(tuple(found)), _FACT, 24)
    for index, (heading, _) in enumerate(_COLUMNS, 1):
        show(sheet, _HEADER_ROW, index, heading, _HEADING)
    look.height(sheet, _HEADER_ROW, 34, grows=False)


def _row(sheet: Worksheet, row: int, one: Behind) -> None:
    line = one.line
    target = line.line.target
    measure = f"（{target.printed_measure}）" if target and target.printed_measure else ""
    values: tuple[tuple[Shown, Look], ...] = (
        (one.item.item.no, _CENTRED),
        (one.item.item.text, _WORDS),
        (f"{line.line.name}{measure}", _WORDS),
        (target.printed if target else DASH, _NUMBER),
        _due(line),
        _done(line),
        (f"{line.light_word}\n（有冲突）" if line.conflict else line.light_word, look.LIGHTS[line.light]),
        (_behind(one), _CENTRED),
        (Decimal(one.rounds), _CENTRED),
        ("、".join(line.leads), _CENTRED),
        (line.problem or UNSAID, _WORDS if line.problem else replace(_WORDS, ink=look.QUIET)),
    )
    for column, (value, seen) in enumerate(values, 1):
        show(sheet, row, column, value, seen)
    texts = [(str(value or ""), width, _BODY) for (value, _), (_, width) in zip(values, _COLUMNS, strict=True)]
    look.height(sheet, row, look.points(texts, 28), grows=False)


def _behind(one: Behind) -> Shown:
    return one.words if one.gap is None or one.steps else f"{tenth(one.gap)}个百分点"


def _due(line: LineView) -> tuple[Shown, Look]:
    if line.due_stage and not line.due_value:
        return line.due_stage, _CENTRED
    return (due(line.due_value, line.line) if line.due_value is not None else None), _NUMBER


def _done(line: LineView) -> tuple[Shown, Look]:
    return (line.stage or None, _CENTRED) if line.line.target is None else (line.done, _NUMBER)


def _notes(view: PeriodView) -> tuple[str, ...]:
    rule = light.in_words(view.rule)
    return (
        f"注：1. {red_yellow.ORDER}",
        f"　　2. {rule}",
        "　　3. 目标、应完成、实完成按方案所列单位；实完成为牵头单位报的全市累计数。未报数、未定序时的不列入。",
    )


def _across(sheet: Worksheet, row: int, area: str, value: Shown, seen: Look, height: float = 0) -> None:
    """Write one value across an area of one row."""
    left, _, right, _ = grid.corners(area)
    for column in range(left, right + 1):
        show(sheet, row, column, value if column == left else None, seen)
    sheet.merge_cells(area)
    width = sum(one for _, one in _COLUMNS[left - 1 : right])
    look.height(sheet, row, height or look.points([(str(value), width, look.SIZE)], 20), grows=False)
