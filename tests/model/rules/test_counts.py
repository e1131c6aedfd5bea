"""Counts add up: no item is dropped or counted twice, and a 件 is done only with the last of its items."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.records import Item, ItemView
from model.rules import counts
from model.terms import ItemKind, Light, State, Tag


def view(number: int, light: Light, public: str, leaders: tuple[str, ...] = (), tags: tuple[Tag, ...] = ()) -> ItemView:
    item = Item(str(number), str(number), "", "", number, ItemKind.WORKS, public_no=public, tags=tags)
    return ItemView(item, (), (), State.RUNNING, light, light.word, None, None, (), leaders=leaders)


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
    ),
    max_size=20,
).map(lambda many: [view(number, *one) for number, one in enumerate(many, 1)])


@given(VIEWS)
def test_every_count_adds_up_to_the_whole(views: list[ItemView]) -> None:
    for found in (counts.by_public_no(views), counts.by_leader(views), counts.by_tag(views)):
        assert sorted(item for one in found for item in one.items) == sorted(one.item.id for one in views)
        assert all(sum(one.lights.values()) == len(one.items) > 0 for one in found)
        for light in Light:
            assert sum(one.lights[light] for one in found) == sum(one.light is light for one in views)
        assert sum(not one.key for one in found) <= 1
        lights = {one.item.id: one.light for one in views}
        for one in found:
            assert one.done == (bool(one.key) and {lights[item] for item in one.items} == {Light.DONE})
