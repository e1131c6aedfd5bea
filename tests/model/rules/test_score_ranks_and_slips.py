"""考核评价 by hand: points of the rank, runs of last places, and who has nothing but 督办单."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from model.records import PeriodView, Unit, UnitView
from model.records.score import Each, OverdueSlip, Point, RankPoints, ScoredSlip, Scores, UnitScore
from model.rules import frozen, round_words
from model.rules.score import edit, faults, rank_points
from model.rules.score.ground import Ground
from model.rules.score.presets import DISTRICT, JIAOJIANG, PRESETS, SICHUAN
from model.rules.score.scores import scores
from model.terms import FormState
from model.terms_score import Counted, Noted, ScorePart
from tests.model.rules.score_ground import ITEMS, YEAR_END, ground, note, view

CITY = RankPoints((Decimal(3), Decimal("1.5"), Decimal(0)), Decimal("-0.5"))
FEW = RankPoints((Decimal(3), Decimal(0)), Decimal(-1), upto=5)
DUE = datetime.date(2021, 10, 1)


def of(found: Scores, unit: str) -> UnitScore:
    return next(one for one in found.units if one.unit == unit)


def lost(score: UnitScore) -> list[tuple[str, str]]:
    return [(one.what, str(one.points)) for one in score.points if one.part is ScorePart.DEDUCTION]


def group(*totals: str) -> list[UnitScore]:
    points = [(Point(ScorePart.WORK, "第1项", Decimal(total), ""),) for total in totals]
    return [UnitScore(str(n), f"单位{n}", False, one) for n, one in enumerate(points)]


@pytest.mark.parametrize(
    ("totals", "points"),
    [
        (("70", "69", "68", "67", "66", "65", "64"), ("3", "1.5", "0", "-0.5", "-1", "-1.5", "-2")),
        (("70", "69", "68", "68", "66", "65"), ("3", "1.5", "0", "0", "-1", "-1.5")),
        (("70", "69", "68", "67", "66"), ("3", "0", "-1", "-2", "-3")),
        (("70", "69", "69", "67"), ("3", "0", "0", "-2")),
        (("70",), ("3",)),
    ],
)
def test_jiaojiang_six_and_more_by_one_row_five_and_fewer_by_the_other(
    totals: tuple[str, ...], points: tuple[str, ...]
) -> None:
    """1st +3, 2nd +1.5, 3rd 0, each further -0.5; up to five: +3, 0, then -1 each; after a tie a rank is skipped."""
    found = rank_points.given(JIAOJIANG.ranks, group(*totals))
    assert [one.points[-1].points for one in found] == list(map(Decimal, points))
    assert found[0].points[-1].reason == f"{len(totals)}家中第1名，按以上各分排"


def test_three_counties_with_their_year() -> None:
    """70 × 100 %, 75 %, 75 %, votes 4 of 5 each: 74 and twice 56.5; +3, and 0 each for a shared second place."""
    votes = [note(Noted.VOTES, unit, votes=(3, 1, 1)) for unit in ("edu", "jobs", "dh", "gy", "hz")]
    found = scores(ground(replace(JIAOJIANG, each=()), notes=votes))
    assert [(one.unit, str(one.total), one.rank) for one in found.units if one.county] == [
        ("dh", "77.00", 1),
        ("gy", "56.50", 2),
        ("hz", "56.50", 2),
    ]


def test_no_rank_is_paid_while_another_units_points_are_open() -> None:
    votes = [note(Noted.VOTES, unit, votes=(3, 1, 1)) for unit in ("dh", "gy")]
    found = scores(ground(replace(JIAOJIANG, each=()), notes=votes))
    point = of(found, "dh").points[-1]
    assert (point.part, point.points, point.full) == (ScorePart.RANK, None, Decimal("3.00"))
    assert point.reason == "海州区还有未定的分，名次未定"
    assert str(of(found, "dh").total) == "74.00"


def test_a_unit_of_which_nothing_is_known_may_still_earn_a_rank() -> None:
    """70 + 5 + 3 are at stake for 灌云县, and no other county's rank is paid."""
    told = {key: value for key, value in YEAR_END.items() if key != "gy"}
    votes = [note(Noted.VOTES, unit, votes=(3, 1, 1)) for unit in ("dh", "hz")]
    found = scores(ground(replace(JIAOJIANG, each=()), view(12, told), notes=votes))
    county = of(found, "gy")
    assert (county.unknown, county.rank, county.at_stake) == (True, None, Decimal(78))
    assert of(found, "dh").points[-1].reason == "灌云县还有未定的分，名次未定"


def test_a_vetoed_unit_takes_no_rank_and_leaves_the_places_to_the_others() -> None:
    votes = [note(Noted.VOTES, unit, votes=(3, 1, 1)) for unit in ("dh", "gy", "hz")]
    found = scores(ground(replace(JIAOJIANG, each=()), notes=[*votes, note(Noted.VETO, "dh")]))
    told = {one.unit: (str(one.total), one.rank) for one in found.units if one.county}
    assert told == {"dh": ("74.00", None), "gy": ("59.50", 1), "hz": ("59.50", 1)}


def test_three_months_running_cost_another_one_point_two_and_a_break_begins_anew() -> None:
    """灌云县 last in 3, 4, 5, not in 6 (海州区), and in 7: 4 × 0.2, and 3 × 0.4 for the run alone."""
    months = [view(month, {**YEAR_END, "hz" if month == 6 else "gy": "100"}) for month in (3, 4, 5, 6, 7)]
    found = lost(of(scores(ground(JIAOJIANG, *months)), "gy"))
    assert [points for _, points in found] == ["-0.20"] * 4 + ["-1.20"]
    assert found[-1][0] == "连续月排名末位 1—3月、1—4月、1—5月"
    assert lost(of(scores(ground(JIAOJIANG, *months)), "hz")) == [("月排名末位 1—6月", "-0.20")]


def slips(book: Ground, unit: str) -> Ground:
    """Give a unit two 督办单: 5号 is 12 days overdue, 6号 was sent back twice."""
    return replace(
        book,
        slips=[OverdueSlip(unit, "5号", "校舍用地", DUE, 12)],
        all_slips=[ScoredSlip(unit, "5号", "校舍用地"), ScoredSlip(unit, "6号", "校车", back=2)],
    )


def test_who_has_nothing_but_slips_loses_twice() -> None:
    """市财政局 leads nothing and gets no form: 80 - 2 × 10 - 2 × 5, a matter once however often it went back."""
    money = of(scores(slips(ground(DISTRICT, notes=[note(Noted.POINTS, "money", "领导评价", "20")]), "money")), "money")
    assert lost(money) == [("督办单逾期 5号", "-20.00"), ("督办反馈退回 6号", "-10.00")]
    assert (str(money.total), money.open) == ("70.00", ())
    assert money.points[2].reason.endswith("；只有督办单，扣分加倍")


def test_who_leads_items_besides_loses_once() -> None:
    found = scores(slips(ground(DISTRICT), "edu"))
    assert lost(of(found, "edu")) == [("督办单逾期 5号", "-10.00"), ("督办反馈退回 6号", "-5.00")]
    assert found.apart == (("市财政局", "没有计分的指标和节点"),)


@pytest.mark.parametrize("name", ["四川", "衢州", "安徽", "椒江"])
def test_every_other_preset_takes_a_point_for_an_overdue_slip(name: str) -> None:
    assert ("督办单逾期 5号", "-1.00") in lost(of(scores(slips(ground(PRESETS[name]), "edu")), "edu"))


def test_what_was_counted_of_a_unit_without_score_is_told() -> None:
    found = scores(slips(ground(SICHUAN), "money"))
    assert found.apart == (("市财政局", "没有计分的指标和节点"),)
    assert "市财政局没有计分的指标和节点，记到的督办单逾期1次没有计分。" in found.remarks


def test_a_unit_that_only_fills_in_a_form_is_scored_where_all_begin_with_points() -> None:
    """海州区 without its task still owes June's form: 80 - 10; by completion alone it has nothing to earn."""
    june = view(6, YEAR_END, silent=["hz"])
    bare = replace(
        june,
        items=tuple(replace(item, lines=tuple(replace(line, parts=()) for line in item.lines)) for item in june.items),
    )
    assert str(of(scores(ground(DISTRICT, bare)), "hz").total) == "70.00"
    assert ("海州区", "没有计分的指标和节点") in scores(ground(SICHUAN, bare)).apart


@given_by(st.sampled_from([*PRESETS.values()]), st.lists(st.sampled_from(["edu", "jobs", "dh", "gy"]), unique=True))
def test_every_unit_is_scored_or_told_apart_once(book: object, silent: list[str]) -> None:
    at: PeriodView = view(12, YEAR_END, silent=silent)
    found = scores(ground(book, at))  # type: ignore[arg-type]
    names = [*(one.name for one in found.units), *(name for name, _ in found.apart)]
    assert sorted(names) == sorted(one.unit.short for one in at.units)


# --- written and typed -------------------------------------------------------------------------------------------


def test_rank_points_are_read_as_they_are_written() -> None:
    told = "第1名加3分、第2名加1.5分、第3名0分，以后每名扣0.5分；5家以下：第1名加3分、第2名0分，以后每名扣1分"
    assert rank_points.in_words((CITY, FEW)) == told
    assert rank_points.typed(told) == (CITY, FEW)
    assert rank_points.typed("第1名加3、第2名加1.5、第3名0，以后每名扣0.5") == (CITY,)
    assert edit.put(JIAOJIANG, "名次分", "不计", ITEMS).ranks == ()
    assert edit.put(SICHUAN, "只有督办单的单位", "扣分加倍", ITEMS).doubled


def test_slips_may_be_counted_by_the_piece() -> None:
    """The real text says 每件扣10分."""
    typed = edit.put(SICHUAN, "督办单逾期", "每件扣10分", ITEMS)
    assert Each(Counted.OVERDUE, Decimal(-10)) in typed.each


@pytest.mark.parametrize(
    ("name", "value"),
    [("名次分", "前三名加分"), ("名次分", "第2名加1分"), ("名次分", "第1名3分"), ("只有督办单的单位", "看着办")],
)
def test_what_cannot_be_read_says_what_may_be_typed(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=f"“{name}”写的“{value}”看不懂。可写："):
        edit.put(SICHUAN, name, value, ITEMS)


def test_a_worse_rank_may_not_earn_more() -> None:
    wrong = replace(SICHUAN, ranks=(RankPoints((Decimal(1), Decimal(2))), CITY))
    assert faults.faults(wrong, ITEMS) == (
        "名次分：同样家数的写了两条，请合成一条。",
        "名次分：名次在后的得分不能多。",
    )


def test_a_round_closed_before_returns_were_counted_does_not_say_there_were_none() -> None:
    units = tuple(
        UnitView(Unit(name, name, name, "市直部门", 1), FormState.RETURNED, 0, 0, 0, sent_back=back)
        for name, back in (("甲", None), ("乙", None))
    )
    unknown = replace(view(12, YEAR_END), units=units)
    assert round_words.sent_back(unknown) == "退回几份，封存时没有记录"
    kept = json.loads(frozen.text(replace(unknown, units=tuple(replace(one, sent_back=2) for one in units))))
    for one in kept["units"]:
        del one["sent_back"]
    assert round_words.sent_back(frozen.view(json.dumps(kept))) == "退回几份，封存时没有记录"
    told = replace(unknown, units=tuple(replace(one, sent_back=0) for one in units))
    assert round_words.sent_back(told) == "没有退回"


def test_running_last_places_need_two_rounds_of_the_rules_own_months() -> None:
    each = (Each(Counted.RUNNING, Decimal("-0.4"), months=(3, 5)),)
    months = [view(month, {**YEAR_END, "gy": "100"}) for month in (3, 4, 5)]
    found = scores(ground(replace(JIAOJIANG, each=each), *months))
    assert lost(of(found, "gy")) == [("连续月排名末位 1—3月、1—5月", "-0.80")]
