"""Counts add up: no item is dropped or counted twice, and a 件 is done only with the last of its items."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.records import Item, ItemView
from model.rules import counts
from model.terms import ItemKind, Light, State, Tag


def view(
    number: int,
    light: Light,
    public: str,
    leaders: tuple[str, ...] = (),
    tags: tuple[Tag, ...] = (),
    ended: bool = False,
) -> ItemView:
    section, leads = ("", "教育")[number % 2], ((), ("市教育局",), ("市住建局", "市教育局"))[number % 3]
    item = Item(str(number), str(number), "", section, number, ItemKind.WORKS, public_no=public, tags=tags)
    state, light = (State.ENDED, Light.NONE) if ended else (State.RUNNING, light)
    return ItemView(item, leads, (), state, light, light.word, None, None, (), leaders=leaders)


def test_a_number_is_done_only_when_all_its_items_are() -> None:
    views = [
        view(1, Light.DONE, "2"),
        view(2, Light.GREEN, "2"),
        view(3, Light.DONE, "10"),
        view(4, Light.DONE, ""),
        view(5, Light.RED, ""),
    ]
    found = counts.by_public_no(views)
    assert [(one.name, one.items, one.done, one.light) for one in found] == [
        ("第2件", ("1", "2"), False, Light.GREEN),
        ("第10件", ("3",), True, Light.DONE),
        ("未编件号", ("4", "5"), False, Light.RED),
    ]
    assert counts.words(found) == "共2件，已完成1件；未编件号2项。"
    assert counts.words(counts.by_public_no([view(1, Light.DONE, "")])) == "还没有编件号；未编件号1项。"


def test_an_item_on_several_lists_or_under_several_leaders_counts_once() -> None:
    views = [
        view(1, Light.GREEN, "", ("张三", "李四"), (Tag.COUNTY, Tag.PROVINCE)),
        view(2, Light.GREEN, "", ("李四",), (Tag.CITY,)),
        view(3, Light.GREEN, ""),
    ]
    assert [(one.name, len(one.items)) for one in counts.by_leader(views)] == [
        ("张三、李四", 1),
        ("李四", 1),
        ("未定分管市领导", 1),
    ]
    assert [(one.name, len(one.items)) for one in counts.by_tag(views)] == [("省、县", 1), ("市", 1), ("未标层级", 1)]


VIEWS = st.lists(
    st.tuples(
        st.sampled_from(Light),
        st.sampled_from(["", "1", "2", "50", "甲"]),
        st.lists(st.sampled_from("张李王"), unique=True, max_size=3).map(tuple),
        st.sets(st.sampled_from(Tag)).map(tuple),
        st.booleans(),
    ),
    max_size=20,
).map(lambda many: [view(number, *one) for number, one in enumerate(many, 1)])


@given(VIEWS)
def test_every_count_adds_up_to_the_whole(views: list[ItemView]) -> None:
    ways = (counts.by_public_no, counts.by_leader, counts.by_tag, counts.by_unit, counts.by_section)
    ended = {one.item.id for one in views if one.state is State.ENDED}
    for found in (way(views) for way in ways):
        assert sorted(item for one in found for item in one.items) == sorted(one.item.id for one in views)
        assert all(sum(one.lights.values()) + len(one.ended) == len(one.items) > 0 for one in found)
        assert {item for one in found for item in one.ended} == ended
        for light in Light:
            stand = sum(one.light is light and one.item.id not in ended for one in views)
            assert sum(one.lights[light] for one in found) == stand
        assert sum(not one.key for one in found) <= 1
        lights = {one.item.id: one.light for one in views}
        for one in found:
            assert one.done == (
                bool(one.key) and {lights[item] for item in one.items if item not in ended} == {Light.DONE}
            )
