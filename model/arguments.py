"""What every command is made of: its exit status, its parser, and how a date is typed."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable

from model.errors import ClerkError

DONE, WAITS, REFUSED = 0, 1, 2

Args = argparse.Namespace
Parser = argparse.ArgumentParser
Entry = tuple[Callable[[Args], int], Callable[[Parser], None], str]
"""A verb's work, what adds its arguments, and its help."""


def date(text: str) -> datetime.date:
    """Read an ISO date; raises ClerkError."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ClerkError(f"日期“{text}”看不懂。没有改动任何内容。请写成 2021-03-28 这样。") from None
