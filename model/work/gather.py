"""Which files a take is about: files as given, folders searched, our own lists left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.errors import ClerkError

OWN_LISTS = ("发送清单_", "报送通知_", "全部填报表_", "上报表_")
"""How the lists we put beside the forms begin; found in a folder they are no returned forms."""

FORMS = (".xlsx", ".xlsm", ".xls", ".et", ".csv")
"""What in a folder may be a returned form; anything else there was not meant for us."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to take: the name as the clerk gave it, and its bytes, read once (FAULTS B20)."""

    name: str
    data: bytes


def find(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files meant, each once, in a settled order; raises ClerkError naming all paths not there."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise ClerkError(f"找不到：{'；'.join(missing)}。台账没有改动。请核对文件或文件夹的位置。")
    found: dict[Path, None] = {}
    for path in paths:
        for file in [path] if path.is_file() else _inside(path):
            found.setdefault(file)
    return tuple(found)


def load(path: Path) -> Found | str:
    """Read a file whole, or return the sentence that says why it could not be."""
    try:
        return Found(str(path), path.read_bytes())
    except OSError as error:
        return f"“{path.name}”打不开（{error.strerror}），没有收。请确认文件没有被占用、有读取权限，再收一次。"


def _inside(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or path.name.startswith(("~$", *OWN_LISTS)) or path.suffix.lower() not in FORMS:
            continue
        if path.is_file():
            yield path
