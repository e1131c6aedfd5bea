"""佐证附件: files that prove an item, kept beside the ledger; listed, saved elsewhere or opened only on request."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path, PurePosixPath

from model.errors import ClerkError, why
from model.records import Evidence
from model.sheets.file_names import clean_file
from model.store import attachments
from model.work import attach
from model.work.ledger import Ledger

OPENS = (".pdf", ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".txt", ".ofd")
OPENS_TOO = (".docx", ".xlsx", ".doc", ".xls", ".wps", ".et")
"""What may be opened; anything else is only saved, for it might be a program."""


_OPENED: list[Path] = []
"""The folders of the copies opened since the program began."""


def load(path: Path) -> tuple[str, bytes]:
    """Read a file to hand in; returns its name and content. Raises ClerkError."""
    return path.name, attach.load(path)


def keep(ledger: Ledger, name: str, data: bytes) -> Evidence:
    """Keep a file beside the ledger, before the act that notes it."""
    return Evidence(attachments.keep(ledger, data), name, len(data))


def words(one: Evidence) -> str:
    """Name a file with its size, and its ending where it might be a program."""
    size = f"{one.size / 1024 / 1024:.1f}MB" if one.size >= 1024 * 1024 else f"{max(one.size // 1024, 1)}KB"
    return f"{clean_file(one.name)}（{size}）" + (
        "" if may_open(one) else f"［{ending(one) or '没有扩展名'}，不能直接打开］"
    )


def ending(one: Evidence) -> str:
    """Return a file's ending with its dot, "" for none."""
    return PurePosixPath(clean_file(one.name)).suffix.lower()


def may_open(one: Evidence) -> bool:
    """Say whether a file is a document or picture by its ending."""
    return ending(one) in (*OPENS, *OPENS_TOO)


def save(ledger: Ledger, one: Evidence, folder: Path) -> Path:
    """Write a kept file into a folder under its own name and return where; nothing there is replaced.

    Raises ClerkError.
    """
    data = attachments.read(ledger, one.sha256, one.name)
    name = PurePosixPath(clean_file(one.name))
    tries = (f"{name.stem}({number}){name.suffix}" if number > 1 else name.name for number in range(1, 1000))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = next(path for each in tries if not (path := folder / each).exists())
        target.write_bytes(data)
    except OSError as error:
        raise ClerkError(f"附件“{one.name}”没有存成（{why(error)}）。请换一个文件夹。") from error
    return target


def opened(ledger: Ledger, one: Evidence) -> Path:
    """Return a copy of a kept document or picture that a viewer may open; raises ClerkError for anything else."""
    if not may_open(one):
        raise ClerkError(f"“{clean_file(one.name)}”不是文档或图片，不能直接打开。要看请先“另存为”，确认安全后再打开。")
    folder = Path(tempfile.mkdtemp(prefix="shishi-"))
    _OPENED.append(folder)
    return save(ledger, one, folder)


def put_away() -> None:
    """Remove the copies opened by this program; one that a viewer still holds stays."""
    while _OPENED:
        shutil.rmtree(_OPENED.pop(), ignore_errors=True)
