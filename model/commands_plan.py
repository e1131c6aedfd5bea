"""The commands that change the plan of a living ledger: change (a target), amend (an item)."""

from __future__ import annotations

from pathlib import Path

from model import output
from model.arguments import DONE, Args, Entry, Parser, date
from model.terms import Verb
from model.work import change_item, change_target
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


NEW = "new"
"""Instead of an item's number: add one."""


def _add_amend(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("item", help=f"事项序号；{NEW} 为新增事项")
    for name in ("no", "text", "section", "deadline"):
        sub.add_argument(f"--{name}")
    for name in ("leaders", "leads", "co"):
        sub.add_argument(f"--{name}", type=_several)
    sub.add_argument("--rename", nargs=2, action="append", default=[], metavar=("LINE", "NAME"))
    sub.add_argument("--add")
    sub.add_argument("--value", default="")
    sub.add_argument("--measure", default="")
    sub.add_argument("--remove", action="append", default=[], metavar="LINE")
    sub.add_argument("--delete", action="store_true")
    sub.add_argument("--from", dest="since", default="")
    sub.add_argument("--reason", default="")
    sub.add_argument("--document", default="")
    sub.add_argument("--date", type=date)
    sub.add_argument("--dry-run", action="store_true")


def _several(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.replace("，", "、").replace(",", "、").split("、") if name.strip())


def _amend(args: Args) -> int:
    line = (change_item.NewLine(args.add, args.value, args.measure),) if args.add is not None else ()
    own = {name: getattr(args, name) for name in ("no", "text", "section", "deadline", "leaders", "leads", "co")}
    why = {name: getattr(args, name) for name in ("since", "reason", "document", "date")}
    item = "" if args.item == NEW else args.item
    edit = change_item.ItemEdit(item, **own, **why, rename=dict(args.rename), add=line, remove=tuple(args.remove))
    with open_ledger(args.ledger) as ledger:
        planned = change_item.removal(ledger, item) if args.delete else change_item.plan(ledger, edit)
        changes = None if args.dry_run else change_item.do(ledger, planned)
    output.planned(planned.sentences, changes)
    return DONE


VERBS: dict[Verb, Entry] = {
    Verb.CHANGE: (_change, _add_change, "更正一行的目标，自某一期起（写明理由和批准文件）"),
    Verb.AMEND: (_amend, _add_amend, "更正事项：文字、时限、单位，增加或删除事项、指标和节点"),
}
