"""A ledger file: create, open, lock, and the one transaction every verb is.

A Book belongs to one worker at a time. Nothing else in the process may open its file while it is open: on
Linux, closing any other handle on the file would drop SQLite's lock.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import urllib.parse
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from model import clock
from model.errors import ClerkError, why
from model.records import RoundView
from model.rules import identity
from model.store import archived, backup, chain, faults, foreign, lock_note, schema, settings, verify
from model.store.undo import undo

__all__ = ["Book", "create", "open_book", "undo"]

_here: weakref.WeakValueDictionary[tuple[int, int], Book] = weakref.WeakValueDictionary()
"""The ledgers this process has open, by device and inode."""


class Book:
    """An open, locked ledger. Reading is free; writing is possible only inside `act`."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self.left_open = ""
        """Who had the ledger open and did not close it, for 上次未正常退出; "" after an ordinary end."""
        self.parsed: dict[str, identity.Fact] = {}
        """The facts read so far, by id: what an id names never changes."""
        self.told: dict[int, Mapping[str, RoundView]] = {}
        """What the snapshots read so far published, by the act that kept them and by line."""
        self._db = db
        self._running = _Running()
        self._columns = {table: settings.columns(db, table) for table in (*settings.SETTINGS, *chain.FACTS)}
        db.create_function("acting", 0, self._running.required)
        db.create_function("seal", -1, chain.seal, deterministic=True)
        settings.watch(db)
        db.execute("PRAGMA query_only = ON")
        self._identity = _identity(path)
        _here[self._identity] = self

    def __enter__(self) -> Book:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the ledger back: no lock, note or journal file stays. Closing twice does no harm."""
        with suppress(sqlite3.Error):  # an emptied journal that cannot be removed, or a book already closed
            self._db.execute("PRAGMA locking_mode = NORMAL")
            self._db.execute("PRAGMA journal_mode = DELETE")
        self._db.close()
        if _here.pop(self._identity, None):
            lock_note.remove(self.path)

    def last_act(self) -> int:
        """Return the number of the last act; 0 in a new ledger."""
        return int(self.rows("SELECT coalesce(max(number), 0) FROM act")[0][0])

    @contextmanager
    def act(self, verb: str, subject: str, *, keep: bool = False, undoes: int | None = None) -> Iterator[int]:
        """Do one verb whole or not at all; yield the act's number, and return only after COMMIT did.

        `verb` and `subject` are office words, shown as they are ("收回", "市教育局 3月"). `keep` makes a backup
        first whatever the age of the last one (before a take). Raises ClerkError where nothing could be saved, and in
        an archived ledger, which only undoing its archiving may change.
        """
        if self._running.number is not None:
            raise RuntimeError("an act is already running")
        self.refuse_archived(undoes)
        backup.before(self, always=keep)
        try:
            with faults.clerk(self.path):
                since = self._begin()
                yield self._running.required()
                self._commit(since, (clock.now().isoformat(), verb, subject, undoes))
        finally:
            self._running.number = None
            self._roll_back()
            self._db.execute("PRAGMA query_only = ON")

    def refuse_archived(self, undoes: int | None = None) -> None:
        """Raise ClerkError in an archived ledger; for what writes files before its act begins."""
        archived.refuse(self, undoes)

    def rows(self, sql: str, args: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return what a query finds."""
        with faults.clerk(self.path):
            return self._db.execute(sql, args).fetchall()

    def write(self, sql: str, args: Sequence[Any] = ()) -> None:
        """Run one statement of the running act."""
        self.write_many(sql, [args])

    def write_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement of the running act for each row."""
        self._running.required()
        with faults.clerk(self.path):
            self._db.executemany(sql, (tuple(map(_storable, row)) for row in rows))

    def add(self, table: str, *values: Any) -> None:
        """Add one fact to its table, sealed and under the running act."""
        self.add_many(table, [values])

    def add_many(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        """Add facts to one table, each sealed and under the running act."""
        act = self._running.required()
        names = self._columns[table][0][1:]
        kept = ([_storable(value) for value in row] for row in rows)
        self.write_many(
            f"INSERT INTO {table} ({', '.join(map(settings.quoted, names))}) VALUES ({', '.join('?' * len(names))})",
            ((act, *row, chain.seal(table, act, *row)) for row in kept),
        )

    def columns(self, table: str) -> tuple[list[str], list[str]]:
        """Return (all columns, key columns) of a table."""
        return self._columns[table]

    def damages(self) -> tuple[str, ...]:
        """Return what is not as this program wrote it; () for a whole ledger."""
        return verify.damages(self._db)

    def copy_to(self, target: Path) -> tuple[str, ...]:
        """Copy the ledger into an empty file by SQLite's backup and return what is damaged in the copy."""
        with faults.clerk(self.path):
            copy = sqlite3.connect(target, isolation_level=None)
            try:
                copy.execute("PRAGMA journal_mode = OFF")
                self._db.backup(copy)
                return verify.damages(copy)
            finally:
                copy.close()

    def _begin(self) -> dict[str, int]:
        self._db.execute("PRAGMA query_only = OFF")
        self._db.execute("BEGIN IMMEDIATE")
        self._running.number = self.last_act() + 1
        return chain.marks(self._db)

    def _commit(self, since: dict[str, int], said: tuple[Any, ...]) -> None:
        act = (self._running.required(), *map(_storable, said))
        last = self._db.execute("SELECT hash FROM act ORDER BY number DESC LIMIT 1").fetchone()
        name = chain.act_hash(last[0] if last else "", act, chain.added(self._db, since))
        self._db.execute("INSERT INTO act VALUES (?, ?, ?, ?, ?, ?)", (*act, name))
        try:
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            self._tell_whether_saved(act[0], error)
            raise

    def _roll_back(self) -> None:
        with suppress(sqlite3.Error):  # the first error is the one to tell; SQLite recovers from its journal
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def _tell_whether_saved(self, number: int, error: sqlite3.Error) -> None:
        """Raise ClerkError where a disk that failed during COMMIT did, or may, keep the act all the same."""
        try:
            last = self.last_act()
        except ClerkError as unknown:
            said = f"磁盘在保存第{number}步时出错，不能确定是否已保存。请检查磁盘，重新打开台账，看最后一步是不是它。"
            raise ClerkError(said) from unknown
        if last == number:
            said = f"磁盘在保存第{number}步的最后一刻报错。这一步已在台账里，请检查磁盘，重新打开台账核对后再继续。"
            raise ClerkError(said) from error


class _Running:
    """The number of the act that is running; apart from Book, so that SQL's functions keep no book alive."""

    number: int | None = None

    def required(self) -> int:
        if self.number is None:
            raise RuntimeError("nothing is written outside an act")
        return self.number


def create(path: Path) -> Book:
    """Make a new, empty ledger and open it; an existing file stays untouched."""
    foreign.check_name(path)
    if os.path.lexists(path):
        raise _exists(path)
    try:
        handle, name = tempfile.mkstemp(prefix=".~", dir=path.parent)  # readable by its owner only
    except OSError as error:
        raise ClerkError(f"不能在“{path.parent}”里新建台账：{why(error)}。请换一个文件夹。") from error
    os.close(handle)
    half = Path(name)
    try:
        with faults.clerk(path):
            db = _connect(half)
            try:
                schema.apply(db, 0)
            finally:
                db.close()
        _move(half, path)
    finally:
        half.unlink(missing_ok=True)
    return open_book(path)


def open_book(path: Path, *, trusting: bool = False) -> Book:
    """Open and lock a ledger without writing a byte of it.

    Raises ClerkError naming what the file is, who has it open, or where it is damaged. `trusting` leaves the
    content unchecked: for 自检, which lists every damage itself.
    """
    foreign.check_name(path)
    if _identity(path) in _here:
        raise ClerkError(f"台账“{path.name}”已经在本程序里打开。")
    version = foreign.version(path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise ClerkError(f"台账“{path.name}”或所在文件夹是只读的，不能编辑。请复制到本机可写的文件夹再打开。")
    try:
        with faults.clerk(path):
            db = _connect(path)
            try:
                book = _checked(path, db, version, trusting)
            except BaseException:
                db.close()
                raise
    except (sqlite3.Error, UnicodeDecodeError) as error:  # nobody can make sense of the content
        raise ClerkError(faults.damaged(path)) from error
    book.left_open = lock_note.read(path)
    lock_note.write(path)
    return book


def _checked(path: Path, db: sqlite3.Connection, version: int, trusting: bool) -> Book:
    _lock(db)
    if version < schema.version():
        if trusting:
            raise ClerkError(
                f"台账“{path.name}”是旧格式（{version}），请先用本程序打开一次，升级后再自检。台账没有改动。"
            )
        backup.before_upgrade(path, db, version)
        schema.apply(db, version)
    if not trusting and (found := verify.damages(db)):
        raise ClerkError(faults.damaged(path, f"{len(found)} 处，如：{found[0]}"))
    return Book(path, db)


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"file:{urllib.parse.quote(path.absolute().as_posix())}?mode=rw"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=1, check_same_thread=False)


def _lock(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    db.execute("BEGIN EXCLUSIVE")
    db.execute("COMMIT")
    for pragma in _PRAGMAS:
        db.execute(f"PRAGMA {pragma}")


def _move(half: Path, path: Path) -> None:
    try:
        try:
            os.link(half, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if os.path.lexists(path):
                raise FileExistsError from None
            half.rename(path)
    except FileExistsError as error:
        raise _exists(path) from error
    backup.sync_folder(path.parent)


def _exists(path: Path) -> ClerkError:
    return ClerkError(f"“{path.name}”已经存在，没有改动它。请换一个文件名，或直接打开它。")


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


_PRAGMAS = (
    "journal_mode = TRUNCATE",
    "synchronous = FULL",
    "fullfsync = ON",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "temp_store = MEMORY",
    "cell_size_check = ON",
    "busy_timeout = 5000",
)


def _storable(value: Any) -> Any:
    """Write out lone surrogates, which no UTF-8 text can hold (a file name in a foreign encoding)."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
