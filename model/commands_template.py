"""The commands for the upper office's own form: template add, list, remove; report --template."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from model import output
from model.arguments import DONE, WAITS, Args, Entry, Parser, term, worded
from model.errors import ClerkError
from model.records.upward import FormTemplate
from model.rules.upward.layouts import letter
from model.terms import Verb
from model.terms_upward import Fill, PerRow, fill
from model.work import report_by_template, upward_template
from model.work.ledger import Ledger, open_ledger
from model.work.report_by_template import FillPlan
from model.work.upward_template import Ask, TemplatePlan

ACTIONS = {"登记": "add", "列出": "list", "移除": "remove"}


def _add_template(sub: Parser) -> None:
    sub.add_argument("ledger", type=Path, metavar="台账")
    sub.add_argument("action", nargs="?", type=worded(ACTIONS), default="list", help="、".join(ACTIONS))
    sub.add_argument("file", nargs="?", type=Path, metavar="空表.xlsx")
    sub.add_argument("--name", default="", help="表样叫什么，如 省民生办月报")
    sub.add_argument(
        "--map", action="append", default=[], metavar="内容=列", help="如 累计完成=F、填报单位=B2、进度=无"
    )
    sub.add_argument("--sheet", default="", help="填哪一张工作表")
    sub.add_argument("--heads", type=_heads, help="表头的行，如 4-5")
    sub.add_argument("--per", type=term(PerRow), help="一行填一项还是一条指标")
    sub.add_argument("--words", help="上级的亮灯用词，如 按序时=正常、滞后=黄灯；写空的改回本程序的词")
    sub.add_argument("--period", default="", help="登记前按这一期试填，先看结果")
    sub.add_argument("--dry-run", action="store_true", help="只预检")
    sub.add_argument("--json", action="store_true", help="结果按 JSON 输出")


def _heads(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([1-9][0-9]{0,3})(?:-([1-9][0-9]{0,3}))?", text)
    if match is None or int(match[2] or match[1]) < int(match[1]):
        raise argparse.ArgumentTypeError(f"表头的行“{text}”看不懂，请写成 4 或 4-5")
    return int(match[1]), int(match[2] or match[1])


def _template(args: Args) -> int:
    with open_ledger(args.ledger) as ledger:
        if args.action == "add":
            return _take(ledger, args)
        if args.action == "remove":
            says = f"移除上级表样“{upward_template.find(ledger, args.name).name}”，以前按它生成的报表不受影响。"
            output.planned((says,), None if args.dry_run else upward_template.remove(ledger, args.name))
            return DONE
        return _list(upward_template.every(ledger), args)


def _take(ledger: Ledger, args: Args) -> int:
    if args.file is None:
        raise ClerkError("没有写上级的空表是哪个文件。没有改动台账。请写在 add 后面。")
    data = upward_template.read(args.file)
    ask = Ask(data, args.file.name, args.name, args.sheet, args.heads, _wanted(args.map), args.per, args.words)
    planned = upward_template.plan(ledger, ask)
    if args.period and not args.json:
        _filled(report_by_template.plan_of(ledger, args.period, planned))
    changes = None if args.dry_run else upward_template.do(ledger, planned)
    if args.json:
        output.say_json(_plan_json(planned))
    else:
        output.planned((*planned.sentences, *planned.notes, *planned.asks), changes)
    return WAITS if planned.asks else DONE


def _wanted(pairs: list[str]) -> dict[Fill, str]:
    """Read 内容=列; raises ClerkError for all that cannot be read at once."""
    out: dict[Fill, str] = {}
    wrong = []
    for pair in pairs:
        word, eq, where = pair.partition("=")
        name = fill(word.strip())
        if name is None or not eq:
            wrong.append(f"“{pair}”")
        else:
            out[name] = where
    if wrong:
        known = "、".join(one.word for one in Fill)
        raise ClerkError(f"{'、'.join(wrong)}看不懂。没有改动台账。请写成 内容=列，内容有：{known}。")
    return out


def _list(forms: tuple[FormTemplate, ...], args: Args) -> int:
    if args.json:
        output.say_json({"templates": [_form_json(one) for one in forms]})
        return DONE
    for one in forms:
        columns = "、".join(f"{letter(column.column)}={column.fill.word}" for column in one.layout.columns)
        output.say(f"{one.name}（{one.file}，{one.sha256[:8].upper()}）：工作表“{one.layout.sheet}”；{columns}")
    if not forms:
        output.say("还没有登记上级表样。")
    return DONE


def _form_json(form: FormTemplate) -> dict[str, Any]:
    layout = form.layout
    return {
        "name": form.name,
        "file": form.file,
        "sha256": form.sha256,
        "sheet": layout.sheet,
        "heads": [layout.first_head, layout.last_head],
        "body": [layout.first, layout.last],
        "rows": layout.rows.value,
        "per_row": layout.per_row.value,
        "columns": {one.fill.value: letter(one.column) for one in layout.columns},
        "cells": {one.fill.value: f"{letter(one.column)}{one.row}" for one in layout.cells},
        "words": dict(layout.words),
    }


def _plan_json(planned: TemplatePlan) -> dict[str, Any]:
    return {**_form_json(planned.form), "asks": list(planned.asks), "notes": list(planned.notes)}


def _filled(planned: FillPlan) -> None:
    output.say(planned.says)
    for one in planned.open:
        output.say(f"  {one.sentence}")


def report(args: Args) -> int:
    """Write the report in the upper office's form, and say what is open."""
    fresh = not args.to.parent.exists()
    with open_ledger(args.ledger) as ledger:
        done = report_by_template.do(
            ledger, args.period, args.template, args.to, args.despite_conflicts, live=args.live
        )
    output.say(f"已按“{args.template}”生成上报表：{done.path}（{done.rows}行）")
    if done.closed:
        output.say(f"这一期{done.closed}，上报表照封存的样子。")
    output.made(args.to.parent, fresh)
    if done.open:
        output.say(f"有 {len(done.open)} 处要看，表里没有写或写的是暂用数：")
    for one in done.open:
        output.say(f"  {one.sentence}")
    if done.questions:
        output.say(f"还有 {done.questions} 处待确认的数没有计入。")
    if not done.sent:
        output.say("这一期还没有发表，也没有收到报表。请核对期次；要发表请用 send。")
    return WAITS if done.open or done.questions or not done.sent else DONE


VERBS: dict[Verb, Entry] = {
    Verb.TEMPLATE: (_template, _add_template, "上级表样：登记上级的空表，以后各期照它填"),
}
