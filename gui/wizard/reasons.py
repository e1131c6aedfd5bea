"""Ask a clerk why: usual reasons to choose from, or words of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QInputDialog, QWidget

LEAVE_OUT = ("不是事项，是说明", "标题或小标题", "落款、页眉或附注", "与别的事项重复")
REMOVE = ("与别的事项重复", "不是事项，是说明", "不属于今年的任务", "读错了，另行增加")


def ask(parent: QWidget, title: str, usual: Sequence[str]) -> str | None:
    """Return the reason, None where the clerk thinks better of it."""
    words, chosen = QInputDialog.getItem(parent, title, "理由（可以自己写）", list(usual), 0, True)
    return words.strip() if chosen else None
