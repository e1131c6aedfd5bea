"""A full or failing disk takes nothing away: the act is not done, and its repeat works (FAULTS.md B1 to B4)."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from model.errors import ClerkError
from model.store import book, faults, lock_note, records
from model.store.book import Book
from tests.model.store import sample_ledger as sample


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Book]:
    with sample.found(tmp_path / "a.shishi") as ledger:
        sample.rename(ledger, "甲")
        yield ledger


def write_much(ledger: Book) -> None:
    with ledger.act("写", "大"):
        for number in range(8):
            records.add_file(ledger, bytes([number]) * 1_000_000)


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def unharmed(ledger: Book) -> None:
    """The act left nothing, and the same connection does it when the trouble is over."""
    assert ledger.last_act() == 2
    assert ledger.damages() == ()
    write_much(ledger)
    assert ledger.last_act() == 3
    assert ledger.rows("SELECT count(*) FROM file") == [(8,)]


def test_a_full_disk(ledger: Book) -> None:
    ((pages,),) = ledger.rows("PRAGMA page_count")
    ledger.rows(f"PRAGMA max_page_count = {pages + 300}")
    with pytest.raises(ClerkError, match=r"磁盘空间不足（剩余 .+ MB），这一步没有保存，台账没有改动"):
        write_much(ledger)
    ledger.rows("PRAGMA max_page_count = 100000")
    unharmed(ledger)


if sys.platform != "win32":  # where no file can be kept small

    @pytest.mark.parametrize("more", [0, 10_000, 3_000_000])
    def test_a_disk_that_takes_no_more(ledger: Book, more: int) -> None:
        with largest_file(ledger.path.stat().st_size + more), pytest.raises(ClerkError, match="没有保存"):
            write_much(ledger)
        unharmed(ledger)

    def test_a_ledger_that_met_a_full_disk_opens_again(ledger: Book) -> None:
        with largest_file(ledger.path.stat().st_size + 2_000_000), pytest.raises(ClerkError):
            write_much(ledger)
        ledger.close()
        with book.open_book(ledger.path) as again:
            unharmed(again)

    def test_a_disk_too_full_for_a_new_ledger(tmp_path: Path) -> None:
        with largest_file(8192), pytest.raises(ClerkError):
            book.create(tmp_path / "b.shishi")
        assert list(tmp_path.iterdir()) == []


class Failing:
    """A connection whose disk fails at COMMIT: `before` it reached the file or after, and `for_ever` or once."""

    def __init__(self, db: sqlite3.Connection, before: bool, for_ever: bool) -> None:
        self._real, self._before, self._for_ever, self._failed = db, before, for_ever, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def execute(self, sql: str, args: Any = ()) -> sqlite3.Cursor:
        if sql == "COMMIT":
            if not self._before:
                self._real.execute(sql)
            self._failed = True
            raise trouble(sqlite3.SQLITE_IOERR)
        if self._failed and self._for_ever and sql.startswith("SELECT"):
            raise trouble(sqlite3.SQLITE_IOERR)
        return self._real.execute(sql, args)


@pytest.mark.parametrize(
    ("before", "for_ever", "said"),
    [
        (True, False, "无法读写.*这一步没有保存"),
        (True, True, "保存第3步时出错，不能确定"),
        (False, False, "这一步已在台账里"),
        (False, True, "保存第3步时出错，不能确定"),
    ],
)
def test_a_disk_that_fails_at_the_last_moment_is_not_lied_about(
    ledger: Book, monkeypatch: pytest.MonkeyPatch, before: bool, for_ever: bool, said: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "_db", Failing(vars(ledger)["_db"], before, for_ever))
        with pytest.raises(ClerkError, match=said):
            sample.rename(ledger, "乙")
    assert ledger.last_act() == (2 if before else 3)
    assert ledger.damages() == ()


CODES = {
    sqlite3.SQLITE_BUSY: "另一个程序打开",
    sqlite3.SQLITE_LOCKED: "另一个程序打开",
    sqlite3.SQLITE_FULL: "磁盘空间不足",
    sqlite3.SQLITE_READONLY: "不能写入",
    sqlite3.SQLITE_IOERR: "无法读写",
    sqlite3.SQLITE_IOERR_FSYNC: "无法读写",
    sqlite3.SQLITE_CANTOPEN: "打不开",
    sqlite3.SQLITE_PERM: "打不开",
    sqlite3.SQLITE_CORRUPT: "已损坏",
    sqlite3.SQLITE_NOTADB: "已损坏",
}


def trouble(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("made up")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize("code", CODES)
def test_each_trouble_has_its_sentence(tmp_path: Path, code: int) -> None:
    path = tmp_path / "a.shishi"
    with pytest.raises(ClerkError, match=CODES[code]) as error, faults.clerk(path):
        raise trouble(code)
    assert error.value.sentence.endswith("。")
    assert isinstance(error.value.__cause__, sqlite3.OperationalError)


def test_anything_else_is_a_bug(tmp_path: Path) -> None:
    for error in (trouble(sqlite3.SQLITE_ERROR), trouble(sqlite3.SQLITE_MISUSE), sqlite3.ProgrammingError("closed")):
        with pytest.raises(sqlite3.Error), faults.clerk(tmp_path):
            raise error


def test_a_disk_that_fails_while_looking_is_not_damage(ledger: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise trouble(sqlite3.SQLITE_IOERR)

    monkeypatch.setattr("model.store.schema.shape", fail)
    ledger.close()
    with pytest.raises(ClerkError, match="无法读写"):
        book.open_book(ledger.path)


def test_a_lock_that_fails_for_another_reason(ledger: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.close()
    data = bytearray(ledger.path.read_bytes())
    data[44:48] = (99).to_bytes(4, "big")  # a schema format SQLite does not know
    ledger.path.write_bytes(data)
    with pytest.raises(ClerkError, match="已损坏"):
        book.open_book(ledger.path)


def test_a_folder_that_takes_no_note(ledger: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.close()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "write_text", refuse)
    with book.open_book(ledger.path) as again:
        assert not lock_note.beside(again.path).exists()


def test_an_account_without_a_name(ledger: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError(4711)

    monkeypatch.setattr("getpass.getuser", nobody)
    lock_note.write(ledger.path)
    assert lock_note.read(ledger.path).startswith("用户@")
