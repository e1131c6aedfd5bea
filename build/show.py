"""Open the window on the sample plan with made-up progress, or draw it where there is no screen."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import debian
import environment
from environment import program
from house import DEMO, LINUX, ROOT, Command, Stop, run, say, status, variables

PICTURES = DEMO / "windows"
WHOLE = DEMO / ".whole"


def show() -> None:
    """Make ./demo once, then open its ledger; without a screen draw the windows into PNG files."""
    screen = _has_screen()
    debian.ready(screen=screen)
    environment.ready(environment.RUN_LOCK)
    ledger = _demo()
    main: Command = [program("python"), ROOT / "main.py"]
    if screen:
        run([*main, ledger])
        return
    PICTURES.mkdir(exist_ok=True)
    run([*main, "--draw", PICTURES, ledger], variables(QT_QPA_PLATFORM="offscreen"))
    say(f"no screen here: the windows are drawn in {PICTURES}")
    for picture in sorted(PICTURES.glob("*.png")):
        say(f"    {picture.name}")


def _demo() -> Path:
    """Return the demo's ledger, made anew where a former making did not come to its end."""
    if not WHOLE.exists():
        shutil.rmtree(DEMO, ignore_errors=True)
        say("making the demo: a whole round on the plan of 2021")
        code = status([program("python"), ROOT / "main.py", "demo", DEMO])
        if code not in (0, 1):
            raise Stop(f"the demo failed with status {code}")
        WHOLE.touch()
    ledgers = sorted(DEMO.glob("*.shishi"))
    if len(ledgers) != 1:
        raise Stop(f"{DEMO} holds {len(ledgers)} ledgers instead of one; remove that folder and start again")
    return ledgers[0]


def _has_screen() -> bool:
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
