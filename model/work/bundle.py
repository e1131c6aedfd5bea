"""One paper a unit, their list and a zip of all in one folder: written whole, or nothing of it stays."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from model.errors import ClerkError, why
from model.sheets import atomic, write


@dataclass(slots=True)
class Bundle:
    """What is written into a folder so far."""

    folder: Path
    data: dict[str, bytes] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    beside: list[Path] = field(default_factory=list)

    def add(self, name: str, data: bytes) -> Path:
        """Write one paper, a workbook only once it is proved that it can be read back; return where it really went."""
        save = write.save if name.lower().endswith(".xlsx") else atomic.write
        self.files.append(save(data, self.folder / name))
        self.data[name] = data
        return self.files[-1]

    def list(self, name: str, book: bytes) -> Path:
        """Write the list of the papers, a workbook that stands beside them."""
        self.beside.append(write.save(book, self.folder / name))
        return self.beside[-1]

    def zip(self, name: str, stamp: datetime.date) -> Path:
        """Write a zip of all papers."""
        self.beside.append(atomic.write(write.pack(self.data, stamp), self.folder / name))
        return self.beside[-1]


@contextmanager
def into(folder: Path, what: str) -> Iterator[Bundle]:
    """Make a folder and yield a bundle in it; whatever fails before the end takes all of its files away.

    Raises ClerkError where the folder cannot be made; `what` names the papers in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ClerkError(f"文件夹“{folder}”建不了（{why(error)}），没有生成{what}。请换一个位置。") from error
    out = Bundle(folder)
    try:
        yield out
    except BaseException:
        for path in (*out.files, *out.beside):
            path.unlink(missing_ok=True)
        raise
