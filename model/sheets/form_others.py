"""The form's read-only sheets: last round's words, and the items a unit need not fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl import Workbook

from model.sheets import look
from model.sheets.columns import LAST_SHEET, OTHER_SHEET
from model.sheets.form_content import Form, Shown
from model.sheets.form_frame import allow_filling
from model.sheets.look import Look, show

_HEADER_ROW = 2
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_CENTRED = Look(align="center", shrink=True, number="@")


def add_last_round(book: Workbook, form: Form) -> None:
    """Add last round's figures and words, to look up and copy from, where there are any."""
    told = [row for row in form.rows if row.last_stage or row.last_text or row.last_problem]
    if not told:
        return
    table: list[Sequence[Shown]] = [
        (row.seq, row.item, row.label, row.last, row.last_stage, row.last_text, row.last_problem) for row in told
    ]
    heads = (
        ("序号", 6), ("实事内容", 26), ("指标或节点（单位）", 18), ("上期累计", 9), ("上期阶段", 10),
        ("上期进展情况", 44), ("上期存在问题及下一步打算", 38),
    )  # fmt: skip
    name = f"（{form.last_round}）" if form.last_round else ""
    _sheet(book, LAST_SHEET, f"上期报送情况{name}，只供查看，不用填写", heads, table)


def add_not_to_fill(book: Workbook, form: Form) -> None:
    """Add the items that concern the unit, but which another one reports."""
    if not form.others:
        return
    table = [(item.no, item.text, item.lead, item.why) for item in form.others]
    heads = [("序号", 6.0), ("实事内容", 80.0), ("牵头单位（由其填报）", 30.0), ("说明", 34.0)]
    if not any(item.why for item in form.others):
        heads = [*heads[:1], ("实事内容", 104.0), ("牵头单位（由其填报）", 40.0)]
    _sheet(book, OTHER_SHEET, f"{form.unit.short}本期不需填报的事项", heads, table)


def _sheet(
    book: Workbook, name: str, title: str, heads: Sequence[tuple[str, float]], table: Iterable[Sequence[Shown]]
) -> None:
    sheet = book.create_sheet(name)
    look.columns(sheet, (width for _, width in heads))
    show(sheet, 1, 1, title, Look(size=14, bold=True, edge="", wrap=False))
    look.height(sheet, 1, 30, grows=False)
    for index, (heading, _) in enumerate(heads, 1):
        show(sheet, _HEADER_ROW, index, heading, _HEADING)
    look.height(sheet, _HEADER_ROW, 26, grows=False)
    for number, row in enumerate(table, _HEADER_ROW + 1):
        texts = []
        for index, (value, (_, width)) in enumerate(zip(row, heads, strict=False), 1):
            centred = index == 1 or not isinstance(value, str)
            show(sheet, number, index, value, _CENTRED if centred else Look())
            texts.append((value if isinstance(value, str) else "", width, look.SIZE))
        look.height(sheet, number, look.points(texts, 22))
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    allow_filling(sheet)
    look.paper(sheet, repeat=_HEADER_ROW)
