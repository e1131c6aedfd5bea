"""Start the program: the window, one command, or a child that reads .xls or .pdf for it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from model.terms import Verb


def main(argv: Sequence[str]) -> int:
    """Tell the window from a command, and do it; returns the exit status."""
    os.umask(0o077)
    _speak_utf8()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    os.environ["OPENPYXL_LXML"] = "False"
    first = argv[0] if argv else ""
    if first == "--read-xls":
        from model.sheets import xls_child

        return xls_child.main(argv[1:])
    if first == "--read-pdf":
        from model.papers import pdf_child

        return pdf_child.main(argv[1:])
    mistyped = bool(first) and first != "--draw" and not Path(first).suffix and not Path(first).exists()
    if first in tuple(Verb) or mistyped:
        from model import commands

        return commands.run(argv)
    return _window(argv)


def _window(argv: Sequence[str]) -> int:
    """Open the window; `--draw FOLDER LEDGER` paints it into pictures instead, for machines without a screen."""
    if argv and argv[0] == "--draw":
        from gui import draw

        return draw.run(argv[1:])
    from gui import app

    return app.run(Path(argv[0]) if argv else None)


def _speak_utf8() -> None:
    """Print Chinese whatever the console's code page; a windowed program has no console at all."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
