"""Findings alike are told once; nothing else changes."""

from __future__ import annotations

import pytest

from model.records import Finding
from model.rules.fold import cells, folded
from model.terms import Check, Level

NOTE, WARNING = Level.NOTE, Level.WARNING


def test_different_findings_stay_as_they_are_and_in_order() -> None:
    some = (
        Finding(WARNING, "甲。", "a.xlsx", "填报表", "G5"),
        Finding(NOTE, "甲。", "a.xlsx", "填报表", "G6"),
        Finding(WARNING, "甲。", "b.xlsx", "填报表", "G5"),
        Finding(WARNING, "乙。", "a.xlsx", "填报表", "G5"),
        Finding(WARNING, "丙。"),
    )
    assert folded(some) == some


def test_an_explained_finding_is_never_folded_away() -> None:
    some = tuple(
        Finding(NOTE, f"{unit}的填报表没有写联系电话。", check=Check.NO_CONTACT, reason="已说明")
        for unit in ("甲", "乙")
    )
    assert folded(some) == some


def test_one_sentence_about_many_cells_names_them_all() -> None:
    some = [Finding(NOTE, "照存。", "a.xlsx", "填报表", cell) for cell in ("G5", "G7", "G6", "AA3")]
    assert folded(some) == (Finding(NOTE, "4 格：照存。", "a.xlsx", "填报表", "G5:G7、AA3"),)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["G5"], "G5"),
        (["G10", "G9", "G9"], "G9:G10"),
        (["J6", "G5", "G7"], "G5、G7、J6"),
        (["AA1", "Z1"], "Z1、AA1"),
        (["G5:G7", "G5"], "G5、G5:G7"),
        ([], ""),
    ],
)
def test_cells_are_written_in_short(names: list[str], said: str) -> None:
    assert cells(names) == said
