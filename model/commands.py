"""The command line: the clerk's verbs without a window (DESIGN.md section 6). Thin over work."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from model import (
    commands_bulletin,
    commands_closing,
    commands_divide,
    commands_first,
    commands_hand,
    commands_pace,
    commands_papers,
    commands_plan,
    commands_proved,
    commands_ranked,
    commands_remind,
    commands_score,
    commands_sites,
    commands_slips,
    commands_template,
    commands_units,
    commands_year,
    output,
    output_closing,
    output_round,
)
from model.arguments import DONE, REFUSED, WAITS, Args, ClerkParser, Entry, Parser, date, term, worded
from model.errors import ClerkError
from model.rules.notice.as_json import as_json
from model.terms import Level, OtherRound, Verb, Verdict
from model.work import (
    check_ledger,
    compare_periods,
    demo,
    new_ledger,
    plan_round,
    published,
    read_plan,
    report_up,
    send_back,
    send_forms,
    take_back,
    undo,
    who_gets,
)
from model.work.ledger import Ledger, open_ledger


def run(argv: Sequence[str]) -> int:
    """Do one command; returns its exit status (0 done, 1 something waits, 2 refused and nothing changed)."""
    try:
        args = _parser(argv).parse_args(argv)
        status: int = args.do(args)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        output.stop()
        return DONE
    except ClerkError as error:
        if "--json" in argv:
            output.say_json({"error": error.sentence})
        else:
            sys.stderr.write(error.sentence + "\n")
        return REFUSED


def _parser(argv: Sequence[str]) -> ClerkParser:
    """Return the parser of all verbs; only those that can be meant get their arguments, for speed."""
    parser = ClerkParser(prog="main.py", description="民生实事台账", add_help=True)
    subs = parser.add_subparsers(dest="verb", required=True, parser_class=ClerkParser)
    for name, (do, add, help_text) in _VERBS.items():
        sub = subs.add_parser(name.value, help=help_text)
        sub.set_defaults(do=do)
        if name.value in argv:
            add(sub)
    return parser


# --- read, new -----------------------------------------------------------------------------------------------


def _add_read(sub: Parser) -> None:
    sub.add_argument("plan", type=Path)
    sub.add_argument("--columns", default="")
    sub.add_argument("--json", action="store_true")


def _read(args: Args) -> int:
    try:
        reading = read_plan.plan(args.plan, args.columns)
    except read_plan.NoItemsError as error:
        if not args.json:
            raise
        output.say_json({"error": error.sentence, **as_json(error.reading)})
        return REFUSED
    if args.json:
        output.say_json(as_json(reading))
    else:
        output.reading(reading)
    return WAITS if reading.questions else DONE


def _add_new(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    source = sub.add_mutually_exclusive_group(required=True)
    source.add_argument("--plan", type=Path)
    source.add_argument("--from-form", type=Path)
    sub.add_argument("--columns", default="")
    sub.add_argument("--office", default="")
    sub.add_argument("--schedule", type=worded(new_ledger.SCHEDULES), default=new_ledger.NO_SCHEDULE)


def _new(args: Args) -> int:
    if args.from_form:
        raise ClerkError("从上级的填报表建下级台账，这一版还不支持。没有写入任何内容。请用 --plan 指定方案文件建账。")
    new_ledger.refuse_taken(args.ledger)
    source = read_plan.opened(args.plan)
    document = read_plan.named(source.document, args.columns)
    reading = read_plan.items_of(document)
    new = new_ledger.plan(args.ledger, reading, args.office, args.schedule, document, source.data)
    with new_ledger.do(new):
        output.founded(new, reading)
        output.findings(new.findings)
    return WAITS if reading.questions else DONE


# --- send, take ----------------------------------------------------------------------------------------------


def _add_send(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("--period", default="")
    sub.add_argument("--form", type=worded(commands_first.FORMS), default=commands_first.ROUND)
    sub.add_argument("--to", type=Path)
    sub.add_argument("--unit", action="append", default=[])
    sub.add_argument("--due", type=date)
    sub.add_argument("--dry-run", action="store_true")


def _send(args: Args) -> int:
    if args.dry_run:
        return _who_gets(args)
    if args.to is None:
        raise ClerkError("没有写发到哪个文件夹。没有发表。请用 --to 写明，或用 --dry-run 先看谁有表。")
    fresh = not args.to.exists()
    with open_ledger(args.ledger) as ledger:
        planned = send_forms.plan(ledger, commands_first.period(ledger, args), args.unit, args.due)
        sent = send_forms.do(ledger, planned, args.to)
    output.sent(planned, sent)
    output.made(args.to, fresh)
    output.findings(planned.findings)
    return DONE


def _who_gets(args: Args) -> int:
    """Show who would get a form and why; nothing is written."""
    with open_ledger(args.ledger) as ledger:
        planned = send_forms.plan(ledger, commands_first.period(ledger, args), args.unit, args.due)
        if args.form == commands_first.PLAN:
            commands_first.who_gets(planned)
            return DONE
        wanted = {one.unit.id for one in planned.forms}
        commands_divide.who_gets(who_gets.look(ledger, args.period), wanted)
    return DONE


def _add_take(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    _add_files(sub)
    sub.add_argument("--dry-run", action="store_true")
    sub.add_argument("--answers", type=Path)
    sub.add_argument("--json", action="store_true")


def _add_files(sub: Parser) -> None:
    """Add what says which files, and of whom and when where they do not say so themselves."""
    sub.add_argument("paths", type=Path, nargs="+")
    sub.add_argument("--unit", default="")
    sub.add_argument("--period", default="")
    sub.add_argument("--as", dest="other_round", type=term(OtherRound))
    sub.add_argument("--received", type=date)
    sub.add_argument("--reply-by", type=date)


def _planned(ledger: Ledger, args: Args) -> take_back.TakePlan:
    told = {"unit": args.unit, "period": args.period, "received": args.received}
    return take_back.plan(ledger, args.paths, **told, other_round=args.other_round)


def _take(args: Args) -> int:
    if args.dry_run and args.answers:
        raise ClerkError("预检不写台账，所以不能同时生成退回件。没有改动任何内容。请去掉 --dry-run 或 --answers。")
    back = None
    with open_ledger(args.ledger) as ledger:
        planned = _planned(ledger, args)
        if not args.dry_run:
            take_back.do(ledger, planned)
        if args.answers:
            returns = send_back.plan(ledger, planned.files, planned.received, args.reply_by)
            back = send_back.do(ledger, returns, args.answers)
    if args.json:
        output.say_json(
            {**output.take_json(planned), **({"answers": [str(one) for one in back.files]} if back else {})}
        )
    else:
        output.taken(planned, dry=args.dry_run)
        output.findings(planned.findings)
        if back:
            output.sent_back(back)
    verdicts = {one.verdict for one in planned.files}
    if verdicts == {Verdict.REFUSED}:
        return REFUSED
    return DONE if verdicts <= {Verdict.TAKEN, Verdict.ALREADY} else WAITS


def _add_answer(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    _add_files(sub)
    sub.add_argument("--to", type=Path, required=True)


def _answer(args: Args) -> int:
    fresh = not args.to.exists()
    with open_ledger(args.ledger) as ledger:
        planned = _planned(ledger, args)
        if planned.writes:
            waiting = [one.file for one in planned.taken] + [one.file for one in planned.replies]
            names = "、".join(dict.fromkeys(Path(one.name).name for one in waiting))
            raise ClerkError(f"这些文件还没有收：{names}。没有生成退回件。请先用 take 收回，再退回。")
        returns = send_back.plan(ledger, planned.files, args.received, args.reply_by)
        output.sent_back(send_back.do(ledger, returns, args.to))
    output.made(args.to, fresh)
    return DONE


# --- show --------------------------------------------------------------------------------------------------


def _add_show(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("--period", required=True)
    sub.add_argument("--live", action="store_true")
    sub.add_argument("--json", action="store_true")


def _show(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        told, first = published.look(ledger, args.period), plan_round.look(ledger)
        drift = compare_periods.since_closing(ledger, told.view.round.period)
    view = drift.after if drift and args.live else told.view
    if args.json:
        closed = output_closing.published_json(told, drift)
        output.say_json({**output_round.show_json(view), "plan_round": commands_first.shown_json(first), **closed})
    else:
        if view is told.view:
            output_closing.banner(told)
        output_round.shown(view)
        commands_first.shown(first)
        output.findings(view.findings)
        output_closing.drift(drift, live=args.live)
    return DONE


# --- acts, undo, report, check, demo -------------------------------------------------------------------------


def _add_acts(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("--json", action="store_true")


def _acts(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        done = undo.acts(ledger)
    if args.json:
        output.say_json(output.acts_json(done))
    else:
        output.acts(done)
    return DONE


def _add_undo(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("act", type=_number)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ClerkError(f"操作号“{text}”看不懂。没有改动台账。请用 acts 列出的号码。")
    return int(text)


def _undo(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        changes = undo.do(ledger, args.act)
    output.say(f"已{changes.title}（第 {changes.act} 号操作）。")
    return DONE


def _add_report(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("--period", required=True)
    sub.add_argument("--to", type=Path, required=True)
    sub.add_argument("--despite-conflicts", default="")
    sub.add_argument("--template", default="")
    sub.add_argument("--live", action="store_true")


def _report(args: Args) -> int:
    if args.template:
        return commands_template.report(args)
    fresh = not args.to.parent.exists()
    with open_ledger(args.ledger) as ledger:
        reported = report_up.do(ledger, args.period, args.to, args.despite_conflicts, live=args.live)
    output.say(f"已生成上报表：{reported.path}")
    if reported.closed:
        output.say(f"这一期{reported.closed}，上报表照封存的样子。")
    output.made(args.to.parent, fresh)
    if reported.questions:
        output.say(f"还有 {reported.questions} 处待确认的数没有计入，表后已注明。")
    if not reported.sent:
        output.say("这一期还没有发表，也没有收到报表：表里除手工录入的都是未报。请核对期次；要发表请用 send。")
    return DONE if reported.sent and not reported.questions else WAITS


def _add_check(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)


def _check(args: Args) -> int:
    found = check_ledger.do(args.ledger)
    output.findings(found)
    if any(finding.level is Level.ERROR for finding in found):
        return REFUSED
    output.say("台账文件完整。")
    return DONE


def _add_demo(sub: Parser) -> None:
    sub.add_argument("folder", type=Path)


def _demo(args: Args) -> int:
    for sentence in demo.do(args.folder).said:
        output.say(sentence)
    return DONE


_VERBS: dict[Verb, Entry] = {
    Verb.DEMO: (_demo, _add_demo, "用2021年方案和虚构进度演示一整期"),
    Verb.READ: (_read, _add_read, "看方案文件里写了什么，不写任何内容"),
    Verb.NEW: (_new, _add_new, "按方案建立台账"),
    Verb.SEND: (_send, _add_send, "发表：给各单位生成填报表"),
    Verb.TAKE: (_take, _add_take, "收回各单位报来的表"),
    Verb.ANSWER: (_answer, _add_answer, "退回：给有问题的表生成标好颜色的退回件"),
    Verb.SHOW: (_show, _add_show, "看一期的进度和报送情况"),
    **commands_hand.VERBS,
    **commands_plan.VERBS,
    **commands_pace.VERBS,
    **commands_units.VERBS,
    **commands_divide.VERBS,
    **commands_first.VERBS,
    **commands_proved.VERBS,
    **commands_papers.VERBS,
    **commands_remind.VERBS,
    **commands_bulletin.VERBS,
    **commands_sites.VERBS,
    **commands_slips.VERBS,
    **commands_closing.VERBS,
    **commands_year.VERBS,
    Verb.ACTS: (_acts, _add_acts, "列出全部操作"),
    Verb.UNDO: (_undo, _add_undo, "撤销一次操作"),
    Verb.REPORT: (_report, _add_report, "生成上报表"),
    **commands_template.VERBS,
    **commands_ranked.VERBS,
    **commands_score.VERBS,
    Verb.CHECK: (_check, _add_check, "自检台账文件"),
}
