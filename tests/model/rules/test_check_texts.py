"""Does a text say anything, does it hold personal numbers, does a form say whom to call?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.records import Record, View
from model.rules import check, check_rules, check_texts, rollup
from model.terms import Check, Field, Level, Weight
from tests.model.rules.check_plan import MARCH, figure, key, known, stated, weigh

TEXT = key("2021-03", field=Field.TEXT)
FORM = Record("f", "statement", "i", "hr", "2021-03", 1, {}, {TEXT: ("x",)}, {})


@pytest.mark.parametrize(
    "text",
    [
        "正在推进",
        "按计划推进",
        "正在按计划有序推进中。",
        "各项工作按照序时进度稳步推进",
        "正常推进，进展顺利",
        "積極推進",
        "目前，项目正在抓紧实施。",
        "下一步将继续加强统筹协调，确保完成目标任务",
        "无",
        "同上期",
        "推进　中",
    ],
)
def test_words_that_fit_every_item_are_empty_talk(text: str) -> None:
    assert check_texts.is_empty_talk(text)


@pytest.mark.parametrize(
    "text",
    [
        "3月20日开工",
        "三月底前完成招标",
        "已印发实施方案",
        "项目已完成",
        "正在征求各县区意见",
        "施工单位已进场",
        "正在推进，已培训120人",
        "正在推进，已培训一百人",
        "用地手续未批，暂停推进",
        "主体封顶",
    ],
)
def test_a_text_with_a_number_a_date_or_a_fact_is_none(text: str) -> None:
    assert not check_texts.is_empty_talk(text)


def test_an_empty_text_is_quoted_and_a_reason_explains_it() -> None:
    one = known(stated({TEXT: "正在推进"}))
    doubt = next(iter(check_texts.doubts(one, MARCH)))
    assert (doubt.check, doubt.key) == (Check.EMPTY_TALK, TEXT)
    assert "只写了“正在推进”" in doubt.fact
    told = check.finding(check.explained(known(one.view, {"r0": "月底进场"}), doubt), "第26项", "市人社局")
    assert (told.level, told.reason) == (Level.NOTE, "月底进场")
    assert "市人社局已说明：月底进场" in told.sentence
    assert check.travels(told)


def test_personal_numbers_in_any_of_the_texts_that_stand_are_told_and_never_printed() -> None:
    values = ("3月20日办理", "联系王某13912345678，320705199003071234")
    view = View({TEXT: replace(figure(TEXT, *values), conflict=True)}, (), frozenset())
    one = known(view)
    found = check.doubts(one, MARCH, rollup.items(one, MARCH), ())
    told = [check.finding(doubt, "第26项", "市人社局") for doubt in found]
    assert any("有手机号、身份证号" in one.sentence or "有身份证号、手机号" in one.sentence for one in told)
    assert not any("13912345678" in one.sentence or "320705199003071234" in one.sentence for one in told)


@pytest.mark.parametrize(
    ("heads", "missing"),
    [
        ([{}], "填报人、联系电话"),
        ([{"填报人": "张三"}], "联系电话"),
        ([{"填报人": "张三", "联系电话": "85800000"}], ""),
        ([{"填报人": "张三"}, {"联系电话": "85800000"}], ""),
    ],
)
def test_a_unit_s_forms_say_who_filled_them_in_and_whom_to_call(heads: list[dict[str, str]], missing: str) -> None:
    records = [replace(FORM, id=f"f{number}", head=head) for number, head in enumerate(heads)]
    one = known(View({}, (), frozenset(record.id for record in records)))
    found = list(check_texts.no_contact(one, MARCH, records))
    assert [doubt.fact for doubt in found] == ([f"市人社局的填报表没有写{missing}"] if missing else [])
    assert list(check_texts.no_contact(one, MARCH, records[::-1])) == found


def test_withdrawn_forms_hand_entries_and_other_rounds_are_not_asked_for_a_contact() -> None:
    others = [FORM, replace(FORM, id="a", period="2021-04"), replace(FORM, id="b", kind="hand")]
    one = known(View({}, (), frozenset({"a", "b"})))
    assert list(check_texts.no_contact(one, MARCH, others)) == []


def test_a_contact_the_ledger_knows_need_not_be_written_again() -> None:
    one = known(View({}, (), frozenset({"f"})))
    units = tuple(replace(unit, contact="张三", phone="85800000") for unit in one.setup.units)
    one = replace(one, setup=replace(one.setup, units=units))
    assert list(check_texts.no_contact(one, MARCH, [FORM])) == []


def test_the_weight_decides_the_level_and_off_says_nothing() -> None:
    view = stated({TEXT: "正在推进"})
    for weight, level in (
        (Weight.ERROR, Level.ERROR),
        (Weight.EXPLAIN, Level.WARNING),
        (Weight.WARNING, Level.WARNING),
    ):
        one = known(view, None, weigh(Check.EMPTY_TALK, weight))
        assert [check.finding(d, "", "").level for d in check_texts.doubts(one, MARCH)] == [level]
    assert list(check_texts.doubts(known(view, None, weigh(Check.EMPTY_TALK, Weight.OFF)), MARCH)) == []


def test_the_rules_are_written_out_with_their_limits() -> None:
    told = check_rules.in_words(check_rules.USUAL)
    assert "须说明：累计小于上期、超过全年目标10倍" in told
    assert "一期增加超过全年目标的50%" in told
    assert set(check_rules.USUAL) == set(Check)
