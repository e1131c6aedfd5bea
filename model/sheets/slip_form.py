"""督办反馈表: the small form a unit answers a slip on, with a hidden identity; and what one that came back says."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from model.records.slips import SlipView
from model.sheets import look, returned_book, write
from model.sheets.columns import META_SHEET
from model.sheets.file_names import clean
from model.sheets.form_meta import add as add_identity
from model.sheets.look import Look, show
from model.sheets.workbook import Sheet, Workbook

MARK, VERSION = "shishi-slip", "1"
TITLE = "督办事项办理情况反馈表"
NUMBER, UNIT = "督办单号", "承办单位（盖章）"
ANSWER, NEXT = "办理情况（写事实和日期）", "存在问题及下一步打算"
WHO, PHONE, CHECKED = "承办人", "联系电话", "审核负责人"
FIELDS = (ANSWER, NEXT, WHO, PHONE, CHECKED)
_HINT = "只填浅黄格，填好存盘后原样发回；一事一文。严禁填写涉密内容、身份证号等个人信息。"
_WIDTHS = (20.0, 100.0)
_LABEL = Look(bold=True, fill=look.HEADING, align="center")
_TOLD = Look(fill=look.GREY)
_BOX = Look(fill=look.INPUT, unlocked=True, top=True, number="@")


@dataclass(frozen=True, slots=True)
class Box:
    """A filled box of a returned form."""

    label: str
    text: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class ReturnedSlip:
    """What a returned form says: whose slip (`plan` "" where its hidden sheet is gone) and what was filled in.

    `no` is its hidden number, the printed one where that is gone; `printed` and `unit` are what the sheet shows.
    """

    no: str
    plan: str
    boxes: tuple[Box, ...]
    printed: str = ""
    unit: str = ""

    def text(self, label: str) -> str:
        """Return what stands in a box, "" for nothing."""
        return next((one.text for one in self.boxes if one.label == label), "")


def file_name(shown: SlipView) -> str:
    """Return the form's name: 督办反馈_连政督〔2021〕3号_市教育局.xlsx."""
    return clean(f"督办反馈_{shown.slip.no}_{shown.lead}", ".xlsx")


def build(shown: SlipView, plan: str, office: str) -> bytes:
    """Return the form of a slip of that plan (its id)."""
    book, sheet = write.workbook("反馈")
    look.columns(sheet, _WIDTHS)
    show(sheet, 1, 1, TITLE, Look(size=16, bold=True, align="center", edge=""))
    sheet.merge_cells("A1:B1")
    show(sheet, 2, 1, _HINT, Look(size=10, edge="", wrap=False))
    row = 3
    slip = shown.slip
    told = (
        (NUMBER, slip.no), (UNIT, shown.lead), ("督办事项", slip.title), ("督办内容", slip.content),
        ("领导批示", slip.remark), ("办理要求", slip.demand), ("办结时限", shown.due.isoformat()), ("交办单位", office),
    )  # fmt: skip
    for label, text in told:
        _row(sheet, row, label, text, _TOLD, 24)
        row += 1
    for label in FIELDS:
        _row(sheet, row, label, "", _BOX, {ANSWER: 130.0, NEXT: 80.0}.get(label, 26.0))
        row += 1
    look.height(sheet, 1, 34, grows=False)
    sheet.sheet_view.showGridLines = False
    look.paper(sheet)
    lock = sheet.protection
    lock.sheet, lock.formatColumns, lock.formatRows = True, False, False
    add_identity(book, [(MARK, VERSION), ("plan", plan), ("slip", slip.no), ("unit", shown.unit)])
    return write.to_bytes(book)


def _row(sheet: Worksheet, row: int, label: str, text: str, seen: Look, least: float) -> None:
    show(sheet, row, 1, label, _LABEL)
    show(sheet, row, 2, text, seen)
    look.height(sheet, row, look.points([(label, _WIDTHS[0], look.SIZE), (text, _WIDTHS[1], look.SIZE)], least))


def read(data: bytes, name: str) -> ReturnedSlip | None:
    """Understand a returned form; None for any other workbook. Raises ClerkError where it cannot be opened."""
    book = returned_book.read(data, name)
    facts = _identity(book)
    sheet = next((one for one in book.sheets if any(raw.text.strip() == TITLE for raw in one.cells.values())), None)
    if sheet is None:
        return None
    boxes = {box.label: box for box in _boxes(sheet)}
    printed, unit = (boxes[label].text if label in boxes else "" for label in (NUMBER, UNIT))
    filled = tuple(boxes[label] for label in FIELDS if label in boxes)
    return ReturnedSlip(facts.get("slip") or printed, facts.get("plan", ""), filled, printed, unit)


def _identity(book: Workbook) -> dict[str, str]:
    for sheet in book.sheets:
        mark = sheet.cells.get("A1")
        if sheet.name == META_SHEET and mark is not None and mark.text == MARK:
            pairs = ((sheet.cells.get(f"A{row}"), sheet.cells.get(f"B{row}")) for row in range(2, 6))
            return {key.text: value.text for key, value in pairs if key and value}
    return {}


def _boxes(sheet: Sheet) -> list[Box]:
    """Return every label's filled box, the cell to its right, wherever the row was moved to."""
    out = []
    for address, raw in sheet.cells.items():
        label = raw.text.strip()
        if address.startswith("A") and address[1:].isdigit() and label in (*FIELDS, NUMBER, UNIT):
            beside = sheet.cells.get(f"B{address[1:]}")
            if beside is not None and beside.text.strip():
                out.append(Box(label, beside.text.strip(), sheet.name, f"B{address[1:]}"))
    return out
