"""How are ranks, parts and open points written, the one way on screens, sheets and papers?"""

from __future__ import annotations

from model.records.score import FrozenScore, Point, Scores, UnitScore
from model.rules.quantity import plain
from model.terms_score import ScorePart

OPEN, NONE = "未定", "—"
GROUPS = ((False, "部门和单位"), (True, "县区和功能板块"))
PARTS = (
    ScorePart.START, ScorePart.WORK, ScorePart.MANUAL, ScorePart.SATISFACTION, ScorePart.BONUS, ScorePart.DEDUCTION,
    ScorePart.RANK,
)  # fmt: skip
"""The parts shown as columns."""


def rank(one: UnitScore) -> str:
    """Write a rank; one with open points is provisional."""
    if one.rank is None:
        return OPEN if one.unknown and not one.vetoed else "不排名"
    return f"{one.rank}（暂）" if one.open else str(one.rank)


def standing(scores: Scores, one: UnitScore) -> str:
    """Say where a unit stands in its group, and what is open of it."""
    group = sum(other.county is one.county for other in scores.units)
    if one.rank is None:
        where = "还不能排名" if one.unknown and not one.vetoed else "不参加排名"
    else:
        where = f"{'县区' if one.county else '部门'}{group}家中第{one.rank}名"
    return where + (f"（暂列，未定{stake(one)}）" if one.open else "")


def stake(one: UnitScore) -> str:
    """Say how many points are open, and how much they may still bring; "" for none."""
    if not one.open:
        return ""
    return f"{len(one.open)}处" + (f"，最多{plain(one.at_stake)}分" if one.at_stake else "")


def total(one: UnitScore) -> str:
    """Write a total; one of which nothing is known is no 0."""
    return OPEN if one.unknown else str(one.total)


def part(one: UnitScore, which: ScorePart) -> str:
    """Write a part's sum; one that is not told yet is no 0, one that does not count a dash."""
    own = [point for point in one.points if point.part is which]
    if not own:
        return NONE
    if all(point.open for point in own):
        return OPEN
    return str(one.of(which)) + ("＋未定" if any(point.open for point in own) else "")


def made_of(one: UnitScore) -> str:
    """Say from which parts a total comes, as a sum that adds up; "" where one part alone is all of it."""
    told = [(part.word, one.of(part)) for part in ScorePart if any(p.part is part and not p.open for p in one.points)]
    if len(told) < 2:
        return ""
    signed = (f"{'－' if points < 0 else '＋'}{word}{abs(points)}" for word, points in told)
    return "".join(signed).removeprefix("＋")


def points(one: Point) -> str:
    """Write a line's points."""
    return OPEN if one.points is None else str(one.points)


def what(one: Point) -> str:
    """Name a line, with the role it counts in."""
    return one.what + (f"（{one.role.word}）" if one.role else "")


def source(one: Point) -> str:
    """Say where a figure stands: round, line, file and cell."""
    return " ".join(part for part in (one.source.period, one.source.line, one.source.file) if part)


def state(scores: Scores, version: FrozenScore | None) -> str:
    """Say whether scores are tried or fixed, and why."""
    if version is None:
        return f"试算（{scores.day.isoformat()}）"
    reason = f"，{version.reason}" if version.reason else ""
    despite = f"，未定先定：{version.despite}" if version.despite else ""
    return f"定稿第{version.version}版（{version.date.isoformat()}{reason}{despite}） 校验 {version.mark}"
