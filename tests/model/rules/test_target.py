"""Which target holds in a round: a change holds from its round on, and no earlier round ever notices."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from model.records import Duty, ItemView, Key, Line, LineView, Round, Target, TargetChange
from model.rules import check_figures, rollup, target, who_gets_a_form
from model.rules.known import Known
from model.terms import Check, Field, Kind, Light, Op, Role
from tests.model.rules import check_plan as plan

CHANGED = TargetChange("26-1", "2021-05", plan.target(240), "上级调减", "连政办发〔2021〕9号")
AGAIN = TargetChange("26-1", "2021-08", plan.target(600), "追加任务")


def changed(known: Known, *changes: TargetChange) -> Known:
    return replace(known, changes=target.timeline(changes, known.rounds))


def until(at: Round, views: tuple[ItemView, ...]) -> tuple[ItemView, ...]:
    """Return items without what a line's history says of rounds still to come."""
    return tuple(replace(item, lines=tuple(_until(at, line) for line in item.lines)) for item in views)


def _until(at: Round, line: LineView) -> LineView:
    return replace(line, year=tuple(one for one in line.year if one.round.end <= at.end))


def held(changes: tuple[TargetChange, ...]) -> list[int]:
    """Return the target in force in each round of the year."""
    order = target.timeline(changes, plan.ROUNDS)
    lines = [target.at(plan.JOBS, order, at) for at in plan.ROUNDS]
    return [int(line.target.printed) for line in lines if line.target]


def test_a_change_holds_from_its_round_on_and_the_next_one_from_its_own() -> None:
    assert held(()) == [480] * 10
    assert held((AGAIN, CHANGED)) == [480, 480, 240, 240, 240, 600, 600, 600, 600, 600]
    order = target.timeline((AGAIN, CHANGED), plan.ROUNDS)
    assert target.held("26-1", order, plan.APRIL) == ()
    assert target.held("26-1", order, plan.ROUNDS[-1]) == (CHANGED, AGAIN)
    assert target.before(plan.JOBS, order, plan.MAY) == plan.JOBS.target
    assert target.before(plan.JOBS, order, plan.ROUNDS[5]) == CHANGED.target
    assert target.at(plan.MONEY, order, plan.MAY) is plan.MONEY


def test_completion_due_and_light_go_by_the_target_of_the_round() -> None:
    view = plan.stated({plan.key(at.period): "100" for at in plan.ROUNDS[:3]})
    one = changed(plan.known(view), CHANGED)
    april, may = (plan.line(one, at=at) for at in (1, 2))
    assert (april.completion, april.due_value, april.light) == (Decimal(100) / Decimal("4.8"), Decimal(160), Light.RED)
    assert (may.completion, may.due_value, may.light) == (Decimal(10000) / 240, Decimal(100), Light.GREEN)
    assert (april.changes, may.changes) == ((), (CHANGED,))
    done = changed(plan.known(plan.stated({plan.key("2021-04"): "240", plan.key("2021-05"): "240"})), CHANGED)
    assert [plan.line(done, at=at).light for at in (1, 2)] == [Light.GREEN, Light.DONE]


def test_a_figure_is_questioned_by_the_target_of_its_own_round() -> None:
    small = replace(CHANGED, target=plan.target(10))
    view = plan.stated({plan.key("2021-04"): "101", plan.key("2021-05"): "101"})
    found = check_figures.doubts(changed(plan.known(view), small))
    assert {key.period: one.check for key, one in found.items()} == {"2021-05": Check.ABOVE_TARGET}
    assert "全年目标10的10倍" in next(iter(found.values())).fact


changes = st.lists(
    st.builds(
        TargetChange,
        st.sampled_from(["26-1", "26-2", "26-3"]),
        st.sampled_from([at.period for at in plan.ROUNDS]),
        st.integers(1, 900).map(plan.target),
        st.just("调整"),
    ),
    unique_by=lambda one: (one.line, one.period),
    max_size=6,
)
stated = st.dictionaries(
    st.builds(
        Key,
        st.sampled_from([at.period for at in plan.ROUNDS]),
        st.sampled_from(["26-1", "26-2", "26-3"]),
        st.sampled_from(["hr", "edu"]),
        st.just(Field.DONE),
    ),
    st.integers(0, 900).map(str),
    max_size=20,
)


@given(stated, changes, st.integers(0, 9), st.integers(1, 900))
def test_no_round_before_a_change_notices_it(
    figures: dict[Key, str], others: list[TargetChange], since: int, value: int
) -> None:
    before = changed(plan.known(plan.stated(figures)), *others)
    period = plan.ROUNDS[since].period
    kept = [one for one in others if (one.line, one.period) != ("26-1", period)]
    new = TargetChange("26-1", period, plan.target(value), "调整")
    after = changed(before, *kept, new)
    for at in plan.ROUNDS[:since]:
        assert until(at, rollup.items(after, at)) == until(at, rollup.items(before, at))
        assert after.setup_at(at) == before.setup_at(at)
    there = plan.line(after, at=since)
    assert (there.line.target, there.changes[-1]) == (plan.target(value), new)


def test_a_target_is_written_as_a_clerk_reads_it() -> None:
    wan = Target(Decimal(12000), "人", Decimal("1.2"), "万人", Op.AT_LEAST)
    assert target.words(wan) == "不少于1.2万人"
    assert target.words(plan.target(480)) == "480人"
    assert target.words(replace(wan, op=Op.FROM_TO, start=Decimal(8000))) == "0.8→1.2万人"
    assert target.words(replace(plan.target(5), op=Op.FROM_TO)) == "5人"
    zero = Target(Decimal(0), "%", Decimal(0), "%", Op.FROM_TO, Decimal(3))
    assert target.words(zero) == "3→0%"


def test_a_line_and_a_duty_hold_from_their_round_on() -> None:
    later = Line("26-4", "26", 4, "建成投用", Kind.MILESTONE, since="2021-05")
    lead = (Duty("26", "hr", Role.LEAD, until="2021-05"), Duty("26", "edu", Role.LEAD, since="2021-05"))
    one = plan.known(plan.stated({plan.key("2021-04"): "100", plan.key("2021-05", "edu"): "120"}))
    one = replace(one, setup=replace(one.setup, lines=(*plan.LINES, later), duties=lead))
    april, may = (rollup.items(one, at)[0] for at in (plan.APRIL, plan.MAY))
    assert (april.leads, [line.line.id for line in april.lines][-1]) == (("市人社局",), "26-3")
    assert (may.leads, [line.line.id for line in may.lines][-1]) == (("市教育局",), "26-4")
    told = (april.lines[0].done, may.lines[0].done, may.lines[0].last)
    assert told == (Decimal(100), Decimal(120), Decimal(100))
    assert set(who_gets_a_form.grants(one.setup_at(plan.APRIL))) == {"hr"}
    assert set(who_gets_a_form.grants(one.setup_at(plan.MAY))) == {"edu"}


def test_an_item_all_of_whose_lines_come_later_is_not_there_yet_with_its_duties_and_shares() -> None:
    one = plan.known(plan.stated({}))
    late = tuple(replace(line, since="2021-05") for line in plan.LINES)
    one = replace(one, setup=replace(one.setup, lines=late))
    assert rollup.items(one, plan.APRIL) == ()
    april, may = one.setup_at(plan.APRIL), one.setup_at(plan.MAY)
    assert (list(april.items), list(april.duties), list(april.shares)) == ([], [], [])
    assert (len(may.items), len(may.duties), len(may.shares)) == (1, 2, 1)
