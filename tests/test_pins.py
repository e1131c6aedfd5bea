"""The pins: locked with hashes, the same in every lock, and none that corrupts memory."""

from __future__ import annotations

import importlib.metadata
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.markers import Marker, default_environment
from packaging.requirements import Requirement
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItemModel

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-tools.txt")
PLATFORMS = {
    "Windows x64": {"sys_platform": "win32", "platform_machine": "AMD64"},
    "Windows ARM64": {"sys_platform": "win32", "platform_machine": "ARM64"},
    "Linux x64": {"sys_platform": "linux", "platform_machine": "x86_64"},
    "Linux ARM64": {"sys_platform": "linux", "platform_machine": "aarch64"},
    "macOS": {"sys_platform": "darwin", "platform_machine": "arm64"},
}
TIMES = 500
"""Calls a reference count is watched over: enough to show, too few to bring None down to nothing."""


def entries(lock: str) -> list[str]:
    """Return a lock's entries, each with its hashes, comments left out."""
    text = re.sub(r"^\s*#.*\n?", "", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [entry for entry in text.replace("\\\n", " ").splitlines() if entry.strip()]


def requirements(lock: str) -> list[Requirement]:
    return [Requirement(entry.split("--hash=")[0]) for entry in entries(lock)]


def pinned(lock: str) -> set[tuple[str, str]]:
    return {(one.name, str(one.specifier)) for one in requirements(lock)}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_of_a_lock_is_exact_and_hashed(lock: str) -> None:
    assert [entry for entry in entries(lock) if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []
    assert [str(one) for one in requirements(lock) if not re.fullmatch(r"==[\w.]+", str(one.specifier))] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_asked_for_is_the_one_locked(lock: str) -> None:
    asked = [line for line in (ROOT / lock.replace(".txt", ".in")).read_text(encoding="utf-8").splitlines() if
             re.match(r"\w", line)]  # fmt: skip
    locked = {(one.replace("_", "-").lower(), version) for one, version in pinned(lock)}
    wanted = [Requirement(line) for line in asked]
    assert [str(one) for one in wanted if (one.name.replace("_", "-").lower(), str(one.specifier)) not in locked] == []


def test_the_program_is_tested_on_what_it_runs_on() -> None:
    assert pinned("requirements.txt") <= pinned("requirements-dev.txt")


def chosen(package: str, platform: str, python: str) -> list[str]:
    """Return the versions a lock picks on a platform and a Python."""
    where = {**PLATFORMS[platform], "python_version": python, "python_full_version": f"{python}.0"}
    environment = {**{key: str(value) for key, value in default_environment().items()}, **where}
    fitting = [one for one in requirements("requirements.txt") if one.name == package and
               (one.marker is None or Marker(str(one.marker)).evaluate(environment))]  # fmt: skip
    return [str(one.specifier)[2:] for one in fitting]


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("package", ["pyside6-essentials", "shiboken6"])
def test_qt_is_the_version_chosen_for_each_platform(package: str, platform: str, python: str) -> None:
    """6.9.3 is the last for glibc 2.28; 6.8.0.2 the last for old ARM64 Linux; 6.12.0 only where nothing else is."""
    old = "6.8.0.2" if platform == "Linux ARM64" else "6.9.3"
    assert chosen(package, platform, python) == ["6.12.0" if python == "3.14" else old]


def test_qt_here_is_the_one_locked_and_not_the_corrupting_one() -> None:
    installed = importlib.metadata.version("PySide6_Essentials")
    locked = [str(one.specifier)[2:] for one in requirements("requirements.txt") if one.name == "pyside6-essentials" and
              (one.marker is None or one.marker.evaluate())]  # fmt: skip
    assert [installed] == locked
    assert sys.version_info >= (3, 14) or installed != "6.12.0"


TABLE = QStandardItemModel(2, 2)
THING = QObject()
TRIVIAL: dict[str, Callable[[], object]] = {
    "returns nothing": lambda: THING.setObjectName("a"),
    "returns a bool": THING.isWidgetType,
    "takes None": lambda: THING.setProperty("x", None),
    "takes an enum": lambda: TABLE.headerData(0, Qt.Orientation.Horizontal),
    "gives an enum": lambda: TABLE.flags(TABLE.index(0, 0)),
    "gives an index": lambda: TABLE.parent(TABLE.index(0, 0)),
}
WATCHED = {
    "None": None,
    "True": True,
    "False": False,
    "an enum": Qt.Orientation.Horizontal,
    "an enum's type": Qt.Orientation,
    "a type": QModelIndex,
}


@pytest.mark.parametrize("call", TRIVIAL)
def test_qt_keeps_its_reference_counts(call: str) -> None:
    """PySide6 6.12.0 on Python 3.10 and 3.11 loses a reference to None each time a method returns nothing."""
    TRIVIAL[call]()
    before = {name: sys.getrefcount(value) for name, value in WATCHED.items()}
    for _ in range(TIMES):
        TRIVIAL[call]()
    after = {name: sys.getrefcount(value) for name, value in WATCHED.items()}
    assert {name: after[name] - before[name] for name in WATCHED if abs(after[name] - before[name]) > TIMES // 5} == {}
