"""The columns of 考核评价: units with their ranks, a unit's points with reasons, the rule book's rows."""

from __future__ import annotations

from decimal import Decimal

from gui import palette, show
from gui.tables.columns import CENTRE, RIGHT, Column
from model.records.score import Point, UnitScore
from model.terms_score import ScorePart

OPEN = "未定"


def rank(one: UnitScore) -> str:
    """Write a rank; one with open points is provisional."""
    if one.rank is None:
        return OPEN if one.unknown else "不排名"
    return f"{one.rank}（暂）" if one.open else str(one.rank)


def unranked(one: UnitScore) -> str:
    """Say why a unit has no rank."""
    return "还不能排名" if one.unknown and not one.vetoed else "不参加排名"


def stake(one: UnitScore) -> str:
    """Say how many points are open, and what they may still bring."""
    if not one.open:
        return ""
    return f"{len(one.open)}处" + (f"，最多{show.number(one.at_stake)}分" if one.at_stake else "")


def _part(part: ScorePart) -> Column[UnitScore]:
    def text(one: UnitScore) -> str:
        own = [point for point in one.points if point.part is part]
        if not own:
            return show.BLANK
        if all(point.open for point in own):
            return OPEN
        return str(one.of(part)) + ("＋未定" if any(point.open for point in own) else "")

    return Column(part.value, part.word, 70, text, lambda one: one.of(part), RIGHT)


UNITS: tuple[Column[UnitScore], ...] = (
    Column("rank", "名次", 62, rank, lambda r: (r.county, r.rank or 999), CENTRE),
    Column("name", "单位", 150, lambda r: r.name, stretch=True),
    Column("total", "总分", 66, lambda r: OPEN if r.unknown else str(r.total), lambda r: r.total, RIGHT),
    Column(
        "open", "未定", 106, stake, lambda r: r.at_stake or None, colour=lambda r: palette.AMBER if r.open else None
    ),
    *(_part(part) for part in (ScorePart.WORK, ScorePart.DEDUCTION)),
)


def _points(one: Point) -> str:
    return OPEN if one.points is None else str(one.points)


def _place(one: Point) -> str:
    return " ".join(part for part in (one.source.period, one.source.line, one.source.file) if part)


def _order(one: Point) -> Decimal | None:
    return one.points


POINTS: tuple[Column[Point], ...] = (
    Column("part", "部分", 66, lambda r: r.part.word, lambda r: tuple(ScorePart).index(r.part), CENTRE),
    Column("what", "内容", 132, lambda r: show.printed(r.what) + (f"（{r.role.word}）" if r.role else "")),
    Column("points", "得分", 58, _points, _order, RIGHT, colour=lambda r: palette.AMBER if r.open else None),
    Column("full", "最高", 52, lambda r: "" if r.full is None else str(r.full), lambda r: r.full, RIGHT),
    Column("reason", "理由", 220, lambda r: show.printed(r.reason), stretch=True),
    Column("figure", "所报情况", 164, lambda r: show.printed(r.figure)),
    Column("source", "出处", 150, _place),
)
