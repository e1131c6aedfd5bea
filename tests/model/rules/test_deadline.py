"""完成时限: the last day a plan's words name; what cannot be read is the year's end, and said."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.deadline import deadline

CERTAIN = {
    "11月底": (11, 30),
    "11月底前完成": (11, 30),
    "2021年11月前": (11, 30),
    "2021年9月": (9, 30),
    "2021年9月15日": (9, 15),
    "2021-09-30": (9, 30),
    "2021.9": (9, 30),
    "2021/9/1": (9, 1),
    "６月底": (6, 30),
    "十一月": (11, 30),
    "十二月底": (12, 31),
    "9月中旬": (9, 20),
    "10月1日前": (10, 1),
    "三季度": (9, 30),
    "2021年第二季度末": (6, 30),
    "Q3": (9, 30),
    "上半年": (6, 30),
    "6月底、12月底": (12, 31),
    "3—11月": (11, 30),
    "年內": (12, 31),
    "2021年底前": (12, 31),
    "2021年": (12, 31),
    "长期坚持": (12, 31),
    "": (12, 31),
}


@pytest.mark.parametrize("text", CERTAIN)
def test_the_last_day_a_text_names(text: str) -> None:
    found = deadline(text, 2021)
    assert (found.day, found.doubt) == (datetime.date(2021, *CERTAIN[text]), "")


@pytest.mark.parametrize(
    "text", ["汛期前", "春节前", "13月", "2月30日", "1-3", "5", "2022年6月", "2020年12月", "明年6月"]
)
def test_what_names_no_day_of_the_year_is_the_year_s_end_and_is_said(text: str) -> None:
    found = deadline(text, 2021)
    assert found.day == datetime.date(2021, 12, 31)
    assert text in found.doubt
    assert "12月底" in found.doubt


@given(st.text(alphabet="0123456789年月日底前中旬季度上半一二十 .-/Q明", max_size=12))
def test_any_text_has_a_day_in_the_year(text: str) -> None:
    assert deadline(text, 2021).day.year == 2021
