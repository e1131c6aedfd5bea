"""Evidence beside the ledger, in NAME.附件: each file once, named by its SHA-256 alone, never run, opened on request.

Without an ending no system takes a file for a program; its own name and ending stand in the ledger.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import ClerkError, why
from model.store import backup

if TYPE_CHECKING:
    from model.store.book import Book


def folder(path: Path) -> Path:
    """Return where a ledger's evidence lies."""
    return backup.evidence(path)


def find(path: Path, sha256: str) -> Path | None:
    """Return where a ledger's evidence is whole: beside it, or among its backup's copies; None for nowhere.

    A backup opened where it lies finds the copies beside it.
    """
    among = path.parent / f"{path.parent.stem}{path.suffix}"
    places = (folder(path), backup.evidence_copies(path), folder(among))
    return next((kept for place in places if is_whole(kept := place / sha256)), None)


def keep(book: Book, data: bytes) -> str:
    """Keep a file's content, whole or not at all, and return its SHA-256; one already there stays as it is.

    Raises ClerkError where the disk does not take it.
    """
    book.refuse_archived()
    sha256 = hashlib.sha256(data).hexdigest()
    target = folder(book.path) / sha256
    try:
        if is_whole(target):
            return sha256
        target.parent.mkdir(mode=0o700, exist_ok=True)
        _write(target, data)
    except OSError as error:
        raise ClerkError(
            f"附件没有存成（{why(error)}），没有改动台账。请检查“{target.parent.name}”文件夹和磁盘空间。"
        ) from error
    backup.sync_folder(target.parent)
    return sha256


def read(book: Book, sha256: str, name: str) -> bytes:
    """Return a kept file's content; raises ClerkError where it is gone or no longer what was handed in."""
    kept = find(book.path, sha256) or folder(book.path) / sha256
    try:
        data = kept.read_bytes()
    except OSError as error:
        raise ClerkError(
            f"附件“{name}”不在“{kept.parent.name}”文件夹里（{why(error)}）。台账没有改动。请从原来的电脑把该文件夹一起拷来。"
        ) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ClerkError(f"附件“{name}”的内容和交来时不一样了，没有打开。台账没有改动。请向交件单位重新索取。")
    return data


def is_whole(kept: Path) -> bool:
    """Say whether a kept file is there and still what its name says."""
    return kept.is_file() and hashlib.sha256(kept.read_bytes()).hexdigest() == kept.name


def _write(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".~", dir=target.parent)
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(data)
            written.flush()
            os.fsync(written.fileno())
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
