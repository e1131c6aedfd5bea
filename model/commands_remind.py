"""The command for what units are asked in a round: remind (催报单, 退回单)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from model import output
from model.arguments import DONE, WAITS, Args, Entry, Parser, add_script, date
from model.errors import ClerkError
from model.terms import Verb
from model.work import remind
from model.work.ledger import open_ledger
from model.work.remind import Reminders, WrittenPapers


def _add(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--period", required=True, help="哪一期")
    sub.add_argument("--returned", action="store_true", help="写退回单：还有待确认、冲突、隔离的；不写为催报单")
    sub.add_argument("--to", type=Path, help="每家一份写到这个文件夹，另有清单和压缩包")
    sub.add_argument("--text", action="store_true", help="按文字印出来，可复制；一家的是全文，几家的是一条通知")
    sub.add_argument("--unit", action="append", default=[], help="只给这些单位")
    sub.add_argument("--reply-by", type=date, help="退回单的改正期限；不写为三天后")
    add_script(sub)
    sub.add_argument("--date", type=date, help="写在哪天；不写为今天")
    sub.add_argument("--dry-run", action="store_true", help="只看，不写文件")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")


def _remind(args: Args) -> int:
    if args.reply_by and not args.returned:
        raise ClerkError("--reply-by 是退回单的改正期限，催报单没有。没有生成文件。请加 --returned，或去掉它。")
    with open_ledger(args.ledger) as ledger:
        shown = (
            remind.returned(ledger, args.period, args.date, args.unit, args.reply_by)
            if args.returned
            else remind.look(ledger, args.period, args.date, args.unit)
        )
    return tell((shown,), args)


def tell(some: Sequence[Reminders], args: Args) -> int:
    """Write papers where `args.to` and no `args.dry_run` is said; say what there is, and return the exit status."""
    fresh = bool(args.to) and not args.to.exists()
    every: list[tuple[Reminders, WrittenPapers | None]] = []
    for shown in map(remind.in_simplified, some) if args.simplified else some:
        going = bool(shown.found.written and args.to and not args.dry_run)
        every.append((shown, remind.do(shown, args.to) if going else None))
    if args.json:
        told = [_json(shown, written) for shown, written in every]
        output.say_json(told[0] if len(told) == 1 else {"papers": told})
    else:
        for shown, written in every:
            _say(shown, written, text=args.text)
        if args.dry_run:
            output.say("只是预检，没有写文件。")
        if any(written for _, written in every):
            output.made(args.to, fresh)
    return WAITS if any(shown.found.written and not written for shown, written in every) else DONE


def _say(shown: Reminders, written: WrittenPapers | None, *, text: bool) -> None:
    found = shown.found
    if text and found.written:
        output.say(shown.text)
        return
    for sentence in found.says:
        output.say(sentence)
    for one in found.written:
        output.say(f"    {one.brief}")
    if written:
        output.say(f"已生成{len(written.files)}份{found.name}：{written.folder}")
        whole = f"全部事项：{written.whole.name}；" if written.whole else ""
        output.say(f"{whole}清单：{written.list.name}；全部打包：{written.zip.name}")


def _json(shown: Reminders, written: WrittenPapers | None) -> dict[str, object]:
    return {
        "paper": shown.found.name,
        "units": [
            {
                "unit": one.short,
                "contact": one.contact,
                "phone": one.phone,
                "says": one.brief,
                "text": remind.text(one) if one.paper else None,
            }
            for one in shown.found.papers
        ],
        "text": shown.text if shown.found.written else "",
        "files": [str(path) for path in written.files] if written else [],
    }


VERBS: dict[Verb, Entry] = {
    Verb.REMIND: (_remind, _add, "催报单、退回单：给没有报的、有问题要改的单位每家一份，另有清单和可复制的文字"),
}
