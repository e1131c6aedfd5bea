"""Personal numbers in a text: found in every way clerks write them, and starred where anything is shown."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.rules import personal

ID = "320705199003071234"
PHONE = "13912345678"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (ID, ("身份证号",)),
        ("32070519900307123X", ("身份证号",)),
        ("32070519900307123x", ("身份证号",)),
        ("320705 19900307 1234", ("身份证号",)),
        ("320705-1990-0307-1234", ("身份证号",)),
        ("３２０７０５１９９００３０７１２３４", ("身份证号",)),
        (f"张三，{PHONE}", ("手机号",)),
        ("139 1234 5678", ("手机号",)),
        ("139-1234-5678", ("手机号",)),
        (f"{ID}、{PHONE}", ("身份证号", "手机号")),
    ],
)
def test_every_way_of_writing_them_is_found_and_starred(text: str, kinds: tuple[str, ...]) -> None:
    assert personal.found(text) == kinds
    starred = personal.mask(text)
    assert len(starred) == len(text)
    assert "*" in starred
    assert personal.found(starred) == ()
    assert personal.mask(starred) == starred


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3月20日开工，投资1200万元",
        "投资13800000000元",
        "0518-85800000",
        "统一社会信用代码91320700MA1MXXXX12",
        "连政发〔2021〕12号",
        "项目代码2103-320700-04-01-123456",
        "320705199003071234567",
        "139123456789",
    ],
)
def test_other_numbers_stay_as_they_are(text: str) -> None:
    assert personal.found(text) == ()
    assert personal.mask(text) == text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from((ID, PHONE)))
def test_only_the_number_changes(before: str, after: str, number: str) -> None:
    starred = personal.mask(f"{before}，{number}。{after}")
    assert number not in starred
    assert re.sub(r"[\d*]", "", starred) == re.sub(r"[\d*]", "", f"{before}，{number}。{after}")
