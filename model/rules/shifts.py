"""Which lights would change? What a change of the plan does to the rounds that have figures, told before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from model.records import Round
from model.rules import rollup
from model.rules.known import Known


def shifts(before: Known, after: Known, rounds: Iterable[Round]) -> Iterator[str]:
    """Yield a sentence for each of these rounds in which a figure stands and items would show another light."""
    told = {key.period for key in before.view.figures}
    for at in rounds:
        moved = list(_moved(before, after, at)) if at.period in told else []
        if moved:
            yield f"{at.name}的亮灯随之改变：{'；'.join(moved)}。"


def _moved(before: Known, after: Known, at: Round) -> Iterator[str]:
    was = {view.item.id: view for view in rollup.items(before, at)}
    for now in rollup.items(after, at):
        old = was.get(now.item.id)
        if old and (old.light, old.light_word) != (now.light, now.light_word):
            yield f"第{now.item.no}项 {old.light_word} → {now.light_word}"
