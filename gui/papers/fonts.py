"""What a clerk is told of the fonts of official papers that this machine lacks."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

from model.work import paper_file


def lacking() -> str:
    """Return the sentence, "" where the machine has them all."""
    return paper_file.lacking(frozenset(QFontDatabase.families()))
