"""What a cell of a list of sites says: which item and county, a day, money, a state; doubtful ones are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.records import Item, Line, Raw, Site, Unit
from model.rules import cell_text, names, own_level
from model.rules.plan_round import keys
from model.rules.plan_round.judge import judge
from model.rules.plan_round.sites import name_of
from model.rules.quantity import plain
from model.rules.who_gets_a_form import is_county
from model.terms import Grade, PlanField, SiteState

ITEM, LINE, NAME, COUNTY, STATE, REMARK = "item", "line", "name", "county", "state", "remark"
DAYS = {
    "planned_start": PlanField.START,
    "planned_finish": PlanField.FINISH,
    "real_start": PlanField.START,
    "real_finish": PlanField.FINISH,
}
MONEY = ("investment", "invested")

HEADINGS = {
    ITEM: "序号",
    LINE: "指标序号",
    NAME: "点位名称",
    COUNTY: "县区",
    "planned_start": "计划开工",
    "real_start": "实际开工",
    "planned_finish": "计划完工",
    "real_finish": "实际完工",
    "investment": "总投资（万元）",
    "invested": "已完成投资（万元）",
    STATE: "状态",
    REMARK: "备注",
}
"""The list's columns as it goes out, in their order."""

STATES = {
    SiteState.NOT_STARTED: ("未开工", "尚未开工", "未动工", "前期", "前期工作", "招标"),
    SiteState.STARTED: ("已开工", "开工", "在建", "施工中", "建设中", "已动工"),
    SiteState.BUILDING: ("主体施工", "主体", "主体建设", "主体封顶", "主体施工中"),
    SiteState.FINISHED: ("完工", "已完工", "竣工", "已竣工", "基本完工", "竣工验收", "已建成"),
    SiteState.IN_USE: ("投入使用", "已投入使用", "投用", "已投用", "交付使用"),
}
"""What clerks call a site's state."""

_STATE = {word: state for state, words in STATES.items() for word in words}


@dataclass(frozen=True, slots=True)
class Ground:
    """What a list is read against."""

    items: Sequence[Item]
    lines: Sequence[Line]
    units: Sequence[Unit]
    known: Sequence[Site]
    year: int


def id_of(item: str, county: str, name: str) -> str:
    """Return a site's id: the same for the same item, county and name, however it is spelt."""
    return name_of(item, keys.site_part(county, name))


def item(typed: str, items: Sequence[Item]) -> tuple[str, str]:
    """Return the id of the item a number means, and why it is none."""
    wanted = names.key(typed).removeprefix("第").removesuffix("项").partition("-")[0]
    if not wanted:
        return "", "没有写序号"
    fits = [one.id for one in items if wanted in (names.key(one.no), names.key(one.id))]
    if len(fits) == 1:
        return fits[0], ""
    return "", f"台账里{'有几个' if fits else '没有'}第{cell_text.shown(typed)}项"


def county(typed: str, units: Sequence[Unit]) -> tuple[str, str]:
    """Return the id of the county a name means, and why it is none: the city itself is 市本级."""
    if not names.key(typed):
        return "", "没有写县区"
    if own_level.means(typed):
        own = own_level.find(units)
        return (own.id if own else own_level.ID), ""
    counties = [unit for unit in units if is_county(unit)]
    bare = [unit for unit in counties if names.key(typed) == names.key(unit.short).rstrip("市县区")]
    fits = [unit for unit in names.find(typed, units) if is_county(unit)] or bare
    if len(fits) == 1:
        return fits[0].id, ""
    return "", f"“{cell_text.shown(typed)}”{'对得上几个县区' if fits else '不是名册里的县区'}"


def filled(site: Site, name: str, typed: str, ground: Ground) -> tuple[Site, str]:
    """Put one cell onto a site; what is not certain leaves it as it is and is asked about: a clause, "" for none."""
    if name in DAYS or name in MONEY:
        return _measured(site, name, typed, ground)
    if name == STATE:
        state = _STATE.get(names.key(typed))
        if state is None:
            listed = "、".join(one.word for one in SiteState)
            return site, f"状态写的是“{cell_text.shown(typed)}”，请从这些里选：{listed}"
        return replace(site, state=state.value), ""
    if name == LINE:
        line = next((one.id for one in ground.lines if one.item == site.item and one.id == names.key(typed)), "")
        return replace(site, line=line or site.line), "" if line else f"这一项里没有“{cell_text.shown(typed)}”这一行"
    return replace(site, remark=typed), ""


def _measured(site: Site, name: str, typed: str, ground: Ground) -> tuple[Site, str]:
    """Take a day or an amount of money."""
    read = judge(DAYS.get(name, PlanField.INVESTMENT), None, None, Raw("text", typed), ground.year)
    if isinstance(read.value, str):
        value = Decimal(read.value) if name in MONEY else read.value
        return replace(site, **{name: value}), ""  # type: ignore[arg-type]
    return site, "" if read.grade is Grade.NONE else f"{HEADINGS[name]}：{read.sentence.rstrip('。')}"


def word(site: Site, name: str) -> str:
    """Write a field of a site as the list shows it, "" for nothing."""
    value = getattr(site, name)
    if name == STATE:
        return SiteState(value).word if value else ""
    return plain(value) if isinstance(value, Decimal) else value or ""


def odd(site: Site) -> list[tuple[str, str]]:
    """Say what of a site cannot be, each with the field it is about: finished before begun, under way and not begun."""
    out = []
    pairs = (("计划", "planned"), ("实际", "real"))
    for word, name in pairs:
        start, finish = getattr(site, f"{name}_start"), getattr(site, f"{name}_finish")
        if start and finish and finish < start[: len(finish)]:
            out.append((f"{name}_finish", f"{word}完工{finish}早于{word}开工{start}"))
    if site.state == SiteState.NOT_STARTED and (site.real_start or site.real_finish):
        out.append((STATE, f"状态是“{SiteState.NOT_STARTED.word}”，却写了实际开工或完工"))
    if site.real_finish and site.state in (SiteState.STARTED, SiteState.BUILDING):
        out.append((STATE, f"写了实际完工，状态却是“{SiteState(site.state).word}”"))
    return out
