"""The commands of 考核评价: scores, score-rules, score-note, objection."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from model import output, output_score
from model.arguments import DONE, REFUSED, WAITS, Args, Entry, Parser, date
from model.errors import ClerkError
from model.records.score import FrozenScore, Scores
from model.rules import cell_text, quantity
from model.rules.score.presets import PRESETS
from model.terms import Verb
from model.terms_score import Noted
from model.work import objections, score_note, score_rules, score_sheets, scores
from model.work.ledger import Ledger, open_ledger, standing

# --- scores ---------------------------------------------------------------------------------------------------


def _add_scores(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument(
        "--preset", default="", metavar="办法", help=f"按现成的办法试算：{'、'.join(PRESETS)}；不写按台账里的"
    )
    what = sub.add_mutually_exclusive_group()
    what.add_argument("--trial", action="store_true", help="试算，不写台账（不写也是试算）")
    what.add_argument("--freeze", action="store_true", help="定稿")
    what.add_argument("--verify", action="store_true", help="从台账重算，与定稿核对")
    what.add_argument("--fixed", action="store_true", help="看定稿")
    sub.add_argument("--version", type=int, default=0, help="第几版定稿；不写为最后一版")
    sub.add_argument("--period", default="", help="算到哪一期；试算不写为最近报过的一期，定稿不写为最后一期")
    sub.add_argument("--unit", default="", help="列出这家单位每一分的理由和出处")
    sub.add_argument("--reason", default="", help="再定一版的理由")
    sub.add_argument("--despite", default="", help="有未定的分数仍要定稿的理由")
    sub.add_argument("--to", type=Path, help="评分表存成 .xlsx 或 .docx；写文件夹则每家一份")
    sub.add_argument("--dry-run", action="store_true", help="定稿只预检")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")


def _scores(args: Args) -> int:
    if args.preset and (args.freeze or args.verify or args.fixed):
        raise ClerkError("--preset 只用来试算；定稿用台账里的办法，请先用 score-rules 保存。没有改动台账。")
    with open_ledger(args.ledger) as ledger:
        if args.verify:
            return _verify(ledger, args)
        if args.freeze:
            return _freeze(ledger, args)
        if args.fixed:
            version, found = scores.fixed(ledger, args.version)
            return _tell(ledger, args, found, version)
        book = score_rules.preset(args.preset) if args.preset else None
        return _tell(ledger, args, scores.trial(ledger, args.period, book))


def _tell(ledger: Ledger, args: Args, found: Scores, version: FrozenScore | None = None) -> int:
    """Print scores, and write them where asked to."""
    wanted = [one for one in found.units if args.unit and args.unit in (one.name, one.unit)]
    if args.unit and not wanted:
        raise ClerkError(not_scored(found, args.unit))
    fresh = args.to is not None and not args.to.suffix and not args.to.exists()
    written = score_sheets.save(ledger, found, args.to, version).files if args.to else ()
    if args.json:
        output.say_json({**output_score.scores_json(found, version), "files": [str(one) for one in written]})
    else:
        output_score.shown(found, version)
        for one in wanted:
            output_score.points(one)
        if written:
            output.say(f"已写评分表 {len(written)} 份：{written[0] if len(written) == 1 else args.to}")
            output.made(args.to, fresh)
    return WAITS if found.open else DONE


def not_scored(found: Scores, unit: str) -> str:
    """Say why a unit has no score: it is told apart, or nobody knows it."""
    why = next((why for name, why in found.apart if name == unit), "")
    told = f"“{unit}”在单位名册里，但不计分（{why}）" if why else f"“{unit}”不在这次考核的单位名册里，请写单位简称"
    return f"{told}。没有改动台账。"


def _freeze(ledger: Ledger, args: Args) -> int:
    planned = scores.plan(ledger, args.period, args.reason, args.despite)
    if args.dry_run:
        output.planned((*planned.sentences, *planned.stops), None)
        return WAITS if planned.stops else DONE
    changes = scores.do(ledger, planned)
    version, found = scores.fixed(ledger)
    if args.json:
        return _tell(ledger, args, found, version)
    output.planned(planned.sentences, changes)
    return _tell(ledger, args, found, version)


def _verify(ledger: Ledger, args: Args) -> int:
    found = scores.verify(ledger, args.version)
    if args.json:
        output.say_json(output_score.verified_json(found))
    else:
        output_score.verified(found)
    if not found.whole:
        return REFUSED
    return DONE if found.same else WAITS


# --- score-rules ----------------------------------------------------------------------------------------------


def _add_rules(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("--preset", default="", metavar="办法", help="、".join(PRESETS))
    sub.add_argument("--set", action="append", default=[], metavar="条目=规定", help="如 迟报=每次扣0.5分，最多扣5分")
    sub.add_argument("--dry-run", action="store_true", help="只预检")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")


def _rules(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        rules = score_rules.load(ledger)
        if not args.preset and not args.set:
            return _tell_rules(rules, args)
        book = score_rules.preset(args.preset) if args.preset else rules.book
        book, unread = score_rules.typed(book, dict(map(_row, args.set)), rules.items)
        planned = score_rules.plan(ledger, book, unread)
        if planned.problems:
            raise ClerkError.of("考核办法没有保存，没有改动台账", planned.problems)
        changes = None if args.dry_run else score_rules.do(ledger, planned)
    if changes is not None and changes.act is None:
        output.say(f"{changes.title}，没有改动台账。")
    else:
        output.planned((*planned.says, *planned.notes), changes)
    return DONE


def _row(text: str) -> tuple[str, str]:
    name, equal, value = text.replace("＝", "=").partition("=")
    if not equal:
        raise ClerkError(f"“{text}”看不懂。没有改动台账。请写成 条目=规定，如 满意度=10。")
    return name.strip(), value.strip()


def _tell_rules(rules: score_rules.Rules, args: Args) -> int:
    if args.json:
        rows = [{"group": row.group, "name": row.name, "value": row.value, "hint": row.hint} for row in rules.rows]
        output.say_json({"name": rules.book.name, "own": rules.own, "after": rules.book.after, "rows": rows})
        return DONE
    output.say(f"考核办法：{rules.book.name}" + ("" if rules.own else "（台账里还没有定，这是常用的）"))
    for row in rules.rows:
        output.say(f"{row.name}={row.value}")
    output.say(f"依据：{rules.book.after}")
    return DONE


# --- score-note, objection ------------------------------------------------------------------------------------

_KINDS = {one.word: one for one in Noted} | {one.value: one for one in Noted} | {"满意度": Noted.VOTES}


def _add_note(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("unit", nargs="?", default="", metavar="单位", help="不写列出已记的")
    sub.add_argument("kind", nargs="?", default="", metavar="|".join(one.word for one in Noted))
    sub.add_argument("--about", default="", help="评的哪一部分（领导评价）、哪一行（26-2）、什么事")
    sub.add_argument("--points", type=_points, help="几分；加分扣分的不写则按办法")
    sub.add_argument("--votes", type=_votes, default=(), metavar="满意,基本满意,不满意", help="如 80,15,5")
    sub.add_argument("--reason", default="", help="理由")
    sub.add_argument("--who", default="", help="谁定的")
    sub.add_argument("--date", type=date, help="日期；不写为今天")
    sub.add_argument("--dry-run", action="store_true", help="只预检")


def _points(text: str) -> Decimal:
    plain = cell_text.tidy(text).removesuffix("分")
    if not quantity.PLAIN.fullmatch(plain):
        raise ClerkError(f"分数“{text}”看不懂。没有改动台账。请写0以上的数，加扣由办法定。")
    return Decimal(plain)


def _votes(text: str) -> tuple[int, ...]:
    parts = cell_text.tidy(text).replace("，", ",").replace("、", ",").split(",")
    if not all(part.strip().isascii() and part.strip().isdigit() for part in parts):
        raise ClerkError(f"票数“{text}”看不懂。没有改动台账。请写成 80,15,5（满意、基本满意、不满意）。")
    return tuple(int(part) for part in parts)


def _note(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        if not args.unit:
            names = {one.id: one.short for one in standing(ledger).setup.units}
            found = score_note.notes(ledger)
            for one in found:
                output.say(f"第{one.act}号　{names.get(one.unit, one.unit)}　{score_note.in_words(one)}")
            output.say(f"考核记事 {len(found)} 条；要收回请撤销那一号。")
            return DONE
        if args.kind not in _KINDS:
            raise ClerkError(f"没有“{args.kind}”这种记事。没有改动台账。可选：{'、'.join(one.word for one in Noted)}。")
        kind = _KINDS[args.kind]
        ask = score_note.Ask(kind, args.unit, args.reason, args.who, args.about, args.points, args.votes, args.date)
        planned = score_note.plan(ledger, ask)
        changes = None if args.dry_run else score_note.do(ledger, planned)
    output.planned((planned.says,), changes)
    return DONE


def _add_objection(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("unit", nargs="?", default="", metavar="单位", help="不写列出异议")
    sub.add_argument("--text", default="", help="异议的内容，或答复")
    sub.add_argument("--who", default="", help="谁提的，谁答复的")
    sub.add_argument("--version", type=int, default=0, help="对第几版定稿；不写为最后一版")
    sub.add_argument("--answer", type=int, default=0, metavar="号", help="答复第几号异议")
    sub.add_argument("--date", type=date, help="日期；不写为今天")
    sub.add_argument("--dry-run", action="store_true", help="只预检")


def _objection(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        if not args.unit and not args.answer:
            names = {one.id: one.short for one in standing(ledger).setup.units}
            found = objections.look(ledger)
            output_score.objections(found, names)
            return WAITS if any(not one.answer for one in found) else DONE
        ask = objections.Ask(args.text, args.who, args.unit, args.version, args.answer, args.date)
        planned = objections.plan(ledger, ask)
        changes = None if args.dry_run else objections.do(ledger, planned)
    output.planned((planned.says,), changes)
    return DONE


VERBS: dict[Verb, Entry] = {
    Verb.SCORES: (_scores, _add_scores, "考核评价：试算、定稿、核对定稿、出评分表"),
    Verb.SCORE_RULES: (_rules, _add_rules, "看或改考核办法"),
    Verb.SCORE_NOTE: (_note, _add_note, "考核记事：人工评分、表扬、报数不实、缺席、满意度投票、一票否决"),
    Verb.OBJECTION: (_objection, _add_objection, "登记或答复对定稿的异议，列出异议"),
}
