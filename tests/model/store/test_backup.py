"""Copies are made when due, whole, and never at the price of an older one (FAULTS.md rule 9, A5, B2, B12)."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from model import clock
from model.errors import ClerkError
from model.store import backup, book
from model.store.book import Book
from tests.model.store import sample_ledger as sample

START = datetime.datetime(2021, 4, 1, 9, 0, tzinfo=datetime.UTC)


class Clock:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.at = START

    def turn(self, **by: int) -> None:
        self.at += datetime.timedelta(**by)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Clock:
    watch = Clock()
    monkeypatch.setattr(clock, "now", lambda: watch.at)
    return watch


@pytest.fixture
def ledger(tmp_path: Path, watch: Clock) -> Iterator[Book]:
    with sample.found(tmp_path / "2021年.shishi") as ledger:
        yield ledger


def kept(ledger: Book) -> list[str]:
    folder = backup.folder(ledger.path)
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


def test_nothing_is_kept_of_an_empty_ledger(ledger: Book) -> None:
    assert kept(ledger) == []


def test_the_first_act_of_a_day_keeps_the_ledger_as_it_was(ledger: Book, watch: Clock) -> None:
    before = sample.settings_of(ledger)
    sample.rename(ledger, "甲")
    assert kept(ledger) == ["2021年_20210401-090000_第1步.shishi"]
    sample.rename(ledger, "乙")
    watch.turn(hours=23, minutes=59)
    sample.rename(ledger, "丙")
    assert len(kept(ledger)) == 1
    watch.turn(minutes=1)
    sample.rename(ledger, "丁")
    assert kept(ledger)[1:] == ["2021年_20210402-090000_第4步.shishi"]
    with book.open_book(backup.folder(ledger.path) / kept(ledger)[0]) as copy:
        assert sample.settings_of(copy) == before
        assert copy.last_act() == 1


def test_a_take_keeps_it_whatever_the_age_but_not_twice_the_same(ledger: Book, watch: Clock) -> None:
    for second in range(3):
        watch.turn(seconds=1)
        with ledger.act("收回", str(second), keep=True):
            pass
    assert [name[-9:] for name in kept(ledger)] == ["1步.shishi", "2步.shishi", "3步.shishi"]
    assert backup.before(ledger, always=True) is not None
    assert backup.before(ledger, always=True) is None


def test_a_clock_set_back_does_not_stop_the_copies(ledger: Book, watch: Clock) -> None:
    sample.rename(ledger, "甲")
    watch.turn(days=-400)
    sample.rename(ledger, "乙")
    assert len(kept(ledger)) == 2


def test_names_that_are_not_ours_do_not_count(ledger: Book) -> None:
    backup.folder(ledger.path).mkdir()
    (backup.folder(ledger.path) / "2021年_我自己的.shishi").write_bytes(b"")
    sample.rename(ledger, "甲")
    assert len(kept(ledger)) == 2


def test_a_copy_is_its_owners_alone_and_leaves_nothing_beside_it(ledger: Book) -> None:
    folder = backup.folder(ledger.path)
    folder.mkdir()
    (folder / ".~left").write_bytes(b"of a killed process")
    sample.rename(ledger, "甲")
    (name,) = kept(ledger)
    assert sample.is_private(folder / name)


def test_an_act_waits_for_its_copy(ledger: Book) -> None:
    backup.folder(ledger.path).write_bytes(b"in the way")
    with pytest.raises(ClerkError, match=r"备份没有做成（已有同名文件），所以这一步没有做，台账没有改动"):
        sample.rename(ledger, "甲")
    assert ledger.last_act() == 1
    backup.folder(ledger.path).unlink()
    sample.rename(ledger, "甲")


def test_a_copy_that_fails_leaves_the_older_ones(ledger: Book, watch: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    sample.rename(ledger, "甲")
    older = kept(ledger)
    watch.turn(days=2)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("replace", "fsync"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, fail)
            with pytest.raises(ClerkError, match="磁盘空间不足"):
                sample.rename(ledger, "乙")
        assert kept(ledger) == older


def test_a_copy_that_is_not_whole_is_not_kept(ledger: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.store.verify.damages", lambda _: ("坏",))
    with pytest.raises(ClerkError, match="备份核对不符"):
        sample.rename(ledger, "甲")
    assert kept(ledger) == []
