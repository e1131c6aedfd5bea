"""Re-make generated sources: the hashed locks, and the tables of characters and of their pinyin."""

from __future__ import annotations

from pathlib import Path

import environment
from environment import TOOLS_LOCK, TOOLS_VENV, program
from house import ROOT, Command, Stop, run, say

LOWEST_PYTHON = "3.11"
HAN = ROOT / "build" / "make_han.py"
PINYIN = ROOT / "build" / "make_pinyin.py"


def lock() -> None:
    """Resolve every requirements*.in for all platforms, with hashes and without any host's name."""
    environment.ready(TOOLS_LOCK, TOOLS_VENV)
    for name in (environment.RUN_LOCK, environment.TEST_LOCK, TOOLS_LOCK):
        say(f"resolving {name}")
        source = name.replace(".txt", ".in")
        uv: Command = [program("uv", TOOLS_VENV), "pip", "compile", "--quiet", "--universal"]
        uv += ["--python-version", LOWEST_PYTHON, "--generate-hashes", "--no-emit-index-url", "--no-header"]
        run([*uv, source, "--output-file", name])


def han() -> None:
    """Make the character table anew from its data package."""
    _make(HAN)


def pinyin() -> None:
    """Make the table of pinyin initials anew from its data package."""
    _make(PINYIN)


def _make(maker: Path) -> None:
    environment.ready(TOOLS_LOCK, TOOLS_VENV)
    if not maker.exists():
        raise Stop(f"there is no {maker.name}")
    run([program("python", TOOLS_VENV), maker])
