"""The commands for what is published: close (封存), reopen (重开), snapshots (封存记录), compare (两期对比)."""

from __future__ import annotations

from pathlib import Path

from model import output, output_closing, output_round
from model.arguments import DONE, Args, Entry, Parser, date
from model.errors import ClerkError
from model.records import Closed, Published
from model.terms import Verb
from model.work import close_period, closed_rounds, compare_periods, reopen_period
from model.work.ledger import Ledger, find_round, open_ledger, standing


def _add_close(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--period", required=True, help="哪一期")
    sub.add_argument("--reason", default="", help="还有冲突、或一行没报也要封存的理由")
    sub.add_argument("--date", type=date, help="封存日期；不写为今天")
    sub.add_argument("--dry-run", action="store_true", help="只预检")


def _close(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        planned = close_period.plan(ledger, close_period.Ask(args.period, args.reason, args.date))
        changes = None if args.dry_run else close_period.do(ledger, planned)
    output.planned(planned.sentences, changes)
    return DONE


def _add_reopen(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--period", required=True, help="哪一期")
    sub.add_argument("--reason", required=True, help="理由")
    sub.add_argument("--approver", required=True, help="批准人")
    sub.add_argument("--date", type=date, help="重开日期；不写为今天")
    sub.add_argument("--dry-run", action="store_true", help="只预检")


def _reopen(args: Args) -> int:
    ask = reopen_period.Ask(args.period, args.reason, args.approver, args.date)
    with open_ledger(args.ledger) as ledger:
        planned = reopen_period.plan(ledger, ask)
        changes = None if args.dry_run else reopen_period.do(ledger, planned)
    output.planned(planned.sentences, changes)
    return DONE


def _add_snapshots(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--period", default="", help="只看哪一期")
    sub.add_argument("--number", type=int, help="照第几次封存的样子看这一期")
    sub.add_argument("--json", action="store_true")


def _snapshots(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        period = find_round(standing(ledger), args.period).period if args.period else ""
        found = closed_rounds.closings(ledger, period)
        if args.number is not None:
            return _as_it_was(ledger, period, found, args)
        names = {one.period: one.name for one in standing(ledger).known.rounds}
    if args.json:
        output.say_json({"snapshots": [output_closing.closed_json(one) for one in found]})
    else:
        output_closing.snapshots(found, names)
    return DONE


def _as_it_was(ledger: Ledger, period: str, found: tuple[Closed, ...], args: Args) -> int:
    """Show a round as one of its closings froze it."""
    if not period:
        raise ClerkError("没有写看哪一期。没有改动台账。请用 --period 写明。")
    held = next((one.closing for one in found if one.closing.number == args.number), None)
    if held is None:
        raise ClerkError(f"{period}没有第{args.number}次封存。没有改动台账。请先不写 --number，看有哪几次。")
    view = close_period.as_it_was(ledger, held)
    if args.json:
        output.say_json({**output_round.show_json(view), **output_closing.published_json(Published(view, held), None)})
    else:
        output_closing.banner(Published(view, held))
        output_round.shown(view)
    return DONE


def _add_compare(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("first", metavar="期次一")
    sub.add_argument("second", metavar="期次二")
    sub.add_argument("--to", type=Path, help="另存为 .xlsx")
    sub.add_argument("--json", action="store_true")


def _compare(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        found = compare_periods.plan(ledger, args.first, args.second)
        saved = compare_periods.save(found, args.to) if args.to else None
    if args.json:
        output.say_json(output_closing.compared_json(found))
        return DONE
    output_closing.compared(found)
    if saved:
        output.say(f"已生成对比表：{saved}")
    return DONE


VERBS: dict[Verb, Entry] = {
    Verb.CLOSE: (_close, _add_close, "封存一期：照现在的样子定下，以后不变"),
    Verb.REOPEN: (_reopen, _add_reopen, "经批准重开已封存的一期"),
    Verb.SNAPSHOTS: (_snapshots, _add_snapshots, "列出历次封存和重开，或照当时的样子看一期"),
    Verb.COMPARE: (_compare, _add_compare, "两期逐行对比：数、亮灯、新增、终止"),
}
