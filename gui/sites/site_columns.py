"""The rows and columns of 点位: a site with its fields as they are typed, and how it stands to its dates."""

from __future__ import annotations

from dataclasses import dataclass, field

from gui import palette, show
from gui.tables.columns import CENTRE, RIGHT, Column
from model.records import Item, Site
from model.rules.site_cells import COUNTY, HEADINGS, ITEM, LINE, NAME, REMARK, STATE
from model.rules.site_drafts import Judged
from model.terms import SiteState

GONE = "将删去"
ENDED = "事项已终止，不计"
UNDATED = "无计划日期"
BLANK = dict.fromkeys(HEADINGS, "")


@dataclass(slots=True, eq=False)
class SiteRow:
    """A site (BARE for a new one), its texts as kept and as typed, and what they were read as; `late`: its dates."""

    site: Site
    was: dict[str, str]
    typed: dict[str, str]
    judged: Judged
    gone: bool = False
    late: str = ""
    lates: tuple[str, ...] = ()
    item: Item | None = None
    words: str = field(default="", repr=False)

    @property
    def whole(self) -> bool:
        """Say whether it is known which site it is, and it stays."""
        site = self.judged.site
        return not self.gone and bool(site.item and site.county and site.name)

    @property
    def changed(self) -> bool:
        """Say whether saving would change it."""
        return self.gone or self.typed != self.was or not self.site.id

    @property
    def blank(self) -> bool:
        """Say whether it is a new row in which nothing is typed."""
        return not self.site.id and not any(self.typed.values())


def _day(name: str) -> Column[SiteRow]:
    return Column(name, HEADINGS[name], 82, lambda r: r.typed[name], lambda r: r.typed[name] or None, CENTRE)


def _money(name: str, heading: str) -> Column[SiteRow]:
    return Column(
        name, heading, 74, lambda r: r.typed[name], lambda r: getattr(r.judged.site, name), RIGHT, help=HEADINGS[name]
    )


def _state(one: SiteRow) -> int | None:
    site = one.judged.site
    return list(SiteState).index(SiteState(site.state)) if site.state else None


def _late_colour(one: SiteRow) -> str:
    return palette.FAINT if one.late in (ENDED, UNDATED) else palette.RED


COLUMNS: tuple[Column[SiteRow], ...] = (
    Column(ITEM, "序号", 46, lambda r: r.typed[ITEM], lambda r: r.item.order if r.item else None, CENTRE),
    Column(NAME, "点位名称", 190, lambda r: r.typed[NAME], stretch=True),
    Column(COUNTY, "县区", 72, lambda r: r.typed[COUNTY], align=CENTRE),
    _day("planned_start"),
    _day("real_start"),
    _day("planned_finish"),
    _day("real_finish"),
    _money("investment", "总投资"),
    _money("invested", "完成投资"),
    Column(STATE, "状态", 70, lambda r: r.typed[STATE], _state, CENTRE),
    Column(
        "late",
        "对照时限",
        128,
        lambda r: GONE if r.gone else r.late,
        lambda r: r.late or None,
        CENTRE,
        colour=_late_colour,
        help="到本期末，按自己的计划日期该开工、竣工的",
    ),
    Column(REMARK, "备注", 76, lambda r: r.typed[REMARK]),
    Column(LINE, "指标", 50, lambda r: r.typed[LINE], lambda r: r.typed[LINE] or None, CENTRE, help="属于哪一行指标"),
    Column("text", "实事内容", 140, lambda r: show.printed(r.item.text) if r.item else ""),
)
BY_KEY = {column.key: number for number, column in enumerate(COLUMNS)}
