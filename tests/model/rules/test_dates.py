"""The date reader: a day is taken only where year, month and day are written, and never guessed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Raw
from model.rules.dates import day
from model.terms import Grade

EXACT, NORM, ASK, NONE, BAD = Grade.EXACT, Grade.NORMALISED, Grade.ASK, Grade.NONE, Grade.BAD

VECTORS: list[tuple[Raw, Grade, str | None]] = [
    (Raw("date", "2021-06-30"), EXACT, "2021-06-30"),
    (Raw("text", "2021-06-30"), EXACT, "2021-06-30"),
    (Raw("date", "2021-06-30T12:30:00"), NORM, "2021-06-30"),
    (Raw("text", "2021.6.30"), NORM, "2021-06-30"),
    (Raw("text", "2021/6/30"), NORM, "2021-06-30"),
    (Raw("text", "2021-6-30"), NORM, "2021-06-30"),
    (Raw("text", "2021年6月30日"), NORM, "2021-06-30"),
    (Raw("text", "２０２１年６月３０日"), NORM, "2021-06-30"),
    (Raw("text", " 2021 年 6 月 30 日 "), NORM, "2021-06-30"),
    (Raw("text", "2021年6月30号"), NORM, "2021-06-30"),
    (Raw("text", "20210630"), NORM, "2021-06-30"),
    (Raw("number", "20210630"), NORM, "2021-06-30"),
    (Raw("number", "44377"), ASK, "2021-06-30"),
    (Raw("number", "25"), ASK, None),
    (Raw("number", "2021.6"), ASK, None),
    (Raw("text", "6月30日"), ASK, "2021-06-30"),
    (Raw("text", "6.30"), ASK, "2021-06-30"),
    (Raw("text", "6月30日前"), ASK, "2021-06-30"),
    (Raw("text", "2021年6月30日前"), ASK, "2021-06-30"),
    (Raw("text", "21.6.30"), ASK, "2021-06-30"),
    (Raw("text", "30/6/2021"), ASK, "2021-06-30"),
    (Raw("text", "6/30/2021"), ASK, "2021-06-30"),
    (Raw("text", "二〇二一年六月三十日"), ASK, "2021-06-30"),
    (Raw("text", "二零二一年十二月三十一日"), ASK, "2021-12-31"),
    (Raw("text", "5/6/2021"), ASK, None),
    (Raw("text", "2021年6月"), ASK, None),
    (Raw("text", "2021.6"), ASK, None),
    (Raw("text", "6月底"), ASK, None),
    (Raw("text", "6月"), ASK, None),
    (Raw("text", "上半年"), ASK, None),
    (Raw("text", "2021年6月30日至2021年7月5日"), ASK, None),
    (Raw("text", "6月30日、7月5日"), ASK, None),
    (Raw("text", "/"), ASK, None),
    (Raw("text", "—"), ASK, None),
    (Raw("text", "1921-06-30"), ASK, "1921-06-30"),
    (Raw("date", "12:30:00"), ASK, None),
    (Raw("text", "2021-02-30"), BAD, None),
    (Raw("text", "2021年13月1日"), BAD, None),
    (Raw("text", "20210631"), BAD, None),
    (Raw("error", "#N/A"), BAD, None),
    (Raw("bool", "TRUE"), BAD, None),
    (Raw("uncalculated", "=TODAY()"), BAD, None),
    (Raw("text", ""), NONE, None),
    (Raw("text", "\u3000"), NONE, None),
]


@pytest.mark.parametrize(("raw", "grade", "written"), VECTORS, ids=lambda part: repr(part)[:40])
def test_a_vector_has_its_agreed_grade(raw: Raw, grade: Grade, written: str | None) -> None:
    answer = day(raw, 2021)
    found = answer.value or answer.suggestion
    assert (answer.grade, found.isoformat() if found else None) == (grade, written)
    assert (answer.value is not None) == (grade in (EXACT, NORM))
    assert bool(answer.sentence) == (grade not in (EXACT, NONE))


def test_the_year_is_suggested_only_where_the_plan_gives_one() -> None:
    assert day(Raw("text", "6月30日")).suggestion is None
    assert day(Raw("text", "6月30日"), 2022).suggestion == datetime.date(2022, 6, 30)


def test_sentences_are_a_clerks() -> None:
    assert day(Raw("text", "2021.6.30")).sentence == "写的是“2021.6.30”，按2021-06-30收。"
    assert day(Raw("text", "6月底")).sentence == "写的是“6月底”，不能确定是哪一天。请写成 2021-06-30 这样，或退回核实。"


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)))
def test_every_full_spelling_of_a_day_is_that_day(when: datetime.date) -> None:
    for text in (
        when.isoformat(),
        f"{when:%Y%m%d}",
        f"{when.year}年{when.month}月{when.day}日",
        f"{when.year}.{when.month}.{when.day}",
    ):
        assert day(Raw("text", text)).value == when


@given(st.text(max_size=16))
def test_any_text_gets_an_answer(text: str) -> None:
    answer = day(Raw("text", text), 2021)
    assert (answer.value is not None) == (answer.grade in (EXACT, NORM))
