"""The columns of 考核评价: units with their ranks, a unit's points with reasons, the rule book's rows."""

from __future__ import annotations

from decimal import Decimal

from gui import palette, show
from gui.tables.columns import CENTRE, RIGHT, Column
from model.records.score import Point, UnitScore
from model.rules.score import words
from model.terms_score import ScorePart


def _part(part: ScorePart) -> Column[UnitScore]:
    return Column(part.value, part.word, 70, lambda r: words.part(r, part), lambda r: r.of(part), RIGHT)


UNITS: tuple[Column[UnitScore], ...] = (
    Column("rank", "名次", 76, words.rank, lambda r: (r.county, r.rank or 999), CENTRE),
    Column("name", "单位", 150, lambda r: r.name, stretch=True),
    Column("total", "总分", 66, words.total, lambda r: r.total, RIGHT),
    Column(
        "open",
        "未定",
        106,
        words.stake,
        lambda r: r.at_stake or None,
        colour=lambda r: palette.AMBER if r.open else None,
    ),
    *(_part(part) for part in (ScorePart.WORK, ScorePart.DEDUCTION)),
)


def _order(one: Point) -> Decimal | None:
    return one.points


POINTS: tuple[Column[Point], ...] = (
    Column("part", "部分", 66, lambda r: r.part.word, lambda r: tuple(ScorePart).index(r.part), CENTRE),
    Column("what", "内容", 128, lambda r: show.printed(words.what(r))),
    Column("points", "得分", 58, words.points, _order, RIGHT, colour=lambda r: palette.AMBER if r.open else None),
    Column("full", "最高", 52, lambda r: "" if r.full is None else str(r.full), lambda r: r.full, RIGHT),
    Column("reason", "理由", 200, lambda r: show.printed(r.reason), stretch=True),
    Column("figure", "所报情况", 134, lambda r: show.printed(r.figure)),
    Column("source", "出处", 120, words.source),
)
