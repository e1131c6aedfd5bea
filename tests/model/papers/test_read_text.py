"""A text file is read in whatever encoding; anything else is refused in a sentence that names it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import ClerkError
from model.papers import file
from model.work import read_plan

TEXT = "1.新建中小学25所。\n2.新建幼儿园16所。𠅤\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_each_encoding_gives_the_same_lines(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "计划.doc"
    path.write_bytes(TEXT.encode(encoding))
    assert read_plan.document(path).lines == ("1.新建中小学25所。", "2.新建幼儿园16所。𠅤")


def test_pasted_text_is_read_like_a_file() -> None:
    assert read_plan.plan_text("\ufeff" + TEXT).items[1].metrics[0].value == 16


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(ClerkError, match="找不到文件“没有"):
        read_plan.document(tmp_path / "没有.txt")
    with pytest.raises(ClerkError, match="文件夹"):
        read_plan.document(tmp_path)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "大.docx"
    with path.open("wb") as out:
        out.truncate(file.LARGEST + 1)
    with pytest.raises(ClerkError, match="40 MB"):
        read_plan.document(path)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "x.txt"
    path.write_bytes(data)
    try:
        assert all(isinstance(line, str) for line in read_plan.document(path).lines)
    except ClerkError as refusal:
        said = refusal.sentence
    else:
        said = "读了"
    assert said
