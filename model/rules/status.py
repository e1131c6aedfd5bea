"""Which items of the plan are ended or adjusted in a round, and by whose word?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from model.records import ItemChange, Round
from model.terms import Status

Timeline = Mapping[str, Sequence[tuple[ItemChange, Round]]]
"""By item its changes with the round each holds from, in the calendar's order."""


def timeline(changes: Iterable[ItemChange], rounds: Iterable[Round]) -> Timeline:
    """Put changes into the calendar's order; one from a round that is not there never holds."""
    known = {one.period: one for one in rounds}
    out: defaultdict[str, list[tuple[ItemChange, Round]]] = defaultdict(list)
    for change in changes:
        if change.since in known:
            out[change.item].append((change, known[change.since]))
    return {item: sorted(held, key=lambda one: one[1].end) for item, held in out.items()}


def at(item: str, changes: Timeline, when: Round) -> tuple[ItemChange, Round] | None:
    """Return what holds of an item in a round and since when; None while it stands as the plan has it."""
    held = [one for one in changes.get(item, ()) if one[1].end <= when.end]
    return held[-1] if held and held[-1][0].status is not Status.KEPT else None


def ended(item: str, changes: Timeline, when: Round) -> bool:
    """Say whether an item is ended by a round: it gets no form, shows no light and counts apart."""
    held = at(item, changes, when)
    return held is not None and held[0].status is Status.ENDED


def words(change: ItemChange, since: Round) -> str:
    """Say it in a sentence without its full stop: 自1—7月起终止：用地落空（连政办发〔2021〕9号）."""
    by = "，".join(one for one in (change.document, change.date.isoformat() if change.date else "") if one)
    return f"自{since.name}起{change.status.word}：{change.reason}" + (f"（{by}）" if by else "")
