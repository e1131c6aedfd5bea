"""A few hundred mutated workbooks: no uncaught error, no hang, no value that was not there (long run: fuzz.py)."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import ClerkError
from model.sheets import signature
from model.sheets.read import read
from model.sheets.read_csv import read_csv
from tests.model.sheets import fuzz


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_file_is_refused_or_read_as_it_was(seed: int) -> None:
    tried, read = fuzz.run(random.Random(seed), fuzz.check_bytes, lambda tried: tried < 250)
    assert tried == 250
    assert read < tried


@pytest.mark.parametrize("seed", range(4))
def test_a_changed_part_is_refused_or_read_as_it_stands(seed: int) -> None:
    tried, read = fuzz.run(random.Random(seed), fuzz.check_part, lambda tried: tried < 250)
    assert tried == 250
    assert 0 < read < tried


beginnings = st.sampled_from(
    [
        b"",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x09\x08",
        b"<",
        b"<?xml",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ]
)


@settings(deadline=None, max_examples=400)
@given(beginnings, st.binary(max_size=200))
def test_any_bytes_are_told_in_a_sentence(beginning: bytes, rest: bytes) -> None:
    data = beginning + rest
    with pytest.raises(ClerkError, match="没有读入任何内容，台账没有改动"):
        read(data, "表.xlsx")
    assert signature.is_old(data) in (True, False)
    try:
        sheets = read_csv(data, "表.csv").sheets
    except ClerkError as error:
        assert error.sentence.endswith("。")  # noqa: PT017 - either end is right
    else:
        assert len(sheets) == 1
