"""自检: is the ledger's file whole?"""

from __future__ import annotations

from pathlib import Path

from model.records import Finding
from model.store import check
from model.work.ledger import Ledger


def do(target: Path | Ledger) -> tuple[Finding, ...]:
    """Return what is wrong with a ledger, given as its file or open; raises ClerkError where it cannot open.

    An open ledger is checked through its own lock, for a second opening of the file would be refused.
    """
    return check.whole(target)
