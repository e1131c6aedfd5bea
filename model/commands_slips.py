"""The commands for 督办单: slips (清单), slip (立项 and every step after it)."""

from __future__ import annotations

import datetime
from pathlib import Path

from model import clock, output, output_slips
from model.arguments import DONE, WAITS, Args, Entry, Parser, add_script, date
from model.errors import ClerkError
from model.rules import slip_colour, slip_flow, slip_view
from model.terms import Verb
from model.terms_slip import SlipMove, SlipState
from model.work import move_slip, new_slip, slips
from model.work.ledger import Ledger, open_ledger

NEW = "new"
_MOVES = {one.word: one for one in SlipMove} | {one.value: one for one in SlipMove}


def _add_slips(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--open", action="store_true", help="只列在办的")
    sub.add_argument("--overdue", action="store_true", help="只列逾期的")
    sub.add_argument("--state", default="", help="只列这种状态的：办理中、已反馈…，写开头就行")
    sub.add_argument("--unit", default="", help="只列这家单位牵头的")
    sub.add_argument("--date", type=date, help="按哪一天看；不写为今天")
    sub.add_argument("--to", type=Path, help="写成督办登记表（.xlsx）")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")


def _slips(args: Args) -> int:
    states = _states(args.state)
    with open_ledger(args.ledger) as ledger:
        day = args.date or clock.today()
        every = slips.look(ledger, day)
        unit = slips.unit(ledger, args.unit, day) if args.unit else ""
        shown = [
            one
            for one in every
            if (one.open or not args.open)
            and (one.overdue or not args.overdue)
            and one.state in states
            and unit in ("", one.unit)
        ]
        if args.to and not shown:
            raise ClerkError("没有可列的督办单，没有生成登记表。没有改动台账。")
        to = slips.save_register(ledger, args.to, [one.slip.no for one in shown], day) if args.to else None
        empty = slips.empty_numbers(ledger)
    if args.json:
        output.say_json(output_slips.list_json(shown, day, to))
    else:
        for line in output_slips.listed(shown):
            output.say(line)
        output.say(slip_view.counted(every) + empty)
        output.say(slip_colour.IN_WORDS)
        if to:
            output.say(f"已写出督办登记表：{to}")
    return WAITS if any(one.open and (one.overdue or one.marks) for one in shown) else DONE


def _states(word: str) -> tuple[SlipState, ...]:
    """Return the states a word begins, all for ""; raises ClerkError where it begins none."""
    if some := tuple(one for one in SlipState if one.word.startswith(word)):
        return some
    may = "；".join(one.word for one in SlipState)
    raise ClerkError(f"没有“{word}”这种状态。没有改动台账。可选：{may}。")


def _add_slip(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("number", metavar="new|编号", help="new 立项；3 或 连政督〔2021〕3号 看或办这一件")
    sub.add_argument("move", nargs="?", default="", metavar="|".join(one.word for one in SlipMove), help="不写只看")
    sub.add_argument("--line", default="", help="立项：按哪一行（26-2）的滞后情况")
    sub.add_argument("--period", default="", help="立项：哪一期的数")
    sub.add_argument("--title", default="", help="立项：督办事项")
    sub.add_argument("--content", default="", help="立项：督办内容")
    sub.add_argument("--source", default="", help="立项：事项来源")
    sub.add_argument("--remark", default="", help="立项：领导批示")
    sub.add_argument("--demand", default="", help="立项：办理要求")
    sub.add_argument("--unit", default="", help="立项：牵头单位")
    sub.add_argument("--co", action="append", default=None, metavar="单位", help="立项：配合单位")
    sub.add_argument("--due", type=date, help="立项：办结时限；不写为15天后")
    sub.add_argument("--no", type=int, metavar="号", help="立项：几号；不写为下一个")
    sub.add_argument("--prefix", default="", help="立项：字号（连政督），记在台账里")
    sub.add_argument("--text", default="", help="办理：办理情况、理由或意见")
    sub.add_argument("--who", default="", help="办理：承办人或批准人")
    sub.add_argument("--until", type=date, help="办理：催办、退回要求的日期（不写为一周后），或延到哪一天")
    sub.add_argument("--file", type=Path, help="反馈的附件，原样存进台账")
    sub.add_argument("--date", type=date, help="立项或办理的日期；不写为今天")
    sub.add_argument("--to", type=Path, help="把督办单写成 .docx")
    add_script(sub)
    sub.add_argument("--form", type=Path, help="把反馈表写成 .xlsx，发给单位填")
    sub.add_argument("--files-to", type=Path, help="把收到的反馈件另存到这个文件夹")
    sub.add_argument("--dry-run", action="store_true", help="只预检")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")


def _slip(args: Args) -> int:
    if args.move and args.move not in _MOVES:
        raise ClerkError(f"没有“{args.move}”这一步。没有改动台账。可选：{'、'.join(one.word for one in SlipMove)}。")
    with open_ledger(args.ledger) as ledger:
        if args.number == NEW:
            number = _file(ledger, args)
        elif args.move:
            number = _step(ledger, args)
        else:
            number = args.number
        return DONE if args.dry_run or not number else _told(ledger, args, number)


def _file(ledger: Ledger, args: Args) -> str:
    """File a slip; return its number, "" where it was only looked at."""
    if bool(args.line) != bool(args.period):
        raise ClerkError("按滞后立项要写明哪一行、哪一期的数（--line 26-2 --period 2021-03）。没有改动台账。")
    co = tuple(args.co) if args.co is not None else None
    about = (args.line, args.period, args.source, args.title, args.content, args.demand, args.remark)
    number = 0 if args.no is None else args.no or -1
    ask = new_slip.Ask(*about, args.unit, co, args.due, args.date, number, args.prefix)
    planned = new_slip.plan(ledger, ask)
    changes = None if args.dry_run else new_slip.do(ledger, planned)
    if not args.json:
        output.planned(planned.sentences, changes)
    return planned.slip.no if changes else ""


def _step(ledger: Ledger, args: Args) -> str:
    move = _MOVES[args.move]
    until = args.until or _proposed(move, args.date or clock.today())
    ask = move_slip.Ask(args.number, move, args.text, args.who, until, args.date, args.file)
    planned = move_slip.plan(ledger, ask)
    told = f"没有写 --until，{slip_flow.SETS_DATE[move]}{until.isoformat()}。" if until and not args.until else ""
    changes = None if args.dry_run else move_slip.do(ledger, planned)
    if not args.json:
        output.planned((*planned.sentences, *([told] if told else [])), changes)
    return planned.step.slip if changes else ""


def _proposed(move: SlipMove, day: datetime.date) -> datetime.date | None:
    """Return the date the window proposes for a reminder or a return; how long to extend is the clerk's to say."""
    return slip_flow.propose(move, day, day, clock.today()) if move in (SlipMove.REMIND, SlipMove.RETURN) else None


def _told(ledger: Ledger, args: Args, number: str) -> int:
    """Write the papers asked for and show the slip as it stands."""
    written = [slips.save_paper(ledger, number, args.to, simplified=args.simplified)] if args.to else []
    written += [slips.save_form(ledger, number, args.form)] if args.form else []
    written += slips.save_reply(ledger, number, args.files_to) if args.files_to else ()
    shown = slips.find(ledger, number)
    if args.json:
        output.say_json({**output_slips.slip_json(shown), "files": [str(one) for one in written]})
        return DONE
    for path in written:
        output.say(f"已写出：{path}")
    if not (args.move or args.number == NEW or written):
        for line in output_slips.whole(shown):
            output.say(line)
    return DONE


VERBS: dict[Verb, Entry] = {
    Verb.SLIP: (_slip, _add_slip, "督办单：立项、交办、催办、反馈、退回、审核、办结、归档、延期；出督办单和反馈表"),
    Verb.SLIPS: (_slips, _add_slips, "督办清单：状态、警示、逾期天数；出督办登记表"),
}
