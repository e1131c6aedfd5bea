"""A merger hands over from its round on, joins what meets, and leaves every earlier round as it was."""

from __future__ import annotations

import datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.records import Duty, Figure, Item, Key, LightRule, Line, Round, Share, Unit, View
from model.rules import calendar, merged_units
from model.rules.known import Known
from model.rules.who_gets_a_form import Setup, grants
from model.terms import Field, ItemKind, Kind, Role

ROUNDS = calendar.rounds(2021, datetime.date(2020, 12, 1))
IDS = ("a", "b", "c", "d")
UNITS = tuple(Unit(one, f"市{one}局", f"市{one}局", "市直部门", order) for order, one in enumerate(IDS, 1))
ITEM = Item("1", "1", "建学校", "", 1, ItemKind.WORKS)


def merged(unit: str, into: str, period: str, units: tuple[Unit, ...] = UNITS) -> tuple[Unit, ...]:
    return tuple(
        Unit(u.id, u.short, u.full, u.group, u.order, u.parent, successor=into, until=period) if u.id == unit else u
        for u in units
    )


def known(setup: Setup) -> Known:
    return Known(setup, {}, LightRule(), ROUNDS, View({}, (), frozenset()))


def at(month: int) -> Round:
    return ROUNDS[month - 1]


def test_the_successor_leads_from_the_round_on_and_not_before() -> None:
    line = Line("1-1", "1", 1, "学校", Kind.AMOUNT)
    year = known(Setup(merged("a", "b", "2021-08"), [ITEM], [Duty("1", "a", Role.LEAD)], [line]))
    assert list(grants(year.setup_at(at(7)))) == ["a"]
    assert list(grants(year.setup_at(at(8)))) == ["b"]
    assert [unit.id for unit in year.setup_at(at(8)).units] == ["b", "c", "d"]


def test_duties_that_meet_become_the_weightier_one() -> None:
    duties = [Duty("1", "b", Role.CO, order=2), Duty("1", "a", Role.LEAD, order=1), Duty("1", "c", Role.CO, order=3)]
    setup = merged_units.apply(Setup(merged("a", "b", "x"), [ITEM], duties, []), {"x"})
    assert [(one.unit, one.role, one.order) for one in setup.duties] == [("b", Role.LEAD, 1), ("c", Role.CO, 3)]


def test_a_tick_and_a_name_of_either_unit_stay() -> None:
    duties = [Duty("1", "b", Role.CO, named=False), Duty("1", "a", Role.CO, must_fill=True)]
    [one] = merged_units.apply(Setup(merged("a", "b", "x"), [ITEM], duties, []), {"x"}).duties
    assert (one.unit, one.named, one.must_fill) == ("b", True, True)


def test_two_roles_of_one_unit_in_an_item_stay_two() -> None:
    duties = [Duty("1", "a", Role.LEAD), Duty("1", "a", Role.ASSESSOR)]
    setup = merged_units.apply(Setup(merged("a", "b", "x"), [ITEM], duties, []), {"x"})
    assert [(one.unit, one.role) for one in setup.duties] == [("b", Role.LEAD), ("b", Role.ASSESSOR)]


def test_shares_that_meet_add_up() -> None:
    shares = [Share("1-1", "a", Decimal(3)), Share("1-1", "b", Decimal(4)), Share("1-2", "a", Decimal(5))]
    setup = merged_units.apply(Setup(merged("a", "b", "x"), [], [], [], shares), {"x"})
    assert [(one.line, one.unit, one.value) for one in setup.shares] == [
        ("1-1", "b", Decimal(7)),
        ("1-2", "b", Decimal(5)),
    ]


def test_a_merger_of_a_merged_unit_goes_on_to_the_last() -> None:
    units = merged("b", "c", "2021-08", merged("a", "b", "2021-05"))
    assert merged_units.heir(units, ROUNDS, "a", at(4)) == "a"
    assert merged_units.heir(units, ROUNDS, "a", at(5)) == "b"
    assert merged_units.heir(units, ROUNDS, "a", at(8)) == "c"


def test_units_below_move_to_the_successor_and_none_stands_below_itself() -> None:
    units = (*merged("a", "b", "x"), Unit("e", "科", "科", "市直部门", 9, "a"))
    units = tuple(Unit(u.id, u.short, u.full, u.group, u.order, "a") if u.id == "b" else u for u in units)
    parents = {unit.id: unit.parent for unit in merged_units.apply(Setup(units, [], [], []), {"x"}).units}
    assert parents == {"b": "", "c": "", "d": "", "e": "b"}


def test_what_was_told_before_is_the_latest_rounds_and_parts_add_up() -> None:
    units = merged("c", "b", "2021-06", merged("a", "b", "2021-05"))
    assert merged_units.stood_for(units, ROUNDS, "b", at(4)) == ("b",)
    assert merged_units.stood_for(units, ROUNDS, "b", at(6)) == ("b", "a", "c")
    told = {}
    for unit, period, value in (
        ("a", "2021-03", "5"),
        ("b", "2021-03", "7"),
        ("a", "2021-04", "6"),
        ("c", "2021-04", ""),
    ):
        key = Key(period, "1-1", unit, Field.DONE)
        told[key] = Figure(key, (), value or None, False, False)
    for earlier, adds, value in ((at(4), True, "6"), (at(3), True, "12"), (at(3), False, "7"), (at(2), True, "")):
        rounds = [earlier]
        found = merged_units.last_told(told, rounds, "1-1", ("b", "a", "c"), Field.DONE, adds=adds)
        assert found == value


DUTIES = st.lists(
    st.builds(Duty, st.just("1"), st.sampled_from(IDS), st.sampled_from(Role), st.booleans(), st.booleans()),
    unique_by=lambda duty: (duty.unit, duty.role),
)
SHARES = st.dictionaries(st.sampled_from(IDS), st.integers(0, 99).map(Decimal), max_size=4)


@given(DUTIES, SHARES, st.integers(1, 12), st.sampled_from(IDS), st.sampled_from(IDS))
def test_earlier_rounds_stay_and_no_share_or_reporter_is_lost(
    duties: list[Duty], parts: dict[str, Decimal], month: int, old: str, new: str
) -> None:
    if old == new:
        return
    line = Line("1-1", "1", 1, "学校", Kind.AMOUNT)
    shares = [Share("1-1", unit, value) for unit, value in parts.items()]
    before = known(Setup(UNITS, [ITEM], duties, [line], shares))
    after = known(Setup(merged(old, new, at(month).period), [ITEM], duties, [line], shares))
    for one in ROUNDS:
        was, now = before.setup_at(one), after.setup_at(one)
        if one.months < month:
            assert (was.duties, was.shares) == (now.duties, now.shares)
            continue
        assert sum(share.value for share in was.shares) == sum(share.value for share in now.shares)
        assert {d.unit for d in now.duties} == {new if d.unit == old else d.unit for d in was.duties}
        assert old not in grants(now)
        assert {new if unit == old else unit for unit in grants(was)} <= {*grants(now)}
