"""Folding keeps every index and makes both scripts one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.rules import han


def test_both_scripts_and_both_widths_are_one() -> None:
    assert han.fold("市衛健委，８．８萬名（臺）") == "市卫健委,8.8万名(台)"


@given(st.text())
def test_a_folded_text_is_as_long_as_the_printed_one(text: str) -> None:
    assert len(han.fold(text)) == len(text)


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FFF)))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert han.fold(han.fold(text)) == han.fold(text)
