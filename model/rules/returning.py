"""退回单: which cells of a round are open with each unit, where do they stand, and what is it asked to put right?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from model.records import ConflictValue, PeriodView, UnitView
from model.records.document_out import Column, Grid, PaperOut, Section, Style, Table
from model.records.unit_paper import PaperSet, UnitPaper
from model.rules import contact, one_question, paper_out
from model.rules.paper_out import body, led, words
from model.rules.reminder import date
from model.terms import Outcome

NAME = "退回单"
COLUMNS = (
    ("单位", 22.0), ("联络员", 12.0), ("联系电话", 16.0), ("待确认", 9.0), ("冲突", 9.0), ("隔离", 9.0),
    ("没收", 9.0), ("改正期限", 14.0),
)  # fmt: skip
KINDS = {Outcome.ASK: "待确认", Outcome.CONFLICT: "冲突", Outcome.QUARANTINED: "隔离", Outcome.REFUSED: "没收"}
"""What is open, as papers call it: a cell that was not taken is 没收 on screen too."""
_TABLE = (
    Column("序号", 12, centred=True),
    Column("事项、指标", 38),
    Column("文件、表、格", 40),
    Column("报来的内容", 26),
    Column("问题", 40),
)
_GRID = Grid(14, 28, 31)


class Cell(NamedTuple):
    """An open cell: whose (unit id), of what kind, about what, where, as reported, and the sentence about it."""

    unit: str
    kind: Outcome
    about: str
    where: str
    raw: str
    sentence: str


def cells(view: PeriodView) -> tuple[Cell, ...]:
    """Return every open cell of a round once: questions, then conflicts, then what is kept apart."""
    return (*_questions(view), *_conflicts(view), *_apart(view))


def _questions(view: PeriodView) -> Iterator[Cell]:
    for one in view.questions:
        own = ConflictValue(one.raw, one.record, one.file, one.sheet, one.cell)
        where = "、".join(dict.fromkeys(one_question.place(source) for source in one.sources or (own,)))
        about = _about(one.no, one.item, one.target, one.key.field.word)
        yield Cell(one.key.unit, Outcome.ASK, about, where, one.raw, one.sentence or "请改成一个确定的数或词。")


def _conflicts(view: PeriodView) -> Iterator[Cell]:
    for one in view.conflicts:
        where = "、".join(dict.fromkeys(filter(None, (one_question.place(value) for value in one.values))))
        raw = "、".join(dict.fromkeys(value.value for value in one.values))
        about = _about(one.no, one.item, one.target, one.key.field.word)
        yield Cell(one.key.unit, Outcome.CONFLICT, about, where, raw, "几处报的不一样，请核对，只留正确的一个。")


def _apart(view: PeriodView) -> Iterator[Cell]:
    for one in view.quarantined:
        where = one_question.place(ConflictValue(one.value, one.record, one.file, one.sheet, one.cell))
        about = _about(one.no, one.item, one.target, one.key.field.word)
        said = "不是发给本单位填的行，没有计入，请核对是谁的数。"
        yield Cell(one.key.unit, Outcome.QUARANTINED, about, where, one.value, said)


def _about(no: str, item: str, target: str, field: str) -> str:
    return "　".join(part for part in (f"第{no}项" if no else "", target or item, field) if part)


def papers(view: PeriodView, reply_by: datetime.date, day: datetime.date, refused: Sequence[Cell] = ()) -> PaperSet:
    """Return a paper for each unit with open cells, in official order; `refused`: cells no figure came of."""
    every = (*cells(view), *refused)
    found = {one.unit.id: [cell for cell in every if cell.unit == one.unit.id] for one in view.units}
    rows = tuple(_paper(one, found[one.unit.id], view, reply_by, day) for one in view.units if found[one.unit.id])
    when = f"{view.plan.year}年{view.round.name}"
    shown = [cell for some in found.values() for cell in some]
    named = len(shown)
    counts = "，".join(f"{word}{sum(cell.kind is kind for cell in shown)}处" for kind, word in KINDS.items())
    says = [f"给{len(rows)}家单位写退回单，共{named}处（{counts}）。" if rows else "本期没有要退回改正的内容。"]
    if named < len(every):
        says.append(f"另有{len(every) - named}处不属于现有的单位，没有退回单可写，请在“核对”菜单里处理。")
    return PaperSet(
        NAME,
        f"截至{date(day)}，{when}填报表有问题的{len(rows)}家，共{named}处；{date(reply_by)}前改正后重报。",
        COLUMNS,
        rows,
        (*says, *contact.bare(rows)),
        f"【退回改正】{when}民生实事填报表，有{len(rows)}家有内容要改：",
        f"请于{reply_by.month}月{reply_by.day}日前改正后重报，详见退回单。{view.plan.office}",
    )


def _paper(one: UnitView, some: list[Cell], view: PeriodView, reply_by: datetime.date, day: datetime.date) -> UnitPaper:
    counts = {kind: sum(cell.kind is kind for cell in some) for kind in KINDS}
    told = "、".join(f"{KINDS[kind]}{many}处" for kind, many in counts.items() if many)
    own = one.unit
    row = (own.short, *contact.cells(own), *(f"{counts[kind]}处" for kind in KINDS), date(reply_by))
    brief = f"{contact.called(own)}：{told}"
    written = _written(one, some, told, view, reply_by, day)
    return UnitPaper(own.id, own.short, own.contact, own.phone, row, brief, written)


def _written(
    one: UnitView, some: list[Cell], told: str, view: PeriodView, reply_by: datetime.date, day: datetime.date
) -> PaperOut:
    when = f"{view.plan.year}年{view.round.name}"
    rows = tuple(
        paper_out.row(str(number), cell.about, cell.where, cell.raw, f"【{KINDS[cell.kind]}】{cell.sentence}")
        for number, cell in enumerate(some, 1)
    )
    blocks = (
        paper_out.title("民生实事填报表退回单"),
        words(Style.SUBTITLE, f"（{when}）"),
        words(Style.FLUSH, f"{one.unit.full or one.unit.short}："),
        body(f"你单位报来的{when}民生实事填报表，有下列{len(some)}处（{told}）需要核对改正。"),
        Table(_TABLE, rows),
        led("改正要求。", f"请于{date(reply_by)}前改正后重报。没有列出的内容不用重填，按已报的计。"),
        words(Style.SIGN, f"{view.plan.office}　　"),
        words(Style.SIGN, f"{date(day)}　　"),
    )
    return PaperOut(f"{one.unit.short} {when}民生实事填报表退回单", (Section(blocks),), _GRID)
