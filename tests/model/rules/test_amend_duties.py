"""Who answers for an item from a round on: the rounds before never notice, the rounds after have what was wanted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.records import Duty
from model.rules import amend_duties
from model.rules.amend_duties import Duties
from model.rules.who_gets_a_form import LEADING
from model.terms import Role
from tests.model.rules import check_plan as plan

PERIODS = [at.period for at in plan.ROUNDS]
UNITS = [unit.id for unit in plan.UNITS]


def apply(duties: list[Duty], change: Duties) -> list[Duty]:
    """Return the duties as the ledger would hold them: by item, unit, role and the round they hold from."""
    kept = {(one.unit, one.role, one.since): one for one in duties if one not in change.remove}
    return list((kept | {(one.unit, one.role, one.since): one for one in change.save}).values())


def held(duties: list[Duty], place: int, role: Role) -> list[str]:
    begun = PERIODS[: place + 1]
    roles = LEADING if role in LEADING else (role,)
    return amend_duties.named(amend_duties.in_force(duties, begun), roles)


wanted = st.lists(st.sampled_from(UNITS), unique=True, min_size=1)
changes = st.lists(st.tuples(st.sampled_from((Role.LEAD, Role.CO)), wanted, st.integers(-1, 9)), max_size=6)


@given(changes, st.sampled_from((Role.LEAD, Role.CO)), wanted, st.integers(1, 9))
def test_a_change_from_a_round_on_is_kept_from_there_and_only_there(
    earlier: list[tuple[Role, list[str], int]], role: Role, units: list[str], since: int
) -> None:
    duties = [Duty("26", "hr", Role.LEAD, order=1), Duty("26", "gy", Role.CO, named=False, order=2)]
    for one, names, place in earlier:
        duties = apply(duties, _change(duties, one, names, place))
    before = [held(duties, place, role) for place in range(since)]
    other = [held(duties, place, Role.CO if role is Role.LEAD else Role.LEAD) for place in range(10)]
    after = apply(duties, _change(duties, role, units, since))
    assert all(one.since != one.until or not one.since for one in after)  # none that holds in no round
    assert [held(after, place, role) for place in range(since)] == before
    assert [held(after, place, Role.CO if role is Role.LEAD else Role.LEAD) for place in range(10)] == other
    for place in range(since, 10):
        now = held(after, place, role)
        assert now == units if role is Role.LEAD else set(now) == set(units)
    everywhere = apply(after, _change(after, role, units, -1))
    assert all(set(held(everywhere, place, role)) == set(units) for place in range(10))
    if role is Role.LEAD:
        assert all(held(everywhere, place, role) == units for place in range(10))


def _change(duties: list[Duty], role: Role, units: list[str], place: int) -> Duties:
    if place < 0:
        return amend_duties.all_year("26", duties, role, units, plan.UNITS)
    return amend_duties.from_round("26", duties, role, units, PERIODS[place], PERIODS[: place + 1])


def test_an_item_without_a_lead_names_responsible_units() -> None:
    assert amend_duties.leading([Duty("26", "hr", Role.RESPONSIBLE)]) is Role.RESPONSIBLE
    assert amend_duties.leading([Duty("26", "hr", Role.RESPONSIBLE), Duty("26", "edu", Role.LEAD)]) is Role.LEAD
    assert amend_duties.leading([Duty("26", "hr", Role.CO)]) is Role.LEAD


def test_a_tick_to_fill_in_stays_with_the_unit() -> None:
    own = [Duty("26", "edu", Role.CO, must_fill=True, order=2)]
    assert amend_duties.all_year("26", own, Role.CO, ["edu", "hr"], plan.UNITS).save[0].must_fill
    moved = amend_duties.from_round("26", own, Role.CO, ["hr"], PERIODS[2], PERIODS[:3])
    assert [(one.unit, one.until) for one in moved.save] == [("edu", PERIODS[2]), ("hr", "")]
