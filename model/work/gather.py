"""Which files a take is about: files as given, folders and zips searched, our own lists left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from model.errors import ClerkError, why
from model.records import FileAnswer, Finding
from model.sheets import archive
from model.terms import Level, Verdict

OWN_LISTS = ("发送清单_", "报送通知_", "全部填报表_", "上报表_", "退回说明_", "核对单清单_", "全部核对单_",
             "催报单清单_", "全部催报单_", "退回单清单_", "全部退回单_",
             "督办登记表")  # fmt: skip
"""How the lists we put beside the forms begin; found in a folder they are no returned forms."""

TABLES = (".xlsx", ".xlsm", ".xls", ".et", ".csv", ".ods", ".xlsb", ".xltx", ".ett")
OTHERS = (".docx", ".doc", ".wps", ".pdf", ".ofd", ".jpg", ".jpeg", ".png", ".zip", ".rar", ".7z")
FORMS = (*TABLES, *OTHERS)
"""What in a folder may be a unit's report, each answered, if only by a sentence; anything else was not meant for us."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to take: the name as the clerk gave it, and its bytes, read once (FAULTS B20)."""

    name: str
    data: bytes


def find(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files meant, each once, in a settled order; raises ClerkError naming all paths not there."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise ClerkError.of("找不到", missing, "台账没有改动。请核对文件或文件夹的位置。")
    found: dict[Path, None] = {}
    for path in paths:
        for file in [path] if path.is_file() else _inside(path):
            found.setdefault(file)
    return tuple(found)


def load(path: Path) -> tuple[Found | FileAnswer, ...]:
    """Read a file whole, or say why not; a zip of forms gives one for each member ("包.zip/成员.xlsx")."""
    name = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        told = f"“{path.name}”打不开（{why(error)}），没有收。请确认文件没有被占用、有读取权限，再收一次。"
        return (refused(name, told),)
    if not archive.is_archive(data):
        return (Found(name, data),)
    try:
        inside = [one for one in archive.members(data, path.name) if _is_meant(PurePosixPath(one[0]))]
    except ClerkError as error:
        return (refused(name, error.sentence),)
    if not inside:
        return (refused(name, f"压缩包“{path.name}”里没有填报表，没有收。请核对是否发错了文件。"),)
    return tuple(Found(f"{name}/{member}", content) for member, content in inside)


def refused(name: str, sentence: str) -> FileAnswer:
    """Answer a file of which nothing is read."""
    return FileAnswer(name, Verdict.REFUSED, findings=(Finding(Level.ERROR, sentence, name),))


def _inside(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and _is_meant(PurePosixPath(path.relative_to(folder).as_posix())):
            yield path


def _is_meant(path: PurePosixPath) -> bool:
    """Say whether a file found in a folder or zip may be a unit's report."""
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not hidden and not path.name.startswith(("~$", *OWN_LISTS)) and path.suffix.lower() in FORMS
