"""A few hundred mutated workbooks: no uncaught error, no hang, no value that was not there (long run: fuzz.py)."""

from __future__ import annotations

import random

import pytest

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
