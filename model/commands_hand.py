"""The commands for what the office types in by itself: fill, paste, attach, decide."""

from __future__ import annotations

from pathlib import Path

from model import output
from model.arguments import DONE, WAITS, Args, Entry, Parser, date, term
from model.commands_units import settle, unread
from model.errors import ClerkError
from model.rules import pasted_figures
from model.terms import Field, Source, Verb
from model.work import attach, closed_rounds, decide, fill_in, fill_many, paste_text, table_file
from model.work.ledger import open_ledger, standing

SUBMITTED = "已提交"


def _add_fill(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("--period", required=True)
    sub.add_argument("--line", default="")
    sub.add_argument("--unit", default="")
    for field in Field:
        sub.add_argument(f"--{field.value}", default="")
    sub.add_argument("--source", type=term(Source), required=True)
    sub.add_argument("--note", default="")
    sub.add_argument("--attach", type=Path)
    many = sub.add_mutually_exclusive_group()
    many.add_argument("--from", dest="table", type=Path)
    many.add_argument("--paste")
    sub.add_argument("--dry-run", action="store_true")


def _fill(args: Args) -> int:
    if args.table or args.paste is not None:
        return _fill_many(args)
    if not args.line or not args.unit:
        raise ClerkError("没有写哪一行、哪家单位（--line、--unit）。没有改动台账。批量录入请用 --from 或 --paste。")
    values = {field: getattr(args, field.value) for field in Field}
    with open_ledger(args.ledger) as ledger:
        planned = fill_in.plan(ledger, args.period, args.line, args.unit, values, args.source, args.note)
        if args.dry_run:
            output.findings(planned.findings)
            return settle(None, ready=planned.ready)
        paper = attach.plan(ledger, args.period, args.unit, args.attach) if args.attach else None
        changes = fill_in.do(ledger, planned)
        attached = attach.do(ledger, paper, beside=changes) if paper else None
    settle(changes, ready=True, word=SUBMITTED)
    if attached:
        settle(attached, ready=True)
    output.findings(planned.findings)
    return WAITS if planned.held else DONE


def _fill_many(args: Args) -> int:
    """Type in a table's lines in one act; all that is not taken is told with why."""
    typed = [f"--{field.value}" for field in Field if getattr(args, field.value)]
    if args.line or args.attach or typed:
        raise ClerkError("批量录入不能同时写 --line、--attach 和单个的数。没有改动台账。请分两次做。")
    rows = (
        table_file.pasted(args.paste) if args.paste is not None else table_file.read(args.table, pasted_figures.WORDS)
    )
    with open_ledger(args.ledger) as ledger:
        planned = fill_many.paste(ledger, args.period, rows, args.source, args.note, args.unit)
        unread(planned.unread)
        for cell in planned.cells:
            if cell.sentence:
                output.say(f"〔{cell.fate.value}〕{cell.told}")
        output.say(planned.sums)
        done = fill_many.do(ledger, planned) if planned.ready and not args.dry_run else None
    settle(done, ready=planned.ready, word=SUBMITTED)
    return WAITS if planned.unread or planned.of(*fill_many.WAITING) else DONE


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
    Verb.FILL: (_fill, _add_fill, "手工填报一行，或从表批量录入"),
    Verb.PASTE: (_paste, _add_paste, "粘贴聊天里报的数，逐条确认后按微信来源填入"),
    Verb.ATTACH: (_attach, _add_attach, "把盖章件、照片、PDF 存为附件"),
    Verb.DECIDE: (_decide, _add_decide, "回答待确认、核定冲突"),
}
