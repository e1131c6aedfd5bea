"""演示: a whole round on the 2021 plan with made-up progress, every made-up word marked as such."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path

from model.errors import ClerkError, why
from model.records import Line, Share
from model.rules import han, who_gets_a_form
from model.rules import schedule as schedules
from model.sheets import atomic, fill_form
from model.sheets.form_content import Form, FormRow
from model.terms import Field, FormState, ItemKind, Light
from model.work import look, new_ledger, read_plan, report_up, send_forms, take_back
from model.work.ledger import Ledger
from model.work.progress import Tick, silent
from model.work.resources import resource

PERIOD = "2021-03"
MARK = "（演示虚构）"
LEDGER = "连云港市2021年民生实事（演示）.shishi"
OUT, BACK, LATE = "1_发出的表", "2_报回的表", "3_迟报的表"
REPORT = "上报表_2021年1-3月（演示）.xlsx"
MISSING = ("市红十字会", "灌云县", "市机场办")
TARDY = ("市城管局", "市妇联")
TWICE = "市住建局"
UNSURE = "市司法局"
HEAD = {"填报人": "演示员", "联系电话": "0518-00000000", "审核人": "演示员", "填报日期": "2021年3月27日"}
PROGRESS = (
    "3月10日印发实施方案，任务已分解到责任单位，正按计划组织实施。",
    "3月5日完成招标，15日施工单位进场，目前正在基础施工。",
    "2月底前完成摸底，3月起分批实施，3月24日召开推进会。",
    "3月18日完成首批验收，其余正在推进。",
)
PROBLEMS = (
    "前期手续办理较慢；下一步倒排工期，4月底前赶上序时。",
    "受春节放假影响开工较晚；下一步增加力量，二季度补齐。",
    "部分点位用地未落实；下一步会同属地4月15日前确定。",
)
SHARED = ("5-1", "34-1", "39-1", "113-1")
"""Lines the demonstration splits over the counties."""


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the demonstration's ledger lies, and what to tell about it."""

    ledger: Path
    said: tuple[str, ...]


def do(folder: Path, tick: Tick = silent) -> Demo:
    """Run the round in a folder that holds no demonstration yet; raises ClerkError where it does."""
    path = folder / LEDGER
    new_ledger.refuse_taken(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClerkError(f"文件夹“{folder}”建不了（{why(error)}），没有演示。请换一个位置。") from error
    with _found(path) as ledger:
        planned = send_forms.plan(ledger, PERIOD)
        sent = send_forms.do(ledger, planned, folder / OUT, tick)
        _fill_all(folder, planned.forms, sent.files, tick)
        on_time = take_back.plan(ledger, [folder / BACK], received=datetime.date(2021, 3, 28), tick=tick)
        take_back.do(ledger, on_time, tick)
        late = take_back.plan(ledger, [folder / LATE], received=datetime.date(2021, 3, 30), tick=tick)
        take_back.do(ledger, late, tick)
        report_up.do(ledger, PERIOD, folder / REPORT, f"{MARK}演示用，冲突未核定先行生成")
        return Demo(path, tuple(_told(ledger, folder)))


def _found(path: Path) -> Ledger:
    """Found the ledger with a schedule for services and larger works, and shares for a few lines."""
    source = read_plan.opened(resource("plans", "lianyungang-2021.txt"))
    reading = read_plan.items_of(source.document)
    new = new_ledger.plan(path, reading, "", schedules.MONTHLY, source.document, source.data)
    kinds = {item.id: item.kind for item in new.items}
    lines = {line.id: line for line in new.lines}
    agreed = tuple(one for one in new.schedules if _steady(kinds[lines[one.line].item], lines[one.line]))
    counties = [unit.id for unit in new.units if who_gets_a_form.is_county(unit) and unit.in_all_counties]
    shares = tuple(share for line in SHARED for share in _split(lines[line], counties))
    return new_ledger.do(replace(new, schedules=agreed, shares=shares))


def _steady(kind: ItemKind, line: Line) -> bool:
    if kind is ItemKind.SERVICE:
        return True
    return kind is ItemKind.WORKS and line.target is not None and line.target.printed >= schedules.FEW


def _split(line: Line, counties: Sequence[str]) -> list[Share]:
    """Share a target out as evenly as whole things allow; the first counties take the rest."""
    if line.target is None:
        return []
    each, rest = divmod(int(line.target.printed), len(counties))
    return [Share(line.id, unit, Decimal(each + (place < rest))) for place, unit in enumerate(counties)]


def _fill_all(folder: Path, forms: Sequence[send_forms.FormOut], files: Sequence[Path], tick: Tick) -> None:
    """Send back what each unit would: most in time, some late, some not at all, one of them twice."""
    for number, (one, path) in enumerate(zip(forms, files, strict=True)):
        tick(number, len(files), f"填报 {one.unit.short}")
        if one.unit.short in MISSING or not isinstance(one.form, Form):
            continue
        values, counties = _values(one.form)
        figures = [key for key in values if key[1] is Field.DONE]
        if one.unit.short == UNSURE:
            values[figures[0]] = f"约{values[figures[0]]}"
        target = folder / (LATE if one.unit.short in TARDY else BACK)
        target.mkdir(exist_ok=True)
        atomic.write(fill_form.fill(path.read_bytes(), values, HEAD, counties=counties), target / path.name)
        if one.unit.short == TWICE:
            other = {**values, figures[0]: Decimal(values[figures[0]]) + 30}
            again = fill_form.fill(path.read_bytes(), other, HEAD, counties=counties)
            atomic.write(again, target / f"{path.stem}（又报一份）.xlsx")


def _values(
    form: Form,
) -> tuple[dict[tuple[str, Field], str | Decimal], dict[tuple[str, str], Decimal]]:
    """Make up a form's figures and words; stages and reasons fit the figures, counties add up to their lead's.

    A line's figures are drawn by its id, so that two lead units of one item tell the same.
    """
    out: dict[tuple[str, Field], str | Decimal] = {}
    counties: dict[tuple[str, str], Decimal] = {}
    shorts = dict(form.counties)
    tasks = {row.line: row.tasks for row in form.county_rows}
    for row in form.rows:
        chance = random.Random(row.line)
        share = chance.choice((0.12, 0.2, 0.26, 0.27, 0.3, 0.35))
        out[row.line, Field.STAGE] = row.stages[min(3, int(share * 10))]
        out[row.line, Field.TEXT] = MARK + chance.choice(PROGRESS)
        reason = MARK + chance.choice(PROBLEMS)
        target = row.task if row.task is not None else row.target
        if row.line in tasks:
            parts = {(row.line, shorts[unit]): _cut(task, share, row.label) for unit, task in tasks[row.line].items()}
            counties.update(parts)
            out[row.line, Field.DONE] = sum(parts.values(), Decimal(0))
        elif isinstance(target, Decimal) and not row.label.endswith("（%）"):
            out[row.line, Field.DONE] = _cut(target, share, row.label)
        if share < 0.25 or _is_behind(row, out.get((row.line, Field.DONE))):
            out[row.line, Field.PROBLEM] = reason
    return out, counties


def _is_behind(row: FormRow, done: str | Decimal | None) -> bool:
    """Say whether a made-up figure falls short of what the form says is due; some are cut to whole things."""
    return isinstance(row.due, Decimal) and done is not None and Decimal(done) < row.due


def _cut(target: Decimal, share: float, label: str) -> Decimal:
    """Take a part of a target: whole, but for what is counted in 万 or 亿."""
    step = Decimal("0.01") if any(measure in han.fold(label) for measure in ("（万", "（亿")) else Decimal(1)
    return (target * Decimal(str(share))).quantize(step, ROUND_FLOOR)


def _told(ledger: Ledger, folder: Path) -> list[str]:
    view = look.look(ledger, PERIOD)
    states = [unit.form for unit in view.units]
    lights = [item.light for item in view.items]
    names = {state: [u.unit.short for u in view.units if u.form is state] for state in FormState}
    due = sum(state is not FormState.NOT_SENT for state in states)
    return [
        f"演示台账：{folder / LEDGER}（进度全部虚构，已逐条标明）",
        f"发出 {due} 份表：{folder / OUT}",
        f"按时报回 {len(names[FormState.RETURNED])} 家，迟报 {'、'.join(names[FormState.LATE])}，"
        f"未报 {'、'.join(names[FormState.MISSING])}",
        f"亮灯：{'，'.join(f'{one.word} {lights.count(one)} 项' for one in Light)}",
        f"待处理：冲突 {len(view.conflicts)} 处（{TWICE}报了两份不同的表），待确认 {len(view.questions)} 处",
        f"上报表：{folder / REPORT}",
        f"看窗口：用本程序打开 {folder / LEDGER}",
    ]
