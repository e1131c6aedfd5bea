"""How does a completion become points? 按完成率, 分档, 基础分加减, 全或无; better never earns less."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from model.records.score import HUNDRED, Marking
from model.rules.quantity import plain
from model.rules.score.cents import cents
from model.rules.score.reached import Reached
from model.terms_score import Way

_NUMBER = r"(\d+(?:\.\d{1,2})?)"
_RATIO = re.compile(rf"按完成率(?:计分)?(?:[，,]?封顶{_NUMBER}%?)?")
_STEP = re.compile(rf"(?:达到|满)?{_NUMBER}%?[得=:：]{_NUMBER}%?(?:的分)?")
_BASE = re.compile(
    rf"(?:基础分加减[，,：:]?)?(?:完成得满分[，,；;])?每超{_NUMBER}%加{_NUMBER}分?[，,]?最多(?:加)?{_NUMBER}分?[，,；;]"
    rf"每欠{_NUMBER}%扣{_NUMBER}分?(?:[，,]?扣完为止)?"
)


def mark(marking: Marking, full: Decimal, scale: Fraction, reached: Reached) -> tuple[Decimal, str]:
    """Return the points of a line that counts for `full`, and why in words; `scale` is the share a role has of ±points.

    Raises ValueError where the completion is not known or a person must judge.
    """
    if reached.percent is None or marking.way is Way.MANUAL:
        raise ValueError(marking.way)
    if marking.way is Way.RATIO:
        return _ratio(marking, full, Fraction(reached.percent))
    if marking.way is Way.STEP:
        return _step(marking, full, Fraction(reached.percent))
    if marking.way is Way.BASE:
        return _base(marking, full, scale, Fraction(reached.percent))
    return (full, "已完成，得满分") if reached.whole else (Decimal("0.00"), "没有完成，不得分")


def _ratio(marking: Marking, full: Decimal, percent: Fraction) -> tuple[Decimal, str]:
    counted = min(max(percent, Fraction(0)), Fraction(marking.cap))
    capped = f"，按{plain(marking.cap)}%封顶" if percent > counted else "，按0计" if percent < counted else ""
    return cents(Fraction(full) * counted / 100), f"{plain(full)}分×完成率{tell(percent)}%{capped}"


def _step(marking: Marking, full: Decimal, percent: Fraction) -> tuple[Decimal, str]:
    reached = [(limit, share) for limit, share in marking.steps if percent >= limit]
    if not reached:
        return Decimal("0.00"), f"完成率{tell(percent)}%，没有达到最低一档，不得分"
    limit, share = max(reached)
    return (
        cents(Fraction(full) * Fraction(share) / 100),
        f"完成率{tell(percent)}%，达到{plain(limit)}%一档，{plain(full)}分×{plain(share)}%",
    )


def _base(marking: Marking, full: Decimal, scale: Fraction, percent: Fraction) -> tuple[Decimal, str]:
    away = percent - 100
    times = abs(away) // Fraction(marking.unit)
    if away >= 0:
        more = min(times * Fraction(marking.up), Fraction(marking.most)) * scale
        said = f"，加{plain(cents(more))}分" if more else ""
        return cents(Fraction(full) + more), f"完成率{tell(percent)}%，得基础分{plain(full)}分{said}"
    less = min(times * Fraction(marking.down) * scale, Fraction(full))
    return (
        cents(Fraction(full) - less),
        f"完成率{tell(percent)}%，基础分{plain(full)}分，欠{tell(-away)}个百分点，扣{plain(cents(less))}分",
    )


def best(marking: Marking, full: Decimal, scale: Fraction) -> Decimal:
    """Return the most a line may earn."""
    if marking.way is Way.RATIO:
        return cents(Fraction(full) * Fraction(marking.cap) / 100)
    if marking.way is Way.STEP:
        return cents(Fraction(full) * Fraction(max((share for _, share in marking.steps), default=HUNDRED)) / 100)
    return cents(Fraction(full) + Fraction(marking.most) * scale) if marking.way is Way.BASE else full


def tell(percent: Fraction) -> str:
    """Write a per cent as it is printed in reasons: two decimals at most."""
    return plain(cents(percent))


def in_words(marking: Marking) -> str:
    """Write a way out, as it may be typed again."""
    if marking.way is Way.RATIO:
        return f"按完成率，封顶{plain(marking.cap)}%"
    if marking.way is Way.STEP:
        return "分档：" + "、".join(f"{plain(limit)}%得{plain(share)}%" for limit, share in marking.steps)
    if marking.way is Way.BASE:
        unit, up, most, down = map(plain, (marking.unit, marking.up, marking.most, marking.down))
        return f"完成得满分，每超{unit}%加{up}分，最多{most}分；每欠{unit}%扣{down}分"
    return "全或无" if marking.way is Way.WHOLE else Way.MANUAL.word


def typed(text: str) -> Marking:
    """Read a way as a clerk writes it; raises ValueError."""
    said = text.strip().rstrip("。")
    if found := _RATIO.fullmatch(said):
        return Marking(Way.RATIO, Decimal(found[1] or 100))
    if said.startswith(Way.STEP.word):
        parts = [
            part for part in re.split("[、,，;；]", said.removeprefix(Way.STEP.word).lstrip("：:")) if part.strip()
        ]
        steps = [_STEP.fullmatch(part.strip()) for part in parts]
        if steps and all(steps):
            return Marking(Way.STEP, steps=tuple((Decimal(one[1]), Decimal(one[2])) for one in steps if one))
    if (found := _BASE.fullmatch(said)) and found[1] == found[4]:
        unit, up, most, _, down = map(Decimal, found.groups())
        return Marking(Way.BASE, unit=unit, up=up, most=most, down=down)
    if said in ("全或无", "完成得满分、没完成不得分", "完成得满分，没完成不得分"):
        return Marking(Way.WHOLE)
    if said in (Way.MANUAL.word, "人工"):
        return Marking(Way.MANUAL)
    raise ValueError(text)
