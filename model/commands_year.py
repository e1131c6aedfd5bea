"""The commands of the year's end and start: archive, next."""

from __future__ import annotations

from pathlib import Path

from model import output
from model.arguments import DONE, WAITS, Args, Entry, Parser, worded
from model.rules.next_year import CARRIED
from model.terms import Verb
from model.work import archive, new_ledger, next_year, read_plan
from model.work.ledger import open_ledger


def _add_archive(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("--to", type=Path)
    sub.add_argument("--despite", default="")
    sub.add_argument("--dry-run", action="store_true")
    sub.add_argument("--json", action="store_true")


def _archive(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        to = args.to or archive.suggested(ledger)
        fresh = not to.parent.exists()
        planned = archive.plan(ledger, archive.Ask(to, args.despite))
        done = None if args.dry_run else archive.do(ledger, planned)
    if args.json:
        output.say_json(_archive_json(planned, done))
    else:
        for sentence in planned.sentences:
            output.say(sentence)
        output.say(f"已归档：{done.path}（{done.files} 个文件）。" if done else "只是预检，没有归档。")
        output.made(to.parent, fresh and done is not None)
    return WAITS if planned.blocked else DONE


def _archive_json(planned: archive.ArchivePlan, done: archive.Done | None) -> dict[str, object]:
    return {
        "blocking": list(planned.open.blocking),
        "open": list(planned.open.rest),
        "final": planned.open.final.round.period,
        "rounds": [view.round.period for view in planned.open.rounds],
        "act": done.changes.act if done else None,
        "file": str(done.path) if done else None,
        "files": done.files if done else None,
    }


def _add_next(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path)
    sub.add_argument("new", type=Path)
    source = sub.add_mutually_exclusive_group(required=True)
    source.add_argument("--plan", type=Path)
    source.add_argument("--no-plan", action="store_true")
    sub.add_argument("--columns", default="")
    sub.add_argument("--carry", nargs="+", default=[], metavar="NO")
    sub.add_argument("--office", default="")
    sub.add_argument("--schedule", type=worded(new_ledger.SCHEDULES), default=new_ledger.NO_SCHEDULE)
    sub.add_argument("--dry-run", action="store_true")
    sub.add_argument("--json", action="store_true")


def _next(args: Args) -> int:
    new_ledger.refuse_taken(args.new)
    source = _source(args)
    with open_ledger(args.ledger) as ledger:
        planned = next_year.plan(ledger, args.new, args.carry, source, args.office, args.schedule)
    if not args.dry_run:
        next_year.do(planned).close()
    if args.json:
        output.say_json(_next_json(planned))
    else:
        for sentence in planned.sentences:
            output.say(sentence)
        output.findings(planned.new.findings)
        output.say("只是预检，没有建立新台账。" if args.dry_run else f"已建立台账：{args.new}。")
    return WAITS if planned.new.left.questions else DONE


def _source(args: Args) -> next_year.Source:
    if args.no_plan:
        return next_year.Source()
    opened = read_plan.opened(args.plan)
    document = read_plan.named(opened.document, args.columns)
    return next_year.Source(read_plan.items_of(document), document, opened.data)


def _next_json(planned: next_year.NextPlan) -> dict[str, object]:
    new = planned.new
    return {
        "file": str(new.path),
        "year": new.plan.year,
        "title": new.plan.title,
        "units": len(new.units),
        "rounds": [one.period for one in new.rounds],
        "items": [one.no for one in new.items],
        "carried": [one.no for one in new.items if one.section == CARRIED],
        "questions": len(new.left.questions),
        "said": list(planned.sentences),
        "findings": [output.finding_json(one) for one in new.findings],
    }


VERBS: dict[Verb, Entry] = {
    Verb.ARCHIVE: (_archive, _add_archive, "年度归档：全年材料打成一个压缩包，台账转为只读"),
    Verb.NEXT: (_next, _add_next, "新建下年：承接单位、日历、标准和未办结事项"),
}
