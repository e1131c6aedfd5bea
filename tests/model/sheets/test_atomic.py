"""A file reaches the disk whole or not at all; the old one stays until the new one is safe."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from model.errors import ClerkError
from model.sheets import atomic, write


class HeldError(PermissionError):
    """What Windows says while Excel has the file open."""

    winerror = 32


def failing(error: Callable[[], OSError], times: int) -> Callable[[object, object], None]:
    real, left = os.replace, [times]

    def replace(source: object, target: object) -> None:
        if left[0]:
            left[0] -= 1
            raise error()
        real(source, target)  # type: ignore[arg-type]

    return replace


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    return waited


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_a_new_file_and_makes_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "三月" / "表.xlsx"
    assert atomic.write(b"new", path) == path
    assert path.read_bytes() == b"new"
    assert names(path.parent) == ["表.xlsx"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_target_held_open_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: list[float]
) -> None:
    monkeypatch.setattr(os, "replace", failing(HeldError, 3))
    assert atomic.write(b"new", tmp_path / "表.xlsx") == tmp_path / "表.xlsx"
    assert no_waiting == list(atomic.WAITS[:3])


def test_a_target_kept_open_leaves_the_old_file_and_says_where_the_new_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: list[float]
) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", failing(HeldError, len(atomic.WAITS) + 1))
    assert atomic.write(b"new", path) == tmp_path / "表(2).xlsx"
    assert path.read_bytes() == b"old"
    assert (tmp_path / "表(2).xlsx").read_bytes() == b"new"
    assert sum(no_waiting) > 2


@pytest.mark.parametrize(
    ("code", "word"),
    [(errno.ENOSPC, "磁盘空间不足"), (errno.EROFS, "只读"), (errno.EIO, "磁盘读写出错"), (999, "没有应答")],
)
def test_a_disk_that_fails_keeps_the_old_file_and_leaves_no_rubbish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, word: str
) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", failing(lambda: OSError(code, ""), 1))
    with pytest.raises(ClerkError, match=word) as caught:
        atomic.write(b"new", path)
    assert "原有文件未改动" in caught.value.sentence
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["表.xlsx"]


def test_a_target_that_is_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "表.xlsx").mkdir()
    with pytest.raises(ClerkError, match="没有写成"):
        atomic.write(b"new", tmp_path / "表.xlsx")


def test_sweeping_removes_what_a_killed_program_left_and_nothing_else(tmp_path: Path) -> None:
    dead, ours, other = 4_000_000, os.getpid(), ".~lock.表.xlsx#"
    for name in (f"{atomic.PREFIX}{dead}-0a1b2c3d.tmp", f"{atomic.PREFIX}{ours}-0a1b2c3d.tmp", other):
        (tmp_path / name).write_bytes(b"half")
    atomic.sweep(tmp_path)
    assert names(tmp_path) == sorted([f"{atomic.PREFIX}{ours}-0a1b2c3d.tmp", other])


def test_save_proves_the_workbook_before_the_old_file_goes(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(ClerkError):
        write.save(b"no workbook", path)
    assert path.read_bytes() == b"old"
    book, _ = write.workbook("表")
    assert write.save(book, path) == path
    assert path.read_bytes() == write.to_bytes(book)
