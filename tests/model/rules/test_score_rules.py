"""考核评价 by rule: nothing is invented, better never earns less, lines add up, and a book is read as it is written."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.records import Part, PeriodView
from model.records.score import Each, Marking, OverdueSlip, OwnPoints, RuleBook, Scores, UnitScore
from model.rules.score import added, edit, faults, marking, texts
from model.rules.score.cents import deal
from model.rules.score.differs import differs
from model.rules.score.ground import Returned
from model.rules.score.presets import PRESETS, QUZHOU, SICHUAN
from model.rules.score.reached import Reached
from model.rules.score.scores import scores
from model.terms import Role
from model.terms_score import Counted, Noted, ScorePart, Veto, Way
from tests.model.rules.score_ground import ITEMS, YEAR_END, ground, note, view

BARE = replace(SICHUAN, each=())


def of(found: Scores, unit: str) -> UnitScore:
    return next(one for one in found.units if one.unit == unit)


def without(*names: str, **other: str) -> dict[str, str]:
    return {key: value for key, value in {**YEAR_END, **other}.items() if key not in names}


# --- what cannot be told is an open point -----------------------------------------------------------------------


def test_a_figure_not_reported_is_open_and_neither_0_nor_full() -> None:
    jobs = of(scores(ground(BARE, view(11, YEAR_END), view(12, without("2-1")))), "jobs")
    [silent] = jobs.open
    assert (silent.points, str(silent.full), silent.reason) == (None, "50.00", "1—12月没有报数")
    assert (str(jobs.total), str(jobs.at_stake)) == ("49.38", "50.00")


@pytest.mark.parametrize(
    ("told", "book", "reason"),
    [
        (without("3-1"), BARE, "1—12月没有报阶段"),
        (without(**{"3-1": "申请终止"}), BARE, "“申请终止”在办法里没有折算成百分比"),
        (YEAR_END, replace(BARE, weight=None, weights=(("1", Decimal(1)),)), "第3项没有定权重"),
        (YEAR_END, replace(BARE, markings=(("policy", Marking(Way.MANUAL)),)), "由人工评分，还没有评"),
        (YEAR_END, replace(BARE, manual=(OwnPoints("领导评价", Decimal(20)),)), "领导评价还没有评分"),
        (YEAR_END, replace(BARE, satisfaction=Decimal(10)), "没有满意度投票"),
    ],
)
def test_each_thing_missing_is_named(told: dict[str, str], book: RuleBook, reason: str) -> None:
    found = scores(ground(book, view(12, told)))
    assert [point.reason for point in of(found, "edu").open] == [reason]


def test_a_conflict_is_open_until_it_is_settled() -> None:
    found = scores(ground(BARE, view(12, YEAR_END, conflict=["1-1"])))
    assert [one.reason for one in of(found, "edu").open] == ["1—12月几份材料报的不一致，还没有裁定"]


def test_a_person_settles_an_open_line_with_reason_and_not_above_its_most() -> None:
    told = [note(Noted.POINTS, "edu", "3-1", "60"), note(Noted.POINTS, "edu", "1-1", "3")]
    found = scores(ground(BARE, view(12, without("3-1")), notes=told))
    [school, rule] = of(found, "edu").points
    assert (str(school.points), str(rule.points)) == ("50.00", "50.00")
    assert rule.reason == "人工评60分：现场核实（王主任，2021-12-20），超过本行最高50分，按50分计"
    assert found.remarks == ("市教育局“1-1”的人工评分没有用：这一行有数，按数计分。",)


def test_no_weights_at_all_is_a_sentence() -> None:
    assert "没有一项有权重" in faults.no_weights(replace(BARE, weight=None), ITEMS)
    assert faults.no_weights(replace(BARE, weight=None, weights=(("1", Decimal(2)),)), ITEMS) == ""
    assert faults.no_weights(BARE, ITEMS) == ""


def test_an_ended_item_counts_for_nothing() -> None:
    found = scores(ground(BARE, view(12, YEAR_END, ended=["4"])))
    assert [(one.what, str(one.points)) for one in of(found, "jobs").points] == [("第2项 城镇新增就业", "75.00")]
    assert found.remarks == ("第4项已终止，不计分。",)


def test_a_unit_of_which_nothing_is_known_has_no_rank_and_no_total_of_0() -> None:
    found = scores(ground(BARE, view(12, without("1-1", "3-1"))))
    assert [(one.name, one.rank, one.words) for one in found.units][:2] == [
        ("市人社局", 1, "86.88分"),
        ("市教育局", None, "未定"),
    ]


def test_a_county_with_a_part_in_one_line_of_an_item_has_that_items_points_whole() -> None:
    seen = view(12, YEAR_END)
    works = seen.items[3]
    parking = replace(
        works.lines[0], parts=(*works.lines[0].parts, Part("dh", "东海县", Role.CO, Decimal(4), Decimal(3)))
    )
    two = replace(seen, items=(*seen.items[:3], replace(works, lines=(parking, *works.lines[1:]))))
    points = of(scores(ground(BARE, two)), "dh").points
    assert [(one.what, str(one.full), str(one.points)) for one in points] == [
        ("第2项 城镇新增就业", "50.00", "50.00"),
        ("第4项 停车场", "50.00", "37.50"),
    ]


# --- roles, deductions, bonuses, veto ---------------------------------------------------------------------------


def test_a_co_unit_has_its_share_and_works_go_by_their_stage() -> None:
    """市财政局 helps with item 2: without a full sum 30 % of 10 points, of which 75 % are reached."""
    book = replace(BARE, full=None, points=Decimal(10), co=Decimal(30), lead=Decimal(90))
    found = scores(ground(book))
    [point] = of(found, "money").points
    assert (str(point.full), str(point.points)) == ("3.00", "2.25")
    assert point.reason == "3分×完成率75%（配合按30%计）"
    assert [str(one.points) for one in of(found, "edu").points] == ["9.00", "5.40"]


def test_late_forms_up_to_the_most_and_only_in_their_months() -> None:
    each = (Each(Counted.LATE, Decimal("-0.5"), most=Decimal(1)),)
    rounds = [view(month, YEAR_END, late=["edu"]) for month in (1, 2, 3)]
    late = [one for one in of(scores(ground(replace(BARE, each=each), *rounds)), "edu").points if one.full is None]
    assert [str(one.points) for one in late] == ["-0.50", "-0.50", "0.00"]
    assert late[0].reason == "1月迟报，2021-01-30收到"
    assert late[2].reason.endswith("全年最多1分，已满")
    quarterly = (replace(each[0], months=(3,)),)
    found = scores(ground(replace(BARE, each=quarterly), *rounds))
    assert [one.what for one in of(found, "edu").points if one.full is None] == ["迟报 1—3月"]


def test_a_round_not_due_yet_misses_nobody() -> None:
    book = replace(BARE, each=(Each(Counted.MISSING, Decimal(-1)),))
    stood = ground(book, view(6, YEAR_END, silent=["edu"]))
    missing = (ScorePart.DEDUCTION,)
    assert [one.part for one in of(scores(stood), "edu").points if one.part in missing] == [ScorePart.DEDUCTION]
    early = replace(stood, day=datetime.date(2021, 6, 28))
    assert [one for one in of(scores(early), "edu").points if one.part in missing] == []


def test_what_is_known_besides_counts_where_the_book_says() -> None:
    each = tuple(
        Each(kind, Decimal(-1)) for kind in (Counted.RETURNED, Counted.OVERDUE, Counted.NO_PLAN, Counted.ABSENT)
    )
    stood = replace(
        ground(replace(BARE, each=each), notes=[note(Noted.ABSENT, "edu", points="3")]),
        returned=[Returned("edu", "2021-12", 7)],
        slips=[OverdueSlip("edu", "连政督〔2021〕5号", "校舍用地", datetime.date(2021, 10, 1), 12)],
        no_plan=["edu"],
    )
    lost = [one for one in of(scores(stood), "edu").points if one.part is ScorePart.DEDUCTION]
    assert [str(one.points) for one in lost] == ["-1.00", "-1.00", "-1.00", "-3.00"]
    assert lost[1].reason == "督办单连政督〔2021〕5号逾期"
    assert "逾期12天" in lost[1].figure


def test_early_is_before_the_deadline_and_still_finished() -> None:
    """The rule is due in September, the schools in December: both done in August, or only in December."""
    book = replace(BARE, each=(Each(Counted.EARLY, Decimal(2)),))
    done = {**YEAR_END, "3-1": "报完成"}

    def bonus(*rounds: PeriodView) -> list[str]:
        points = of(scores(ground(book, *rounds)), "edu").points
        return [one.figure for one in points if one.part is ScorePart.BONUS]

    both = ["1—8月已全部完成，时限2021-12-31", "1—8月已全部完成，时限2021-09-30"]
    assert bonus(view(8, done), view(12, done)) == both
    assert bonus(view(8, YEAR_END), view(12, done)) == both[:1]
    assert bonus(view(8, done), view(12, YEAR_END)) == both[:1]


def test_a_veto_takes_part_in_no_rank_or_all_points() -> None:
    said = [note(Noted.VETO, "jobs")]
    ranked = scores(ground(BARE, notes=said))
    assert [(one.name, one.rank) for one in ranked.units][:2] == [("市教育局", 1), ("市人社局", None)]
    zero = of(scores(ground(replace(BARE, veto=Veto.ZERO), notes=said)), "jobs")
    assert (str(zero.total), zero.points[-1].reason) == ("0.00", "总分按0计：现场核实（王主任，2021-12-20）")


def test_no_score_below_nought_where_the_book_says_so() -> None:
    book = replace(BARE, full=Decimal(0), each=(Each(Counted.UNTRUE, Decimal(-3)),), floor=True)
    points = of(scores(ground(book, notes=[note(Noted.UNTRUE, "edu")])), "edu").points
    assert [(one.part, str(one.points)) for one in points] == [
        (ScorePart.DEDUCTION, "-3.00"),
        (ScorePart.FLOOR, "3.00"),
    ]


def test_what_differs_is_named() -> None:
    was, now = (scores(ground(BARE, view(12, {**YEAR_END, "1-1": schools}))) for schools in ("12", "18"))
    [said] = differs(was, now)
    assert said.startswith("市教育局：得分55→67.5；")
    assert "第1项 新建中小学由25（" in said
    assert differs(was, was) == ()


# --- properties -------------------------------------------------------------------------------------------------

amounts = st.decimals(0, 40, places=1)


@settings(max_examples=25)
@given(st.sampled_from([*PRESETS.values()]), st.dictionaries(st.sampled_from(["1-1", "4-1", "4-2"]), amounts))
def test_a_total_is_the_sum_of_its_lines_and_ranks_follow_it(book: RuleBook, told: dict[str, Decimal]) -> None:
    found = scores(ground(book, view(12, {**YEAR_END, **{key: str(value) for key, value in told.items()}})))
    for county in (False, True):
        group = [one for one in found.units if one.county is county]
        for one in group:
            assert one.total == sum((p.points for p in one.points if p.points is not None), Decimal(0))
            assert all(p.points is None or p.points.as_tuple().exponent == -2 for p in one.points)
            assert one.rank == (None if one.unknown else 1 + sum(other.total > one.total for other in group))
    assert texts.scores(texts.of_scores(found)) == found


@settings(max_examples=25)
@given(amounts, amounts, st.sampled_from([SICHUAN, QUZHOU, replace(BARE, marking=Marking(Way.WHOLE))]))
def test_a_better_figure_never_scores_less(one: Decimal, other: Decimal, book: RuleBook) -> None:
    low, high = (scores(ground(book, view(12, {**YEAR_END, "4-1": str(value)}))) for value in sorted((one, other)))
    assert of(low, "jobs").total <= of(high, "jobs").total


steps = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 100)), min_size=1, max_size=4)


@st.composite
def markings(draw: st.DrawFn) -> Marking:
    number: Callable[[int, int], Decimal] = lambda low, high: draw(st.integers(low, high).map(Decimal))  # noqa: E731
    way = draw(st.sampled_from(Way))
    if way is Way.RATIO:
        return Marking(way, number(50, 150))
    if way is Way.STEP:
        limits, shares = zip(*draw(steps), strict=True)
        return Marking(
            way, steps=tuple(zip(map(Decimal, sorted(set(limits))), map(Decimal, sorted(shares)), strict=False))
        )
    if way is Way.BASE:
        return Marking(way, unit=number(1, 10), up=number(0, 3), most=number(0, 5), down=number(0, 3))
    return Marking(way)


@given(markings(), st.decimals(-50, 200, places=2), st.decimals(0, 100, places=2), st.decimals(1, 50, places=2))
def test_every_way_rises_and_stays_within_its_most(
    way: Marking, percent: Decimal, more: Decimal, full: Decimal
) -> None:
    if way.way is Way.MANUAL:
        with pytest.raises(ValueError):
            marking.mark(way, full, Fraction(1), Reached(percent, False, ""))
        return
    low, high = (
        marking.mark(way, full, Fraction(1), Reached(value, value >= 100, ""))[0] for value in (percent, percent + more)
    )
    assert 0 <= low <= high <= marking.best(way, full, Fraction(1))


@given(markings())
def test_a_way_is_read_as_it_is_written(way: Marking) -> None:
    assert marking.typed(marking.in_words(way)) == way


@given(st.integers(0, 10000), st.lists(st.integers(0, 20), min_size=1, max_size=12))
def test_dealt_points_add_up_and_are_fair_to_a_hundredth(whole: int, parts: list[int]) -> None:
    got = deal(Fraction(whole, 100), [Fraction(part) for part in parts])
    total = sum(parts)
    assert sum(got) == (Decimal(whole) / 100 if total else 0)
    for part, one in zip(parts, got, strict=True):
        assert abs(Fraction(one) - Fraction(whole * part, 100 * (total or 1))) < Fraction(1, 100)


# --- the book in words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_sound_and_reads_back_from_its_own_rows(name: str) -> None:
    book = replace(PRESETS[name], weights=(("4", Decimal(2)),), markings=(("1", Marking(Way.WHOLE)),))
    assert faults.faults(book, ITEMS) == ()
    again = SICHUAN
    for row in edit.rows(book, ITEMS):
        again = edit.put(again, row.name, row.value, ITEMS)
    order = tuple(Counted)
    expected = replace(book, each=tuple(sorted(book.each, key=lambda one: order.index(one.kind))))
    assert replace(again, after=book.after) == expected
    assert texts.book(texts.of_book(book)) == book


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("迟报", "很多", "“迟报”写的“很多”看不懂。可写：不计；每次扣0.5分，最多扣5分，只计6、9、12月的。"),
        ("评分方式", "看着办", "“评分方式”写的“看着办”看不懂"),
        ("天气", "好", "考核办法里没有“天气”这一条"),
        ("第99项权重", "2", "考核办法里没有“第99项权重”这一条"),
        ("第1项权重", "两倍", "可写：数，或评分方式。"),
    ],
)
def test_a_row_that_cannot_be_read_says_what_may_be_typed(name: str, value: str, said: str) -> None:
    with pytest.raises(ValueError, match=said.replace("？", ".")):
        edit.put(SICHUAN, name, value, ITEMS)


def test_every_fault_of_a_book_is_told_at_once() -> None:
    bad = replace(
        SICHUAN,
        name=" ",
        start=Decimal("0.001"),
        marking=Marking(Way.STEP, steps=((Decimal(80), Decimal(90)), (Decimal(90), Decimal(60)))),
        weights=(("9", Decimal(1)),),
        each=(Each(Counted.LATE, Decimal(-1), 0), Each(Counted.LATE, Decimal(-1), months=(13,))),
    )
    assert len(faults.faults(bad, ITEMS)) == 7


@pytest.mark.parametrize("text", ["每次扣0.5分，最多扣5分，只计6、9、12月的", "每2次扣1分", "每次加0.25分"])
def test_a_count_is_read_as_it_is_written(text: str) -> None:
    each = added.typed(Counted.LATE, text)
    assert each is not None
    assert added.in_words(each) == text
    assert added.typed(Counted.LATE, "不计") is None
