"""Re-make generated sources: the hashed locks, and the table of Traditional and Simplified characters."""

from __future__ import annotations

import environment
from environment import TOOLS_LOCK, TOOLS_VENV, program
from house import ROOT, Command, Stop, run, say

LOWEST_PYTHON = "3.11"
HAN = ROOT / "build" / "make_han.py"


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
    environment.ready(TOOLS_LOCK, TOOLS_VENV)
    if not HAN.exists():
        raise Stop(f"there is no {HAN.name}")
    run([program("python", TOOLS_VENV), HAN])
