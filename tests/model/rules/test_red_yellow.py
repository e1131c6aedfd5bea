"""红黄清单 names every red and yellow line once, red first, the widest gap first."""

from __future__ import annotations

import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from model.records import LineView
from model.rules import light as lights
from model.rules import red_yellow
from model.terms import Kind, Light, State
from tests.model.rules.shown_round import item, line, view

RED, YELLOW, GREEN, NONE = Light.RED, Light.YELLOW, Light.GREEN, Light.NONE


def names(*lines: LineView) -> list[str]:
    return [one.line.line.id for one in red_yellow.rows(view([item(one) for one in lines]))]


def test_red_comes_first_and_the_widest_gap_before_stages_and_the_plans_order() -> None:
    stage = {"kind": Kind.MILESTONE, "due_stage": "主体施工"}
    given = [
        line("1-1", YELLOW, gap="9.9"),
        line("2-1", RED, gap="10.1"),
        line("3-1", GREEN, gap="-5"),
        line("4-1", RED, gap="40"),
        line("5-1", RED, stage="前期", **stage),  # type: ignore[arg-type]
        line("6-1", YELLOW, stage="已开工", **stage),  # type: ignore[arg-type]
        line("7-1", NONE, reported=False),
        line("8-1", RED, gap="10.1"),
    ]
    assert names(*given) == ["4-1", "2-1", "8-1", "5-1", "1-1", "6-1"]
    found = {row.line.line.id: row for row in red_yellow.rows(view([item(one) for one in given]))}
    assert (found["4-1"].words, found["5-1"].words, found["6-1"].words) == (
        "滞后40.0个百分点",
        "差3个节点",
        "差1个节点",
    )
    assert red_yellow.words(tuple(found.values())) == "严重滞后4条、滞后2条，涉及6项、1家牵头单位。"


def test_rounds_behind_count_up_to_the_round_shown() -> None:
    long = line("1-1", RED, gap="20", earlier=(YELLOW,))
    fresh = line("2-1", RED, gap="20", earlier=(GREEN,))
    found = red_yellow.rows(view([item(long), item(fresh)]))
    assert [(one.rounds, one.lasting) for one in found] == [(2, "连续2期"), (1, "")]


def test_what_was_decided_without_a_gap_says_its_light_and_nothing_behind_is_said() -> None:
    [decided] = red_yellow.rows(view([item(line("1-1", YELLOW, gap="-3"))]))
    assert (decided.gap, decided.words) == (None, "滞后")
    assert red_yellow.words(red_yellow.rows(view())) == "本期没有亮红灯、黄灯的指标和节点。"


def test_an_ended_item_is_on_no_list() -> None:
    assert red_yellow.rows(view([item(line("1-1", NONE, gap="20"), state=State.ENDED)])) == ()


LINES = st.lists(st.tuples(st.sampled_from(Light), st.none() | st.integers(-50, 90)), max_size=12).map(
    lambda drawn: [
        line(f"{number}-1", light, gap=None if gap is None else str(gap)) for number, (light, gap) in enumerate(drawn)
    ]
)


@given(LINES, st.randoms())
def test_every_line_behind_stands_once_whatever_the_order(lines: list[LineView], chance: random.Random) -> None:
    shuffled = list(lines)
    chance.shuffle(shuffled)
    assert names(*lines) == names(*shuffled)
    rows = red_yellow.rows(view([item(one) for one in lines]))
    assert sorted(names(*lines)) == sorted(one.line.id for one in lines if one.light in (RED, YELLOW))
    for before, after in itertools.pairwise(rows):
        places = [lights.SEVERITY.index(one.light) for one in (before, after)]
        assert (places[0], -(before.gap or 0)) <= (places[1], -(after.gap or 0))
