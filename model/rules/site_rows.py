"""A list of sites (点位) → what would change: new ones, changed ones, rows that are not clear. Nothing is deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.records import Site
from model.rules import cell_text, names, pasted_table, site_cells
from model.rules.pasted_table import Row, Unread
from model.rules.site_cells import COUNTY, HEADINGS, ITEM, LINE, MONEY, NAME, REMARK, STATE, Ground

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


def read(table: Sequence[Row], ground: Ground) -> Listed:
    """Match rows to items, counties and sites; a blank cell leaves what is there.

    A row without a county means the one known site of that item and name.
    """
    head = pasted_table.heading(table, WORDS)
    missing = [name for name in NEEDED if name not in head.columns]
    by_name = missing == [COUNTY] and any(_alone(row, head, ground) for row in table[head.row + 1 :])
    if head.row < 0 or (missing and not by_name):
        return Listed((), (), (), (_no_table(table, missing),), tuple(ground.known))
    unread = list(_columns(table, head))
    columns = {name: at for name, at in head.columns.items() if not _other_money(table[head.row].at(at), name)}
    held = {site_cells.id_of(one.item, one.county, one.name): one for one in ground.known}
    after: dict[str, Site] = {}
    rows: dict[str, int] = {}
    for row in table[head.row + 1 :]:
        cells = {name: row.at(at) for name, at in columns.items()}
        if not any(cells.values()) or _is_total(cells):
            continue
        made = _site(row, cells, columns, ground, held, unread)
        if made is None:
            continue
        if made.id in after:
            why = (
                f"“{made.name}”和第{rows[made.id]}行是同一项、同一县区的同名点位，没有采用；确是两处的，名称请写出区别"
            )
            unread.append(Unread(row.number, row.text, why, columns[NAME]))
            continue
        after[made.id], rows[made.id] = made, row.number
    old = {one.id: one for one in ground.known}
    return Listed(
        tuple(one for one in after.values() if one.id not in old),
        tuple(one for one in after.values() if one.id in old and one != old[one.id]),
        tuple(one for one in after.values() if one == old.get(one.id)),
        tuple(sorted(unread, key=lambda one: one.row)),
        tuple(one for one in ground.known if one.id not in after),
    )


def _no_table(table: Sequence[Row], missing: Sequence[str]) -> Unread:
    named = "、".join(f"“{HEADINGS[name]}”" for name in missing or HEADINGS)
    said = f"没有看到{named}这几列，整张表没有采用。表头请写：{'、'.join(HEADINGS.values())}"
    return Unread(table[0].number if table else 0, "", said)


def _alone(row: Row, head: pasted_table.Heading, ground: Ground) -> Site | None:
    """Return the one known site of a row's item and name."""
    item, _ = site_cells.item(row.at(head.columns.get(ITEM)), ground.items)
    return _only(item, row.at(head.columns.get(NAME)), ground)


def _only(item: str, name: str, ground: Ground) -> Site | None:
    """Return the one known site of an item and name, None where there is none or several."""
    fits = [one for one in ground.known if one.item == item and names.key(one.name) == names.key(name)]
    return fits[0] if len(fits) == 1 else None


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
    row: Row,
    cells: Mapping[str, str],
    columns: Mapping[str, int],
    ground: Ground,
    held: Mapping[str, Site],
    unread: list[Unread],
) -> Site | None:
    """Return the site of a row as it would be; None where it is not clear which one it is."""
    item, why = site_cells.item(cells[ITEM], ground.items)
    name = "".join(cells[NAME].split())
    known = _only(item, name, ground) if not names.key(cells.get(COUNTY, "")) else None
    county, other = (known.county, "") if known else site_cells.county(cells.get(COUNTY, ""), ground.units)
    wrong = [(ITEM, why), (COUNTY, other), (NAME, "" if name else "没有写点位名称")]
    if said := [(field, one) for field, one in wrong if one]:
        why = f"{'；'.join(one for _, one in said)}，这一行没有采用"
        unread.append(Unread(row.number, row.text, why, columns.get(said[0][0], -1)))
        return None
    own = site_cells.id_of(item, county, name)
    was = made = held.get(own) or Site(own, item, name, county)
    for field, typed in cells.items():
        if field in NEEDED or not typed:
            continue
        made, why = site_cells.filled(made, field, typed, ground)
        if why:
            unread.append(Unread(row.number, cells[NAME], why, columns[field]))
    odd = site_cells.odd(made)
    for field, why in odd:
        unread.append(Unread(row.number, cells[NAME], f"{why}，这一行没有采用", columns.get(field, -1)))
    return made if not odd else was if own in held else None
