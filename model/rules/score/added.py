"""How do times counted become points: every so many, at most so much in the year?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from model.records.score import Each, Point
from model.rules.quantity import plain
from model.rules.score.counted import Time
from model.terms_score import Counted, ScorePart

_TYPED = re.compile(
    r"(?:每超(?P<over>\d{1,3})%|每(?P<per>\d{1,2})?[次件])?(?P<verb>[扣减加])(?P<points>\d+(?:\.\d{1,2})?)分?"
    r"(?:[，,；]?最多[扣减加]?(?P<most>\d+(?:\.\d{1,2})?)分?)?(?:[，,；]?只计(?P<months>\d{1,2}(?:[、,，]\d{1,2})*)月的?)?"
)


def points(each: Each, times: Sequence[Time], *, doubled: bool = False) -> Iterator[Point]:
    """Yield a point for each time counted of one unit; those past the most that may be deducted or added say so.

    `doubled`: the book's points and their most count twice; what a person gave stays.
    """
    if doubled:
        each = replace(each, points=each.points * 2, most=None if each.most is None else each.most * 2)
    part = ScorePart.DEDUCTION if each.points < 0 else ScorePart.BONUS
    count, own, earned = 0, Decimal(0), Decimal(0)
    for one in times:
        if one.points is None:
            count += one.times
        else:
            own += abs(one.points)
        upto = abs(each.points) * (count // _every(each)) + own
        within = upto if each.most is None else min(upto, each.most)
        sign = Decimal(-1) if each.points < 0 else Decimal(1)
        got = (sign * (within - earned)).quantize(Decimal("0.01")) + Decimal("0.00")
        what, why = f"{each.kind.word} {one.what}".strip(), one.reason + _why(each, one, count, upto, within)
        if doubled and one.points is None:
            why += "；只有督办单，扣分加倍"
        yield Point(part, what, got, why, None, one.figure, None, one.source)
        earned = within


def _every(each: Each) -> int:
    return 1 if each.kind is Counted.OVER else each.per


def _why(each: Each, one: Time, count: int, upto: Decimal, within: Decimal) -> str:
    """Say what a reader must know to follow the points."""
    out = ""
    if one.points is None and each.kind is Counted.RUNNING:
        out += f"，每次另扣{plain(abs(each.points))}分"
    if one.points is None and each.kind is Counted.OVER:
        out += f"；每超{each.per}%计一次，共{one.times}次"
    elif one.points is None and each.per > 1:
        out += f"；每{each.per}次计一次，这是第{count}次"
    if within < upto and each.most is not None:
        out += f"；全年最多{plain(each.most)}分，已满"
    return out


def in_words(each: Each) -> str:
    """Write a rule out, as it may be typed again."""
    verb = "扣" if each.points < 0 else "加"
    every = f"每超{each.per}%" if each.kind is Counted.OVER else "每次" if each.per == 1 else f"每{each.per}次"
    most = f"，最多{verb}{plain(each.most)}分" if each.most is not None else ""
    months = f"，只计{'、'.join(map(str, each.months))}月的" if each.months else ""
    return f"{every}{verb}{plain(abs(each.points))}分{most}{months}"


def typed(kind: Counted, text: str) -> Each | None:
    """Read a rule as a clerk writes it, None for 不计; raises ValueError."""
    said = re.sub(r"[\s。]", "", text)
    if said in ("", "不计", "无"):
        return None
    found = _TYPED.fullmatch(said)
    if found is None or (found["over"] is not None) != (kind is Counted.OVER):
        raise ValueError(text)
    points, most = Decimal(found["points"]), found["most"]
    months = tuple(sorted({int(one) for one in re.findall(r"\d+", found["months"] or "")}))
    return Each(
        kind,
        -points if found["verb"] in "扣减" else points,
        int(found["over"] or found["per"] or 1),
        None if most is None else Decimal(most),
        months,
    )
