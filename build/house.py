"""Where things lie, and how one command is run; shared by everything in build/."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "demo"
DIST = ROOT / "dist"
WORK = ROOT / ".pyinstaller"
WINDOWS = os.name == "nt"
Command = list[str | Path]
LINUX = sys.platform.startswith("linux")


class Stop(Exception):  # noqa: N818 - an orderly end with a sentence, not a fault of this script
    """End the command with one sentence that says what to do."""


def say(text: str) -> None:
    """Print one line at once, so that it stands before what the next child prints."""
    print(f"== {text}", flush=True)


def variables(**more: str) -> dict[str, str]:
    """Return the children's environment: UTF-8 whatever the console's code page is, and what else is asked."""
    return {**os.environ, "PYTHONUTF8": "1", **more}


def status(command: Command, env: Mapping[str, str] | None = None) -> int:
    """Run a command in the project's folder and return its exit status; raises Stop when there is no such program."""
    try:
        return subprocess.run([str(part) for part in command], cwd=ROOT, env=env or variables(), check=False).returncode
    except FileNotFoundError:
        raise Stop(f"there is no program {command[0]}") from None


def run(command: Command, env: Mapping[str, str] | None = None) -> None:
    """Run a command in the project's folder; raises Stop when it fails."""
    code = status(command, env)
    if code != 0:
        raise Stop(f"failed with status {code}: {' '.join(str(part) for part in command)}")
