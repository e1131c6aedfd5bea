"""The commands for the units: units (the list in and out), unit (one of them changed), counties (what 各县区 means)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from model import output
from model.arguments import DONE, WAITS, Args, Entry, Parser
from model.errors import ClerkError
from model.records import Unit
from model.rules.pasted_table import Unread
from model.terms import Verb
from model.work import change_units, merge_units, set_counties, unit_list
from model.work.change_units import UnitsPlan
from model.work.ledger import Ledger, open_ledger, standing
from model.work.whose_form import find_unit

FIELDS = ("short", "full", "group", "contact", "phone", "leader", "scope")


def _add_units(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    way = sub.add_mutually_exclusive_group()
    way.add_argument("--json", action="store_true")
    way.add_argument("--to", type=Path)
    way.add_argument("--from", dest="source", type=Path)
    sub.add_argument("--add", action="store_true")
    sub.add_argument("--dry-run", action="store_true")


def _units(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        if args.source:
            return _listed(ledger, args)
        found = unit_list.load(ledger)
        if args.to:
            output.say(f"已写出单位名册（{len(found)} 家）：{unit_list.save(ledger, args.to)}")
        elif args.json:
            output.say_json({"units": [_unit_json(unit, found) for unit in found]})
        else:
            _print(found)
    return DONE


def _listed(ledger: Ledger, args: Args) -> int:
    planned = unit_list.plan(ledger, args.source, add=args.add)
    listed = planned.listed
    unread(listed.unread)
    output.say(
        f"名单里新增 {len(listed.new)} 家、有改动 {len(listed.changed)} 家、相同 {len(listed.same)} 家；"
        f"名册里另有 {len(listed.absent)} 家名单没有提到，保持不变。"
    )
    status = _told(ledger, planned.units, args.dry_run)
    return WAITS if listed.unread and status == DONE else status


def _print(units: Sequence[Unit]) -> None:
    shorts = {unit.id: unit.short for unit in units}
    for unit in units:
        told = [f"〔{unit.group}〕{unit.short}", unit.full]
        told += [f"上级 {shorts[unit.parent]}"] if unit.parent in shorts else []
        told += [text for text in (unit.contact, unit.phone) if text]
        told += [f"从{unit.until}起并入{shorts[unit.successor]}"] if unit.successor else []
        output.say("　".join(told))
    output.say(f"共 {len(units)} 家。")


def _unit_json(unit: Unit, units: Sequence[Unit]) -> dict[str, Any]:
    shorts = {one.id: one.short for one in units}
    return {
        "id": unit.id,
        "short": unit.short,
        "full": unit.full,
        "aliases": list(unit.aliases),
        "group": unit.group,
        "parent": shorts.get(unit.parent, ""),
        "contact": unit.contact,
        "phone": unit.phone,
        "leader": unit.leader,
        "scope": unit.scope,
        "in_all_counties": unit.in_all_counties,
        "merged_into": shorts.get(unit.successor, ""),
        "merged_from": unit.until,
    }


def _add_unit(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("unit")
    for field in FIELDS:
        sub.add_argument(f"--{field}")
    sub.add_argument("--alias", action="append", default=[])
    sub.add_argument("--parent")
    sub.add_argument("--before", default="")
    sub.add_argument("--new", action="store_true")
    sub.add_argument("--remove", action="store_true")
    sub.add_argument("--merge-into", default="")
    sub.add_argument("--from", dest="period", default="")
    sub.add_argument("--dry-run", action="store_true")


def _unit(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        return _told(ledger, _one(ledger, args), args.dry_run)


def _one(ledger: Ledger, args: Args) -> UnitsPlan:
    if args.merge_into:
        if not args.period:
            raise ClerkError("没有写从哪一期起并入。没有改动台账。请用 --from 写明，如 --from 2021-08。")
        return merge_units.plan(ledger, args.unit, args.merge_into, args.period)
    now = standing(ledger)
    if args.new:
        return change_units.plan(ledger, [_changed(ledger, Unit("", args.unit, "", "", 0), args)])
    unit = find_unit(now, args.unit)
    if args.remove:
        return change_units.plan(ledger, [], [unit.id])
    changed = {one.id: one for one in (now.setup.units if args.before else ())}
    if args.before:
        moved = change_units.placed(now.setup.units, unit.id, find_unit(now, args.before).id)
        changed = {one.id: one for one in moved if one not in now.setup.units}
    changed[unit.id] = _changed(ledger, changed.get(unit.id, unit), args)
    return change_units.plan(ledger, tuple(changed.values()))


def _changed(ledger: Ledger, unit: Unit, args: Args) -> Unit:
    unit = replace(unit, **{name: value for name in FIELDS if (value := getattr(args, name)) is not None})
    unit = replace(unit, aliases=(*unit.aliases, *args.alias))
    if args.parent is None:
        return unit
    return replace(unit, parent=find_unit(standing(ledger), args.parent).id if args.parent else "")


def _add_counties(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("units", nargs="*")
    sub.add_argument("--item", action="append", default=[])
    sub.add_argument("--json", action="store_true")
    sub.add_argument("--dry-run", action="store_true")


def _counties(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        if args.units:
            return _told(ledger, set_counties.plan(ledger, args.units, args.item), args.dry_run)
        covered = set_counties.load(ledger)
    own = {item.no: [unit.short for unit in units] for item, units, is_own in covered.items if is_own}
    members = [unit.short for unit in covered.members]
    if args.json:
        output.say_json({"counties": members, "items": [item.no for item, _, _ in covered.items], "own": own})
        return DONE
    output.say(f"各县区：{'、'.join(members)}（{len(members)}家），{len(covered.items)}项写“各县区”。")
    for number, units in own.items():
        output.say(f"第{number}项另有规定：{'、'.join(units)}")
    return DONE


def _told(ledger: Ledger, planned: UnitsPlan, dry: bool) -> int:
    """Print what a change says and do it, or refuse it with every problem."""
    for sentence in (*planned.says, *planned.notes):
        output.say(sentence)
    if planned.problems:
        raise ClerkError("\n".join((*planned.problems, "没有改动台账。")))
    return settle(change_units.do(ledger, planned) if planned.ready and not dry else None, ready=planned.ready)


def settle(changes: Any, *, ready: bool, word: str = "已保存") -> int:
    """Say whether something was saved (`word`: as the window's button calls it); returns the exit status."""
    if changes is not None:
        output.say(f"{word}：{changes.title}（第 {changes.act} 号操作）。")
    else:
        output.say("只是预览，没有写入台账。" if ready else "没有要改的，台账没有改动。")
    return DONE


def unread(some: Sequence[Unread], *, cells: bool = False) -> None:
    """Print what of a table is asked about, with its row, of a workbook's with its cell."""
    for one in some:
        where = one.place if cells else f"第{one.row}行" if one.row else ""
        quoted = f"“{one.text}”" if one.text and one.text not in one.why else ""
        output.say(f"〔要问〕{where}{quoted}：{one.sentence}".replace("〕：", "〕"))


VERBS: dict[Verb, Entry] = {
    Verb.UNITS: (_units, _add_units, "单位名册：列出、写出为表、从表读入"),
    Verb.UNIT: (_unit, _add_unit, "改一家单位：改名、别名、归类、上级、联系人，新增、删除、并入"),
    Verb.COUNTIES: (_counties, _add_counties, "各县区包括哪些单位，整个方案的或某几项的"),
}
