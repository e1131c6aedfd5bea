"""Two rounds line by line: every line in one row, each kind counted, and what moved said in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from model.records import ItemView, LineView, PeriodView
from model.rules.compare import Shift, compare, points
from model.terms import Light, State
from tests.gui import made_up

VIEW = made_up.view(12)
LIGHTS = tuple(Light)


def with_line(view: PeriodView, line: str, **changes: object) -> PeriodView:
    """Return the round with one line changed."""

    def put(item: ItemView) -> ItemView:
        return replace(item, lines=tuple(_put(one, line, changes) for one in item.lines))

    return replace(view, items=tuple(put(item) for item in view.items))


def _put(one: LineView, line: str, changes: dict[str, object]) -> LineView:
    return replace(one, **changes) if one.line.id == line else one  # type: ignore[arg-type]


def without(view: PeriodView, item: str) -> PeriodView:
    return replace(view, items=tuple(one for one in view.items if one.item.no != item))


BEFORE = with_line(
    VIEW, "1-1", done=Decimal(8), completion=Decimal(32), light=Light.YELLOW, light_word="滞后", stage=""
)


def test_what_moved_is_said_by_how_much_and_in_points() -> None:
    after = with_line(
        BEFORE, "1-1", done=Decimal("10.5"), completion=Decimal(42), light=Light.GREEN, light_word="按序时"
    )
    [moved] = compare(BEFORE, after).moved
    assert moved.words == ("累计8→10.5（+2.5）", "亮灯滞后→按序时")
    assert (moved.shift, moved.by, points(moved.points)) == (Shift.BETTER, Decimal("2.5"), "+10")
    assert compare(after, BEFORE).moved[0].words[0] == "累计10.5→8（-2.5）"
    assert compare(after, BEFORE).moved[0].shift is Shift.WORSE


def test_what_was_not_reported_is_never_a_zero() -> None:
    after = with_line(BEFORE, "1-1", done=None, completion=None, light=Light.NONE, light_word="未报")
    [moved] = compare(BEFORE, after).moved
    assert moved.words == ("累计8→未报", "亮灯滞后→未报")
    assert (moved.shift, moved.by, points(moved.points)) == (Shift.OTHER, None, "")


def test_lines_that_came_ended_or_left_are_told_apart() -> None:
    assert {one.shift for one in compare(without(VIEW, "2"), VIEW).moved} == {Shift.NEW}
    assert {one.shift for one in compare(VIEW, without(VIEW, "2")).moved} == {Shift.GONE}
    ended = replace(VIEW.items[1], state=State.ENDED, change_words="自4月起终止：用地落空")
    after = replace(VIEW, items=(VIEW.items[0], ended, *VIEW.items[2:]))
    assert [(one.no, one.shift, one.words) for one in compare(VIEW, after).moved] == [
        ("2", Shift.ENDED, ("自4月起终止：用地落空",))
    ]


def test_other_words_count_as_moved_only_where_the_same_round_is_compared_with_itself() -> None:
    after = with_line(VIEW, "1-1", text="改了文字")
    assert compare(VIEW, after).moved == ()
    assert compare(VIEW, after, texts=True).moved[0].words == ("文字有改",)


@given(st.data())
@settings(max_examples=40)
def test_every_line_of_either_round_stands_in_one_row_and_the_counts_foot(data: st.DataObject) -> None:
    def some(view: PeriodView) -> PeriodView:
        for line in data.draw(st.lists(st.sampled_from(("1-1", "2-1", "3-1")), max_size=3)):
            light = data.draw(st.sampled_from(LIGHTS))
            view = with_line(view, line, light=light, light_word=light.word)
        return without(view, data.draw(st.sampled_from(("1", "2", "99"))))

    before, after = some(VIEW), some(VIEW)
    found = compare(before, after)
    ids = {line.line.id for view in (before, after) for item in view.items for line in item.lines}
    assert sorted(one.line for one in found.pairs) == sorted(ids)
    assert sum(found.counts.values()) == len(ids)
    assert compare(before, before).moved == ()
    back = compare(after, before).counts
    assert (back[Shift.NEW], back[Shift.BETTER]) == (found.counts[Shift.GONE], found.counts[Shift.WORSE])
