"""Which figures are held back, whatever order they came in; and that a held figure is never lost."""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.records import Facts, Key, Record, View
from model.rules import check, check_figures, identity, merge, rollup
from model.rules.known import figure as number
from model.rules.known import reasons
from model.terms import Check, Field, Weight
from tests.model.rules.check_plan import APRIL, MARCH, MAY, ROUNDS, figure, key, known, line, stated, weigh


def held(figures: dict[Key, str]) -> dict[str, str]:
    return {about.period: check.sentence(one) for about, one in check_figures.held(known(stated(figures))).items()}


def test_a_cumulative_figure_below_last_round_s_is_held_with_the_three_likely_answers() -> None:
    found = check_figures.held(known(stated({key("2021-03"): "120", key("2021-04"): "15"})))
    one = found[key("2021-04")]
    assert check.sentence(one) == "累计15小于上期120。填成当月数了吗？按135收 / 确系核减 / 退回"
    assert [option.value for option in one.options] == ["135", "15", ""]
    assert (one.check, one.weight, set(found)) == (Check.BELOW_LAST, Weight.EXPLAIN, {key("2021-04")})


def test_a_held_figure_is_shown_as_asked_and_grey_and_last_round_s_stays() -> None:
    one = known(stated({key("2021-03"): "120", key("2021-04"): "15"}))
    shown = line(one, at=1)
    assert (shown.done, shown.last, shown.asked, shown.reported) == (None, Decimal(120), True, True)
    assert (shown.light.value, shown.light_word, shown.completion) == ("none", "待确认", None)
    assert line(one).done == Decimal(120)
    assert one.view.figures[key("2021-04")].value == "15", "what was stated stays as stated"


@pytest.mark.parametrize(
    ("values", "asks"),
    [
        (("120", "120"), []),
        (("120", "121"), []),
        (("120", "0"), ["2021-04"]),
        (("120", "15", "130"), ["2021-04"]),
        (("120", "15", "16"), ["2021-04", "2021-05"]),
        (("120", "", "15"), ["2021-05"]),
        (("0", "0"), []),
    ],
)
def test_each_round_is_measured_by_the_last_figure_that_counts(values: Sequence[str], asks: list[str]) -> None:
    periods = [one.period for one in (MARCH, APRIL, MAY)]
    assert sorted(held({key(p): v for p, v in zip(periods, values, strict=False) if v})) == asks


def test_each_unit_and_each_county_column_has_its_own_last_figure() -> None:
    others = {key("2021-03", "edu"): "90", key("2021-03", county="gy"): "80", key("2021-04", "gy"): "1"}
    assert held({**others, key("2021-04"): "5"}) == {}
    assert set(held({**others, key("2021-04", county="gy"): "5"})) == {"2021-04"}


def test_only_amounts_add_up_over_the_year() -> None:
    assert held({key("2021-03", line="26-3"): "90", key("2021-04", line="26-3"): "85"}) == {}


def test_many_times_the_target_is_held_with_the_figure_in_the_line_s_measure() -> None:
    found = held({key("2021-03", line="26-2"): "250000"})
    assert found["2021-03"].startswith(
        "累计250000超过全年目标80的10倍（单位：万元）。单位填错了吗？按25收 / 确系超额 / "
    )
    assert held({key("2021-03", line="26-2"): "800"}) == {}
    assert held({key("2021-03"): "4801"})["2021-03"].endswith("？确系超额 / 退回")


def test_a_county_is_measured_by_its_own_part() -> None:
    assert held({key("2021-03", "gy"): "1001"})
    assert held({key("2021-03", county="gy"): "1001"})
    assert held({key("2021-03"): "1001"}) == {}


@pytest.mark.parametrize(("now", "warns"), [("360", False), ("361", True), ("479", True)])
def test_a_jump_is_told_and_counts(now: str, warns: bool) -> None:
    one = known(stated({key("2021-03"): "120", key("2021-04"): now}))
    found = check_figures.doubts(one)
    assert [doubt.check for doubt in found.values()] == [Check.JUMP] * warns
    assert check_figures.held(one) == {}
    assert line(one, at=1).done == Decimal(now)


def test_of_two_figures_in_conflict_none_is_held_for_the_clerk_decides_anyway() -> None:
    about = key("2021-04")
    view = View({**stated({key("2021-03"): "120"}).figures, about: figure(about, "15", "130")}, (), frozenset())
    assert check_figures.held(known(view)) == {}


def test_a_reason_of_the_office_lets_a_figure_stand_and_stays_readable() -> None:
    view = stated({key("2021-03"): "120", key("2021-04"): "15", key("2021-05"): "16"})
    one = known(view, {"r0": "确系核减"})
    assert check_figures.held(one) == {}
    assert check_figures.doubts(one)[key("2021-04")].reason == "确系核减"
    assert line(one, at=2).last == Decimal(15)


def test_a_plan_weighs_the_checks_its_own_way() -> None:
    view = stated({key("2021-03"): "120", key("2021-04"): "15"})
    for weight, holds in ((Weight.ERROR, True), (Weight.EXPLAIN, True), (Weight.WARNING, False), (Weight.OFF, False)):
        one = known(view, None, weigh(Check.BELOW_LAST, weight))
        assert bool(check_figures.held(one)) is holds
        assert bool(check_figures.doubts(one)) is (weight is not Weight.OFF)


def test_what_a_value_would_be_asked_is_known_before_it_is_stated() -> None:
    one = known(stated({key("2021-03"): "120", key("2021-04"): "15"}))
    assert check_figures.would(one, key("2021-04"), "130") is None
    found = check_figures.would(one, key("2021-05"), "100")
    assert found
    assert found.fact == "累计100小于上期120"


# --- whatever is stated, in whatever order -------------------------------------------------------------------

STATEMENTS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from(("hr", "gy")),
        st.integers(0, 600),
        st.sampled_from(("statement", "hand", "decision")),
    ),
    max_size=8,
)


def facts(stated_: Sequence[tuple[int, str, int, str]]) -> Facts:
    """Records without forms behind them; decisions and entries name the statement before them as seen."""
    out: list[Record] = []
    for number_, (at, unit, value, kind) in enumerate(stated_):
        about = key(ROUNDS[at].period, unit)
        bases = {about: tuple(one.id for one in out if about in one.values)} if kind != "statement" else {}
        head = {"decision": {"reason": "核实"}, "hand": {"note": "电话" * (number_ % 2)}}.get(kind, {})
        record = Record("", kind, "", unit, about.period, 1, head, {about: (str(value),)}, bases, str(number_))
        out.append(identity.seal(record))
    return Facts(records=tuple(out))


def admitted(some: Facts) -> View:
    """Return the view with statements counted although no form of ours granted them."""
    own = tuple(one if one.kind != "statement" else _as_hand(one) for one in some.records)
    return merge.view(Facts(records=own))


def _as_hand(record: Record) -> Record:
    return Record(record.id, "hand", "", record.unit, record.period, 1, {}, record.values, {}, record.nonce)


@settings(max_examples=50, deadline=None)
@given(STATEMENTS, st.randoms(use_true_random=False))
def test_any_order_holds_the_same(some: list[tuple[int, str, int, str]], chance: random.Random) -> None:
    whole = facts(some)
    mixed = list(whole.records) * 2
    chance.shuffle(mixed)
    other = Facts(records=tuple({one.id: one for one in mixed}.values()))
    first, second = (known(admitted(one), reasons(one)) for one in (whole, other))
    assert check_figures.doubts(first) == check_figures.doubts(second)
    assert [rollup.items(first, at) for at in ROUNDS] == [rollup.items(second, at) for at in ROUNDS]


@settings(max_examples=50, deadline=None)
@given(STATEMENTS)
def test_every_stated_figure_is_shown_or_held_and_none_is_lost(some: list[tuple[int, str, int, str]]) -> None:
    whole = facts(some)
    one = known(admitted(whole), reasons(whole))
    kept, waits = check_figures.shown(one).view.figures, check_figures.held(one)
    for about, stood in one.view.figures.items():
        assert kept[about].heads == stood.heads
        assert (kept[about].value, kept[about].asked) == ((None, True) if about in waits else (stood.value, False))
        if about in waits:
            assert stood.value in [option.value for option in waits[about].options]
    for about in waits:
        assert not any(one.reasons.get(name) for head in kept[about].heads for name in head.records)


@settings(max_examples=50, deadline=None)
@given(STATEMENTS)
def test_what_counts_never_falls_unless_someone_said_why(some: list[tuple[int, str, int, str]]) -> None:
    whole = facts(some)
    one = known(admitted(whole), reasons(whole))
    view, found = check_figures.shown(one).view, check_figures.doubts(one)
    for unit in ("hr", "gy"):
        last = Decimal(0)
        for at in ROUNDS:
            about = key(at.period, unit)
            value = number(view, about)
            if value is None:
                continue
            fell = value < last and not view.figures[about].conflict
            assert not fell or found[about].reason
            last = value


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=6))
def test_where_nothing_is_held_the_roll_up_is_what_it_was(steps: list[int]) -> None:
    sums = [sum(steps[: place + 1]) for place in range(len(steps))]
    one = known(stated({key(ROUNDS[at].period): str(value) for at, value in enumerate(sums)}))
    assert check_figures.shown(one) is one
    assert [line(one, at=at).done for at in range(len(sums))] == [Decimal(value) for value in sums]


def test_the_fields_of_words_are_no_figures() -> None:
    text = key("2021-04", field=Field.TEXT)
    assert check_figures.doubts(known(stated({key("2021-03"): "120", text: "3"}))) == {}
