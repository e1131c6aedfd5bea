"""Read one .pdf with pypdf, alone in a process of its own, which may die without harm.

Called as `IN OUT`: the file's path, and where its pages are written as JSON: texts and ruled lines with their places.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

from model.papers.pdf_page import Page

MEMORY = 1024 * 1024 * 1024
SECONDS = 25
MOST_PAGES = 300


def main(argv: Sequence[str]) -> int:
    """Read the document and write its pages; any failure to do so is this process's end."""
    source, target = map(Path, argv)
    _limit()
    logging.disable(logging.CRITICAL)
    target.write_text(json.dumps(_answer(source)), encoding="utf-8")
    return 0


def _answer(source: Path) -> dict[str, Any]:
    """Return {"pages": …}, or {"refused": what}."""
    try:
        reader = pypdf.PdfReader(source)
        if reader.is_encrypted and not reader.decrypt(""):
            return {"refused": "encrypted"}
        if len(reader.pages) > MOST_PAGES:
            return {"refused": "long"}
        return {"pages": [Page(page).told() for page in reader.pages]}
    except pypdf.errors.DependencyError:
        return {"refused": "encrypted"}
    except PyPdfError:
        return {"refused": "damaged"}


def _limit() -> None:
    """Bound memory and time where the system can, and leave no core file behind."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
