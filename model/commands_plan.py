"""The commands that change the plan of a living ledger: change (a target)."""

from __future__ import annotations

from pathlib import Path

from model import output
from model.arguments import DONE, Args, Entry, Parser, date
from model.terms import Verb
from model.work import change_target
from model.work.ledger import open_ledger


def _add_change(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("line")
    sub.add_argument("value")
    sub.add_argument("--from", dest="since", required=True)
    sub.add_argument("--reason", required=True)
    sub.add_argument("--document", default="")
    sub.add_argument("--date", type=date)
    sub.add_argument("--start", default="")
    sub.add_argument("--sure", action="store_true")
    sub.add_argument("--dry-run", action="store_true")


def _change(args: Args) -> int:
    ask = change_target.Ask(
        args.line, args.value, args.since, args.reason, args.document, args.date, args.start, args.sure
    )
    with open_ledger(args.ledger) as ledger:
        planned = change_target.plan(ledger, ask)
        changes = None if args.dry_run else change_target.do(ledger, planned)
    output.planned(planned.sentences, changes)
    return DONE


VERBS: dict[Verb, Entry] = {
    Verb.CHANGE: (_change, _add_change, "更正一行的目标，自某一期起（写明理由和批准文件）"),
}
