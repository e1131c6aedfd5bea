"""The command for 督查通报: see, word and write an issue, publish it, put a published one right in the next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from model import output
from model.arguments import DONE, WAITS, Args, Entry, Parser, add_script, date, term
from model.errors import ClerkError
from model.records.bulletin import Draft
from model.rules import bulletin_words, paper_out
from model.terms import Edition, Verb
from model.work import bulletin, paper_file
from model.work.bulletin import BulletinView, Wish
from model.work.ledger import Ledger, open_ledger


def _add(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--period", required=True, help="哪一期")
    sub.add_argument("--to", type=Path, help="写成 .docx 文件")
    sub.add_argument("--edition", type=term(Edition), default=Edition.INTERNAL, help="内部（默认）或公开")
    sub.add_argument("--text", action="store_true", help="按文字印出来")
    add_script(sub)
    sub.add_argument("--number", type=int, help="期号；不写为接着上一期")
    sub.add_argument("--day", type=date, help="印发日期；不写为今天")
    sub.add_argument("--reply-by", type=date, help="工作要求里的反馈期限")
    sub.add_argument("--example", action="append", metavar="序号", help="作为好的例子的各行")
    sub.add_argument("--wording", nargs=2, action="append", default=[], metavar=("序号", "原因"), help="滞后原因改写为")
    sub.add_argument("--demand", help="这一期的工作要求")
    rank = sub.add_mutually_exclusive_group()
    rank.add_argument("--rank", action="store_true", default=None, help="县区排名")
    rank.add_argument("--no-rank", dest="rank", action="store_false", help="县区不排名")
    sub.add_argument("--word", nargs=2, action="append", default=[], metavar=("名称", "写法"), help=_words_help())
    sub.add_argument("--publish", metavar="领导", help="定稿：谁审定的")
    sub.add_argument("--approved", type=date, help="审定日期；不写为今天")
    sub.add_argument("--despite", default="", metavar="理由", help="还有没办结的，确需定稿的理由")
    sub.add_argument("--correction", nargs=2, metavar=("期号", "内容"), help="已定稿的一期有错：登在下一期的更正")
    sub.add_argument("--dry-run", action="store_true", help="只预检")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")


def _words_help() -> str:
    return "长期用语，写一次记住：" + "、".join(f"{key}（{one.word}）" for key, one in bulletin_words.WORDS.items())


def _bulletin(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        if args.to:
            paper_file.refuse(ledger, args.to)
        if args.correction:
            return _correct(ledger, args)
        wish = _wish(args, bulletin.look(ledger, args.period))
        told = list(_keep(ledger, args, wish) if wish else ())
        if args.publish is not None:
            told += _publish(ledger, args)
        shown = bulletin.look(ledger, args.period, wish if args.dry_run else None)
        shown = bulletin.in_simplified(shown) if args.simplified else shown
        written = bulletin.save(ledger, shown, args.edition, args.to) if args.to and not args.dry_run else None
    if args.json:
        output.say_json(_json(shown, args.edition, written))
    else:
        _say(told, shown, args, written)
    return WAITS if shown.open or shown.leaks else DONE


def _wish(args: Args, shown: BulletinView) -> Wish | None:
    """Return what of the draft and the wordings is to be changed, None for nothing."""
    draft: Draft = shown.draft
    changes = {
        "number": args.number,
        "day": args.day,
        "reply_by": args.reply_by,
        "examples": None if args.example is None else tuple(args.example),
        "reasons": tuple({**dict(draft.reasons), **dict(args.wording)}.items()) if args.wording else None,
        "demand": args.demand,
        "ranked": args.rank,
    }
    wanted = {name: value for name, value in changes.items() if value is not None}
    if not wanted and not args.word:
        return None
    return Wish(replace(draft, **wanted), dict(args.word))


def _keep(ledger: Ledger, args: Args, wish: Wish) -> tuple[str, ...]:
    planned = bulletin.plan_draft(ledger, args.period, wish)
    if args.dry_run:
        return planned.says
    changes = bulletin.do_draft(ledger, planned)
    return (*planned.says, f"已保存：{changes.title}（第 {changes.act} 号操作）。")


def _publish(ledger: Ledger, args: Args) -> list[str]:
    planned = bulletin.plan_publish(ledger, args.period, args.publish, args.approved, args.despite)
    if args.dry_run:
        return [*planned.says]
    changes = bulletin.do_publish(ledger, planned)
    return [*planned.says, f"已保存：{changes.title}（第 {changes.act} 号操作）。"]


def _correct(ledger: Ledger, args: Args) -> int:
    number, text = args.correction
    if not (number.isascii() and number.isdigit()):
        raise ClerkError(f"期号“{number}”看不懂，要写数字。没有改动台账。")
    if args.dry_run:
        output.say(f"第{number}期更正：{text}。只是预检，没有写入台账。")
        return DONE
    changes = bulletin.put_right(ledger, int(number), text, args.period)
    output.planned((f"第{number}期更正，登在下一期：{text}",), changes)
    return DONE


def _say(told: list[str], shown: BulletinView, args: Args, written: Path | None) -> None:
    for sentence in told:
        output.say(sentence)
    if args.dry_run:
        output.say("只是预检，没有写文件，没有写入台账。")
    if args.text or not (args.to or told):
        output.say(paper_out.text(shown.papers[args.edition]).rstrip("\n"))
    if written:
        output.say(f"已生成督查通报第{shown.number}期（{args.edition.word}，{shown.stands}）：{written}")
    for sentence in (*shown.open, *shown.leaks):
        output.say(f"〔未办结〕{sentence}")


def _json(shown: BulletinView, edition: Edition, written: Path | None) -> dict[str, object]:
    issue = shown.issue
    return {
        "number": shown.number,
        "stands": shown.stands,
        "text": paper_out.text(shown.papers[edition]),
        "open": [*shown.open, *shown.leaks],
        "issue": issue
        and {"approver": issue.approver, "approved": issue.approved.isoformat(), "hash": issue.hash, "act": issue.act},
        "file": str(written) if written else None,
    }


VERBS: dict[Verb, Entry] = {
    Verb.BULLETIN: (_bulletin, _add, "督查通报：起草、定稿、写成 .docx，内部和公开两个版本；更正登在下一期"),
}
