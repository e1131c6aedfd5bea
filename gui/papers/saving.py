"""Where a paper is saved: the folder used last, a name after the round, asked for once more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gui import settings
from gui.session import Session

FOLDER = "paper_folder"


def folder(session: Session) -> str:
    """Return the folder used last, else that of the ledger."""
    return settings.text(FOLDER, str(session.path.parent if session.path else ""))


def ask(parent: QWidget, session: Session, name: str) -> Path | None:
    """Ask where to save a document; None for nowhere."""
    text, _ = QFileDialog.getSaveFileName(parent, "保存到", str(Path(folder(session)) / name), "Word 文档 (*.docx)")
    if not text:
        return None
    to = Path(text if text.lower().endswith(".docx") else f"{text}.docx")
    settings.keep(FOLDER, str(to.parent))
    return to
