"""How long work tells how far it is; a tick may raise Cancelled, and then nothing is left behind."""

from __future__ import annotations

from collections.abc import Callable

Tick = Callable[[int, int, str], None]
"""tick(done, of, what)"""


def silent(done: int, of: int, what: str) -> None:
    """Tell nobody."""
