"""Quotation marks around names that bear some themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records.document_out import Face, Run
from model.rules import paper_out, quoted


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("“改造“一老一小”设施”未报", "“改造‘一老一小’设施”未报"),
        ("“甲“乙“丙”乙”甲”", "“甲‘乙“丙”乙’甲”"),
        ("“一网通办”和“一老一小”", "“一网通办”和“一老一小”"),
        ("“甲‘乙’甲”", "“甲‘乙’甲”"),
        ("“没有关上", "“没有关上"),
        ("先关上”再打开“", "先关上”再打开“"),
    ],
)
def test_a_quotation_within_one_takes_the_other_marks(text: str, written: str) -> None:
    assert quoted.nested(text) == written


def test_a_cut_quotation_is_closed() -> None:
    assert quoted.closed("“改造“一老……") == "“改造“一老……””"
    assert quoted.closed("改造“一老一小”……") == "改造“一老一小”……"


@given(st.text("甲“”‘’\n", max_size=30))
def test_nothing_but_the_marks_ever_changes_and_twice_is_once(text: str) -> None:
    told = quoted.nested(text)
    assert len(told) == len(text)
    assert [a for a in told if a not in "“”‘’"] == [a for a in text if a not in "“”‘’"]
    assert quoted.nested(told) == told


def test_a_paragraph_of_several_runs_is_one_text_and_keeps_its_faces() -> None:
    made = paper_out.body(Run("督办“", Face.KAI), "改造“一老一小”", Run("设施”", bold=True))
    assert made.text == "督办“改造‘一老一小’设施”"
    assert [(run.text, run.face, run.bold) for run in made.runs] == [
        ("督办“", Face.KAI, False),
        ("改造‘一老一小’", None, False),
        ("设施”", None, True),
    ]
    assert paper_out.row("“甲“乙”甲”", spanning="“丙“丁”丙”").cells == ("“甲‘乙’甲”",)
