"""The annexes of a bulletin: 滞后事项表 and 总表 inside the offices; in public a table of counts by section."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator

from model.records import ItemView, LineView, PeriodView
from model.records.bulletin import Draft
from model.records.document_out import OFFICIAL, Block, Column, Row, Section, Style, Table
from model.rules import bulletin_words, counts, neat, paper_out, percent, red_yellow, round_words
from model.rules import light as lights
from model.rules.paper_out import words
from model.terms import Edition, Light

BEHIND = (
    Column("序号", 13, True),
    Column("实事内容", 75),
    Column("指标或节点", 48),
    Column("全年目标", 20, True),
    Column("应完成", 20, True),
    Column("实完成", 20, True),
    Column("差距", 26, True),
    Column("牵头单位", 30),
)
ALL = (
    Column("序号", 12, True),
    Column("实事内容", 84),
    Column("指标或节点", 46),
    Column("全年目标", 19, True),
    Column("应完成", 19, True),
    Column("实完成", 19, True),
    Column("完成率", 13, True),
    Column("亮灯", 15, True),
    Column("牵头单位", 25),
)


def titles(view: PeriodView, edition: Edition) -> tuple[str, ...]:
    """Return the annexes' titles."""
    name = f"{view.plan.year}年{view.round.name}民生实事"
    if edition is Edition.PUBLIC:
        return (f"{name}进展分类汇总表",)
    return f"{name}滞后事项表", f"{name}进展总表"


def sections(view: PeriodView, draft: Draft, edition: Edition) -> Iterator[Section]:
    """Yield the annexes, each on pages of its own, turned."""
    tables = (_counts(view),) if edition is Edition.PUBLIC else (_behind(view, draft), _all(view))
    named = titles(view, edition)
    for number, (title, table) in enumerate(zip(named, tables, strict=True), 1):
        mark = f"附件{number}" if len(named) > 1 else "附件"
        head = (words(Style.ANNEX, mark), words(Style.BLANK), paper_out.title(title))
        blocks: tuple[Block, ...] = (*head, table)
        yield Section(blocks, landscape=True)


def record(cc: str, office: str, day: datetime.date) -> Iterator[Section]:
    """Yield the 版记 that closes a paper behind its annexes: whom it is copied to, who issues it and when."""
    if cc:
        issued = f"　{office}\t{day.year}年{day.month}月{day.day}日印发"
        told = (words(Style.RECORD, f"　抄送：{cc.rstrip('。')}。"), words(Style.RECORD, issued))
        above = max(0, OFFICIAL.lines - 1 - math.ceil(paper_out.total(told, OFFICIAL)))
        yield Section((*[words(Style.BLANK)] * above, *told))


def _behind(view: PeriodView, draft: Draft) -> Table:
    rows = [
        paper_out.row(
            one.line.line.id,
            one.item.item.text,
            one.line.line.name,
            *_figures(one.line),
            "\n".join(part for part in (one.words, one.lasting, one.line.light_word) if part),
            "、".join(one.line.leads),
            spanning=f"原因：{bulletin_words.reason(one.line, draft.reasons)}",
        )
        for one in red_yellow.rows(view)
    ]
    return Table(BEHIND, tuple(rows) or (paper_out.row("", "没有滞后的事项", *[""] * (len(BEHIND) - 2)),))


def _all(view: PeriodView) -> Table:
    rows: list[Row] = []
    for item in view.items:
        rows += [_row(item, line) for line in item.lines]
    return Table(ALL, tuple(rows), small=True)


def _row(item: ItemView, line: LineView) -> Row:
    done = percent.rounded(line.completion)
    return paper_out.row(
        line.line.id,
        item.item.text if line is item.lines[0] else "",
        line.line.name,
        *_figures(line),
        f"{done}%" if done is not None else "—",
        line.light_word,
        "、".join(line.leads),
    )


def _figures(line: LineView) -> tuple[str, str, str]:
    """Return target, what is due and what is done, with their marks."""
    target = round_words.amount(line.line.target.printed, line) if line.line.target else "—"
    value = round_words.amount(neat.due(line.due_value, line.line), line) if line.due_value is not None else ""
    due = "\n".join(one for one in (value, line.due_stage) if one) or "—"
    told = round_words.amount(line.done, line) if line.done is not None else ""
    done = "\n".join(one for one in (told, line.stage) if one) or "未报"
    return target, due, done + round_words.marks(line)


def _counts(view: PeriodView) -> Table:
    """Count each section's items by light; the last row adds them up."""
    lit = round_words.shown(view.rule)
    columns = (
        Column("类别", 60),
        Column("项数", 25, True),
        *(Column(lights.name(one, view.rule), 25, True) for one in lit),
        Column("不亮灯", 25, True),
        Column("已终止", 15, True),
    )
    found = counts.by_section(view.items)
    rows = [
        paper_out.row(
            one.name,
            str(len(one.items)),
            *(str(one.lights[light]) for light in lit),
            str(one.lights[Light.NONE]),
            str(len(one.ended)),
        )
        for one in found
    ]
    whole = paper_out.row(
        "合计",
        str(sum(len(one.items) for one in found)),
        *(str(sum(one.lights[light] for one in found)) for light in (*lit, Light.NONE)),
        str(sum(len(one.ended) for one in found)),
        bold=True,
    )
    return Table(columns, (*rows, whole))
