"""自检: is the ledger's file whole?"""

from __future__ import annotations

from pathlib import Path

from model.records import Finding
from model.store import check


def do(path: Path) -> tuple[Finding, ...]:
    """Return what is wrong with a ledger's file, nothing where it is whole; raises ClerkError where it cannot open."""
    return check.whole(path)
