"""When is a rule book refused? Every fault at once, each a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from model.records import Item
from model.records.score import Each, Marking, RuleBook
from model.rules.score import rank_points
from model.terms import ItemKind
from model.terms_score import Way

LARGEST = Decimal(10000)
PLACES = -2
"""Decimals that points and per cent are typed with."""


def faults(book: RuleBook, items: Sequence[Item]) -> tuple[str, ...]:
    """Return what is wrong with a rule book for a plan's items, () where it may be used."""
    known = {item.id: item.no for item in items}
    return tuple(
        dict.fromkeys(
            [
                *_numbers(book),
                *_markings(book, known),
                *_each(book),
                *rank_points.faults(book.ranks),
                *_named(book, known),
            ]
        )
    )


def no_weights(book: RuleBook, items: Sequence[Item]) -> str:
    """Say that no item has a weight, so that nothing can be scored; "" where one has."""
    has = {key for key, weight in book.weights if weight}
    if book.full == 0 or book.weight or has & {item.id for item in items}:
        return ""
    return "考核办法里没有一项有权重，单项工作算不出分。请给各项定权重，或定一个通用的权重。"


def _numbers(book: RuleBook) -> Iterator[str]:
    told = {
        "起评分": book.start,
        "单项工作满分": book.full,
        "每项分值": book.points,
        "权重": book.weight,
        "牵头计": book.lead,
        "配合计": book.co,
        "满意度": book.satisfaction,
    }
    for name, value in told.items():
        if value is not None and not _fine(value):
            yield f"{name}要写0到{LARGEST}的数，最多两位小数。"
    if not book.name.strip():
        yield "办法要有名称。"
    if book.full is None and not book.points:
        yield "每项分值是0，又没有写单项工作满分，单项工作都不得分。"


def _markings(book: RuleBook, known: dict[str, str]) -> Iterator[str]:
    yield from _marking("评分方式", book.marking)
    for key, marking in book.markings:
        if key in known or key in tuple(ItemKind):
            yield from _marking(f"第{known[key]}项的评分方式" if key in known else ItemKind(key).word, marking)
        else:
            yield f"评分方式里的事项“{key}”不在方案里。"
    for stage, share in book.stages:
        if not _fine(share) or share > Decimal(100):
            yield f"阶段“{stage}”要写0到100的百分比。"


def _marking(name: str, one: Marking) -> Iterator[str]:
    numbers = (one.cap, one.unit, one.up, one.most, one.down, *(number for step in one.steps for number in step))
    if not all(map(_fine, numbers)):
        yield f"{name}里的数要在0到{LARGEST}之间，最多两位小数。"
    if one.way is Way.BASE and not one.unit:
        yield f"{name}：每超、每欠的百分比不能是0。"
    if one.way is Way.STEP:
        rising = sorted(one.steps)
        if not rising:
            yield f"{name}：分档里没有写档。"
        elif len({limit for limit, _ in rising}) < len(rising) or any(a[1] > b[1] for a, b in pairwise(rising)):
            yield f"{name}：档不能重复，完成率高的一档得分不能少。"


def _each(book: RuleBook) -> Iterator[str]:
    for one in book.each:
        yield from _one(one)
    for kind in {one.kind for one in book.each}:
        same = [one for one in book.each if one.kind is kind]
        if len(same) > 1:
            yield f"“{kind.word}”写了{len(same)}条，请合成一条。"


def _one(one: Each) -> Iterator[str]:
    if not _fine(abs(one.points)) or (one.most is not None and not _fine(one.most)):
        yield f"“{one.kind.word}”的分数要在0到{LARGEST}之间，最多两位小数。"
    if one.per < 1:
        yield f"“{one.kind.word}”每几次计一次，要写1以上的整数。"
    if any(not 1 <= month <= 12 for month in one.months):
        yield f"“{one.kind.word}”只计的月份要在1到12之间。"


def _named(book: RuleBook, known: dict[str, str]) -> Iterator[str]:
    names = [one.name.strip() for one in book.manual]
    if len(set(names)) < len(names) or not all(names):
        yield "人工评分的各部分要有名称，名称不能重复。"
    if any(not _fine(one.full) for one in book.manual):
        yield f"人工评分的满分要在0到{LARGEST}之间，最多两位小数。"
    for key, weight in book.weights:
        if key not in known:
            yield f"权重里的事项“{key}”不在方案里。"
        elif not _fine(weight):
            yield f"第{known[key]}项的权重要在0到{LARGEST}之间，最多两位小数。"


def _fine(value: Decimal) -> bool:
    exponent = value.normalize().as_tuple().exponent
    return value.is_finite() and 0 <= value <= LARGEST and isinstance(exponent, int) and exponent >= PLACES
