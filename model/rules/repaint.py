"""Which lights would another schedule or rule change, in the rounds that have figures? Told before it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from model.records import RoundView
from model.rules.history import Years
from model.terms import Light

LISTED = 5
"""Lines named one by one; the rest is counted."""


def repainted(before: Years, after: Years, names: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each round in which lines with a figure or stage would show another light."""
    rounds = list(dict.fromkeys(one.round for year in before.values() for one in year))
    for at in rounds:
        moved = [
            f"{names.get(line, line)} {was.light_word}→{now.light_word}"
            for line, was, now in _pairs(before, after)
            if was.round == at and _moved(was, now)
        ]
        if moved:
            more = f"等{len(moved)}行" if len(moved) > LISTED else ""
            yield f"{at.name}的亮灯随之改变：{'；'.join(moved[:LISTED])}{more}。"


def counted(before: Years, after: Years, period: str) -> Mapping[tuple[Light, Light], int]:
    """Count a round's lines that would show another light, by what they show now and would show then."""
    return Counter(
        (was.light, now.light)
        for _, was, now in _pairs(before, after)
        if was.round.period == period and _moved(was, now)
    )


def _moved(was: RoundView, now: RoundView) -> bool:
    """Say whether a line with a figure or stage shows another light, or another grey; another name is none."""
    other = was.light is not now.light or (now.light is Light.NONE and was.light_word != now.light_word)
    return other and (was.done is not None or bool(was.stage))


def _pairs(before: Years, after: Years) -> Iterator[tuple[str, RoundView, RoundView]]:
    for line, year in before.items():
        for was, now in zip(year, after.get(line, ()), strict=False):
            yield line, was, now
