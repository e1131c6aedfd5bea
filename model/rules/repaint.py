"""Which lights would another schedule or rule change, in the rounds that have figures? Told before it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.records import RoundView
from model.rules.history import Years

LISTED = 5
"""Lines named one by one; the rest is counted."""


def repainted(before: Years, after: Years, names: Mapping[str, str]) -> Iterator[str]:
    """Yield a sentence for each round in which lines with a figure or stage would show another light."""
    rounds = list(dict.fromkeys(one.round for year in before.values() for one in year))
    for at in rounds:
        moved = [
            f"{names.get(line, line)} {was.light_word}→{now.light_word}"
            for line, was, now in _pairs(before, after)
            if was.round == at and was.light_word != now.light_word and (was.done is not None or was.stage)
        ]
        if moved:
            more = f"等{len(moved)}行" if len(moved) > LISTED else ""
            yield f"{at.name}的亮灯随之改变：{'；'.join(moved[:LISTED])}{more}。"


def _pairs(before: Years, after: Years) -> Iterator[tuple[str, RoundView, RoundView]]:
    for line, year in before.items():
        for was, now in zip(year, after.get(line, ()), strict=False):
            yield line, was, now
