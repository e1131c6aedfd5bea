"""The evaluation as a paper: counts, ranks, what was added and deducted, what is open, the rules, and every reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from model.records.document_out import Block, Column, PaperOut, Row, Section, Style, Table
from model.records.score import FrozenScore, Scores, UnitScore
from model.rules.paper_out import body, heading, row, title, words
from model.rules.score import words as told
from model.terms_score import ScorePart

Rules = Sequence[tuple[str, str]]

_MOVES = (Column("单位", 30), Column("内容", 42), Column("得分", 18, centred=True), Column("理由", 66))
_OPEN = (Column("单位", 30), Column("内容", 50), Column("为什么未定", 58), Column("最多", 18, centred=True))
_RULES = (Column("条目", 34), Column("规定", 122))
_WIDE = 85
"""Mm that the parts' columns share."""
_DETAILS = (
    Column("单位", 28),
    Column("内容", 46),
    Column("所报情况", 52),
    Column("评分理由", 66),
    Column("最高分", 18, centred=True),
    Column("得分", 18, centred=True),
)
_MOVING = (ScorePart.BONUS, ScorePart.DEDUCTION, ScorePart.RANK, ScorePart.VETO, ScorePart.FLOOR)


def paper(scores: Scores, rules: Rules, version: FrozenScore | None = None) -> PaperOut:
    """Return the whole evaluation; `rules`: the rule book's rows that say something."""
    name = f"{scores.year}年民生实事考核评价结果"
    state = told.state(scores, version)
    first = (title(name), words(Style.SUBTITLE, f"（{state}）"), *_body(scores, rules))
    annex = (words(Style.ANNEX, "附件"), title("评分明细"), _details(scores))
    return PaperOut(name, (Section(first), Section(annex, landscape=True)))


def _body(scores: Scores, rules: Rules) -> Iterator[Block]:
    number = count(1)
    yield heading(next(number), "总体情况")
    yield body(_overall(scores))
    for remark in (*scores.remarks, *_apart(scores)):
        yield body(remark)
    for county, name in told.GROUPS:
        group = [one for one in scores.units if one.county is county]
        if group:
            yield heading(next(number), f"{name}得分和名次")
            yield _ranks(group)
    moves = tuple(_moves(scores))
    if moves:
        yield heading(next(number), "加分扣分情况")
        yield Table(_MOVES, moves)
    if scores.open:
        yield heading(next(number), "未定事项")
        yield Table(_OPEN, tuple(_open(scores)))
    yield heading(next(number), "考核办法")
    after = (("依据", scores.book.after),) if scores.book.after else ()
    yield Table(_RULES, tuple(row(*one) for one in (*rules, *after)))


def _open(scores: Scores) -> Iterator[Row]:
    for unit, one in scores.open:
        yield row(unit.name, one.what, one.reason, "" if one.full is None else str(one.full))


def _overall(scores: Scores) -> str:
    groups = [(name, sum(one.county is county for one in scores.units)) for county, name in told.GROUPS]
    listed = "、".join(f"{name}{many}家" for name, many in groups if many)
    unknown = f"还有{len(scores.open)}处算不出，列为未定，不按0也不按满分计，有关名次为暂列。" if scores.open else ""
    return (
        f"截至{scores.year}年{scores.round}，按“{scores.book.name}”办法对{listed}计分。各行四舍五入到两位小数，"
        f"总分是各行之和；部门、县区分别排名，得分相同的并列，名次顺延。{unknown}"
    )


def _apart(scores: Scores) -> Iterator[str]:
    for why, names in scores.apart_by_reason.items():
        yield f"不计分（{why}）{len(names)}家：{'、'.join(names)}。"


def _ranks(group: Sequence[UnitScore]) -> Table:
    """Return a group's ranks, with a column for each part that counts, so that the columns add up to the total."""
    parts = [part for part in told.PARTS if any(point.part is part for one in group for point in one.points)]
    columns = (
        Column("名次", 18, centred=True),
        Column("单位", 34),
        *(Column(part.word, _WIDE // max(len(parts), 1), centred=True) for part in parts),
        Column("总分", 19, centred=True),
    )
    rows = (row(told.rank(one), one.name, *(told.part(one, part) for part in parts), told.total(one)) for one in group)
    return Table(columns, tuple(rows))


def _moves(scores: Scores) -> Iterator[Row]:
    for unit in scores.units:
        for one in unit.points:
            if one.part in _MOVING:
                yield row(unit.name, one.what, told.points(one), "；".join(t for t in (one.reason, one.figure) if t))


def _details(scores: Scores) -> Table:
    rows = (
        row(
            unit.name,
            told.what(one),
            one.figure,
            one.reason,
            "" if one.full is None else str(one.full),
            told.points(one),
        )
        for unit in scores.units
        for one in unit.points
    )
    return Table(_DETAILS, tuple(rows))
