"""What the commands print: sentences for a clerk, and the JSON documents of DESIGN.md section 6."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from model.records import (
    Act,
    CellAnswer,
    Changes,
    Conflict,
    FileAnswer,
    Finding,
    Reading,
)
from model.rules import fold
from model.terms import Outcome, Role
from model.work.new_ledger import NewLedger
from model.work.paste_text import Pasted
from model.work.send_back import SentBack
from model.work.send_forms import SendPlan, SentForms
from model.work.take_back import TakePlan

SEND_BACK = "退回该单位改：answer 台账 报来的文件 --to 文件夹"


def say(sentence: str) -> None:
    """Print one line."""
    sys.stdout.write(sentence + "\n")


def made(folder: Path, fresh: bool) -> None:
    """Say that a folder named by the clerk was not there and was made, lest a mistyped name go unseen."""
    if fresh:
        say(f"文件夹“{folder}”原来没有，已新建。")


def stop() -> None:
    """Say nothing more: whoever read the output (head, a closed window) is gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_json(document: Mapping[str, Any]) -> None:
    """Print one JSON document and nothing else."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")


def json_number(value: Decimal | None) -> int | float | None:
    """Give a figure to JSON as the number it is."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def findings(some: Sequence[Finding]) -> None:
    """Print findings, each with its place, those alike told once."""
    for finding in fold.folded(some):
        where = " ".join(part for part in (finding.file, finding.sheet, finding.cell) if part)
        say(f"〔{finding.level.word}〕{where + '：' if where else ''}{finding.sentence}")


# --- read, new, send -----------------------------------------------------------------------------------------


def reading(read: Reading) -> None:
    """Print what a plan document says."""
    head = read.head
    say(f"{head.title}　{head.doc_no}　{head.issuer}　{head.date or ''}")
    for item in read.items:
        say(f"{item.no}. {item.text}　〔牵头：{'、'.join(item.leads)}〕")
        for metric in item.metrics:
            say(f"    指标：{metric.name} {number(metric.printed)}{metric.printed_unit} {metric.op.word}".rstrip())
        for milestone in item.milestones:
            say(f"    节点：{milestone}")
    for note in read.questions:
        say(f"〔待确认〕{read.place(note.line)}：{note.text}（{note.why}）")
    targets = sum(len(item.metrics) for item in read.items)
    phrases = sum(len(item.milestones) for item in read.items)
    say(f"共 {len(read.items)} 项，指标 {targets} 个，节点 {phrases} 个，待确认 {len(read.questions)} 处。")


def founded(new: NewLedger, read: Reading) -> None:
    """Print what a new ledger holds."""
    leads = {d.unit for d in new.duties if d.role in (Role.LEAD, Role.RESPONSIBLE)}
    say(f"已建立台账：{new.path}（{new.plan.office}）")
    say(
        f"{len(new.items)} 项、{len(new.lines)} 行指标和节点，{len(new.units)} 家单位（牵头 {len(leads)} 家），"
        f"首期 {new.rounds[0].period}（{new.rounds[0].name}），待确认 {len(read.questions)} 处。"
    )


def sent(planned: SendPlan, done: SentForms) -> None:
    """Print where the forms lie."""
    say(f"已生成 {len(done.files)} 份填报表，报送截止 {planned.due.isoformat()}：{done.folder}")
    say(f"发送清单：{done.list.name}；通知文本：{done.notice.name}；全部打包：{done.zip.name}")


# --- take ----------------------------------------------------------------------------------------------------


def counts(cells: Sequence[CellAnswer]) -> dict[str, int]:
    """Count cells by outcome; the six always stand, and add up to the cells."""
    found = Counter(cell.outcome for cell in cells)
    return {outcome.value: found[outcome] for outcome in Outcome}


def taken(planned: TakePlan, dry: bool) -> None:
    """Print what became of each file."""
    for one in planned.files:
        told = "、".join(f"{Outcome(name).word} {n}" for name, n in counts(one.cells).items() if n)
        say(f"〔{one.verdict.word}〕{one.file}　{told}".rstrip())
    for conflict in planned.conflicts:
        say(f"〔冲突〕{conflict.item} {conflict.target}（{conflict.unit}）：{disagree(conflict)}　{conflict.key}")
    if dry:
        say("只是预检，没有写入台账。")


def sent_back(done: SentBack) -> None:
    """Print what lies ready to be sent back, for which files, and which files have nothing to be sent back."""
    if not done.files:
        say("没有需要退回的内容。")
    else:
        say(f"已生成 {len(done.files)} 份退回件：{done.folder}")
    for path, about in zip(done.files, done.about, strict=True):
        merged = "，几份表合为一份" if "、" in about else ""
        say(f"    {path.name}（答复 {about}{merged}）")
    if done.idle:
        say(f"没有待处理的内容，不退：{'、'.join(done.idle)}")


def pasted(read: Pasted, done: Sequence[Changes]) -> None:
    """Print what a chat message seems to say, and what became of it."""
    for one in read.proposals:
        state = "已填" if done else "待确认"
        say(f"〔{state}〕第{one.said.row}行：{one.unit} {one.title} {one.field.word} {one.said.raw}")
        findings(one.fill.findings)
    for question in read.questions:
        say(f"〔要问〕第{question.row}行“{question.text}”：{question.why}。")
    if read.proposals and not done:
        say("核对无误后加 --confirm 填入；台账还没有改动。")
    say(f"读出 {len(read.proposals)} 条，填入 {len(done)} 条，要问 {len(read.questions)} 处。")


def disagree(conflict: Conflict) -> str:
    """Write out values that disagree, each with its cell."""
    return "；".join(f"{v.value}（{v.file} {v.sheet} {v.cell}）" for v in conflict.values)


def take_json(planned: TakePlan) -> dict[str, Any]:
    """Return the document `take --json` prints."""
    cells = [cell for one in planned.files for cell in one.cells]
    return {
        "files": [_file(one) for one in planned.files],
        "cells": len(cells),
        "counts": counts(cells),
        "conflicts": [conflict_json(one) for one in planned.conflicts],
        "findings": [finding_json(one) for one in planned.findings],
    }


def _file(one: FileAnswer) -> dict[str, Any]:
    return {
        "file": one.file,
        "verdict": one.verdict.value,
        "unit": one.unit_name,
        "period": one.period,
        "cells": len(one.cells),
        "counts": counts(one.cells),
        "open": [
            {"key": str(c.key or ""), "outcome": c.outcome.value, "sheet": c.sheet, "cell": c.cell, "text": c.raw}
            for c in one.cells
            if c.outcome not in (Outcome.TAKEN, Outcome.SAME)
        ],
    }


def conflict_json(one: Conflict) -> dict[str, Any]:
    """Return a conflict as `take --json` prints it."""
    return {
        "key": str(one.key),
        "item": one.no,
        "target": one.target,
        "unit": one.unit,
        "period": one.key.period,
        "field": one.key.field.value,
        "values": [{"value": v.value, "file": v.file, "sheet": v.sheet, "cell": v.cell} for v in one.values],
    }


def finding_json(one: Finding) -> dict[str, Any]:
    """Return a finding as JSON."""
    return {
        "level": one.level.value,
        "file": one.file,
        "sheet": one.sheet,
        "cell": one.cell,
        "sentence": one.sentence,
        "key": str(one.key or ""),
        "check": one.check.value if one.check else "",
    }


def number(value: Decimal) -> str:
    """Write a figure plainly."""
    return f"{value.normalize():f}"


# --- change --------------------------------------------------------------------------------------------------


def planned(sentences: Sequence[str], done: Changes | None) -> None:
    """Print what a change of the plan says, and that it is kept, or only looked at (None)."""
    for sentence in sentences:
        say(sentence)
    say(f"已保存：{done.title}（第 {done.act} 号操作）。" if done else "只是预检，没有写入台账。")


# --- acts ----------------------------------------------------------------------------------------------------


def acts(done: Sequence[Act]) -> None:
    """Print the acts, the last one first."""
    for act in reversed(done):
        undone = f"（已被第 {act.undone_by} 号撤销）" if act.undone_by is not None else ""
        say(f"{act.number}　{act.at.replace('T', ' ')[:19]}　{act.verb} {act.subject}{undone}")


def acts_json(done: Sequence[Act]) -> dict[str, Any]:
    """Return the document `acts --json` prints."""
    return {
        "acts": [
            {"act": a.number, "at": a.at, "verb": a.verb, "subject": a.subject, "undone_by": a.undone_by} for a in done
        ]
    }
