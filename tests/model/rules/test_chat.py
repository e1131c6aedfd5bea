"""Figures in a chat message are proposed only where line, unit and number are all plain; the rest is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Unit
from model.rules import chat

UNITS = (
    Unit("u1", "市人社局", "某市人力资源和社会保障局", "市直部门", 1),
    Unit("u2", "市教育局", "某市教育局", "市直部门", 2),
)
LINES = frozenset({"26-1", "26-2", "1-1", "3-5"})


def read(text: str, unit: str = "u1") -> tuple[list[tuple[str, str, str]], list[str]]:
    said, unclear = chat.read(text, LINES, UNITS, unit)
    return [(one.unit, one.line, one.raw) for one in said], [one.why for one in unclear]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("26-2 报120", [("u1", "26-2", "120")]),
        ("第26项第2 120个", [("u1", "26-2", "120个")]),
        ("第26项第2行：１２０个。", [("u1", "26-2", "１２０个")]),
        ("市教育局：1-1 7所", [("u2", "1-1", "7所")]),
        ("市人社局 26-1：5000", [("u1", "26-1", "5000")]),
        ("人社局报26-1 累计完成5000，26-2 已印发", [("u1", "26-1", "5000"), ("u1", "26-2", "已印发")]),
        ("市教育局\n1-1 7\n市人社局\n26-1 5000", [("u2", "1-1", "7"), ("u1", "26-1", "5000")]),
        ("26-1 约5000", [("u1", "26-1", "约5000")]),
        ("26-1 5000\n26-1 5000", [("u1", "26-1", "5000")]),
        ("收到，谢谢！", []),
    ],
)
def test_what_is_plain_is_proposed_as_typed(text: str, entries: list[tuple[str, str, str]]) -> None:
    assert read(text) == (entries, [])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("我们报120", "看不出说的是哪一行"),
        ("99-9 120", "看不出说的是哪一行"),
        ("26-2", "26-2 后面没有写数"),
        ("26-1 报3-5", "26-1 后面没有写数"),
        ("市气象局 26-2 120", "“市气象局”不是名单里的单位"),
        ("26-2 120\n26-2 130", "26-2 在这段话里有几个说法"),
    ],
)
def test_what_is_not_plain_is_asked(text: str, why: str) -> None:
    entries, questions = read(text)
    assert entries == []
    assert why in questions[0]


def test_without_a_unit_nothing_is_proposed() -> None:
    assert read("26-2 120", unit="") == ([], ["没有说是哪家单位的数"])


@given(st.text(max_size=12), st.text(max_size=12))
def test_a_line_that_names_a_row_is_proposed_or_asked_whatever_stands_around(before: str, behind: str) -> None:
    text = f"{before} 26-1 {behind}"
    said, unclear = chat.read(text, LINES, UNITS, "u1")
    row = next(number for number, line in enumerate(text.splitlines(), 1) if "26-1" in line)
    assert row in {one.row for one in said} | {one.row for one in unclear}
    assert all(one.line in LINES and one.raw for one in said)
