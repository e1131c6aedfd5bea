"""What the pictures are drawn from: averages of what was told, and every county's part once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from model.records import LineView
from model.rules import county_matrix, plan_course
from model.terms import Kind, Light, State
from tests.model.rules.shown_round import AT, ROUNDS, county, item, line, part, view


def with_year(one: LineView, *years: tuple[str | None, str | None]) -> LineView:
    """Give a line per cent due and done in the first rounds."""
    told = tuple(
        replace(
            at,
            due=None if due is None else Decimal(due),
            completion=None if done is None else Decimal(done),
        )
        for at, (due, done) in zip(one.year, years, strict=True)
    )
    return replace(one, year=told)


def test_plan_and_actual_are_averages_of_what_is_scheduled_and_told() -> None:
    lines = [
        with_year(line("1-1", earlier=(Light.GREEN,)), ("20", "30"), ("40", "180")),
        with_year(line("2-1", Light.RED, earlier=(Light.NONE,)), ("30", None), ("40", "20")),
        with_year(line("3-1", earlier=(Light.GREEN,), kind=Kind.RATE), ("100", "90"), ("100", "90")),
        with_year(line("4-1", Light.NONE, earlier=(Light.NONE,)), (None, "50"), (None, "50")),
    ]
    ended = item(with_year(line("5-1", earlier=(Light.RED,)), ("99", "1"), ("99", "1")), state=State.ENDED)
    first, second, *rest = plan_course.course([*map(item, lines), ended], ROUNDS, AT)
    assert (first.due, first.done, first.told, first.lines) == (Decimal(25), Decimal(30), 1, 2)
    assert (second.due, second.done, second.told, second.lines) == (Decimal(40), Decimal(60), 2, 2)
    assert (second.on_pace, second.lit, second.past) == (2, 3, True)
    assert {(one.done, one.told, one.past) for one in rest} == {(None, 0, False)}


def test_what_was_told_after_the_round_shown_is_not_drawn() -> None:
    one = with_year(line("1-1", earlier=(Light.GREEN,)), ("20", "30"), ("40", "50"))
    first, second, *_ = plan_course.course([item(one)], ROUNDS, ROUNDS[0])
    assert (first.done, second.done, second.due) == (Decimal(30), None, Decimal(40))


def test_the_matrix_names_every_part_once_in_official_order() -> None:
    one = line("1-1", due="50", parts=(part("灌云县", 10, None), part("东海县", 20, 10), part("市教育局", None, 3)))
    two = line("2-1", due="50", parts=(part("灌云县", 4, 4),))
    gone = item(line("3-1", parts=(part("灌南县", 1, 1),)), state=State.ENDED)
    found = county_matrix.matrix(
        view([item(one), item(two), item(line("4-1")), gone], [county("东海县", 1), county("灌云县", 2)])
    )
    assert [name for _, name in found.counties] == ["东海县", "灌云县"]
    assert [(row.line.line.id, [cell and (cell.percent, cell.light) for cell in row.cells]) for row in found.rows] == [
        ("1-1", [(Decimal(50), Light.GREEN), (None, Light.NONE)]),
        ("2-1", [None, (Decimal(100), Light.DONE)]),
    ]


def test_a_plan_without_shares_or_lines_is_an_empty_picture() -> None:
    assert county_matrix.matrix(view()) == county_matrix.Matrix((), ())
    assert all(one.due is None and one.lines == 0 for one in plan_course.course([], ROUNDS, AT))
