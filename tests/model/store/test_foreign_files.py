"""What is no ledger of ours is named for what it is, and stays as it is (FAULTS.md B7, B8, B9, B15)."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from model.errors import ClerkError
from model.store import book, check, foreign, schema
from tests.model.store import sample_ledger as sample


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return data.getvalue()


STRANGERS = {
    "空文件": b"",
    "文本文件": "民生实事".encode() * 40,
    "文本文件 ": "民生实事台账，一二三".encode("gb18030") * 9,
    "文本": "\ufeff民生".encode("utf-16"),
    "Excel 工作簿": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "Word 文档": zipped("word/document.xml"),
    "是压缩文件": zipped("a.txt"),
    "残缺的压缩文件": zipped("xl/workbook.xml")[:40],
    "旧版 Office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "PDF": b"%PDF-1.7\n",
    "图片": b"\x89PNG\r\n\x1a\n",
    "残缺的数据库": b"SQLite format 3\x00" + b"\0" * 40,
    "不认识的文件": b"\0" + bytes(range(128, 256)),
    "不认识": b"\xff\x81 \xff\x82",
}


@pytest.mark.parametrize("what", STRANGERS)
def test_a_stranger_is_named(tmp_path: Path, what: str) -> None:
    path = tmp_path / "台账.shishi"
    path.write_bytes(STRANGERS[what])
    before = sample.prints(path)
    for look in (book.open_book, check.whole):
        with pytest.raises(ClerkError, match=f"不是民生实事台账，它.*{what.strip()}"):
            look(path)
    assert sample.prints(path) == before
    assert list(tmp_path.iterdir()) == [path]


def test_every_stranger_has_a_sentence_of_its_own(tmp_path: Path) -> None:
    said = set()
    for number, data in enumerate(STRANGERS.values()):
        path = tmp_path / "a.shishi"
        path.write_bytes(data)
        with pytest.raises(ClerkError) as error:
            book.open_book(path)
        said.add(error.value.sentence)
        assert number >= len(said) - 1
    assert len(said) == len(STRANGERS) - 3  # three are texts, two are unknown


def test_another_program_s_database(tmp_path: Path) -> None:
    path = tmp_path / "别的.db"
    with contextlib.closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE act (number)")
    before = sample.prints(path)
    with pytest.raises(ClerkError, match="别的软件的数据库"):
        book.open_book(path)
    assert sample.prints(path) == before


def test_missing_folder_and_device(tmp_path: Path) -> None:
    with pytest.raises(ClerkError, match="找不到台账"):
        book.open_book(tmp_path / "没有.shishi")
    with pytest.raises(ClerkError, match="是文件夹"):
        book.open_book(tmp_path)
    with pytest.raises(ClerkError, match="不是普通文件"):
        book.open_book(Path(os.devnull))
    assert list(tmp_path.iterdir()) == []


def test_a_file_nobody_may_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.shishi"
    path.write_bytes(b"x")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ClerkError, match="没有权限"):
        book.open_book(path)


def test_a_read_only_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.shishi"
    sample.found(path).close()
    for closed in (path, tmp_path):
        with monkeypatch.context() as patch:
            patch.setattr(os, "access", lambda one, _, closed=closed: Path(one) != closed)
            with pytest.raises(ClerkError, match="只读"):
                book.open_book(path)
    book.open_book(path).close()


def test_a_newer_ledger_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.shishi"
    sample.found(path).close()
    sample.edit(path, f"PRAGMA user_version = {schema.version() + 1}")
    before = sample.prints(path)
    with pytest.raises(ClerkError, match=f"新版程序保存（格式 {schema.version() + 1}）.*请升级"):
        book.open_book(path)
    assert sample.prints(path) == before


@pytest.mark.parametrize("change", ["PRAGMA user_version = 0", "PRAGMA journal_mode = WAL"])
def test_a_header_changed_by_another_program_is_damage(tmp_path: Path, change: str) -> None:
    path = tmp_path / "a.shishi"
    sample.found(path).close()
    sample.edit(path, change)
    before = sample.prints(path)
    with pytest.raises(ClerkError, match="已损坏或被别的软件改动过"):
        book.open_book(path)
    assert sample.prints(path) == before


@pytest.fixture
def next_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program know one format more than the ledgers it made."""
    steps = tmp_path / "steps"
    shutil.copytree(schema.FOLDER, steps)
    step = steps / f"{schema.version() + 1:04}.sql"
    step.write_text(
        "CREATE TABLE later_on (n INTEGER PRIMARY KEY);\nINSERT INTO later_on VALUES (7);\n", encoding="utf-8"
    )
    monkeypatch.setattr(schema, "FOLDER", steps)
    return step


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "旧.shishi"
    sample.found(path).close()
    return path


def test_an_older_ledger_is_upgraded_after_a_backup(old: Path, next_format: Path) -> None:
    before = sample.dump(old)
    with pytest.raises(ClerkError, match="旧格式（1）"):
        check.whole(old)
    assert sample.dump(old) == before
    with book.open_book(old) as ledger:
        assert ledger.rows("SELECT n FROM later_on") == [(7,)]
        assert sample.rename(ledger, "升级以后") == 2
    (kept, *_) = sorted((old.parent / "旧.备份").iterdir())
    assert sample.dump(kept) == before
    assert foreign.version(old) == schema.version()
    book.open_book(old).close()


@pytest.mark.parametrize(
    "broken",
    [
        "CREATE TABLE later_on (n);\nINSERT INTO nowhere VALUES (1);\n",
        "INSERT INTO duty VALUES ('nowhere', 'edu', 'lead', 1, 0, 0);\n",
    ],
)
def test_an_upgrade_that_fails_changes_nothing(old: Path, next_format: Path, broken: str) -> None:
    next_format.write_text(broken, encoding="utf-8")
    before = sample.dump(old)
    with pytest.raises((sqlite3.Error, ClerkError)):
        book.open_book(old)
    assert sample.dump(old) == before


def test_steps_stand_beside_their_module_numbered_without_gaps() -> None:
    names = sorted(one.name for one in schema.FOLDER.glob("*"))
    assert schema.FOLDER.parent == Path(schema.__file__).parent
    assert names == [f"{number:04}.sql" for number in range(1, schema.version() + 1)]


def test_long_chinese_names(tmp_path: Path) -> None:
    longest = tmp_path / ("台" * 64 + ".shishi")
    with sample.found(longest) as ledger:
        sample.rename(ledger, "改名")
    book.open_book(longest).close()
    too_long = tmp_path / ("台" * 65 + ".shishi")
    for make in (book.create, book.open_book):
        with pytest.raises(ClerkError, match="文件名太长"):
            make(too_long)
    with pytest.raises(ClerkError, match="路径太长"):
        book.open_book(tmp_path / ("台" * 90) / "a.shishi")


def test_a_path_longer_than_sqlite_takes(tmp_path: Path) -> None:
    deep = tmp_path / ("深" * 60) / ("深" * 60) / ("深" * 60)
    deep.mkdir(parents=True)
    with pytest.raises(ClerkError, match="路径太长"):
        book.create(deep / "a.shishi")
    assert list(deep.iterdir()) == []


def test_odd_characters_in_a_path(tmp_path: Path) -> None:
    folder = tmp_path / "a b#c?d%20&é𬱖"
    folder.mkdir()
    path = folder / "2021年（3月）%.shishi"
    sample.found(path).close()
    book.open_book(path).close()
    assert [one.name for one in folder.iterdir()] == [path.name]
