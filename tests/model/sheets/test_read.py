"""Every kind of malformed or odd workbook: refused with its sentence, or read to exactly what was put in."""

from __future__ import annotations

import time

import pytest

from model.errors import ClerkError
from model.sheets.read import Workbook, read
from tests.model.sheets import corpus_cells, corpus_container, corpus_foreign, corpus_markup
from tests.model.sheets.corpus import Case

HEAVY = frozenset(
    (
        *(
            "压缩炸弹图片",
            "压缩炸弹单件",
            "压缩炸弹合计",
            "压缩炸弹文字",
            "五十万零一格",
            "文字五十万零一条",
            "三十万空样式格",
        ),
        *("二十万空行", "合并单元格太多", "超长属性", "超长注释", "超长文字"),
    )
)
"""Kinds at the limits; test_read_limits.py also measures their memory."""

ALL = [*corpus_foreign.CASES, *corpus_container.CASES, *corpus_markup.CASES, *corpus_cells.CASES]


def said(workbook: Workbook) -> str:
    """Return all of a workbook's findings in one text."""
    return "\n".join(finding.sentence for finding in workbook.findings)


def test_the_corpus_is_large_and_its_kinds_are_distinct() -> None:
    assert len({case.kind for case in ALL}) == len(ALL) >= 150


@pytest.mark.parametrize("case", [case for case in ALL if case.kind not in HEAVY], ids=lambda case: case.kind)
def test_a_kind_ends_as_agreed(case: Case) -> None:
    started = time.process_time()
    check(case, case.make())
    assert time.process_time() - started < 2


def check(case: Case, data: bytes) -> None:
    """Read one file and compare its end with the agreed one."""
    if case.refused:
        with pytest.raises(ClerkError) as caught:
            read(data, case.name)
        sentence = caught.value.sentence
        assert case.says in sentence
        assert sentence.startswith("“")
        assert "没有读入任何内容，台账没有改动。" in sentence
        assert sentence.endswith("。")
        return
    workbook = read(data, case.name)
    assert {at: (raw.kind, raw.text) for at, raw in workbook.sheets[0].cells.items()} == dict(case.cells)
    assert not any(sheet.cells for sheet in workbook.sheets[1:])
    assert case.says in said(workbook)
    assert bool(case.says) == bool(workbook.findings)
