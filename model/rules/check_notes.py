"""核对单: what is put to each unit before its red and yellow lights are published, and in which words?"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from model.records import LightRule, LineView, PeriodView
from model.records.check_notes import CheckNote, NoteLine
from model.records.document_out import Block, Column, Grid, PaperOut, Row, Section, Style, Table
from model.rules import light as lights
from model.rules import neat, paper_out, reason, red_yellow, round_words
from model.rules.paper_out import body, led, words
from model.rules.red_yellow import Behind

Sources = Mapping[str, Sequence[str]]
"""By line where its figure and stage come from, in words."""

COLUMNS = (
    Column("序号", 13, centred=True),
    Column("指标或节点", 44),
    Column("全年目标", 20, centred=True),
    Column("应完成", 20, centred=True),
    Column("累计完成", 20, centred=True),
    Column("差距", 21, centred=True),
    Column("亮灯", 18, centred=True),
)
REPLY = "核对意见：□无异议　□有异议（写明序号、应为何数、依据）"
GRID = Grid(14, 28, 31)
"""四号: a note is a form to be filled in and sent back."""
NOT_OWNED = "未定牵头单位"


def notes(view: PeriodView, sources: Sources) -> tuple[CheckNote, ...]:
    """Return a note for every unit with red or yellow lines, in official order."""
    found: dict[str, list[NoteLine]] = {}
    for one in red_yellow.rows(view):
        if one.line.lead:
            found.setdefault(one.line.lead, []).append(_line(one, sources.get(one.line.line.id, ())))
    return tuple(
        CheckNote(unit.unit.id, unit.unit.short, unit.unit.contact, unit.unit.phone, tuple(found[unit.unit.id]))
        for unit in view.units
        if unit.unit.id in found
    )


def ownerless(view: PeriodView) -> tuple[str, ...]:
    """Return the red and yellow lines that no unit leads, so that no note can ask about them."""
    return tuple(one.line.line.id for one in red_yellow.rows(view) if not one.line.lead)


def _line(one: Behind, sources: Sequence[str]) -> NoteLine:
    line = one.line
    gap = "，".join(part for part in (one.words, one.lasting) if part)
    return NoteLine(
        line=line.line.id,
        name=line.line.name,
        light=line.light,
        light_word=line.light_word,
        target=round_words.amount(line.line.target.printed, line) if line.line.target else "—",
        due=_due(line),
        done=round_words.amount(line.done, line) if line.done is not None else "",
        gap=gap,
        problem=line.problem,
        stage=line.stage,
        sources=tuple(sources),
        marks=round_words.marks(line),
    )


def _due(line: LineView) -> str:
    value = round_words.amount(neat.due(line.due_value, line.line), line) if line.due_value is not None else ""
    return "；".join(one for one in (value, line.due_stage) if one) or "—"


def count(note: CheckNote, rule: LightRule) -> str:
    """Say how many lines a note has by light: 严重滞后1条、滞后2条."""
    told = [(one, note.count(one)) for one in reversed(reason.BEHIND)]
    return "、".join(f"{lights.name(light, rule)}{many}条" for light, many in told if many)


def paper(note: CheckNote, view: PeriodView, day: datetime.date, reply_by: datetime.date) -> PaperOut:
    """Write a unit's note."""
    when = f"{view.plan.year}年{view.round.name}"
    blocks: list[Block] = [
        paper_out.title("民生实事进度核对单"),
        words(Style.SUBTITLE, f"（{when}）"),
        words(Style.FLUSH, f"{note.short}："),
        body(
            f"根据你单位报送的{when}民生实事进度（截至{round_words.day(view.round)}），按序时计划核算，"
            f"下列{len(note.lines)}条（{count(note, view.rule)}）拟在本期通报中列出。请逐条核对。"
        ),
        Table(COLUMNS, tuple(_row(one) for one in note.lines)),
        led("核算办法。", _method(view)),
        led("反馈要求。", _demand(reply_by)),
        words(Style.SIGN, f"{view.plan.office}　　"),
        words(Style.SIGN, f"{_date(day)}　　"),
        words(Style.BLANK),
        words(Style.FLUSH, f"{REPLY}\n\n单位负责人（签字）：　　　　　　（盖章）　　　年　月　日"),
    ]
    return PaperOut(f"{note.short} {when}民生实事进度核对单", (Section(tuple(blocks)),), GRID)


def _row(one: NoteLine) -> Row:
    below = (
        (f"当前阶段：{one.stage}；" if one.stage else "") + f"所报原因：{one.problem or '没有写'}",
        f"数据来源：{'；'.join(one.sources)}" if one.sources else "",
        one.marks.strip("（）"),
    )
    told = "\n".join(part for part in below if part)
    return paper_out.row(
        one.line, one.name, one.target, one.due, one.done or "—", one.gap, one.light_word, spanning=told
    )


def _method(view: PeriodView) -> str:
    """Say in words how what is due and the lights were reckoned."""
    rule, day = lights.in_words(view.rule).partition("；未定序时")[0], round_words.day(view.round)
    return f"应完成按约定的序时计划计到{day}；差距按应完成与累计完成占全年目标的百分点计。{rule}。"


def _demand(reply_by: datetime.date) -> str:
    return (
        f"如有异议，请于{_date(reply_by)}前盖章反馈，写明应为何数和依据；逾期不反馈的，视为无异议。"
        "数字报错的，请同时报来更正的填报表。"
    )


def _date(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
