"""点位清单: the sites as a workbook, to be kept, filled in and read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.worksheet.worksheet import Worksheet

from model.records import Item, Site
from model.rules import site_cells
from model.sheets import look, write
from model.sheets.form_content import Shown
from model.sheets.look import Look, show
from model.terms import SiteState

LIST = "点位清单"
WIDTHS = (7.0, 9.0, 36.0, 12.0, 12.0, 12.0, 12.0, 12.0, 12.0, 13.0, 11.0, 26.0)

_HEADER_ROW = 3
_HEADING = Look(bold=True, fill=look.HEADING, align="center")
_CELL = Look(number="@", unlocked=True)
_CENTRED = Look(number="@", unlocked=True, align="center")
_MONEY = Look(unlocked=True, align="center")


def build(title: str, sites: Sequence[Site], items: Sequence[Item], counties: Mapping[str, str]) -> bytes:
    """Return the workbook of these sites, in the order given; `counties`: names by unit id."""
    book, sheet = write.workbook(LIST)
    look.columns(sheet, WIDTHS)
    show(sheet, 1, 1, f"{title}{LIST}", Look(size=14, bold=True, edge="", wrap=False))
    told = (
        f"共 {len(sites)} 处。可增加行、改内容后读回；空白格不改原来的，读回不会删除点位。"
        f"状态填：{'、'.join(one.word for one in SiteState)}。"
    )
    show(sheet, 2, 1, told, Look(size=10, edge="", wrap=False))
    for column, heading in enumerate(site_cells.HEADINGS.values(), 1):
        show(sheet, _HEADER_ROW, column, heading, _HEADING)
    numbers = {item.id: item.no for item in items}
    for row, site in enumerate(sites, _HEADER_ROW + 1):
        _row(sheet, row, site, numbers.get(site.item, ""), counties.get(site.county, ""))
    look.height(sheet, 1, 30, grows=False)
    sheet.freeze_panes = f"D{_HEADER_ROW + 1}"
    sheet.sheet_view.showGridLines = False
    look.paper(sheet, repeat=_HEADER_ROW)
    return write.to_bytes(book)


def _row(sheet: Worksheet, row: int, site: Site, number: str, county: str) -> None:
    values: tuple[Shown, ...] = (
        number,
        site.line,
        site.name,
        county,
        site.planned_start,
        site.real_start,
        site.planned_finish,
        site.real_finish,
        site.investment,
        site.invested,
        SiteState(site.state).word if site.state else "",
        site.remark,
    )
    for column, value in enumerate(values, 1):
        seen = _CELL if column in (3, 12) else _MONEY if column in (9, 10) else _CENTRED
        show(sheet, row, column, value, seen)
    texts = [(str(value or ""), width, look.SIZE) for value, width in zip(values, WIDTHS, strict=True)]
    look.height(sheet, row, look.points(texts, 22))
