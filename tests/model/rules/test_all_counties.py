"""各县区 follows the plan's set, an item's own set stays its own, and a unit named by itself is never lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from model.records import Duty, Item, Unit
from model.rules import all_counties
from model.rules.who_gets_a_form import Setup
from model.terms import ItemKind, Role

IDS = ("dh", "gy", "kf", "xw")
UNITS = tuple(
    Unit(one, one, one, "功能板块" if one in ("kf", "xw") else "县区", order, in_all_counties=one != "xw")
    for order, one in enumerate(IDS, 1)
)
ALL, ZONES, OWN, NONE = (Item(str(no), str(no), "", "", no, ItemKind.WORKS) for no in range(1, 5))
DUTIES = [
    *(Duty("1", one, Role.CO, named=one == "gy", order=order) for order, one in enumerate(("dh", "gy", "kf"), 1)),
    Duty("2", "kf", Role.CO, named=False),
    Duty("3", "dh", Role.CO, named=False),
    Duty("4", "dh", Role.CO),
]
SETUP = Setup(UNITS, [ALL, ZONES, OWN, NONE], DUTIES, [])


def after(setup: Setup, cover: all_counties.Cover) -> dict[str, set[str]]:
    duties = [duty for duty in setup.duties if duty not in cover.remove] + list(cover.add)
    return {item.id: {d.unit for d in duties if d.item == item.id and not d.named} for item in setup.items}


def with_members(*inside: str) -> list[Unit]:
    return [replace(unit, in_all_counties=unit.id in inside) for unit in UNITS]


def test_items_follow_the_plans_set_or_its_zones_and_one_of_its_own_does_not() -> None:
    cover = all_counties.follow(SETUP, with_members("gy", "kf", "xw"))
    assert after(SETUP, cover) == {"1": {"kf", "xw"}, "2": {"kf", "xw"}, "3": {"dh"}, "4": set()}
    assert cover.kept == (OWN,)
    assert [(one.unit, one.role, one.named, one.order) for one in cover.add] == [
        ("xw", Role.CO, False, 4),
        ("xw", Role.CO, False, 1),
    ]


def test_the_same_set_changes_nothing() -> None:
    cover = all_counties.follow(SETUP, UNITS)
    assert (cover.add, cover.remove) == ((), ())


def test_an_item_gets_a_set_of_its_own_and_may_have_the_plans_again() -> None:
    cover = all_counties.settle(SETUP, ALL, {"gy", "xw"})
    assert after(SETUP, cover)["1"] == {"xw"}
    assert all_counties.is_own(SETUP, OWN)
    assert not all_counties.is_own(SETUP, ALL)
    assert not all_counties.is_own(SETUP, ZONES)


def test_an_item_that_does_not_say_it_has_no_set() -> None:
    assert all_counties.settle(SETUP, NONE, {"gy"}) == all_counties.Cover()
    assert all_counties.items(SETUP) == (ALL, ZONES, OWN)
    assert [unit.id for unit in all_counties.of_item(SETUP, "1")] == ["dh", "kf"]


def test_a_set_is_written_with_what_its_zones_count() -> None:
    units = [replace(UNITS[0], scope="含市开发区"), UNITS[2]]
    assert all_counties.words(units) == "各县区指dh（含市开发区）、kf（2家）"
    assert all_counties.words(()) == "各县区没有名单"
    assert all_counties.strangers([replace(UNITS[0], group="群团"), UNITS[1]])[0].id == "dh"


@given(st.lists(st.sets(st.sampled_from(IDS), min_size=1), max_size=5))
def test_whatever_the_set_went_through_an_item_that_follows_means_it(sets: list[set[str]]) -> None:
    setup = replace(SETUP, items=[ALL], duties=[duty for duty in DUTIES if duty.item == "1"])
    for inside in sets:
        units = with_members(*inside)
        cover = all_counties.follow(setup, units)
        if not inside - {"gy"}:
            continue
        assert after(setup, cover)["1"] == inside - {"gy"}
        duties = [duty for duty in setup.duties if duty not in cover.remove] + list(cover.add)
        assert [duty for duty in duties if duty.named] == [duty for duty in setup.duties if duty.named]
        setup = replace(setup, units=units, duties=duties)
