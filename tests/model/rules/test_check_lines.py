"""Do figure, stage, words, county sum and problem of a line agree?"""

from __future__ import annotations

import pytest

from model.records import Key
from model.rules import check_figures, check_lines
from model.terms import Check, Field, Weight
from tests.model.rules.check_plan import MARCH, key, known, line, stated, weigh

STAGE, TEXT, PROBLEM = (key("2021-03", field=field) for field in (Field.STAGE, Field.TEXT, Field.PROBLEM))
DONE = key("2021-03")


def found(figures: dict[Key, str], *rules: Weight) -> dict[Check, str]:
    one = known(stated(figures), None, *(weigh(check, weight) for check in Check for weight in rules))
    return {d.check: d.fact for d in check_lines.doubts(check_figures.shown(one), line(one), MARCH)}


@pytest.mark.parametrize(
    ("stage", "text", "says"),
    [
        ("报完成", "已于3月20日全部完成", ""),
        ("", "3月20日完成", ""),
        ("申请调整", "", ""),
        ("实施中", "", "阶段还是“实施中”"),
        ("未启动", "", "阶段还是“未启动”"),
        ("报完成", "其中3家尚未完成", "写着“未完成”"),
    ],
)
def test_a_figure_at_its_target_beside_words_that_say_otherwise(stage: str, text: str, says: str) -> None:
    told = {about: value for about, value in ((STAGE, stage), (TEXT, text)) if value}
    fact = found({DONE: "480", **told}).get(Check.DONE_OR_NOT, "")
    assert says in fact
    assert bool(fact) is bool(says)


def test_a_stage_of_completion_beside_a_figure_that_is_short() -> None:
    assert found({DONE: "479", STAGE: "报完成"})[Check.DONE_OR_NOT] == "累计479，全年目标480，阶段却是“报完成”"
    assert Check.DONE_OR_NOT not in found({DONE: "479", STAGE: "实施中"})
    assert Check.DONE_OR_NOT not in found({STAGE: "报完成"})


@pytest.mark.parametrize(
    ("done", "problem", "warns"),
    [
        ("120", "", False),
        ("119", "", True),
        ("1", "", True),
        ("1", "无", True),
        ("1", "用地未落实", False),
    ],
)
def test_a_line_behind_owes_a_reason(done: str, problem: str, warns: bool) -> None:
    told = {DONE: done, **({PROBLEM: problem} if problem else {})}
    assert (Check.NO_REASON in found(told)) is warns


def test_the_county_sum_is_compared_with_what_counts() -> None:
    part = key("2021-03", county="gy")
    assert found({DONE: "120", part: "100"})[Check.COUNTY_SUM] == "牵头单位报 120，与县区合计 100 差 20"
    assert Check.COUNTY_SUM not in found({DONE: "100", part: "100"})
    assert "牵头单位未报" in found({key("2021-03", "gy"): "50"})[Check.COUNTY_SUM]
    assert "牵头单位的数待确认" in found({DONE: "9999", part: "100"})[Check.COUNTY_SUM]


def test_checks_that_are_off_say_nothing() -> None:
    told = {DONE: "1", STAGE: "报完成", key("2021-03", county="gy"): "100"}
    assert set(found(told)) == {Check.DONE_OR_NOT, Check.NO_REASON, Check.COUNTY_SUM}
    assert found(told, Weight.OFF) == {}
