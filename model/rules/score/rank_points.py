"""How many points does a rank at the year's end bring, and how is that written and typed?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from model.records.score import Point, RankPoints, UnitScore
from model.rules import ranking
from model.rules.quantity import plain
from model.terms_score import ScorePart

HINT = "不计；第1名加3分、第2名加1.5分、第3名0分，以后每名扣0.5分；5家以下：第1名加3分、第2名0分，以后每名扣1分"
_POINTS = r"(?P<verb>[加扣减])?(?P<points>\d+(?:\.\d{1,2})?)分?"
_PLACE = re.compile(rf"第(?P<rank>\d{{1,2}})名{_POINTS}")
_FURTHER = re.compile(rf"(?:以后)?每(?:降|低)?1?名{_POINTS}")
_UPTO = re.compile(r"(?P<upto>\d{1,3})家(?:及)?以下[：:，,]?(?P<rest>.*)")
_CENT = Decimal("0.01")


def given(rules: Sequence[RankPoints], group: Sequence[UnitScore]) -> list[UnitScore]:
    """Return the units of one group, all that are or may still be ranked, with the points of their ranks.

    While a point of any of them is open nobody's rank is settled: then these points are open too.
    """
    rule = _rule(rules, len(group))
    if rule is None or not group:
        return list(group)
    open_of = [one.name for one in group if one.open]
    ranks = ranking.ranks([one.total for one in group])
    made = (_open(rule, open_of) if open_of else _point(rule, rank, len(group)) for rank in ranks)
    return [replace(one, points=(*one.points, point)) for one, point in zip(group, made, strict=True)]


def _rule(rules: Sequence[RankPoints], size: int) -> RankPoints | None:
    fits = [one for one in rules if one.upto is None or size <= one.upto]
    return min(fits, key=lambda one: (one.upto is None, one.upto or 0), default=None)


def of(rule: RankPoints, rank: int) -> Decimal:
    """Return what a rank (1 is the first) brings."""
    if rank <= len(rule.places):
        return rule.places[rank - 1]
    return (rule.places[-1] if rule.places else Decimal(0)) + rule.further * (rank - len(rule.places))


def _point(rule: RankPoints, rank: int, size: int) -> Point:
    points = of(rule, rank).quantize(_CENT) + Decimal("0.00")
    return Point(ScorePart.RANK, ScorePart.RANK.word, points, f"{size}家中第{rank}名，按以上各分排")


def _open(rule: RankPoints, names: Sequence[str]) -> Point:
    why = f"{names[0]}{f'等{len(names)}家' if len(names) > 1 else ''}还有未定的分，名次未定"
    return Point(ScorePart.RANK, ScorePart.RANK.word, None, why, max(of(rule, 1), Decimal(0)).quantize(_CENT))


def in_words(rules: Sequence[RankPoints]) -> str:
    """Write the rules out, as they may be typed again."""
    return "；".join(map(_words, rules)) or "不计"


def _words(rule: RankPoints) -> str:
    places = "、".join(f"第{rank}名{_signed(points)}" for rank, points in enumerate(rule.places, 1))
    further = f"，以后每名{_signed(rule.further)}" if rule.further else ""
    return (f"{rule.upto}家以下：" if rule.upto is not None else "") + places + further


def _signed(points: Decimal) -> str:
    return f"{'加' if points > 0 else '扣' if points < 0 else ''}{plain(abs(points))}分"


def typed(text: str) -> tuple[RankPoints, ...]:
    """Read the rules as a clerk writes them, () for 不计; raises ValueError."""
    said = re.sub(r"[\s。]", "", text)
    if said in ("", "不计", "无"):
        return ()
    return tuple(_clause(part) for part in re.split("[；;]", said) if part)


def _clause(said: str) -> RankPoints:
    few = _UPTO.fullmatch(said)
    places: list[Decimal] = []
    further: Decimal | None = None
    for part in re.split("[、，,]", few["rest"] if few else said):
        place, more = _PLACE.fullmatch(part), _FURTHER.fullmatch(part)
        if place and int(place["rank"]) == len(places) + 1 and further is None:
            places.append(_number(place))
        elif more and places and further is None:
            further = _number(more)
        else:
            raise ValueError(said)
    return RankPoints(tuple(places), further or Decimal(0), int(few["upto"]) if few else None)


def _number(found: re.Match[str]) -> Decimal:
    points = Decimal(plain(Decimal(found["points"])))
    if points and not found["verb"]:
        raise ValueError(found[0])
    return -points if found["verb"] in ("扣", "减") else points


def faults(rules: Sequence[RankPoints]) -> Iterator[str]:
    """Yield what is wrong: a lower rank with more points, a size told twice."""
    sizes = [one.upto for one in rules]
    if len(set(sizes)) < len(sizes):
        yield "名次分：同样家数的写了两条，请合成一条。"
    for one in rules:
        if one.further > 0 or any(better < worse for better, worse in pairwise(one.places)):
            yield "名次分：名次在后的得分不能多。"
