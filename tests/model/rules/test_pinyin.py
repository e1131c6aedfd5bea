"""The table of pinyin initials against a witness that is older than it, and as its maker writes it."""

from __future__ import annotations

import make_pinyin
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules import pinyin
from model.rules.pinyin_table import FIRST, OTHERS

SORTED = {
    "a": 0xB0A1, "b": 0xB0C5, "c": 0xB2C1, "d": 0xB4EE, "e": 0xB6EA, "f": 0xB7A2, "g": 0xB8C1, "h": 0xB9FE, "j": 0xBBF7,
    "k": 0xBFA6, "l": 0xC0AC, "m": 0xC2E8, "n": 0xC4C3, "o": 0xC5B6, "p": 0xC5BE, "q": 0xC6DA, "r": 0xC8BB, "s": 0xC8F6,
    "t": 0xCBFA, "w": 0xCDDA, "x": 0xCEF4, "y": 0xD1B9, "z": 0xD4D1,
}  # fmt: skip
"""GB 2312 sorts its 3,755 commonest characters by pinyin: where each letter begins."""
LAST = 0xD7F9


def commonest() -> list[tuple[str, str]]:
    """Return each of them with the letter it is sorted under."""
    codes = [high << 8 | low for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) if high << 8 | low <= LAST]
    letters = [max(letter for letter in SORTED if SORTED[letter] <= code) for code in codes]
    return [(code.to_bytes(2, "big").decode("gb2312"), letter) for code, letter in zip(codes, letters, strict=True)]


def test_the_commonest_characters_begin_as_the_national_standard_sorts_them() -> None:
    all_of_them = commonest()
    assert len(all_of_them) == 3755
    wrong = [(char, letter) for char, letter in all_of_them if letter not in pinyin.initials(char)[0]]
    assert wrong == []


def test_every_character_of_the_national_standard_has_a_letter() -> None:
    codes = [bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
    chars = [char for code in codes if (char := code.decode("gb2312", errors="ignore"))]
    assert len(chars) == 6763
    assert [
        char for char in chars if not pinyin.initials(char)[0].isalpha() or not pinyin.initials(char)[0].isascii()
    ] == []


@pytest.mark.parametrize(
    ("chars", "letters"),
    [
        ("重长行调藏", ("zc", "zc", "xh", "dt", "cz")),
        ("会厦乐番铅", ("hk", "sx", "ly", "fp", "qy")),
        ("洞浚荥涡犍", ("dt", "jx", "xy", "wg", "jq")),
        ("市县区局委办", ("s", "x", "q", "j", "w", "b")),
        ("長會樂東", ("zc", "hk", "ly", "d")),
        ("Ｇ5（、", ("g", "5", "(", "、")),
    ],
)
def test_all_usual_readings_are_kept_and_no_bookish_one(chars: str, letters: tuple[str, ...]) -> None:
    assert pinyin.initials(chars) == letters


def test_a_name_is_spelled_in_every_reading_and_a_long_text_in_the_most_usual() -> None:
    assert pinyin.spellings("重庆会5G") == ("zqh5g", "zqk5g", "cqh5g", "cqk5g")
    assert pinyin.spellings("重会" * 3) == ("zhzhzh",)
    assert pinyin.spellings("") == ("",)


@given(st.text())
def test_any_text_has_initials_one_for_each_character(text: str) -> None:
    found = pinyin.initials(text)
    assert len(found) == len(text)
    assert all(found)


def test_the_table_is_as_its_maker_writes_it() -> None:
    """Whoever wants another reading adds it to the maker, never to the table."""
    assert make_pinyin.TARGET.read_text(encoding="utf-8") == make_pinyin.module(FIRST, OTHERS)
    assert [char for char, letters in make_pinyin.MISSED.items() if letters not in pinyin.initials(char)[0]] == []
