"""A list of sites (点位) → what would change: new ones, changed ones, rows that are not clear. Nothing is deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.records import Item, Line, Raw, Site, Unit
from model.rules import cell_text, names, own_level, pasted_table
from model.rules.pasted_table import Row, Unread
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

WORDS: Mapping[str, Sequence[str]] = {
    ITEM: ("序号", "实事序号", "项号", "事项序号", "事项", "项目序号"),
    LINE: ("指标序号", "指标", "行号"),
    NAME: ("点位名称", "点位", "项目名称", "项目", "名称", "建设地点"),
    COUNTY: ("县区", "所在县区", "所属县区", "地区", "所在地", "县（区）", "区县"),
    "planned_start": ("计划开工", "计划开工时间", "计划开工日期", "拟开工时间"),
    "planned_finish": ("计划完工", "计划完工时间", "计划竣工", "计划竣工时间", "计划完成时间"),
    "real_start": ("实际开工", "实际开工时间", "实际开工日期", "开工时间", "开工日期"),
    "real_finish": ("实际完工", "实际完工时间", "实际竣工", "竣工时间", "完工时间", "完工日期"),
    "investment": ("总投资", "计划总投资", "计划投资", "投资额", "投资"),
    "invested": ("已完成投资", "完成投资", "累计完成投资", "投资完成额", "已投资"),
    STATE: ("状态", "当前状态", "建设状态", "形象进度", "当前阶段", "进展"),
    REMARK: ("备注", "说明"),
}

NEEDED = (ITEM, NAME, COUNTY)
"""Columns without which no row says which site it is."""

STATES = {
    SiteState.NOT_STARTED: ("未开工", "尚未开工", "未动工", "前期", "前期工作", "招标"),
    SiteState.STARTED: ("已开工", "开工", "在建", "施工中", "建设中", "已动工"),
    SiteState.BUILDING: ("主体施工", "主体", "主体建设", "主体封顶", "主体施工中"),
    SiteState.FINISHED: ("完工", "已完工", "竣工", "已竣工", "基本完工", "竣工验收", "已建成"),
    SiteState.IN_USE: ("投入使用", "已投入使用", "投用", "已投用", "交付使用"),
}
"""What clerks call a site's state."""

_STATE = {word: state for state, words in STATES.items() for word in words}
_OTHER_MONEY = re.compile("[（(](亿元|元|千元|百万元)[）)]")
_OTHERS = ("no", "排序", "顺序", "牵头单位", "实事内容")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list would do: whole sites as they would be, what is asked about, and those it does not name.

    Sites of `absent` stay as they are.
    """

    new: tuple[Site, ...]
    changed: tuple[Site, ...]
    same: tuple[Site, ...]
    unread: tuple[Unread, ...]
    absent: tuple[Site, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a list is read against."""

    items: Sequence[Item]
    lines: Sequence[Line]
    units: Sequence[Unit]
    known: Sequence[Site]
    year: int


def read(table: Sequence[Row], ground: Ground) -> Listed:
    """Match rows to items, counties and sites; a blank cell leaves what is there."""
    head = pasted_table.heading(table, WORDS)
    missing = [HEADINGS[name] for name in NEEDED if name not in head.columns]
    if head.row < 0 or missing:
        why = f"没有看到{'、'.join(f'“{name}”' for name in missing or HEADINGS.values())}这几列，整张表没有采用"
        said = f"{why}。表头请写：{'、'.join(HEADINGS.values())}"
        return Listed((), (), (), (Unread(table[0].number if table else 0, "", said),), tuple(ground.known))
    unread = list(_columns(table, head))
    columns = {name: at for name, at in head.columns.items() if not _other_money(table[head.row].at(at), name)}
    held = {name_of(one.item, keys.site_part(one.county, one.name)): one for one in ground.known}
    first: dict[str, int] = {}
    after: list[Site] = []
    for row in table[head.row + 1 :]:
        cells = {name: row.at(at) for name, at in columns.items()}
        if not any(cells.values()) or _is_total(cells):
            continue
        made = _site(row, cells, ground, held, unread)
        if made is None:
            continue
        if made.id in first:
            why = (
                f"“{made.name}”和第{first[made.id]}行是同一项、同一县区的同名点位，没有采用；确是两处的，名称请写出区别"
            )
            unread.append(Unread(row.number, row.text, why))
            continue
        first[made.id] = row.number
        after.append(made)
    old = {one.id: one for one in ground.known}
    return Listed(
        tuple(one for one in after if one.id not in old),
        tuple(one for one in after if one.id in old and one != old[one.id]),
        tuple(one for one in after if one == old.get(one.id)),
        tuple(sorted(unread, key=lambda one: one.row)),
        tuple(one for one in ground.known if one.id not in first),
    )


def _columns(table: Sequence[Row], head: pasted_table.Heading) -> Iterator[Unread]:
    """Yield columns nobody knows, headings that stand twice, and money in another measure."""
    row = table[head.row]
    for column in head.strange:
        word = row.at(column)
        if names.key(word).lower() not in _OTHERS:
            yield Unread(row.number, word, f"“{cell_text.shown(word)}”这一列看不出是什么，没有采用")
    for name in head.twice:
        yield Unread(row.number, HEADINGS[name], f"“{HEADINGS[name]}”有两列，用的是左边那一列")
    for name, column in head.columns.items():
        if other := _other_money(row.at(column), name):
            yield Unread(row.number, row.at(column), f"“{HEADINGS[name]}”一列写的是{other}，没有采用；请换算成万元再读")


def _other_money(heading: str, name: str) -> str:
    """Return the measure of a money column where it is not 万元."""
    found = _OTHER_MONEY.search(heading) if name in MONEY else None
    return found[1] if found else ""


def _is_total(cells: Mapping[str, str]) -> bool:
    words = {names.key(cells.get(name, "")) for name in (ITEM, NAME, COUNTY)}
    return bool(words & {"合计", "总计", "小计", "全市合计"})


def _site(
    row: Row, cells: Mapping[str, str], ground: Ground, held: Mapping[str, Site], unread: list[Unread]
) -> Site | None:
    """Return the site of a row as it would be; None where it is not clear which one it is."""
    item, why = _item(cells[ITEM], ground.items)
    county, other = _county(cells[COUNTY], ground.units)
    name = "".join(cells[NAME].split())
    if wrong := [one for one in (why, other, "" if name else "没有写点位名称") if one]:
        unread.append(Unread(row.number, row.text, f"{'；'.join(wrong)}，这一行没有采用"))
        return None
    part = keys.site_part(county, name)
    was = held.get(name_of(item, part)) or Site(name_of(item, part), item, name, county)
    made, asked = _filled(cells, was, ground)
    asked = [*asked, *_odd(made)]
    unread += [Unread(row.number, cells[NAME], one) for one in asked]
    return made if not _odd(made) else was if was.id in held else None


def _item(typed: str, items: Sequence[Item]) -> tuple[str, str]:
    wanted = names.key(typed).removeprefix("第").removesuffix("项").partition("-")[0]
    if not wanted:
        return "", "没有写序号"
    fits = [one.id for one in items if wanted in (names.key(one.no), names.key(one.id))]
    if len(fits) == 1:
        return fits[0], ""
    return "", f"台账里{'有几个' if fits else '没有'}第{cell_text.shown(typed)}项"


def _county(typed: str, units: Sequence[Unit]) -> tuple[str, str]:
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


def _filled(cells: Mapping[str, str], site: Site, ground: Ground) -> tuple[Site, list[str]]:
    """Put a row's cells onto what was known; what is not certain is asked about and leaves what is there."""
    asked: list[str] = []
    for name, typed in cells.items():
        if name in (ITEM, NAME, COUNTY) or not typed:
            continue
        if name in DAYS or name in MONEY:
            field = DAYS.get(name, PlanField.INVESTMENT)
            read = judge(field, None, None, Raw("text", typed), ground.year)
            if isinstance(read.value, str):
                value = Decimal(read.value) if name in MONEY else read.value
                site = replace(site, **{name: value})  # type: ignore[arg-type]
            elif read.grade is not Grade.NONE:
                asked.append(f"{HEADINGS[name]}：{read.sentence.rstrip('。')}")
        elif name == STATE:
            state = _STATE.get(names.key(typed))
            site = replace(site, state=state.value) if state else site
            if state is None:
                listed = "、".join(one.word for one in SiteState)
                asked.append(f"状态写的是“{cell_text.shown(typed)}”，请从这些里选：{listed}")
        elif name == LINE:
            line = next((one.id for one in ground.lines if one.item == site.item and one.id == names.key(typed)), "")
            site = replace(site, line=line or site.line)
            if not line:
                asked.append(f"这一项里没有“{cell_text.shown(typed)}”这一行")
        else:
            site = replace(site, remark=typed)
    return site, asked


def word(site: Site, name: str) -> str:
    """Write a field of a site as the list shows it, "" for nothing."""
    value = getattr(site, name)
    if name == STATE:
        return SiteState(value).word if value else ""
    return plain(value) if isinstance(value, Decimal) else value or ""


def _odd(site: Site) -> list[str]:
    """Say what of a site cannot be: finished before begun, under way while not begun."""
    out = []
    pairs = (("计划", site.planned_start, site.planned_finish), ("实际", site.real_start, site.real_finish))
    out += [
        f"{word}完工{finish}早于{word}开工{start}，这一行没有采用"
        for word, start, finish in pairs
        if start and finish and finish < start[: len(finish)]
    ]
    if site.state == SiteState.NOT_STARTED and (site.real_start or site.real_finish):
        out.append(f"状态是“{SiteState.NOT_STARTED.word}”，却写了实际开工或完工，这一行没有采用")
    if site.real_finish and site.state in (SiteState.STARTED, SiteState.BUILDING):
        out.append(f"写了实际完工，状态却是“{SiteState(site.state).word}”，这一行没有采用")
    return out
