"""A text file is read in whatever encoding; anything else is refused in a sentence that names it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import ClerkError
from model.papers import read_text

TEXT = "1.新建中小学25所。\n2.新建幼儿园16所。𠅤\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_each_encoding_gives_the_same_lines(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "计划.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text.lines(path) == ("1.新建中小学25所。", "2.新建幼儿园16所。𠅤")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空文件"),
        (b"\xef\xbb\xbf \r\n", "空文件"),
        (b"PK\x03\x04rest", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
        (b"%PDF-1.7", "PDF"),
        (b"SQLite format 3\x00....", "台账"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"\x01\x02\x03\x00\x05\x06\xfe\xff\x80", "不是文本文件"),
        (b"\x81\xff\xff\xff", "不是文本文件"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "奇怪.txt"
    path.write_bytes(data)
    with pytest.raises(ClerkError, match=words) as refusal:
        read_text.lines(path)
    assert "奇怪.txt" in refusal.value.sentence


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(ClerkError, match="找不到文件“没有"):
        read_text.lines(tmp_path / "没有.txt")
    with pytest.raises(ClerkError, match="文件夹"):
        read_text.lines(tmp_path)


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(read_text.LARGEST + 1)
    with pytest.raises(ClerkError, match="20 MB"):
        read_text.lines(path)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "x.txt"
    path.write_bytes(data)
    try:
        assert all(isinstance(line, str) for line in read_text.lines(path))
    except ClerkError as refusal:
        said = refusal.sentence
    else:
        said = "读了"
    assert said
