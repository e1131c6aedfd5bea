"""A note beside an open ledger saying who has it open; the lock itself is SQLite's and ends with the process."""

from __future__ import annotations

import contextlib
import getpass
import os
import platform
from pathlib import Path

from model import clock


def beside(path: Path) -> Path:
    """Return where a ledger's note lies."""
    return path.with_name(f"~${path.name}")


def write(path: Path) -> None:
    """Leave the note; a folder that takes none is no reason to stop."""
    with contextlib.suppress(OSError):
        beside(path).write_text(f"{_who()}（进程 {os.getpid()}）于 {clock.now():%Y-%m-%d %H:%M}", encoding="utf-8")


def read(path: Path) -> str:
    """Return who has the ledger open and since when; "" where no note can be read."""
    try:
        return beside(path).read_text(encoding="utf-8", errors="replace").strip()[:200]
    except OSError:
        return ""


def remove(path: Path) -> None:
    """Take the note away."""
    with contextlib.suppress(OSError):
        beside(path).unlink()


def _who() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, ImportError, OSError):  # an account without a name
        user = "用户"
    return f"{user}@{platform.node() or '本机'}"
