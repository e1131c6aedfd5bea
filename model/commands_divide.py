"""The commands that divide the work: tag (件号, leaders, 省市县), shares (counties' parts), reporting (who fills)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from model import output
from model.arguments import DONE, WAITS, Args, Entry, Parser, term
from model.commands_units import settle, unread
from model.errors import ClerkError
from model.rules import pasted_columns
from model.rules.breakdown import Breakdown
from model.rules.pasted_columns import Given
from model.rules.quantity import plain
from model.terms import Joint, Route, Tag, Verb
from model.work import set_reporting, set_shares, set_tags, table_file
from model.work.ledger import Ledger, open_ledger, standing
from model.work.set_reporting import Wish
from model.work.set_shares import Grid, SharesPlan
from model.work.set_tags import TagsPlan
from model.work.who_gets import WhoGets


def _add_source(sub: Parser) -> None:
    way = sub.add_mutually_exclusive_group()
    way.add_argument("--from", dest="source", type=Path)
    way.add_argument("--paste")


def _items(ledger: Ledger, numbers: list[str]) -> list[str]:
    """Return the ids of items named by id or printed number; raises ClerkError where one is not certain."""
    items = standing(ledger).setup.items
    out = []
    for number in numbers:
        fits = [one.id for one in items if one.id == number] or [one.id for one in items if one.no == number]
        if len(fits) != 1:
            why = f"有几个第{number}项，请写{'、'.join(fits)}中的一个" if fits else f"台账里没有第{number}项"
            raise ClerkError(f"{why}。没有改动台账。")
        out += fits
    return out


# --- tag ----------------------------------------------------------------------------------------------------


def _add_tag(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("items", nargs="*")
    _add_source(sub)
    sub.add_argument("--public-no")
    sub.add_argument("--leader", action="append")
    sub.add_argument("--tag", action="append", type=term(Tag))
    sub.add_argument("--dry-run", action="store_true")


def _tag(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        planned = _tags(ledger, args)
        unread(planned.unread)
        for sentence in (*planned.says, *planned.notes):
            output.say(sentence)
        done = set_tags.do(ledger, planned) if planned.ready and not args.dry_run else None
    settle(done, ready=planned.ready)
    return WAITS if planned.unread else DONE


def _tags(ledger: Ledger, args: Args) -> TagsPlan:
    if args.source:
        return set_tags.paste(ledger, table_file.read(args.source, pasted_columns.WORDS))
    if args.paste is not None:
        return set_tags.paste(ledger, table_file.pasted(args.paste))
    if not args.items:
        raise ClerkError("没有写是哪几项。没有改动台账。请写序号，或用 --from 文件、--paste 粘贴的内容。")
    leaders = None if args.leader is None else tuple(one for one in args.leader if one)
    tags = None if args.tag is None else tuple(args.tag)
    return set_tags.plan(ledger, [Given(0, item, args.public_no, leaders, tags) for item in _items(ledger, args.items)])


# --- shares -------------------------------------------------------------------------------------------------


def _add_shares(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    _add_source(sub)
    sub.add_argument("--undivided", action="append", default=[])
    sub.add_argument("--divided", action="append", default=[])
    sub.add_argument("--clear", action="append", default=[])
    sub.add_argument("--json", action="store_true")
    sub.add_argument("--dry-run", action="store_true")


def _shares(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        grid = set_shares.load(ledger)
        planned = _divided(ledger, args, grid)
        if planned is None:
            _show(grid, as_json=args.json)
            return DONE
        unread(planned.unread)
        for sentence in (*planned.says, *planned.notes, *(f"{said}。" for said in planned.doubts)):
            output.say(sentence)
        done = None
        if not args.dry_run or planned.problems:
            done = set_shares.do(ledger, planned) if planned.ready or planned.problems else None
    settle(done, ready=planned.ready)
    return WAITS if planned.unread or planned.doubts or planned.notes else DONE


def _divided(ledger: Ledger, args: Args, grid: Grid) -> SharesPlan | None:
    if args.source:
        return set_shares.paste(ledger, table_file.read(args.source))
    if args.paste is not None:
        return set_shares.paste(ledger, table_file.pasted(args.paste))
    ticks = dict.fromkeys(args.undivided, True) | dict.fromkeys(args.divided, False)
    shares = {one.line.id: one.shares for one in grid.lines}
    cleared: Mapping[tuple[str, str], Decimal | None] = {
        (line, unit): None for line in args.clear for unit in shares.get(line, ())
    }
    return set_shares.plan(ledger, cleared, ticks) if ticks or args.clear else None


def _show(grid: Grid, *, as_json: bool) -> None:
    shorts = {unit.id: unit.short for unit in grid.units}
    if as_json:
        output.say_json({"units": list(shorts.values()), "lines": [_line_json(one, shorts) for one in grid.lines]})
        return
    for one in grid.lines:
        parts = "、".join(f"{shorts[unit]}{plain(value)}" for unit, value in one.shares.items())
        output.say(f"{one.line.id} {one.line.name}〔{one.word}〕{parts}")


def _line_json(one: Breakdown, shorts: Mapping[str, str]) -> dict[str, Any]:
    def number(value: Decimal | None) -> int | float | None:
        return None if value is None else int(value) if value == int(value) else float(value)

    target = one.line.target
    return {
        "line": one.line.id,
        "name": one.line.name,
        "kind": one.line.kind.value,
        "value": number(target.printed) if target else None,
        "unit": target.printed_measure if target else None,
        "undivided": one.line.undivided,
        "shares": [{"unit": shorts[unit], "value": number(value)} for unit, value in one.shares.items()],
        "total": number(one.total),
        "difference": number(one.difference),
        "word": one.word,
    }


# --- reporting ----------------------------------------------------------------------------------------------


def _add_reporting(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("items", nargs="+")
    sub.add_argument("--route", type=term(Route))
    sub.add_argument("--joint", type=term(Joint))
    sub.add_argument("--must-fill", action="append", default=[])
    sub.add_argument("--need-not", action="append", default=[])
    sub.add_argument("--period", default="")
    sub.add_argument("--dry-run", action="store_true")


def _reporting(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        wish = Wish(
            tuple(_items(ledger, args.items)),
            args.route,
            args.joint,
            tuple(args.must_fill),
            tuple(args.need_not),
        )
        planned = set_reporting.plan(ledger, wish, args.period)
        for sentence in (*planned.says, *planned.differences):
            output.say(sentence)
        output.say(f"改后 {planned.period} 共 {len(planned.forms)} 家有表。")
        done = None
        if planned.problems or not args.dry_run:
            done = set_reporting.do(ledger, planned) if planned.ready or planned.problems else None
    return settle(done, ready=planned.ready)


def who_gets(found: WhoGets, wanted: Collection[str]) -> None:
    """Print who would get a form, with how many rows and why; nothing is written."""
    shown = [one for one in found.addressees if one.unit.id in wanted]
    for one in shown:
        output.say(f"{one.unit.short}　{one.rows}行：{one.why}")
    rows = sum(one.rows for one in shown)
    output.say(f"{found.round.name}共 {len(found.addressees)} 家有表，上面列出 {len(shown)} 家、{rows} 行。")
    output.say(f"没有表的 {len(found.others)} 家：{'、'.join(unit.short for unit in found.others)}")
    output.say("只是预览，没有发表，没有写入台账。")


VERBS: dict[Verb, Entry] = {
    Verb.TAG: (_tag, _add_tag, "给事项编件号、定分管市领导、标省市县，逐项写或从表读入"),
    Verb.SHARES: (_shares, _add_shares, "分解任务：列出、从表读入、清除、定为不分解"),
    Verb.REPORTING: (_reporting, _add_reporting, "报送渠道、几家牵头怎么报、谁还要填报"),
}
