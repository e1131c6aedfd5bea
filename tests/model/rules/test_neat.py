"""What is due reads the same on the form, in the report and on the screen, and whole things are never due in parts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.records import Line, Target
from model.rules import neat
from model.terms import Kind, Op


@pytest.mark.parametrize(
    ("value", "measure", "shown"),
    [
        ("6.25", "所", "7"),
        ("8.9999", "个", "9"),
        ("500", "座", "500"),
        ("0.5", "名", "1"),
        ("25.0000000001", "所", "25"),
        ("24.9999999999", "所", "25"),
        ("2.845", "萬元", "2.85"),
        ("8.3333333", "公里", "8.33"),
        ("0.375", "万人", "0.375"),
        ("12.50", "%", "12.5"),
    ],
)
def test_what_is_due_is_shown_one_way(value: str, measure: str, shown: str) -> None:
    target = Target(Decimal(100), measure, Decimal(100), measure, Op.EQUAL)
    line = Line("1-1", "1", 1, "某指标", Kind.AMOUNT, target)
    assert format(neat.due(Decimal(value), line), "f") == shown


def test_what_may_only_fall_is_shown_as_the_whole_things_that_are_allowed() -> None:
    target = Target(Decimal(50), "件", Decimal(50), "件", Op.AT_MOST)
    assert neat.due(Decimal("87.5"), Line("1-1", "1", 1, "某指标", Kind.LOWER, target)) == 87
