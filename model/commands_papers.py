"""The commands for papers of the office: page (一页纸), checknotes (核对单), bulletin (督查通报)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from model import output
from model.arguments import DONE, WAITS, Args, Entry, Parser, add_script, date
from model.errors import ClerkError
from model.rules import leader_page as rules
from model.rules import paper_out
from model.rules.check_answers import LineStand, OpenNotes
from model.terms import Verb
from model.work import check_answers, check_notes, leader_page, paper_file
from model.work.leader_page import PageView
from model.work.ledger import Ledger, open_ledger


def _add_page(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--period", required=True, help="哪一期")
    sub.add_argument("--to", type=Path, help="写成 .docx 文件")
    sub.add_argument("--text", action="store_true", help="按文字印出来，可复制")
    sub.add_argument(
        "--advice",
        nargs=2,
        action="append",
        default=[],
        metavar=("序号", "建议"),
        help="对滞后一行的建议，记入台账",
    )
    add_script(sub)
    sub.add_argument("--dry-run", action="store_true", help="只看，不记建议、不写文件")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")


def _page(args: Args) -> int:
    advice = dict(args.advice)
    with open_ledger(args.ledger) as ledger:
        if args.to:
            paper_file.refuse(ledger, args.to)
        planned = leader_page.plan_advice(ledger, args.period, advice) if advice else None
        shown = leader_page.look(ledger, args.period, advice, simplified=args.simplified)
        changes = leader_page.do_advice(ledger, planned) if planned and not args.dry_run else None
        written = leader_page.save(ledger, shown, args.to) if args.to and not args.dry_run else None
    if args.json:
        output.say_json(_page_json(shown, written))
        return DONE if shown.page.fits else WAITS
    if planned:
        output.planned(planned.says, changes)
    if args.text or not args.to:
        output.say(paper_out.text(shown.page.paper).rstrip("\n"))
    if written:
        output.say(f"已生成一页纸：{written}")
    for sentence in told(shown):
        output.say(sentence)
    return DONE if shown.page.fits else WAITS


def told(shown: PageView) -> tuple[str, ...]:
    """Say what the clerk must know of a page: what was shortened, what is over, what lacks advice."""
    return rules.remarks(shown.page, shown.advice)


def _page_json(shown: PageView, written: Path | None) -> dict[str, object]:
    page = shown.page
    return {
        "text": paper_out.text(page.paper),
        "points": page.paper.grid.points,
        "shortened": page.shortened,
        "fits": page.fits,
        "attention": [one.line.line.id for one in page.asked],
        "advice": {line: text for line, text in shown.advice.items() if text},
        "file": str(written) if written else None,
    }


def _add_checknotes(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--period", required=True, help="哪一期")
    sub.add_argument("--to", type=Path, help="给有黄灯、红灯的单位写核对单到这个文件夹")
    sub.add_argument("--reply-by", type=date, help="反馈期限；不写为三天后")
    sub.add_argument("--unit", action="append", default=[], help="只给这些单位；记反馈时是哪家")
    which = sub.add_mutually_exclusive_group()
    which.add_argument("--agrees", action="store_true", help="记反馈：无异议")
    which.add_argument("--objects", metavar="内容", help="记反馈：有异议，写明内容")
    which.add_argument("--accept", metavar="理由", help="定异议：采纳")
    which.add_argument("--reject", metavar="理由", help="定异议：不采纳")
    sub.add_argument("--line", action="append", default=[], metavar="序号", help="哪几条；不写为核对单上的全部")
    sub.add_argument("--claimed", default="", metavar="数", help="单位说应为多少")
    sub.add_argument("--correct", default="", metavar="数或亮灯", help="采纳时一并核定")
    sub.add_argument("--approver", default="", help="核定的批准人")
    add_script(sub)
    sub.add_argument("--date", type=date, help="反馈或决定的日期；不写为今天")
    sub.add_argument("--dry-run", action="store_true", help="只预检")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")


def _checknotes(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        if args.agrees or args.objects is not None or args.accept is not None or args.reject is not None:
            planned = check_answers.plan(ledger, _wish(args))
            changes = None if args.dry_run else check_answers.do(ledger, planned)
            output.planned(planned.says, changes)
            return DONE
        if args.to:
            return _send(ledger, args)
        found = check_notes.open(ledger, args.period)
    if args.json:
        output.say_json(_notes_json(found))
    else:
        for line in _notes_told(found):
            output.say(line)
    return WAITS if found.sentences else DONE


def _wish(args: Args) -> check_answers.Answer | check_answers.Decision:
    if len(args.unit) != 1:
        raise ClerkError("没有写清是哪家单位。没有改动台账。请用 --unit 写一家。")
    [unit] = args.unit
    if args.agrees or args.objects is not None:
        if args.objects is not None and not args.objects.strip():
            raise ClerkError("没有写异议内容。没有改动台账。请在 --objects 后写明。")
        text = args.objects or ""
        return check_answers.Answer(args.period, unit, tuple(args.line), text, args.claimed, args.date)
    if len(args.line) != 1:
        raise ClerkError("异议要逐条定，没有写清是哪一条。没有改动台账。请用 --line 写一条。")
    accepted = args.accept is not None
    reason = args.accept if accepted else args.reject
    return check_answers.Decision(
        args.period, unit, args.line[0], accepted, reason, args.correct, args.approver, args.date
    )


def _send(ledger: Ledger, args: Args) -> int:
    fresh = not args.to.exists()
    planned = check_notes.plan(ledger, args.period, args.reply_by, args.unit, simplified=args.simplified)
    for sentence in planned.says:
        output.say(sentence)
    if args.dry_run:
        output.say("只是预检，没有写文件，没有写入台账。")
        return DONE
    sent = check_notes.do(ledger, planned, args.to)
    output.say(f"已生成{len(sent.files)}份核对单：{sent.folder}")
    output.say(f"清单：{sent.list.name}；全部打包：{sent.zip.name}")
    output.made(args.to, fresh)
    return DONE


def _notes_told(found: OpenNotes) -> Iterator[str]:
    for note in found.notes:
        yield f"{note.short}　{note.sent.day.isoformat()}送，{note.sent.reply_by.isoformat()}前反馈"
        for line in note.lines:
            said = f"：{line.answer.text}" if line.answer and line.answer.text else ""
            why = f"（{line.verdict.reason}）" if line.verdict else ""
            yield f"    {line.line}　{line.stand.value}{said}{why}"
    if not found.notes:
        yield "这一期还没有送过核对单。"
    yield from found.sentences


def _notes_json(found: OpenNotes) -> dict[str, object]:
    return {
        "notes": [
            {
                "unit": note.short,
                "sent": note.sent.day.isoformat(),
                "reply_by": note.sent.reply_by.isoformat(),
                "lines": [_line_json(line) for line in note.lines],
            }
            for note in found.notes
        ],
        "unsent": [{"unit": unit, "lines": list(lines)} for unit, lines in found.unsent],
        "unanswered": list(found.unanswered),
        "open": list(found.sentences),
    }


def _line_json(line: LineStand) -> dict[str, object]:
    return {
        "line": line.line,
        "stand": line.stand.name.lower(),
        "word": line.stand.value,
        "text": line.answer.text if line.answer else "",
        "claimed": line.answer.claimed if line.answer else "",
        "reason": line.verdict.reason if line.verdict else "",
    }


VERBS: dict[Verb, Entry] = {
    Verb.PAGE: (_page, _add_page, "一页纸：给领导看的一页，写成 .docx 或文字"),
    Verb.CHECKNOTES: (
        _checknotes,
        _add_checknotes,
        "核对单：发布前请有黄灯、红灯的单位核对，记反馈，定异议，看谁没有反馈",
    ),
}
