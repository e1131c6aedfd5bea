"""Everything that must hold before work is handed in: lint, types, import contracts, tests, coverage."""

from __future__ import annotations

import os
import time

import debian
import environment
from environment import program
from house import ROOT, Command, Stop, say, status, variables

COVERED = "model/rules/*,model/store/*,model/work/*"
COVERED_AT_LEAST = 95
"""Per cent, branches counted: a ratchet towards 100, raised as the tests grow and never lowered."""
MUTATIONS = "tests/model/rules/run_mutations.py"


def test() -> None:
    """Run every check, all of them even when one fails; raises Stop naming those that failed."""
    debian.ready()
    environment.ready(environment.TEST_LOCK)
    failed = [name for name, command in _checks() if not _passes(name, command)]
    if failed:
        raise Stop(f"failed: {', '.join(failed)}")


def test_office() -> None:
    """Run the round trips through LibreOffice, which the ordinary test leaves out."""
    debian.ready(office=True)
    environment.ready(environment.TEST_LOCK)
    if not _passes("LibreOffice", [*_pytest(), "-m", "office"]):
        raise Stop("failed: LibreOffice")


def mutate() -> None:
    """Break the merge's rules one by one and see each break caught by the tests."""
    debian.ready()
    environment.ready(environment.TEST_LOCK)
    if not (ROOT / MUTATIONS).exists():
        raise Stop(f"there is no {MUTATIONS}")
    if not _passes("mutations", [program("python"), MUTATIONS]):
        raise Stop("failed: mutations")


def _checks() -> tuple[tuple[str, Command], ...]:
    ruff, python = program("ruff"), program("python")
    return (
        ("ruff check", [ruff, "check", "."]),
        ("ruff format", [ruff, "format", "--check", "."]),
        # Without a cache: one that saw a folder before it became a package would go on finding no names in it.
        ("mypy", [program("mypy"), "--cache-dir", os.devnull]),
        ("import contracts", [program("lint-imports")]),
        ("pytest", [*_pytest(), *_in_parallel(), "--cov", "--cov-report=", "--durations=15"]),
        (
            "coverage",
            [
                python,
                "-m",
                "coverage",
                "report",
                "--skip-covered",
                f"--include={COVERED}",
                f"--fail-under={COVERED_AT_LEAST}",
            ],
        ),
    )


def _pytest() -> Command:
    return [program("python"), "-m", "pytest"]


def _in_parallel() -> Command:
    """Use every core; a core that is done takes over tests of one that is not."""
    return ["--numprocesses", str(os.cpu_count() or 1), "--dist", "worksteal"]


def _passes(name: str, command: Command) -> bool:
    """Run one check with no screen and say how long it took."""
    say(name)
    began = time.monotonic()
    code = status(command, variables(QT_QPA_PLATFORM="offscreen"))
    say(f"{name}: {'ok' if code == 0 else f'failed with status {code}'} ({time.monotonic() - began:.1f} s)")
    return code == 0
