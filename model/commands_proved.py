"""The commands for what the office decides itself: correct (核定), end (终止、调整), strike (销号)."""

from __future__ import annotations

from pathlib import Path

from model import commands_remind, output, output_proved
from model.arguments import DONE, WAITS, Args, Entry, Parser, add_script, date
from model.errors import ClerkError
from model.records import StrikeMove
from model.rules import strike_lists, strike_papers
from model.rules.strike_lists import LISTS
from model.terms import Move, Status, Verb
from model.work import correct, end_item, evidence, remind, strike
from model.work import strike_lists as lists
from model.work.ledger import Ledger, open_ledger, standing
from model.work.whose_form import find_unit


def _add_correct(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("line", metavar="序号", help="26-2（第26项的第2行）")
    sub.add_argument("value", metavar="核定", help="亮灯（红、黄、绿）或数")
    sub.add_argument("--period", required=True, help="哪一期")
    sub.add_argument("--reason", required=True, help="理由")
    sub.add_argument("--approver", required=True, help="批准人")
    sub.add_argument("--unit", default="", help="核定哪家报的数；不写为牵头单位")
    sub.add_argument("--found", default="", help="核查数：现场核查看到的数，和采用的数一并留着")
    sub.add_argument("--date", type=date, help="核定日期；不写为今天")
    sub.add_argument("--dry-run", action="store_true", help="只预检")


def _correct(args: Args) -> int:
    ask = correct.Ask(args.period, args.line, args.value, args.reason, args.approver, args.unit, args.date, args.found)
    with open_ledger(args.ledger) as ledger:
        planned = correct.plan(ledger, ask)
        changes = None if args.dry_run else correct.do(ledger, planned)
    output.planned((planned.says,), changes)
    return DONE


_STATUSES = {"终止": Status.ENDED, "调整": Status.ADJUSTED, "恢复": Status.KEPT}


def _add_end(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("item", metavar="序号")
    sub.add_argument("status", nargs="?", default="终止", choices=list(_STATUSES), metavar="终止|调整|恢复")
    sub.add_argument("--from", dest="since", required=True, help="自哪一期起")
    sub.add_argument("--reason", required=True, help="理由")
    sub.add_argument("--document", default="", help="批准文件")
    sub.add_argument("--date", type=date, help="批准日期")
    sub.add_argument("--dry-run", action="store_true", help="只预检")


def _end(args: Args) -> int:
    ask = end_item.Ask(args.item, _STATUSES[args.status], args.since, args.reason, args.document, args.date)
    with open_ledger(args.ledger) as ledger:
        planned = end_item.plan(ledger, ask)
        changes = None if args.dry_run else end_item.do(ledger, planned)
    output.planned(planned.sentences, changes)
    return DONE


_MOVES = {one.word: one for one in Move} | {one.value: one for one in Move}


def _add_strike(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("item", nargs="?", metavar="序号", help="不写列出未销号和缺佐证的")
    sub.add_argument("move", nargs="?", metavar="|".join(one.word for one in Move), help="不写只看这一项")
    sub.add_argument("--reason", default="", help="理由；退回补证、重开必写")
    sub.add_argument("--proof", default="", help="佐证的编号和存放处（纸件）")
    sub.add_argument("--file", type=Path, nargs="+", action="extend", default=[], help="佐证文件")
    sub.add_argument("--date", type=date, help="办理日期；不写为今天")
    sub.add_argument("--period", default="", help="看哪一期的清单；不写为最后一期")
    sub.add_argument("--to", type=Path, help="写成 .xlsx 的是全部清单一份表；写成文件夹的是每家牵头单位一份 Word")
    sub.add_argument("--unit", action="append", default=[], help="按单位出清单时只给这些单位")
    sub.add_argument("--reply-by", type=date, help="按单位出清单时的反馈期限；不写为三天后")
    add_script(sub)
    sub.add_argument("--text", action="store_true", help="按单位的清单印成文字，可复制；几家的是一条通知")
    sub.add_argument(
        "--list", nargs="+", default=["未销号", "缺佐证"], choices=[*LISTS.values()], help="写出哪几张清单"
    )
    sub.add_argument("--files-to", type=Path, help="把已存的佐证另存到这个文件夹")
    sub.add_argument("--dry-run", action="store_true", help="只预检")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")


def _strike(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        if not args.item:
            return _lists(ledger, args)
        if not args.move:
            return _item(ledger, args)
        if args.move not in _MOVES:
            raise ClerkError(f"没有“{args.move}”这一步。没有改动台账。可选：{'、'.join(one.word for one in Move)}。")
        ask = strike.Ask(args.item, _MOVES[args.move], args.reason, args.proof, tuple(args.file), args.date)
        planned = strike.plan(ledger, ask)
        changes = None if args.dry_run else strike.do(ledger, planned)
    output.planned(planned.sentences, changes)
    return DONE


def _item(ledger: Ledger, args: Args) -> int:
    found = strike.look(ledger, args.item)
    files = [one for move in found.moves for one in move.files]
    if args.json:
        output.say_json(
            {
                "item": found.item.no,
                "state": found.state.value,
                "allowed": [one.word for one in found.allowed],
                "requires": found.requires,
                "lacks": found.lacks,
                "unfinished": list(found.unfinished),
                "moves": [output_proved.move_json(one) for one in found.moves],
            }
        )
    else:
        output.say(
            f"第{found.item.no}项 {found.state.word}　可以：{'、'.join(one.word for one in found.allowed) or '无'}"
        )
        for one in found.moves:
            output.say(f"{one.date.isoformat()}　{one.move.word}　{_told(one)}")
        output.say(f"要求佐证：{found.requires}" + ("；还缺" if found.lacks else "；已有"))
    for file in files if args.files_to else ():
        output.say(f"已另存：{evidence.save(ledger, file, args.files_to)}")
    return DONE


def _told(one: StrikeMove) -> str:
    return "　".join(part for part in (one.reason, one.proof, *(evidence.words(file) for file in one.files)) if part)


def _lists(ledger: Ledger, args: Args) -> int:
    period = args.period or max(standing(ledger).known.rounds, key=lambda one: one.end).period
    found = lists.look(ledger, period)
    if args.text or args.unit or (args.to and args.to.suffix.lower() != ".xlsx"):
        return _papers(ledger, args, period)
    if args.to:
        names = [name for name, word in LISTS.items() if word in args.list]
        output.say(f"已写出{'、'.join(LISTS[name] for name in names)}：{lists.save(ledger, period, args.to, names)}")
        return DONE
    if args.json:
        output.say_json(output_proved.lists_json(found))
        return DONE
    output.say(f"未销号 {len(found.open)} 项，已销号 {len(found.struck)} 项，缺佐证 {len(found.lacking)} 项。")
    for view in found.open:
        output.say(
            f"〔{strike_lists.state_words(view)}〕{view.item.no}. {view.item.text}　牵头：{'、'.join(view.leads)}"
        )
    for view in found.lacking:
        output.say(f"〔缺佐证〕{view.item.no}. {view.item.text}　{strike_lists.lacks(view)}")
    for view in found.doubtful:
        output.say(f"〔请核〕{view.item.no}. {view.item.text}　已销号，现报的数没有完成")
    return WAITS if found.lacking or found.doubtful else DONE


def _papers(ledger: Ledger, args: Args, period: str) -> int:
    """Write or say the lists per lead unit; of lists that no unit is asked about there are none."""
    names = [name for name, word in LISTS.items() if word in args.list]
    if idle := [LISTS[name] for name in names if name not in strike_papers.NAMES]:
        may = "、".join(LISTS[name] for name in strike_papers.NAMES)
        raise ClerkError(f"{'、'.join(idle)}没有按单位的清单，没有生成文件，没有改动台账。可选：{may}。")
    some = [remind.listed(ledger, period, name, args.date, (), args.reply_by) for name in names]
    wanted = [find_unit(standing(ledger), name) for name in args.unit]
    held = {one.unit for shown in some for one in shown.found.papers}
    if bare := [one.short for one in wanted if one.id not in held]:
        raise ClerkError(f"{'、'.join(bare)}没有这样的牵头事项，没有生成清单。没有改动台账。")
    return commands_remind.tell(
        [remind.narrowed(one, {unit.id for unit in wanted}) if wanted else one for one in some], args
    )


VERBS: dict[Verb, Entry] = {
    Verb.CORRECT: (_correct, _add_correct, "核定更正：改定一行的亮灯或数，原来的一并留着"),
    Verb.END: (_end, _add_end, "终止、调整或恢复一项，自某一期起"),
    Verb.STRIKE: (_strike, _add_strike, "销号：报完成、退回补证、核验通过、销号、重开；列未销号和缺佐证"),
}
