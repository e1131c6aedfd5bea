"""Read a plan document; nothing is written."""

from __future__ import annotations

from pathlib import Path

from model.errors import ClerkError
from model.papers import read_text
from model.records import Reading
from model.rules import notice


def plan(path: Path) -> Reading:
    """Return what a plan document says; raises ClerkError where it cannot be read or holds no item."""
    reading = notice.read(read_text.lines(path))
    if not reading.items:
        raise ClerkError(
            f"“{path.name}”里没有找到实事项目（没有编号的事项，也没有责任单位）。没有写入任何内容。请确认选的是分解落实方案的正文。"
        )
    return reading
