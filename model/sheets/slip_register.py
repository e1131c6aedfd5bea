"""督办登记表: the slips of a ledger as one list, A4 landscape, to be printed and handed round."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from model.records.slips import SlipView
from model.sheets import look, write
from model.sheets.look import Look, show
from model.terms import Light
from model.terms_slip import SlipColour, SlipMove

COLUMNS = (
    ("督办单号", 16.0), ("立项日期", 10.0), ("事项来源", 9.0), ("督办事项", 19.0), ("督办内容", 26.0),
    ("牵头单位", 10.0), ("配合单位", 11.0), ("办结时限", 10.0), ("状态", 10.0), ("警示", 10.0), ("逾期天数", 5.0),
    ("反馈情况", 18.0), ("备注", 16.0),
)  # fmt: skip
TITLE = "督办登记表"
_HEADER_ROW = 3
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_WORDS = Look(size=10, number="@", top=True)
_CENTRED = Look(size=10, number="@", align="center")
_DAYS = Look(size=10, align="center")
_LATE = Look(size=10, align="center", bold=True, ink="9B1C1C")
COLOURS = {SlipColour.RED: Light.RED, SlipColour.YELLOW: Light.YELLOW, SlipColour.BLUE: Light.DONE}
_LEFT = ("督办事项", "督办内容", "配合单位", "反馈情况", "备注")


def build(office: str, told: str, slips: Sequence[SlipView]) -> bytes:
    """Return the workbook; `told` stands over the list."""
    book, sheet = write.workbook(TITLE)
    fill(sheet, office, told, slips)
    return write.to_bytes(book)


def fill(sheet: Worksheet, office: str, told: str, slips: Sequence[SlipView]) -> None:
    """Write the register into an empty sheet of any workbook."""
    widths = [width for _, width in COLUMNS]
    look.columns(sheet, widths)
    show(sheet, 1, 1, f"{office}{TITLE}", Look(size=14, bold=True, edge="", wrap=False))
    show(sheet, 2, 1, told, Look(size=10, edge="", wrap=False))
    for column, (heading, _) in enumerate(COLUMNS, 1):
        show(sheet, _HEADER_ROW, column, heading, _HEADING)
    for number, one in enumerate(slips, _HEADER_ROW + 1):
        row = _row(one)
        for column, ((heading, _), value) in enumerate(zip(COLUMNS, row, strict=True), 1):
            show(sheet, number, column, value, _look(heading, one))
        texts = [(str(value), width - 1, 10.0) for value, width in zip(row, widths, strict=True)]
        look.height(sheet, number, look.points(texts, 24))
    look.height(sheet, 1, 30, grows=False)
    look.height(sheet, _HEADER_ROW, 32, grows=False)
    last = max(_HEADER_ROW + len(slips), _HEADER_ROW + 1)
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{chr(ord('A') + len(COLUMNS) - 1)}{last}"
    sheet.freeze_panes = f"B{_HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    look.paper(sheet, repeat=_HEADER_ROW)


def _look(heading: str, one: SlipView) -> Look:
    if heading == "警示" and one.colour_word and one.colour in COLOURS:
        return look.LIGHTS[COLOURS[one.colour]]
    if heading == "逾期天数":
        return _LATE if one.overdue else _DAYS
    return _WORDS if heading in _LEFT else _CENTRED


def _row(one: SlipView) -> tuple[str | int, ...]:
    slip = one.slip
    remark = f"领导批示：{slip.remark}" if slip.remark else ""
    reply = next((step for step in reversed(one.steps) if step.move is SlipMove.REPLY), None)
    notes = "\n".join(part for part in (remark, one.extended, *one.marks) if part)
    return (
        slip.no, slip.day.isoformat(), slip.source, slip.title, slip.content, one.lead, "、".join(one.co),
        one.due.isoformat(), one.state.word, one.colour_word, one.overdue if one.overdue else "",
        f"{reply.day.isoformat()}：{reply.text}" if reply else "", notes,
    )  # fmt: skip
