"""A zip too large for memory: written entry by entry under another name, put in its place only when it is whole."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from model.sheets import atomic
from model.sheets.file_names import clean_file

CHUNK = 1024 * 1024
STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a zip."""

    name: str
    size: int
    sha256: str


class Packing:
    """A zip being written; `entries` are those it has so far."""

    def __init__(self, temp: Path, target: Path) -> None:
        self.entries: list[Entry] = []
        self._temp, self._target = temp, target
        self._zip = zipfile.ZipFile(temp, "x", compresslevel=6)
        temp.chmod(0o600)

    def add(self, folder: str, name: str, data: bytes) -> Entry:
        """Add a file; a name that is taken in its folder gets a number."""
        return self._write(folder, name, iter((data,)))

    def add_file(self, folder: str, name: str, path: Path) -> Entry:
        """Add a file from the disk."""
        return self._write(folder, name, _chunks(path))

    def close(self) -> str:
        """End the zip and return its SHA-256."""
        self._zip.close()
        digest = hashlib.sha256()
        for chunk in _chunks(self._temp):
            digest.update(chunk)
        with self._temp.open("rb+") as written:
            os.fsync(written.fileno())
        return digest.hexdigest()

    def place(self) -> Path:
        """Put the closed zip in its place and return where it went."""
        return atomic.replace(self._temp, self._target)

    def abandon(self) -> None:
        """Let the file go; closing twice does no harm."""
        with suppress(OSError, ValueError):  # whatever went wrong before is the one to tell
            self._zip.close()

    def _write(self, folder: str, name: str, chunks: Iterator[bytes]) -> Entry:
        path = self._free(folder, name)
        digest, size = hashlib.sha256(), 0
        info = zipfile.ZipInfo(path, STAMP)
        info.compress_type = zipfile.ZIP_DEFLATED
        with self._zip.open(info, "w", force_zip64=True) as out:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                out.write(chunk)
        self.entries.append(Entry(path, size, digest.hexdigest()))
        return self.entries[-1]

    def _free(self, folder: str, name: str) -> str:
        one, taken = PurePosixPath(file_name(name)), {entry.name.casefold() for entry in self.entries}
        tries = (one.name, *(f"{one.stem}({number}){one.suffix}" for number in range(2, 10_000)))
        head = f"{folder}/" if folder else ""
        return next(path for each in tries if (path := f"{head}{each}").casefold() not in taken)


@contextmanager
def packing(target: Path) -> Iterator[Packing]:
    """Yield a zip to fill, close and place; one that was not placed leaves nothing. Raises ClerkError."""
    with atomic.beside(target) as temp:
        pack = Packing(temp, target)
        try:
            yield pack
        finally:
            pack.abandon()


def file_name(name: str) -> str:
    """Return a file's own name as any system takes it, without the folders it came in."""
    return clean_file(name.replace("\\", "/").rstrip("/").rpartition("/")[2])


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        while chunk := source.read(CHUNK):
            yield chunk
