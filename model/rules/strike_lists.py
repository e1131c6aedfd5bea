"""Which items are not struck off yet, which owe proof, which were struck off and are not finished any more?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.records import ItemView
from model.rules import strike_off
from model.terms import State

OWING = (State.REPORTED, State.RETURNED, State.VERIFIED, State.STRUCK_OFF)

PROPOSED = "各行已完成，待登记"
LISTS = {"open": "未销号", "lacking": "缺佐证", "struck": "已销号", "doubtful": "请核"}
"""What each list is called."""


@dataclass(frozen=True, slots=True)
class StrikeLists:
    """Items of a round: `open` (未销号) and `struck` (已销号) are all on the list; ended ones are in neither.

    `lacking` (缺佐证): told to be finished, and without the proof their kind needs. `doubtful`: struck off, and a line
    that is reported falls short. `proposed`: finished in every line, not noted by the office yet.
    """

    open: tuple[ItemView, ...]
    struck: tuple[ItemView, ...]
    lacking: tuple[ItemView, ...]
    doubtful: tuple[ItemView, ...]
    proposed: tuple[ItemView, ...]


def lists(views: Sequence[ItemView]) -> StrikeLists:
    """Sort a round's items."""
    stand = [view for view in views if view.state is not State.ENDED]
    struck = tuple(view for view in stand if view.state is State.STRUCK_OFF)
    return StrikeLists(
        open=tuple(view for view in stand if view.state is not State.STRUCK_OFF),
        struck=struck,
        lacking=tuple(view for view in stand if lacks(view)),
        doubtful=tuple(view for view in struck if any(one.reported and not one.finished for one in view.lines)),
        proposed=tuple(view for view in stand if view.proposed),
    )


def lacks(view: ItemView) -> str:
    """Return what proof an item owes, "" for none or while it is not told to be finished."""
    return strike_off.lacks(view.item.kind, view.moves) if view.state in OWING else ""


def word(view: ItemView) -> str:
    """Name where an item stands in short; one only proposed says that the office has not noted it."""
    return PROPOSED if view.proposed else view.state.word


def state_words(view: ItemView) -> str:
    """Name where an item stands; one only proposed says so."""
    return f"{view.state.word}，{PROPOSED}" if view.proposed else view.state.word
