"""How a file reaches the disk: whole or not at all, the old one untouched until the new one is safe (FAULTS rule 7)."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.errors import ClerkError

PREFIX = ".~shishi-"
WAITS = (0.05, 0.1, 0.25, 0.5, 0.75, 1.0)
"""Seconds between tries while Excel, WPS or a virus scanner holds the file."""

_WORDS = {
    errno.ENOSPC: "磁盘空间不足",
    errno.EROFS: "目标位置是只读的",
    errno.EACCES: "没有写入权限",
    errno.EPERM: "没有写入权限",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOTDIR: "目标位置不是文件夹",
    errno.EEXIST: "目标位置不是文件夹",
    errno.EISDIR: "同名的文件夹已经存在",
    errno.EIO: "磁盘读写出错",
}
_HELD = (5, 32, 33)
_OWN = re.compile(re.escape(PREFIX) + r"(\d+)-[0-9a-f]+\.tmp")


def write(data: bytes, path: Path) -> Path:
    """Write the bytes and return where they really went: 名称(2).xlsx where the target is held open.

    Raises ClerkError; the old file is then unchanged.
    """
    with beside(path) as temp:
        _write_through(temp, data)
        return replace(temp, path)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Yield a name beside a file to write it under first; nothing stays under that name.

    Raises ClerkError for what the disk refuses meanwhile.
    """
    temp = path.with_name(f"{PREFIX}{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temp
    except OSError as error:
        raise ClerkError(f"没有写成“{path.name}”：{_why(error)}。原有文件未改动，请检查后重试。") from error
    finally:
        with contextlib.suppress(OSError):
            temp.unlink()


def sweep(folder: Path) -> None:
    """Remove our own half-written files that a killed program left in a folder."""
    for found in folder.glob(PREFIX + "*.tmp"):
        match = _OWN.fullmatch(found.name)
        if match and not _alive(int(match[1])):
            found.unlink(missing_ok=True)


def _write_through(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace(temp: Path, path: Path) -> Path:
    """Put a finished file in its place and return where it really went: 名称(2).xlsx where the target is held open."""
    if _replaced(temp, path):
        return path
    for number in range(2, 100):
        other = path.with_name(f"{path.stem}({number}){path.suffix}")
        if not other.exists() and _replaced(temp, other):
            return other
    raise ClerkError(f"“{path.name}”正被其他程序打开，没有写成。请关闭后重试，原有文件未改动。")


def _replaced(temp: Path, path: Path) -> bool:
    """Put the finished file in place; False while another program keeps holding the target."""
    for wait in (*WAITS, None):
        try:
            os.replace(temp, path)  # noqa: PTH105 - Path.replace hides nothing, but tests inject here
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            if wait is None:
                return False
            time.sleep(wait)
        else:
            _sync_folder(path.parent)
            return True
    return False


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _alive(process: int) -> bool:
    if process == os.getpid():
        return True
    if os.name == "nt":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _why(error: OSError) -> str:
    return _WORDS.get(error.errno or 0, "磁盘没有应答")
