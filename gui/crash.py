"""What happens on a bug: one dialog, and a report file the clerk can carry out; no personal data in it."""

from __future__ import annotations

import logging
import platform
import re
import sys
import traceback
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QStandardPaths

from gui import say
from model import clock

log = logging.getLogger("shishi")

_NUMBERS = re.compile(r"\d{7,}")
_QUOTED = re.compile(r"(['\"“]).*?(['\"”])")


class _Box:
    """Whether the dialog is up: one, not one for every repaint."""

    up = False


def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write the report and say so once; the ledger's open act was rolled back where it was raised."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    text = report(kind, error, trace)
    log.error("%s", text)
    if _Box.up:
        return
    _Box.up = True
    path = write(text)
    say.warn(
        None,
        "程序出了差错，这一步没有做成，台账没有改动。",
        f"差错报告已存到：\n{path}\n请把它交给维护人员（里面没有填报内容和个人信息），然后重新打开程序。",
    )
    _Box.up = False


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return where it happened, in which versions; contents and long numbers are left out."""
    frames = traceback.extract_tb(trace)
    lines = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    words = _QUOTED.sub(r"\1…\2", _NUMBERS.sub("…", str(error)))
    head = f"民生实事台账 差错报告 {clock.now().isoformat()}\n系统 {platform.platform()}\n"
    versions = f"Python {platform.python_version()} Qt {PySide6.__version__}\n"
    return head + versions + "\n".join(lines) + f"\n{kind.__name__}: {words}\n"


def places() -> tuple[Path, ...]:
    """Return the folders to try, the handiest first."""
    location = QStandardPaths.StandardLocation
    known = (location.DesktopLocation, location.HomeLocation, location.TempLocation)
    return tuple(Path(QStandardPaths.writableLocation(place)) for place in known)


def write(text: str) -> Path:
    """Save the report where the clerk finds it: on the desk, else at home."""
    name = f"实事台账_差错报告_{clock.now():%Y%m%d_%H%M%S}.txt"
    for place in places():
        path = place / name
        try:
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return path
    return Path(name)
