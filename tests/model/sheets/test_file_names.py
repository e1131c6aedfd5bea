"""Names of files we write are accepted everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.sheets.file_names import LONGEST, clean


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("07_市住建局_民生实事", "07_市住建局_民生实事.xlsx"),
        ('a<b>:"/\\|?*', "a_b________.xlsx"),
        ("CON", "_CON.xlsx"),
        ("com1.表", "_com1.表.xlsx"),
        (" 末尾点. ", "末尾点.xlsx"),
        ("...", "_.xlsx"),
        ("看不见\u200b\u202e的", "看不见__的.xlsx"),
        ("长" * 90, "长" * LONGEST + ".xlsx"),
        ("𠅤" * 90, "𠅤" * 60 + ".xlsx"),
        ("e" * (LONGEST - 1) + "e\u0301x", "e" * (LONGEST - 1) + ".xlsx"),
    ],
)
def test_names(stem: str, name: str) -> None:
    assert clean(stem, ".xlsx") == name


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=120))
def test_any_name_fits_a_file_system(stem: str) -> None:
    name = clean(stem, ".xlsx")
    assert 5 < len(name.encode()) <= 245
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert clean(name.removesuffix(".xlsx"), ".xlsx") == name
