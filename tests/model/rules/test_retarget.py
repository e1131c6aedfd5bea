"""A typed new target is read in the line's own measure, or refused with what to do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.errors import ClerkError
from model.records import Line, Target
from model.rules.retarget import retarget
from model.terms import Kind, Op
from tests.model.rules import check_plan as plan

WAN = Line("26-4", "26", 4, "新增就业", Kind.AMOUNT, Target(Decimal(12000), "人", Decimal("1.2"), "万人", Op.AT_LEAST))
COVER = Line(
    "26-5", "26", 5, "覆盖率", Kind.FROM_TO, Target(Decimal(60), "%", Decimal(60), "%", Op.FROM_TO, Decimal(40))
)
MONEY = replace(plan.MONEY, target=Target(Decimal(800000), "元", Decimal(80), "万元", Op.EQUAL))
EVENTS = Line("26-6", "26", 6, "事故", Kind.LOWER, replace(plan.target(3, "起"), op=Op.AT_MOST))


@pytest.mark.parametrize(
    ("line", "typed", "printed", "value"),
    [
        (plan.JOBS, "240", "240", "240"),
        (plan.JOBS, "１.2万", "12000", "12000"),
        (plan.JOBS, "1,200名", "1200", "1200"),
        (WAN, "1.5", "1.5", "15000"),
        (WAN, "1.5万人", "1.5", "15000"),
        (MONEY, "0.9亿元", "9000", "90000000"),
        (plan.RATE, "95%", "95", "95"),
        (EVENTS, "0", "0", "0"),
    ],
)
def test_a_number_in_the_line_s_own_measure_is_taken(line: Line, typed: str, printed: str, value: str) -> None:
    made = retarget(line, typed).target
    assert (made.printed, made.value) == (Decimal(printed), Decimal(value))
    assert line.target
    assert (made.printed_measure, made.op) == (line.target.printed_measure, line.target.op)


@pytest.mark.parametrize(
    ("line", "typed", "said"),
    [
        (plan.JOBS, "", "没有写新的目标数"),
        (plan.JOBS, "约200", "按200收？没有改动台账"),
        (plan.JOBS, "两百多", "不能确定"),
        (plan.JOBS, "-5", "是负数"),
        (plan.JOBS, "0", "不能改为0"),
        (plan.JOBS, "200户", "另加一行"),
        (plan.RATE, "200户", "不能改成“户”"),
        (plan.RATE, "120", "超过100%"),
        (plan.RATE, "0.3", "0.3%还是30%"),
        (MONEY, "900元", "单位是万元"),
        (replace(plan.JOBS, kind=Kind.MILESTONE), "5", "是节点"),
        (replace(plan.JOBS, target=None), "5", "是节点"),
    ],
)
def test_what_is_not_certain_is_refused(line: Line, typed: str, said: str) -> None:
    with pytest.raises(ClerkError) as error:
        retarget(line, typed)
    assert said in error.value.sentence
    assert "没有改动台账" in error.value.sentence


def test_the_clerk_s_word_makes_a_likely_number_certain() -> None:
    assert retarget(plan.RATE, "120", sure=True).target.printed == 120
    assert retarget(plan.JOBS, "约200", sure=True) == replace(
        retarget(plan.JOBS, "200"), said="写的是“约200”，按200收。"
    )
    with pytest.raises(ClerkError, match="不能确定"):
        retarget(plan.JOBS, "若干", sure=True)


def test_a_from_to_line_may_change_both_its_ends() -> None:
    assert retarget(COVER, "70").target == Target(Decimal(70), "%", Decimal(70), "%", Op.FROM_TO, Decimal(40))
    assert retarget(COVER, "70", "50%").target.start == 50
    with pytest.raises(ClerkError, match="没有起点数"):
        retarget(plan.JOBS, "70", "50")
    zero = replace(COVER, target=Target(Decimal(0), "%", Decimal(0), "%", Op.FROM_TO, Decimal(4)))
    assert retarget(zero, "2", "5").target == Target(Decimal(2), "%", Decimal(2), "%", Op.FROM_TO, Decimal(5))


def test_a_part_of_a_whole_thing_is_remarked() -> None:
    assert "应为整数" in retarget(plan.JOBS, "10.5").said
