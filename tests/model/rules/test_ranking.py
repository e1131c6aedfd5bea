"""Ranks are those an office would write by hand; every unit is named once, and nothing unreported counts as 0."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import ItemView, LineView, Part, PeriodView, UnitView
from model.rules import ranking
from model.rules.ranking import Ranking
from model.terms import FormState, Kind, Light, Merit, State
from tests.model.rules.shown_round import county, item, line, part, unit, view

RED, GREEN, NONE, DONE = Light.RED, Light.GREEN, Light.NONE, Light.DONE


def test_ties_share_a_rank_and_the_next_is_skipped() -> None:
    assert ranking.ranks([Decimal(one) for one in (90, 80, 70, 70, 60)]) == (1, 2, 3, 3, 5)
    assert ranking.ranks([Decimal(one) for one in (70, 70, 90)]) == (2, 2, 1)
    assert ranking.ranks([]) == ()


def marks(found: Ranking, name: str) -> dict[Merit, tuple[str, str]]:
    [place] = [one for one in found.places if one.name == name]
    return {one.merit: (str(one.percent), one.words) for one in place.marks}


def test_a_score_is_what_its_parts_say() -> None:
    """教育: 1 of 2 on pace, 60 and 100 % of what is due, both told, late: 50x0.5 + 30x0.8 + 10x1 + 10x0.5 = 64."""
    items = [
        item(line("1-1", RED, completion="30", due="50", gap="20")),
        item(line("2-1", GREEN, completion="70", due="50", gap="-20")),
    ]
    found = ranking.units(view(items, [unit("教育", 1, FormState.LATE)]))
    assert (found.places[0].rank, found.places[0].score, found.places[0].lines) == (1, Decimal("64.00"), 2)
    assert marks(found, "教育") == {
        Merit.PACE: ("50.00", "1/2条"),
        Merit.DONE: ("80.00", "2条平均"),
        Merit.TOLD: ("100.00", "2/2条"),
        Merit.FORM: ("50.00", "迟报"),
    }


def test_what_was_not_reported_counts_as_unreported_and_never_as_a_figure_of_nought() -> None:
    told = line("1-1", GREEN, completion="60", due="50")
    silent = line("2-1", NONE, completion="10", due="50", reported=False)
    found = ranking.units(view([item(told), item(silent)], [unit("教育", 1)]))
    assert marks(found, "教育")[Merit.PACE] == ("100.00", "1/1条")
    assert marks(found, "教育")[Merit.DONE] == ("100.00", "1条平均")
    assert marks(found, "教育")[Merit.TOLD] == ("50.00", "1/2条")
    assert (found.places[0].score, found.places[0].silent) == (Decimal("95.00"), 1)


def test_a_part_with_nothing_countable_is_left_out_and_the_others_weigh_for_it() -> None:
    """A milestone has no completion, and no form was sent: (50x1 + 10x1) of 60 are 100."""
    stage = line("1-1", GREEN, kind=Kind.MILESTONE, stage="已开工", due_stage="已开工")
    found = ranking.units(view([item(stage)], [unit("教育", 1, FormState.NOT_SENT)]))
    assert found.places[0].score == Decimal("100.00")
    assert marks(found, "教育")[Merit.DONE] == ("None", "")


def test_who_has_nothing_countable_stands_apart_with_the_reason() -> None:
    items = [
        item(line("1-1", NONE, lead="民政", reported=False)),
        item(line("2-1", NONE, lead="水利", completion="5")),
        item(line("3-1", RED, lead="交通", gap="20"), state=State.ENDED),
    ]
    units = [unit(name, order) for order, name in enumerate(("民政", "水利", "交通", "市本级"))]
    found = ranking.units(view(items, units))
    assert found.places == ()
    assert [(one.name, one.why) for one in found.apart] == [
        ("民政", "未报数1条"),
        ("水利", "未定序时或未到期1条"),
        ("交通", "本期没有牵头的事项"),
    ]


def test_counties_rank_only_by_their_own_parts() -> None:
    parts = (part("东海县", 20, 10), part("灌云县", 10, 3), part("灌南县", 10, None), part("市本级", 9, 9))
    led = line("1-1", GREEN, lead="海州区", completion="60", due="50", parts=parts)
    units = [county(name, order) for order, name in enumerate(("海州区", "灌南县", "灌云县", "东海县", "市本级"))]
    found = ranking.counties(view([item(led)], [*units, unit("教育", 9)]))
    assert [(one.rank, one.name, one.score, one.lines) for one in found.places] == [
        (1, "东海县", Decimal("100.00"), 1),
        (2, "灌云县", Decimal("28.00"), 1),
    ]
    assert [(one.name, one.why) for one in found.apart] == [("海州区", "没有分到任务"), ("灌南县", "未报数1条")]


def test_above_a_hundred_and_below_nought_is_capped_in_the_score() -> None:
    items = [item(line("1-1", GREEN, completion="900", due="50")), item(line("2-1", RED, completion="-20", due="100"))]
    found = ranking.units(view(items, [unit("教育", 1)]))
    assert marks(found, "教育")[Merit.DONE] == ("50.00", "2条平均")


def test_a_unit_is_not_ranked_by_how_it_reports_alone() -> None:
    """Where neither pace nor completion weighs and no form was sent, nothing is left to rank by."""
    milestone = line("1-1", GREEN, kind=Kind.MILESTONE, stage="已开工", due_stage="已开工")
    some = view([item(milestone)], [unit("教育", 1, FormState.NOT_SENT)])
    found = ranking.units(some, {Merit.DONE: 50, Merit.FORM: 50})
    assert (found.places, [one.name for one in found.apart]) == ((), ["教育"])


def test_the_rule_is_written_out_with_its_weights() -> None:
    said = ranking.in_words({Merit.PACE: 70, Merit.TOLD: 30})
    assert said.startswith("满分100分。")
    assert "按序时70分" in said
    assert "报数30分" in said
    assert "完成进度" not in said
    assert "分到任务" in ranking.in_words(ranking.OF_COUNTIES, of_counties=True)


NAMES = ("甲", "乙", "丙", "丁", "戊")
PERCENT = st.none() | st.integers(-20, 300).map(str)
LINES = st.lists(
    st.tuples(st.sampled_from(("", *NAMES)), st.sampled_from(Light), PERCENT, PERCENT, st.booleans()), max_size=14
)
PARTS = st.lists(st.tuples(st.sampled_from(NAMES), st.none() | st.integers(0, 9), st.none() | st.integers(0, 9)),
                 unique_by=lambda one: one[0], max_size=5)  # fmt: skip
FORMS = st.lists(st.sampled_from(FormState), min_size=5, max_size=5)


def lines(drawn: list[tuple[str, Light, str | None, str | None, bool]], parts: tuple[Part, ...] = ()) -> list[ItemView]:
    made: list[LineView] = [
        line(f"{at}-1", light, lead=lead, completion=done, due=due, reported=told, parts=parts)
        for at, (lead, light, done, due, told) in enumerate(drawn)
    ]
    return [item(one) for one in made]


def units(forms: list[FormState]) -> list[UnitView]:
    return [county(name, at, form) for at, (name, form) in enumerate(zip(NAMES, forms, strict=True))]


@pytest.mark.parametrize("way", [ranking.units, ranking.counties])
@given(LINES, PARTS, FORMS, st.randoms())
def test_every_unit_is_named_once_whatever_the_order(
    way: Callable[[PeriodView], Ranking], drawn: list[tuple[str, Light, str | None, str | None, bool]],
    parts: list[tuple[str, int | None, int | None]], forms: list[FormState], chance: random.Random,
) -> None:  # fmt: skip
    items, all_units = lines(drawn, tuple(part(*one) for one in parts)), units(forms)
    found = way(view(items, all_units))
    assert sorted([*(one.name for one in found.places), *(one.name for one in found.apart)]) == sorted(NAMES)
    chance.shuffle(items)
    chance.shuffle(all_units)
    assert way(view(items, all_units)) == found
    for place in found.places:
        assert place.rank == 1 + sum(other.score > place.score for other in found.places)
        assert 0 <= place.score <= 100
        assert 0 <= place.silent <= place.lines
    assert all(one.why for one in found.apart)
