"""What goes beside the forms: the list of whom they were sent to, the notice to copy, one zip of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl.worksheet.worksheet import Worksheet

from model.records import Round
from model.sheets import any_form, atomic, look, write
from model.sheets.any_form import AnyForm
from model.sheets.file_names import clean
from model.sheets.form_content import plan_name
from model.sheets.look import Look, show

LIST, NOTICE, ALL = "发送清单", "报送通知", "全部填报表"

_COLUMNS = (
    ("序号", 6.0), ("单位", 22.0), ("联系人", 12.0), ("联系电话", 16.0), ("文件名", 58.0),
    ("填报行数", 9.0), ("报送截止", 16.0), ("已发出", 9.0), ("已收回", 9.0),
)  # fmt: skip
_HEADER_ROW = 3
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_CENTRED = Look(align="center")
_TEXT = Look(number="@")
_TICK = Look(align="center", fill=look.INPUT, unlocked=True)


@dataclass(frozen=True, slots=True)
class Lists:
    """Where the three were written."""

    list: Path
    notice: Path
    zip: Path


def save(folder: Path, at: Round, sent: Sequence[tuple[AnyForm, Path]], of: int = 0) -> Lists:
    """Write list, notice and zip of the forms sent, in official order; raises ClerkError.

    `of`: how many forms the round has; where fewer are sent, the names say so and leave the full list alone.
    """
    year = sent[0][0].plan.year if sent else at.end.year
    when = f"{year}年{at.name.replace('—', '-')}"
    part = f"_{sent[0][0].unit.short}等{len(sent)}家" if 0 < len(sent) < of else ""
    listed = build(at, [(form, path.name) for form, path in sent])
    notice = any_form.notice(at, [form for form, _ in sent]).encode("utf-8-sig")
    zipped = write.pack({path.name: path.read_bytes() for _, path in sent}, at.cutoff)
    return Lists(
        list=write.save(listed, folder / clean(f"{LIST}_{when}{part}", ".xlsx")),
        notice=atomic.write(notice, folder / clean(f"{NOTICE}_{when}{part}", ".txt")),
        zip=atomic.write(zipped, folder / clean(f"{ALL}_{when}{part}", ".zip")),
    )


def build(at: Round, sent: Sequence[tuple[AnyForm, str]]) -> bytes:
    """Return the workbook 发送清单 of (form, file name), in the order given."""
    book, sheet = write.workbook(LIST)
    look.columns(sheet, (width for _, width in _COLUMNS))
    plan = plan_name(sent[0][0].plan) if sent else ""
    show(sheet, 1, 1, f"{plan}填报表发送清单（{at.name}）", Look(size=14, bold=True, edge="", wrap=False))
    due = f"{at.due.year}年{at.due.month}月{at.due.day}日{at.due_hour}时前"
    told = f"应报 {len(sent)} 家，请于{due}报回。发出、收回后可在浅黄格打勾。"
    show(sheet, 2, 1, told, Look(size=10, edge="", wrap=False))
    for index, (heading, _) in enumerate(_COLUMNS, 1):
        show(sheet, _HEADER_ROW, index, heading, _HEADING)
    for number, (form, name) in enumerate(sent, 1):
        _row(sheet, number, form, name)
    look.height(sheet, 1, 30, grows=False)
    look.height(sheet, _HEADER_ROW, 26, grows=False)
    sheet.freeze_panes = f"C{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:I{_HEADER_ROW + max(len(sent), 1)}"
    sheet.sheet_view.showGridLines = False
    look.paper(sheet, repeat=_HEADER_ROW)
    return write.to_bytes(book)


def _row(sheet: Worksheet, number: int, form: AnyForm, name: str) -> None:
    unit, at = form.unit, form.round
    due = f"{at.due.month}月{at.due.day}日{at.due_hour}时"
    values: tuple[tuple[str | int | None, Look], ...] = (
        (number, _CENTRED), (unit.short, Look(bold=True)), (unit.contact, _CENTRED), (unit.phone, _TEXT),
        (name, Look()), (len(form.rows), _CENTRED), (due, _CENTRED), (None, _TICK), (None, _TICK),
    )  # fmt: skip
    for index, (value, seen) in enumerate(values, 1):
        show(sheet, _HEADER_ROW + number, index, value, seen)
    texts = [(unit.short, _COLUMNS[1][1], look.SIZE), (name, _COLUMNS[4][1], look.SIZE)]
    look.height(sheet, _HEADER_ROW + number, look.points(texts, 22))
