"""退回: write what goes back to the units whose forms, already taken, leave something open."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gui import say, settings
from gui.dialogs.frame import open_place
from gui.session import Session
from model.errors import ClerkError
from model.work import look, send_back, take_back
from model.work.ledger import Ledger
from model.work.progress import Tick

NOTHING = "这些表没有要退回的内容：没有待确认、冲突或没收的格子。没有写任何文件。"
OPEN = "打开文件夹"


def ask_folder(parent: QWidget) -> Path | None:
    """Ask where what goes back is written, beginning where it was last."""
    name = QFileDialog.getExistingDirectory(parent, "退回件存到哪个文件夹", settings.text("back_folder"))
    if name:
        settings.keep("back_folder", name)
    return Path(name) if name else None


def send(parent: QWidget, session: Session, folder: Path, records: Collection[str] = (), *, period: str = "") -> None:
    """Write what goes back for these records' forms, or for all of a round, and say where it lies.

    `period`: the round, "" for the one on screen.
    """
    wanted = period or session.period

    def work(ledger: Ledger, tick: Tick) -> send_back.SentBack:
        receipts = [one for one in look.receipts(ledger, wanted) if not records or one.record in records]
        planned = send_back.plan(ledger, take_back.again(ledger, receipts))
        if not (planned.copies or planned.notes):
            raise ClerkError(NOTHING)
        return send_back.do(ledger, planned, folder, tick)

    session.act("生成退回件", work, lambda sent: told(parent, sent))


def told(parent: QWidget, sent: send_back.SentBack) -> None:
    """Say what was written, and offer to look at it."""
    more = "\n".join(path.name for path in sent.files[:8])
    rest = f"\n等 {len(sent.files)} 份" if len(sent.files) > 8 else ""
    words = f"退回件 {len(sent.files)} 份，在 {sent.folder}。发给填报单位，改好后报回来再收一次。"
    if say.ask(parent, words, OPEN, more + rest, refuse="知道了"):
        open_place(sent.folder)
