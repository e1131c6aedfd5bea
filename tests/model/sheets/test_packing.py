"""A large zip: whole or not there, each entry with its own name and check sum."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from model.errors import Cancelled, ClerkError
from model.sheets.packing import packing


def test_every_entry_has_its_own_name_and_what_was_put_in(tmp_path: Path) -> None:
    target, source = tmp_path / "新夹" / "归档.zip", tmp_path / "大.bin"
    source.write_bytes(bytes(range(256)) * 9000)
    with packing(target) as pack:
        pack.add("收到的文件/市教育局", "报回/三月/表.xlsx", b"1")
        pack.add("收到的文件/市教育局", "C:\\表\\表.XLSX", b"2")
        pack.add("", "CON", b"3")
        pack.add_file("附件", "大.bin", source)
        assert not target.exists()
        sha256 = pack.close()
        assert pack.place() == target
    assert hashlib.sha256(target.read_bytes()).hexdigest() == sha256
    with zipfile.ZipFile(target) as zipped:
        names = zipped.namelist()
        assert names == ["收到的文件/市教育局/表.xlsx", "收到的文件/市教育局/表(2).XLSX", "_CON", "附件/大.bin"]
        assert [(one.name, one.size, one.sha256) for one in pack.entries] == [
            (name, len(data := zipped.read(name)), hashlib.sha256(data).hexdigest()) for name in names
        ]
    assert {one.name for one in target.parent.iterdir()} == {"归档.zip"}


@pytest.mark.parametrize("error", [Cancelled(), ClerkError("坏"), OSError(28, "full")])
def test_what_goes_wrong_leaves_nothing(tmp_path: Path, error: Exception) -> None:
    (tmp_path / "归档.zip").write_bytes(b"older")

    def fill() -> None:
        with packing(tmp_path / "归档.zip") as pack:
            pack.add("", "一.txt", b"1" * 100_000)
            raise error

    with pytest.raises(Cancelled if isinstance(error, Cancelled) else ClerkError):
        fill()
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"归档.zip": b"older"}
