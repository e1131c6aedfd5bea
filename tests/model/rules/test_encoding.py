"""A text comes out of its bytes as it was written, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.encoding import decode

TABLE = "序号,指标,累计\r\n1,新改扩建中小学,25\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
def test_every_encoding_of_an_office_is_read(encoding: str) -> None:
    assert decode(TABLE.encode(encoding)) == TABLE


def test_rare_characters_survive() -> None:
    for encoding in ("utf-8", "gb18030"):
        assert decode("𠅤村,25".encode(encoding)) == "𠅤村,25"


def test_the_famous_short_gbk_text_is_not_taken_for_utf8() -> None:
    assert decode("联通".encode("gbk")) == "联通"


@pytest.mark.parametrize("cut", [1, 2, 4, 5])
def test_a_cut_utf8_text_is_not_turned_into_other_characters(cut: int) -> None:
    data = "新改扩建中小学二十五所".encode()
    assert decode(data[:-cut]) is None


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02", b"a\x00b", bytes(100), b"\x89PNG\r\n\x1a\n\xff\xff", b"\x81", b"\xef\xbb\xbf\xff"]
)
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert decode(data) is None


def test_plain_ascii_and_nothing_are_text() -> None:
    assert decode(b"1,2\n") == "1,2\n"
    assert decode(b"") == ""


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1))
def test_any_chinese_text_survives_in_utf8_and_gb18030(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode((text + "，").encode("gb18030")) in (text + "，", None)
