"""归档清单: every item of the year with its last figure and its source, what was open, and what the zip holds."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.records import Plan, Round
from model.records.slips import SlipView
from model.sheets import look, slip_register, write
from model.sheets.form_content import Shown, plan_name
from model.sheets.look import Look, show
from model.sheets.packing import Entry
from model.terms import Light

LIST = "归档清单"
ITEMS, FILES, NOTES = "事项清单", "归档文件", "归档说明"

_COLUMNS = (
    ("序号", 6.0), ("件号", 7.0), ("实事内容", 34.0), ("牵头单位", 13.0), ("指标或节点（单位）", 22.0),
    ("全年目标", 9.5), ("最终累计或阶段", 11.0), ("完成率", 8.5), ("亮灯", 10.0), ("状态", 10.0),
    ("销号办理", 22.0), ("数的来源", 40.0),
)  # fmt: skip
_FILE_COLUMNS = (("序号", 6.0), ("文件（归档包内）", 80.0), ("字节", 13.0), ("SHA-256", 70.0))
_HEADER_ROW = 4
_BODY = 10.0
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_WORDS = Look(size=_BODY, top=True)
_CENTRED = Look(size=_BODY, align="center", top=True)
_NUMBER = replace(_CENTRED, shrink=True)
_PERCENT = replace(_NUMBER, number="0.0%")
_BAND = Look(bold=True, fill=look.GREY)
_PLAIN = Look(edge="", wrap=False)
_MONO = Look(size=9, shrink=True)


@dataclass(frozen=True, slots=True)
class FinalRow:
    """A line at the year's end. What is the item's own (no … struck) stands on its first line, else is ""."""

    section: str
    no: str
    public_no: str
    text: str
    leads: str
    state: str
    struck: str
    label: str
    target: Shown
    done: Shown
    completion: Decimal | None
    light: Light
    light_word: str
    source: str


@dataclass(frozen=True, slots=True)
class ArchiveList:
    """What is printed. `at`: the last round that was told of; `head`: first characters of the ledger's chain.

    `slips`: the year's 督办单, a sheet of their own where there are some, `slips_told` over them.
    """

    plan: Plan
    at: Round
    made: datetime.date
    head: str
    counts: str
    rows: tuple[FinalRow, ...]
    notes: tuple[str, ...]
    slips: tuple[SlipView, ...] = ()
    slips_told: str = ""


def build(content: ArchiveList, entries: Sequence[Entry]) -> bytes:
    """Return the workbook; `entries`: all other files of the zip."""
    book, sheet = write.workbook(ITEMS)
    _items(sheet, content)
    if content.slips:
        slips = _sheet(book, slip_register.TITLE)
        slip_register.fill(slips, content.plan.office, content.slips_told, content.slips)
    _files(_sheet(book, FILES), content, entries)
    _notes(_sheet(book, NOTES), content)
    return write.to_bytes(book)


def _sheet(book: Workbook, title: str) -> Worksheet:
    made = book.create_sheet(title)
    if not isinstance(made, Worksheet):
        raise TypeError(made)
    return made


def _head(sheet: Worksheet, content: ArchiveList, title: str, second: str, widths: Sequence[float]) -> None:
    look.columns(sheet, widths)
    show(sheet, 1, 1, f"{plan_name(content.plan)}{title}", Look(size=14, bold=True, edge="", wrap=False))
    day = content.made
    facts = f"台账归属：{content.plan.office}　归档日期：{day.year}年{day.month}月{day.day}日　校验码：{content.head}"
    show(sheet, 2, 1, facts, _PLAIN)
    show(sheet, 3, 1, second, _PLAIN)
    look.height(sheet, 1, 30, grows=False)
    sheet.sheet_view.showGridLines = False


def _table(sheet: Worksheet, columns: Sequence[tuple[str, float]]) -> None:
    for column, (heading, _) in enumerate(columns, 1):
        show(sheet, _HEADER_ROW, column, heading, _HEADING)
    look.height(sheet, _HEADER_ROW, 32, grows=False)
    look.paper(sheet, repeat=_HEADER_ROW)


def _items(sheet: Worksheet, content: ArchiveList) -> None:
    widths = [width for _, width in _COLUMNS]
    _head(sheet, content, LIST, f"统计到 {content.at.name}。{content.counts}", widths)
    _table(sheet, _COLUMNS)
    row, section = _HEADER_ROW, ""
    for one in content.rows:
        if one.section and one.section != section:
            row += 1
            for column in range(1, len(_COLUMNS) + 1):
                show(sheet, row, column, one.section if column == 1 else None, replace(_BAND, wrap=False))
        section = one.section or section
        row += 1
        _row(sheet, row, one, widths)
    sheet.freeze_panes = f"D{_HEADER_ROW + 1}"


def _row(sheet: Worksheet, row: int, one: FinalRow, widths: Sequence[float]) -> None:
    percent = None if one.completion is None else one.completion / 100
    cells: tuple[tuple[Shown, Look], ...] = (
        (one.no, _CENTRED),
        (one.public_no, _CENTRED),
        (one.text, _WORDS),
        (one.leads, _CENTRED),
        (one.label, _WORDS),
        (one.target, _NUMBER),
        (one.done, _CENTRED if isinstance(one.done, str) else _NUMBER),
        (percent, _PERCENT),
        (one.light_word, replace(look.LIGHTS[one.light], size=_BODY, top=True)),
        (one.state, _CENTRED),
        (one.struck, _WORDS),
        (one.source, _WORDS),
    )
    for column, (value, seen) in enumerate(cells, 1):
        show(sheet, row, column, value, seen)
    texts = [(str(value), width, _BODY) for (value, _), width in zip(cells, widths, strict=True) if value]
    look.height(sheet, row, look.points(texts, 20), grows=False)


def _files(sheet: Worksheet, content: ArchiveList, entries: Sequence[Entry]) -> None:
    widths = [width for _, width in _FILE_COLUMNS]
    told = f"共 {len(entries)} 个文件，另有本清单。附件按内容编号存放，原名见“{ITEMS}”的销号办理；改回扩展名即可打开。"
    _head(sheet, content, FILES, told, widths)
    _table(sheet, _FILE_COLUMNS)
    for row, one in enumerate(entries, _HEADER_ROW + 1):
        values: tuple[tuple[Shown, Look], ...] = (
            (Decimal(row - _HEADER_ROW), _CENTRED),
            (one.name, _WORDS),
            (Decimal(one.size), replace(_NUMBER, number="#,##0")),
            (one.sha256, _MONO),
        )
        for column, (value, seen) in enumerate(values, 1):
            show(sheet, row, column, value, seen)
        look.height(sheet, row, look.points([(one.name, widths[1], _BODY)], 18), grows=False)
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"


def _notes(sheet: Worksheet, content: ArchiveList) -> None:
    _head(sheet, content, NOTES, "归档时还没有办结的，都写在这里。", [110.0])
    for row, sentence in enumerate(content.notes, _HEADER_ROW + 1):
        show(sheet, row, 1, sentence, _WORDS)
        look.height(sheet, row, look.points([(sentence, 110.0, _BODY)], 20), grows=False)
    look.paper(sheet, repeat=3)
