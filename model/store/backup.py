"""Copies of the ledger in NAME.备份 beside it: before a day's first act, before a take, before an upgrade.

The evidence kept beside the ledger (NAME.附件) is copied to NAME.备份/NAME.附件 with them, each file once.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from model import clock
from model.errors import ClerkError, why
from model.store import faults

if TYPE_CHECKING:
    from model.store.book import Book

_NAME = re.compile(r"(\d{8}-\d{6})_第(\d+)步")

_DAY = datetime.timedelta(days=1)


def folder(path: Path) -> Path:
    """Return where a ledger's backups lie."""
    return path.with_name(f"{path.stem}.备份")


def evidence(path: Path) -> Path:
    """Return where a ledger's evidence lies: each file once, named by its SHA-256."""
    return path.with_name(f"{path.stem}.附件")


def evidence_copies(path: Path) -> Path:
    """Return where the copies of a ledger's evidence lie."""
    return folder(path) / evidence(path).name


def before(book: Book, *, always: bool = False) -> Path | None:
    """Make the backup due before an act, and return it; None where the last one is young or has everything.

    Young = less than a day, by the time in its name; one from the future (a clock set back) is never young.
    """
    act = book.last_act()
    now = clock.now().replace(tzinfo=None)
    last = max(_made(book.path), default=None)
    if not act or (last and last[1] == act and last[0] <= now):
        return None
    if last and not always and datetime.timedelta() <= now - last[0] < _DAY:
        return None
    return _make(book.path, f"第{act}步", book.copy_to)


def before_upgrade(path: Path, db: sqlite3.Connection, version: int) -> Path:
    """Keep a ledger of an older format as it is."""

    def copy_to(target: Path) -> tuple[str, ...]:
        with contextlib.closing(sqlite3.connect(target, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode = OFF")
            db.backup(copy)
            return tuple(said for (said,) in copy.execute("PRAGMA integrity_check") if said != "ok")

    return _make(path, f"格式{version}", copy_to)


def sync_folder(path: Path) -> None:
    """Make a new name in a folder last through a power cut, where the system lets us."""
    with contextlib.suppress(OSError):  # Windows opens no folders
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _made(path: Path) -> list[tuple[datetime.datetime, int]]:
    found = (_NAME.search(copy.stem) for copy in folder(path).glob(f"*{path.suffix}"))
    return [(datetime.datetime.strptime(name[1], "%Y%m%d-%H%M%S"), int(name[2])) for name in found if name]


def _make(path: Path, what: str, copy_to: Callable[[Path], tuple[str, ...]]) -> Path:
    """Copy into a temporary file, look whether the copy is whole, and only then give it its name."""
    target = folder(path) / f"{path.stem}_{clock.now():%Y%m%d-%H%M%S}_{what}{path.suffix}"
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        for left in target.parent.glob(".~*"):  # ours, from a process that was killed: the ledger is locked
            left.unlink()
        handle, name = tempfile.mkstemp(prefix=".~", dir=target.parent)
        os.close(handle)
        half = Path(name)
        try:
            if copy_to(half):
                raise ClerkError(faults.damaged(path, "备份核对不符"))
            with half.open("rb+") as written:
                os.fsync(written.fileno())
            half.replace(target)  # only now: Windows moves no file that is open
            _copy_evidence(path)
        finally:
            half.unlink(missing_ok=True)
    except OSError as error:
        said = f"备份没有做成（{why(error)}），所以这一步没有做，台账没有改动。请检查“{target.parent}”和磁盘空间。"
        raise ClerkError(said) from error
    sync_folder(target.parent)
    return target


def _copy_evidence(path: Path) -> None:
    """Copy what evidence has no copy yet; a file never changes under its name."""
    kept = evidence(path)
    there = evidence_copies(path)
    fresh = [one for one in kept.iterdir() if not (there / one.name).exists()] if kept.is_dir() else []
    for one in (one for one in fresh if not one.name.startswith(".~")):
        there.mkdir(mode=0o700, exist_ok=True)
        half = there / f".~{one.name}"
        try:
            shutil.copyfile(one, half)
            half.chmod(0o600)
            half.replace(there / one.name)
        finally:
            half.unlink(missing_ok=True)
