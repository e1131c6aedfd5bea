"""The bad input an office really gets: each has a meaning, and its sentence says which."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.records import Item, Line, Raw, Target
from model.rules import statement
from model.rules.statement import Statement
from model.terms import Field, Grade, ItemKind, Kind, Op

ITEM = Item("1", "1", "", "", 1, ItemKind.SERVICE)
RATE = Line("1-1", "1", 1, "增长率", Kind.RATE, Target(Decimal("0.08"), "%", Decimal(8), "%", Op.INCREASE))
AMOUNT = Line("1-2", "1", 2, "投资", Kind.AMOUNT, Target(Decimal(80000000), "元", Decimal(8000), "万元", Op.EQUAL))


def read(line: Line, typed: str) -> Statement:
    return statement.judge(Field.DONE, ITEM, line, Raw("text", typed))


@pytest.mark.parametrize(
    ("line", "typed", "said"),
    [(RATE, "3200", "超过100%"), (RATE, "3200万元", "不能确定"), (RATE, "-1.8", "是负数"), (AMOUNT, "53%", "不能确定")],
)
def test_a_rate_entered_as_an_amount_or_an_amount_as_a_rate_is_asked(line: Line, typed: str, said: str) -> None:
    found = read(line, typed)
    assert (found.grade, said in found.sentence) == (Grade.ASK, True)


@pytest.mark.parametrize(
    ("line", "typed", "value"), [(RATE, "-1.8", "-1.8"), (RATE, "250%", "250"), (RATE, "-1.80", "-1.8")]
)
def test_the_office_s_own_word_makes_the_very_number_certain(line: Line, typed: str, value: str) -> None:
    assert statement.confirmed(read(line, typed), typed) == Statement(Grade.NORMALISED, value)


@pytest.mark.parametrize(
    ("line", "typed"), [(RATE, "约8"), (RATE, "3200万元"), (AMOUNT, "53%"), (RATE, "0.08"), (RATE, "8个点")]
)
def test_no_word_makes_a_guess_certain(line: Line, typed: str) -> None:
    found = read(line, typed)
    assert statement.confirmed(found, typed) == found
    assert found.grade is Grade.ASK
