"""Every way of counting a round foots: ended and lights add up to the whole, rows add up to the total."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import ItemView, LightRule
from model.rules import light, tally, totals
from model.rules.tally import Way
from model.terms import Light, State, Tag
from tests.gui import made_up

VIEWS = made_up.view(24).items
RULE = LightRule()

drawn = st.lists(
    st.tuples(
        st.sampled_from(VIEWS),
        st.sampled_from(("", "1", "2", "49")),
        st.sampled_from(((), ("王副市长",), ("王副市长", "李副市长"))),
        st.sampled_from(((), (Tag.CITY,), (Tag.PROVINCE, Tag.CITY))),
        st.booleans(),
    ),
    max_size=12,
    unique_by=lambda one: one[0].item.id,
)


def made(one: tuple[ItemView, str, tuple[str, ...], tuple[Tag, ...], bool]) -> ItemView:
    view, number, leaders, tags, ended = one
    changed = replace(view, item=replace(view.item, public_no=number, tags=tags), leaders=leaders)
    return replace(changed, state=State.ENDED, light=Light.NONE) if ended else changed


@given(drawn.map(lambda some: [made(one) for one in some]))
def test_whatever_is_counted_foots_and_every_number_has_its_items(views: list[ItemView]) -> None:
    told = totals.of(views)
    for way in Way:
        rows = tally.tallies(way, views, RULE)
        for row in rows:
            assert row.whole == row.ended + sum(row.lights.values())
            assert row.silent <= row.standing
            assert all(bool(row.lights[one]) == bool(row.behind[one]) for one in Light)
            assert frozenset().union(*(row.behind[one] for one in Light)) <= frozenset(row.behind[None])
        if way is not Way.ALL and rows:
            *parts, total = rows
            assert total.total
            assert not any(one.total for one in parts)
            for number in ("whole", "ended", "silent"):
                assert getattr(total, number) == sum(getattr(one, number) for one in parts)
            if way is not Way.COUNTY:
                assert (total.whole, total.ended, total.lights) == (told.items, told.ended, told.lights)
    first, last = tally.tallies(Way.ALL, views, RULE)[0], tally.tallies(Way.ALL, views, RULE)[-1]
    assert (first.whole, first.lights) == (told.items, told.lights)
    assert last.whole == sum(len(view.lines) for view in views)


def test_a_number_of_the_public_shows_the_worst_of_its_items_and_ends_with_the_last_of_them() -> None:
    one, two, three = (replace(view, item=replace(view.item, public_no="7")) for view in VIEWS[:3])
    views = [replace(one, light=Light.RED), replace(two, light=Light.GREEN)]
    row = tally.tallies(Way.ALL, views, RULE)[1]
    assert (row.name, row.whole, row.lights[Light.RED], row.lights[Light.GREEN]) == ("对外公布（件）", 1, 1, 0)
    assert row.behind[Light.RED] == {one.item.id, two.item.id}
    off = [replace(view, state=State.ENDED) for view in (one, two)]
    assert (tally.tallies(Way.ALL, off, RULE)[1].ended, tally.tallies(Way.ALL, [*off, three], RULE)[1].ended) == (1, 0)


def test_a_county_is_counted_by_its_parts_and_an_ended_item_is_left_out() -> None:
    shared = [view for view in VIEWS if any(part.task is not None for line in view.lines for part in line.parts)]
    rows = tally.tallies(Way.COUNTY, shared, RULE)
    parts = sum(part.task is not None for view in shared for line in view.lines for part in line.parts)
    assert (rows[-1].name, rows[-1].whole) == ("合计", parts)
    assert tally.tallies(Way.COUNTY, [replace(view, state=State.ENDED) for view in shared], RULE) == ()


@pytest.mark.parametrize(
    ("name", "known", "red"),
    [
        ("常用", "已完成 按序时 滞后 严重滞后", "低于序时超过10个百分点，或差两个以上节点"),
        ("银川", "已完成 按序时 滞后 严重滞后", "低于序时超过30个百分点，或差两个以上节点"),
        ("二分", "已完成 达序时 未达序时", "低于序时，或没有到应到的节点"),
    ],
)
def test_each_rule_names_and_explains_the_lights_it_knows(name: str, known: str, red: str) -> None:
    rule = light.PRESETS[name]
    assert " ".join(light.name(one, rule) for one in light.told(rule)) == known
    assert light.means(Light.RED, rule) == red
