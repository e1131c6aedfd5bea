"""How many in all, and at each light: by item, 件, leader, unit, county, section, tag? Each ends in its total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model.records import ItemView, LightRule
from model.rules import counts, county_counts, light, totals
from model.rules.counts import Count
from model.terms import Light, State, Term


class Way(Term):
    """By what a round is counted."""

    ALL = "all", "合计"
    PUBLIC_NO = "public_no", "按件号"
    LEADER = "leader", "按分管市领导"
    UNIT = "unit", "按牵头单位"
    COUNTY = "county", "按县区任务"
    SECTION = "section", "按类别"
    TAG = "tag", "按层级"


Behind = Mapping[Light | None, frozenset[str]]
"""By light the ids of the items a number counts; under None all of them."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A row of a count: `whole` = `ended` + its lights added up; `silent` of them told nothing."""

    name: str
    whole: int
    ended: int
    silent: int
    lights: Mapping[Light, int]
    behind: Behind
    total: bool = False

    @property
    def standing(self) -> int:
        """Return how many are on the list."""
        return self.whole - self.ended

    @property
    def good(self) -> int:
        """Return how many are done or on schedule."""
        return self.lights[Light.DONE] + self.lights[Light.GREEN]


COUNTED = {
    Way.PUBLIC_NO: counts.by_public_no,
    Way.LEADER: counts.by_leader,
    Way.UNIT: counts.by_unit,
    Way.SECTION: counts.by_section,
    Way.TAG: counts.by_tag,
}


def tallies(way: Way, views: Sequence[ItemView], rule: LightRule) -> tuple[Tally, ...]:
    """Count a round; the last row is the total, but 合计 counts the same round in three units that do not add up."""
    if way is Way.ALL:
        return _in_all(views)
    rows = _by_county(views, rule) if way is Way.COUNTY else _by_name(COUNTED[way](views), views)
    return (*rows, _total(rows)) if rows else ()


def _by_name(found: Iterable[Count], views: Sequence[ItemView]) -> list[Tally]:
    known = {view.item.id: view for view in views}
    return [_of_items(one.name, [known[item] for item in one.items]) for one in found]


def _of_items(name: str, views: Sequence[ItemView]) -> Tally:
    told = totals.of(views)
    behind: dict[Light | None, frozenset[str]] = {None: _ids(views)}
    behind |= {one: _ids(view for view in views if _stands(view) and view.light is one) for one in light.SEVERITY}
    return Tally(name, told.items, told.ended, told.silent, told.lights, behind)


def _in_all(views: Sequence[ItemView]) -> tuple[Tally, ...]:
    """Count the round by items, by numbers of the public and by lines."""
    numbered = [one for one in counts.by_public_no(views) if one.key]
    return (
        _of_items("实事（项）", views),
        *([_of_numbers(numbered, views)] if numbered else []),
        _of_lines(views),
    )


def _of_numbers(numbered: Sequence[Count], views: Sequence[ItemView]) -> Tally:
    ended = [one for one in numbered if len(one.ended) == len(one.items)]
    stand = [one for one in numbered if one not in ended]
    mute = _ids(view for view in views if _stands(view) and view.lines and not any(one.reported for one in view.lines))
    return Tally(
        "对外公布（件）",
        len(numbered),
        len(ended),
        sum(all(item in mute for item in one.items if item not in one.ended) for one in stand),
        {key: sum(one.light is key for one in stand) for key in light.SEVERITY},
        {
            None: frozenset(item for one in numbered for item in one.items),
            **{key: frozenset(item for one in stand if one.light is key for item in one.items) for key in Light},
        },
    )


def _of_lines(views: Sequence[ItemView]) -> Tally:
    stand = [(view, line) for view in views if _stands(view) for line in view.lines]
    every = sum(len(view.lines) for view in views)
    return Tally(
        "指标和节点（行）",
        every,
        every - len(stand),
        sum(not line.reported for _, line in stand),
        {one: sum(line.light is one for _, line in stand) for one in light.SEVERITY},
        {None: _ids(views), **{one: _ids(view for view, line in stand if line.light is one) for one in Light}},
    )


def _by_county(views: Sequence[ItemView], rule: LightRule) -> list[Tally]:
    """Count each county's parts; an ended item's are on no list."""
    items: dict[tuple[str, Light | None], set[str]] = {}
    for view in filter(_stands, views):
        for line in view.lines:
            for part in (one for one in line.parts if one.task is not None):
                for key in (None, county_counts.light(line, part, rule)):
                    items.setdefault((part.unit, key), set()).add(view.item.id)
    return [
        Tally(
            one.name,
            len(one.lines),
            0,
            one.silent,
            one.lights,
            {key: frozenset(items.get((one.unit, key), ())) for key in (None, *Light)},
        )
        for one in county_counts.by_county(views, rule)
    ]


def _total(rows: Sequence[Tally]) -> Tally:
    return Tally(
        "合计",
        sum(one.whole for one in rows),
        sum(one.ended for one in rows),
        sum(one.silent for one in rows),
        {key: sum(one.lights[key] for one in rows) for key in light.SEVERITY},
        {key: frozenset().union(*(one.behind[key] for one in rows)) for key in (None, *Light)},
        total=True,
    )


def _stands(view: ItemView) -> bool:
    return view.state is not State.ENDED


def _ids(views: Iterable[ItemView]) -> frozenset[str]:
    return frozenset(view.item.id for view in views)
