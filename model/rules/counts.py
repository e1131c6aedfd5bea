"""How many items are done, behind or on schedule by 件, leader, unit, section, tag; every count adds up to the whole.

An item counts once in each: under all its leaders together, under all its tags together, and where it has none
under a rest that has a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from model.records import ItemView
from model.rules import light, public_no, strike_lists
from model.terms import Light, State, Tag

NO_LEADER = "未定分管市领导"
NO_TAG = "未标层级"
NO_LEAD = "未定牵头单位"
NO_SECTION = "未分类"


@dataclass(frozen=True, slots=True)
class Count:
    """Some items under one name; `key` is what they share, "" for the rest. Lights of each kind always stand.

    `ended` are those of `items` that show no light any more; the lights add up to the others.
    """

    key: str
    name: str
    items: tuple[str, ...]
    lights: Mapping[Light, int]
    ended: tuple[str, ...] = ()

    @property
    def light(self) -> Light:
        """Return the worst light among those not ended: done only where all are."""
        return light.worst(one for one, many in self.lights.items() if many)

    @property
    def done(self) -> bool:
        """Say whether every one of them is done; a rest has no end of its own."""
        return bool(self.key) and self.light is Light.DONE


def by_public_no(views: Sequence[ItemView]) -> tuple[Count, ...]:
    """Count by 件, in the order of their numbers, items without one last."""
    return _counts(views, lambda view: view.item.public_no, public_no.word, _by_number)


def by_leader(views: Sequence[ItemView]) -> tuple[Count, ...]:
    """Count by leader, as the plan first comes to each, items without one last."""
    return _counts(views, lambda view: "、".join(view.leaders), lambda key: key or NO_LEADER, lambda key: 0)


def by_tag(views: Sequence[ItemView]) -> tuple[Count, ...]:
    """Count by tags, those on most lists first, items without one last."""
    return _counts(
        views,
        lambda view: "、".join(tag.word for tag in Tag if tag in view.item.tags),
        lambda key: key or NO_TAG,
        lambda key: -len(key),
    )


def by_unit(views: Sequence[ItemView]) -> tuple[Count, ...]:
    """Count by the unit that answers for an item, of several leads the reporting one, as the plan first comes to it."""
    return _counts(views, lambda view: "".join(view.leads[:1]), lambda key: key or NO_LEAD, lambda key: 0)


def by_section(views: Sequence[ItemView]) -> tuple[Count, ...]:
    """Count by the plan's sections, in its order, items without one last."""
    return _counts(views, lambda view: view.item.section, lambda key: key or NO_SECTION, lambda key: 0)


def by_state(views: Sequence[ItemView]) -> tuple[Count, ...]:
    """Count by where an item stands on its way to 销号, in the order of that way."""
    order = [strike_lists.PROPOSED, *(one.word for one in State)]
    return _counts(views, strike_lists.word, str, order.index)


def words(counts: Sequence[Count]) -> str:
    """Say how many there are, how many of them done, and what the rest is: 共50件，已完成12件；未编件号3项。"""
    named = [one for one in counts if one.key]
    rest = [one for one in counts if not one.key]
    told = f"共{len(named)}件，已完成{sum(one.done for one in named)}件" if named else "还没有编件号"
    return told + "".join(f"；{one.name}{len(one.items)}项" for one in rest) + "。"


def _counts(
    views: Iterable[ItemView],
    key: Callable[[ItemView], str],
    name: Callable[[str], str],
    order: Callable[[str], object],
) -> tuple[Count, ...]:
    found: dict[str, list[ItemView]] = {}
    for view in views:
        found.setdefault(key(view), []).append(view)
    places = {one: place for place, one in enumerate(found)}
    ordered = sorted(found, key=lambda one: (not one, order(one), places[one]))
    return tuple(
        Count(one, name(one), tuple(view.item.id for view in found[one]), _lights(found[one]), _ended(found[one]))
        for one in ordered
    )


def _lights(views: Sequence[ItemView]) -> dict[Light, int]:
    stand = [view for view in views if view.state is not State.ENDED]
    return {one: sum(view.light is one for view in stand) for one in light.SEVERITY}


def _ended(views: Sequence[ItemView]) -> tuple[str, ...]:
    return tuple(view.item.id for view in views if view.state is State.ENDED)


def _by_number(key: str) -> tuple[bool, int, str]:
    return (False, int(key), "") if key.isdigit() else (True, 0, key)
