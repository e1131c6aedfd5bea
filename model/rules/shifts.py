"""Would an item's light change? What a change of it does to the rounds that have figures, told before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from model.records import Round
from model.rules import rollup
from model.rules.known import Known


def shifts(before: Known, after: Known, rounds: Iterable[Round], item: str) -> Iterator[str]:
    """Yield a sentence for each of these rounds in which figures stand and an item would show another light.

    A closed round (封存) shows what it showed.
    """
    told = {key.period for key in before.view.figures} - set(before.closed)
    old, new = _alone(before, item), _alone(after, item)
    for at in rounds:
        moved = list(_moved(old, new, at)) if at.period in told else []
        if moved:
            yield f"{at.name}的亮灯随之改变：{'；'.join(moved)}。"


def _alone(known: Known, item: str) -> Known:
    """Return what is known of one item, so that a year's rounds are weighed in no time."""
    setup = known.setup
    lines = [line for line in setup.lines if line.item == item]
    names = {line.id for line in lines}
    own = replace(
        setup,
        items=[one for one in setup.items if one.id == item],
        duties=[duty for duty in setup.duties if duty.item == item],
        lines=lines,
        shares=[share for share in setup.shares if share.line in names],
    )
    return replace(known, setup=own)


def _moved(before: Known, after: Known, at: Round) -> Iterator[str]:
    was = {view.item.id: view for view in rollup.items(before, at)}
    for now in rollup.items(after, at):
        old = was.get(now.item.id)
        if old and (old.light, old.light_word) != (now.light, now.light_word):
            yield f"第{now.item.no}项 {old.light_word} → {now.light_word}"
