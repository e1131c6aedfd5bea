"""Sheets 点位清单 and 联络员: lists a unit writes freely."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.rules.plan_round import days, keys
from model.sheets import look, plan_frame
from model.sheets.form_content import Shown
from model.sheets.form_frame import allow_filling
from model.sheets.look import show
from model.sheets.plan_columns import CONTACTS, CONTACTS_SHEET, SITE_ROWS, SITES, SITES_SHEET, PlanColumn
from model.sheets.plan_content import PlanForm
from model.sheets.plan_frame import CENTRED, INPUT, OTHER_HEADER
from model.terms import PlanField

SITES_HINT = (
    "本单位各项实事的具体点位（项目、学校、路段、站点等），一行一个；序号填实事的序号（看“序时计划”），"
    "县区、点位名称必填，日期写到日或月。行数不够可接着往下写；没有点位的不填。"
)
CONTACTS_HINT = "本单位负责民生实事的分管领导和联络员，以后发表、催报、退回都找联络员。不要填身份证号等个人信息。"
_DATES = (PlanField.START, PlanField.FINISH)


def add_sites(book: Workbook, form: PlanForm) -> None:
    """Add the list of sites: those known first, then empty rows; it is not locked, so that it can be extended."""
    sheet = book.create_sheet(SITES_SHEET)
    _start(sheet, form, SITES_SHEET, SITES_HINT, SITES)
    known = list(_sites(form))
    last = OTHER_HEADER + len(known) + SITE_ROWS
    for number in range(OTHER_HEADER + 1, last + 1):
        place = number - OTHER_HEADER - 1
        cells = _site(form, *known[place]) if place < len(known) else [None] * len(SITES)
        for index, (column, value) in enumerate(zip(SITES, cells, strict=True), 1):
            wordy = column.key in ("name", "remark")
            show(sheet, number, index, value, INPUT if wordy else CENTRED)
        texts = [(str(cells[at] or ""), SITES[at].width, look.SIZE) for at in (1, 6)]
        look.height(sheet, number, look.points(texts, 20))
    if form.items and len(",".join(item.no for item in form.items)) < 250:
        listed = plan_frame.choice([item.no for item in form.items], "序号", "请填本单位实事的序号。")
        listed.add(f"A{OTHER_HEADER + 1}:A{last + SITE_ROWS}")
        sheet.add_data_validation(listed)
    listed = plan_frame.choice([short for _, short in form.counties], "县区", "请从下拉列表中选择县区。")
    listed.add(f"C{OTHER_HEADER + 1}:C{last + SITE_ROWS}")
    sheet.add_data_validation(listed)
    _finish(sheet, form, last, len(SITES))


def add_contacts(book: Workbook, form: PlanForm) -> None:
    """Add the unit's contacts, one row."""
    sheet = book.create_sheet(CONTACTS_SHEET)
    _start(sheet, form, CONTACTS_SHEET, CONTACTS_HINT, CONTACTS)
    for index, column in enumerate(CONTACTS, 1):
        shown = form.shown("", column.field) if column.field else ""
        show(sheet, OTHER_HEADER + 1, index, shown or None, CENTRED)
    look.height(sheet, OTHER_HEADER + 1, 34)
    allow_filling(sheet)
    _finish(sheet, form, OTHER_HEADER + 1, len(CONTACTS))


def place(form: PlanForm, field: PlanField, line: str, part: str) -> tuple[str, int, int] | None:
    """Return sheet, row and column of a fillable cell as issued, None for a site that is not on it."""
    if field in keys.OF_UNIT:
        at = next(index for index, column in enumerate(CONTACTS, 1) if column.field is field)
        return CONTACTS_SHEET, OTHER_HEADER + 1, at
    known = list(_sites(form))
    if field not in keys.OF_SITE or (line, part) not in known:
        return None
    at = next(index for index, column in enumerate(SITES, 1) if column.field is field)
    return SITES_SHEET, OTHER_HEADER + 1 + known.index((line, part)), at


def _sites(form: PlanForm) -> Iterator[tuple[str, str]]:
    """Yield item and part of the sites the form shows."""
    items = {item.id: number for number, item in enumerate(form.items)}
    found = {
        (key.line, key.county) for key, base in form.issue.bases.items() if key.field is PlanField.SITE and base.shown
    }
    yield from sorted((one for one in found if one[0] in items), key=lambda one: (items[one[0]], one[1]))


def _site(form: PlanForm, item: str, part: str) -> list[Shown]:
    no = next(one.no for one in form.items if one.id == item)
    county = dict(form.counties).get(keys.site_county(part), "")
    out: list[Shown] = []
    for column in SITES:
        shown = form.shown(item, column.field, part) if column.field else {"seq": no, "county": county}[column.key]
        if column.field in _DATES and shown:
            shown = days.words(shown, form.plan.year)
        out.append(plan_frame.number(shown) if column.field is PlanField.INVESTMENT else shown or None)
    return out


def _start(sheet: Worksheet, form: PlanForm, name: str, hint: str, columns: tuple[PlanColumn, ...]) -> None:
    widths = [column.width for column in columns]
    look.columns(sheet, widths)
    plan_frame.further(sheet, form, name, hint, widths)
    plan_frame.table(sheet, OTHER_HEADER, [(column.heading, column.width, True) for column in columns])


def _finish(sheet: Worksheet, form: PlanForm, last: int, width: int) -> None:
    sheet.freeze_panes = f"A{OTHER_HEADER + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:{'ABCDEFGHIJ'[width - 1]}{last}"
    look.paper(sheet, repeat=OTHER_HEADER, footer=f"{form.unit.short}　识别码 {form.code}")
