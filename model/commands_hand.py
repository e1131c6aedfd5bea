"""The commands for what the office types in by itself: fill, paste, attach, decide."""

from __future__ import annotations

from pathlib import Path

from model import output
from model.arguments import DONE, WAITS, Args, Entry, Parser, date
from model.terms import Field, Source, Verb
from model.work import attach, closed_rounds, decide, fill_in, paste_text
from model.work.ledger import open_ledger, standing


def _add_fill(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("--period", required=True)
    sub.add_argument("--line", required=True)
    sub.add_argument("--unit", required=True)
    for field in Field:
        sub.add_argument(f"--{field.value}", default="")
    sub.add_argument("--source", choices=[one.value for one in Source], required=True)
    sub.add_argument("--note", default="")
    sub.add_argument("--attach", type=Path)


def _fill(args: Args) -> int:
    values = {field: getattr(args, field.value) for field in Field}
    with open_ledger(args.ledger) as ledger:
        planned = fill_in.plan(ledger, args.period, args.line, args.unit, values, Source(args.source), args.note)
        paper = attach.plan(ledger, args.period, args.unit, args.attach) if args.attach else None
        done = [fill_in.do(ledger, planned)]
        if paper:
            done.append(attach.do(ledger, paper, beside=done[0]))
    for changes in done:
        output.say(f"已保存：{changes.title}（第 {changes.act} 号操作）。")
    output.findings(planned.findings)
    return WAITS if planned.held else DONE


def _add_decide(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("key")
    sub.add_argument("value")
    sub.add_argument("--reason", required=True)


def _decide(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        changes = decide.do(ledger, args.key, args.value, args.reason)
        closed = [
            closed_rounds.note(ledger, one.period, one.name)
            for one in standing(ledger).known.rounds
            if one.period in changes.periods
        ]
    output.say(f"已核定：{changes.title}（第 {changes.act} 号操作）。{''.join(closed)}")
    return DONE


def _add_paste(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("message", type=Path)
    sub.add_argument("--period", required=True)
    sub.add_argument("--unit", default="")
    sub.add_argument("--confirm", action="store_true")


def _paste(args: Args) -> int:
    text = paste_text.text_of(args.message)
    with open_ledger(args.ledger) as ledger:
        pasted = paste_text.plan(ledger, args.period, text, args.unit)
        done = paste_text.do(ledger, pasted.proposals) if args.confirm else ()
    output.pasted(pasted, done)
    held = any(one.fill.held for one in pasted.proposals)
    return WAITS if pasted.questions or held or len(done) < len(pasted.proposals) else DONE


def _add_attach(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("file", type=Path)
    sub.add_argument("--period", required=True)
    sub.add_argument("--unit", required=True)
    sub.add_argument("--received", type=date)


def _attach(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        changes = attach.do(ledger, attach.plan(ledger, args.period, args.unit, args.file), args.received)
    output.say(f"已保存：{changes.title}（第 {changes.act} 号操作）。")
    return DONE


VERBS: dict[Verb, Entry] = {
    Verb.FILL: (_fill, _add_fill, "手工填报一行"),
    Verb.PASTE: (_paste, _add_paste, "粘贴聊天里报的数，逐条确认后按微信来源填入"),
    Verb.ATTACH: (_attach, _add_attach, "把盖章件、照片、PDF 存为附件"),
    Verb.DECIDE: (_decide, _add_decide, "回答待确认、核定冲突"),
}
