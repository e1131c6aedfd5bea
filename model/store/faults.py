"""What SQLite reports, as a clerk's sentence: the one place where its errors are understood (FAULTS.md B)."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.errors import ClerkError
from model.store import lock_note


@contextmanager
def clerk(path: Path) -> Iterator[None]:
    """Raise SQLite's troubles with the file at `path` as ClerkError; anything else is a bug and passes."""
    try:
        yield
    except sqlite3.Error as error:
        said = sentence(error, path)
        if said is None:
            raise
        raise ClerkError(said) from error


def sentence(error: sqlite3.Error, path: Path) -> str | None:
    """Return what to tell the clerk, or None where the error is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return _SENTENCES[code](path) if code in _SENTENCES else None


def is_damage(error: sqlite3.Error) -> bool:
    """Say whether the error, met while only reading, means the file's content is damaged."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return code in _DAMAGE or code not in _SENTENCES


def damaged(path: Path, what: str = "") -> str:
    """Return the sentence for a ledger whose content cannot be trusted."""
    where = f"（{what}）" if what else ""
    return (
        f"台账“{path.name}”已损坏或被别的软件改动过{where}。本程序没有改动它。"
        f"请从旁边的“{path.stem}.备份”文件夹取最近的备份另存使用，并保留原文件。"
    )


def _busy(path: Path) -> str:
    who = lock_note.read(path) or "另一个程序"
    return f"台账“{path.name}”正被{who}打开。台账没有改动，请在那边关闭后再打开。"


def _full(path: Path) -> str:
    free = shutil.disk_usage(path.parent).free / 1024 / 1024
    return f"磁盘空间不足（剩余 {free:.1f} MB），这一步没有保存，台账没有改动。请腾出空间后重做。"


def _read_only(path: Path) -> str:
    return f"台账“{path.name}”不能写入（只读或没有权限），这一步没有保存，台账没有改动。请复制到本机可写的文件夹再用。"


def _io(path: Path) -> str:
    return f"无法读写“{path.name}”所在的磁盘，这一步没有保存。请检查磁盘或U盘是否还连着，再重新打开台账。"


def _cannot_open(path: Path) -> str:
    return f"打不开“{path}”：没有权限，或路径太长（最多约 160 个汉字）。请换一个文件夹再试。"


_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_SENTENCES = {
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_IOERR: _io,
    sqlite3.SQLITE_CANTOPEN: _cannot_open,
    sqlite3.SQLITE_PERM: _cannot_open,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: damaged,
}
