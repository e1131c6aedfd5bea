"""Make .venv from the hashed locks, and only when a lock or the Python changed."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from house import ROOT, WINDOWS, Command, Stop, run, say

VENV = ROOT / ".venv"
TOOLS_VENV = ROOT / ".venv-tools"
RUN_LOCK = "requirements.txt"
TEST_LOCK = "requirements-dev.txt"
TOOLS_LOCK = "requirements-tools.txt"
CONTAINS = {TEST_LOCK: (RUN_LOCK, TEST_LOCK)}


def program(name: str, venv: Path = VENV) -> Path:
    """Return the path of a program inside a virtual environment, such as python or lint-imports."""
    return venv / "Scripts" / f"{name}.exe" if WINDOWS else venv / "bin" / name


def ready(lock: str, venv: Path = VENV) -> None:
    """Have everything a lock names in the environment, exactly; at once where its stamp still fits."""
    if _fits(lock, venv):
        return
    if not any(_fits(name, venv) for name in _stamped(venv)):
        say(f"making {venv.name} with Python {sys.version.split()[0]}")
        run([_base_python(), "-m", "venv", "--clear", venv])
    say(f"installing {lock}")
    pip: Command = [program("python", venv), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    # The lock names everything: older pips, left to resolve, ask for a newer release of what extras bring in.
    run([*pip, "install", "--quiet", "--require-hashes", "--only-binary=:all:", "--no-deps", "-r", ROOT / lock])
    run([*pip, "check"])
    for name in CONTAINS.get(lock, (lock,)):
        _stamp(name, venv).write_text(_wanted(name), encoding="utf-8")


def _base_python() -> str:
    """Return the Python under us, also when this script was started with the environment's own."""
    if sys.prefix == sys.base_prefix:
        return sys.executable
    name = "python.exe" if WINDOWS else "bin/python3"
    base = Path(sys.base_prefix) / name
    if not base.exists():
        raise Stop("start build/make.py with the system's Python, not with that of a virtual environment")
    return str(base)


def _wanted(lock: str) -> str:
    """Return what a stamp must say: the Python and the lock an environment was made from."""
    digest = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    return f"{sys.version}\n{sys.base_prefix}\n{digest}\n"


def _stamp(lock: str, venv: Path) -> Path:
    return venv / f"made-from-{lock}"


def _stamped(venv: Path) -> list[str]:
    """Return the locks an environment claims to hold; anything stale means it is made anew."""
    names = [path.name[len("made-from-") :] for path in sorted(venv.glob("made-from-*"))]
    return names if all(_fits(name, venv) for name in names) else []


def _fits(lock: str, venv: Path) -> bool:
    stamp = _stamp(lock, venv)
    return (ROOT / lock).exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == _wanted(lock)
