"""A list of units and contacts → what would change: new units, changed ones, names that are not clear."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from model.records import Unit
from model.rules import cell_text, names, pasted_table, unit_groups
from model.rules.pasted_table import Row, Unread

SHORT, FULL, ALIASES, GROUP, PARENT = "short", "full", "aliases", "group", "parent"
CONTACT, PHONE, LEADER, SCOPE, COUNTIES = "contact", "phone", "leader", "scope", "in_all_counties"

HEADINGS = {
    SHORT: "单位",
    FULL: "全称",
    ALIASES: "别名",
    GROUP: "类别",
    PARENT: "上级",
    CONTACT: "联系人",
    PHONE: "联系电话",
    LEADER: "分管市领导",
    COUNTIES: "是否各县区",
    SCOPE: "口径",
}
"""The list's columns as it goes out, in their order."""

WORDS: Mapping[str, Sequence[str]] = {
    SHORT: ("单位", "简称", "单位简称", "单位名称", "名称", "填报单位", "责任单位"),
    FULL: ("全称", "单位全称"),
    ALIASES: ("别名", "其他名称", "曾用名", "又名"),
    GROUP: ("类别", "分类", "单位类别", "组别", "性质"),
    PARENT: ("上级", "上级单位", "主管单位", "所属单位"),
    CONTACT: ("联系人", "联络员", "经办人", "联系人姓名", "姓名"),
    PHONE: ("联系电话", "电话", "手机", "手机号", "联系方式", "办公电话"),
    LEADER: ("分管市领导", "分管领导", "市领导"),
    COUNTIES: ("是否各县区", "各县区", "属各县区"),
    SCOPE: ("口径", "统计口径"),
}

YES, NO = frozenset("是√✓1有"), frozenset("否×✗0无不")
OTHERS = ("序号", "备注", "排序", "顺序", "no")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list would do: whole units as they would be, and what is asked about.

    `new` (ids begin with ?): its names that are no unit of the ledger, where they were asked for. `absent`: units of
    the ledger the list does not name; they stay as they are.
    """

    new: tuple[Unit, ...]
    changed: tuple[Unit, ...]
    same: tuple[Unit, ...]
    unread: tuple[Unread, ...]
    absent: tuple[Unit, ...]


def read(table: Sequence[Row], units: Sequence[Unit], *, add: bool = False) -> Listed:
    """Match rows to units by name; a blank cell leaves what is there.

    `add`: a name that fits none is a new unit; else it is asked about.
    """
    head = pasted_table.heading(table, WORDS)
    if head.row < 0 or SHORT not in head.columns:
        why = "没有看到“单位”这一列。表头请写：" + "、".join(HEADINGS.values())
        return Listed((), (), (), (Unread(table[0].number if table else 0, "", why),), tuple(units))
    unread = [
        Unread(table[head.row].number, word, f"“{cell_text.shown(word)}”这一列看不出是什么，没有采用")
        for column in head.strange
        if names.key(word := table[head.row].at(column)).lower() not in OTHERS
    ]
    body = [
        (row, {name: row.at(column) for name, column in head.columns.items()})
        for row in table[head.row + 1 :]
        if row.at(head.columns[SHORT])
    ]
    meant = _meant(body, units, unread, add=add)
    known = [*units, *(unit for _, _, unit in meant if unit.id.startswith("?"))]
    after = [unit for row, cells, was in meant if (unit := _after(row, cells, was, known, unread))]
    old = {unit.id: unit for unit in units}
    named = {unit.id for unit in after}
    return Listed(
        tuple(unit for unit in after if unit.id not in old),
        tuple(unit for unit in after if unit.id in old and unit != old[unit.id]),
        tuple(unit for unit in after if unit == old.get(unit.id)),
        tuple(sorted(unread, key=lambda one: one.row)),
        tuple(unit for unit in units if unit.id not in named and not unit.successor),
    )


def _meant(
    body: Sequence[tuple[Row, Mapping[str, str]]], units: Sequence[Unit], unread: list[Unread], *, add: bool
) -> list[tuple[Row, Mapping[str, str], Unit]]:
    """Return the unit each row is about; rows that name one unit twice, or fit several, are asked about."""
    found: defaultdict[str, list[tuple[Row, Mapping[str, str], Unit]]] = defaultdict(list)
    for row, cells in body:
        fits = names.find(cells[SHORT], units)
        if why := _unclear(cells, fits, units, add=add):
            unread.append(Unread(row.number, row.text, why))
            continue
        unit = fits[0] if fits else Unit(f"?{names.key(cells[SHORT])}", cells[SHORT], "", "", 0)
        found[unit.id].append((row, cells, unit))
    for rows in found.values():
        for row, cells, _ in rows[1:]:
            unread.append(Unread(row.number, row.text, f"“{cells[SHORT]}”和第{rows[0][0].number}行是同一家，没有采用"))
    return [rows[0] for rows in found.values()]


def _unclear(cells: Mapping[str, str], fits: Sequence[Unit], units: Sequence[Unit], *, add: bool) -> str:
    """Say why a row's unit is not certain, "" where it is."""
    name = cell_text.shown(cells[SHORT])
    if len(fits) > 1:
        return f"“{name}”对得上{'、'.join(unit.short for unit in fits)}，没有采用，请写全称"
    if fits:
        return ""
    if by_full := names.find(cells.get(FULL, ""), units):
        return f"“{name}”不在名册里，全称却是“{by_full[0].short}”的，没有采用；改了名的，请先给“{by_full[0].short}”改名"
    return "" if add else f"“{name}”不在名册里，没有采用；确实要新增的，请选“新增名单里的单位”再读"


def _after(row: Row, cells: Mapping[str, str], was: Unit, known: Sequence[Unit], unread: list[Unread]) -> Unit | None:
    unit = replace(
        was,
        full=cells.get(FULL) or was.full,
        contact=cells.get(CONTACT) or was.contact,
        phone=cells.get(PHONE) or was.phone,
        leader=cells.get(LEADER) or was.leader,
        scope=cells.get(SCOPE) or was.scope,
    )
    group = cells.get(GROUP, "")
    unit = replace(unit, group=unit_groups.mapped(group) or group or unit.group or unit_groups.group(unit.short))
    more = [name for part in re.split(r"[、,，;；\n]", cells.get(ALIASES, "")) if (name := part.strip())]
    unit = replace(unit, aliases=tuple(dict.fromkeys((*unit.aliases, *more))))
    for why in _asked(cells):
        unread.append(Unread(row.number, row.text, why))
    if answer := names.key(cells.get(COUNTIES, "")):
        unit = replace(unit, in_all_counties=answer in YES or (answer not in NO and unit.in_all_counties))
    if above := cells.get(PARENT, ""):
        fits = [one for one in names.find(above, known) if one.id != unit.id]
        if len(fits) != 1:
            why = f"上级“{cell_text.shown(above)}”" + ("对得上几家" if fits else "不在名册里") + "，没有采用"
            unread.append(Unread(row.number, row.text, why))
        else:
            unit = replace(unit, parent=fits[0].id)
    return unit


def _asked(cells: Mapping[str, str]) -> Iterator[str]:
    answer = names.key(cells.get(COUNTIES, ""))
    if answer and answer not in YES | NO:
        yield f"“是否各县区”写的是“{cell_text.shown(answer)}”，请写是或否，这一格没有采用"
