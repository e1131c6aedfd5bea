"""An archived ledger in the window: which verbs are at rest, and in which words that is said."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from gui.session import Session
from model.records import Archived, PeriodView
from model.work import archive

WRITES = frozenset(
    (
        "add_item",
        "admit",
        "answer",
        "archive",
        "attach",
        "back",
        "change_item",
        "change_target",
        "close_period",
        "correct",
        "decide",
        "end_item",
        "fill",
        "new_slip",
        "paste",
        "reopen_period",
        "save",
        "send",
        "send_first",
        "take",
        "units_in",
    )
)
"""Verbs that do nothing but write; the others can be looked at, and the ledger itself refuses their 保存."""
MARK = "已归档（只读）"
TIP = "台账已归档，只能查看、导出和打印。确需更正的，先在“操作记录与撤销”里撤销“年度归档”。"


class ReadOnly(QObject):
    """Know whether the open ledger is archived; `changed` tells when that turned."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.archived: Archived | None = None
        session.viewed.connect(self._ask)

    @property
    def words(self) -> str:
        """Say it for the title and the status bar; "" for a living ledger."""
        return MARK if self.archived else ""

    def forbids(self, name: str) -> bool:
        """Say whether a verb is at rest."""
        return self.archived is not None and name in WRITES

    def tell(self, name: str, action: QAction) -> None:
        """Let a verb's tip say why it is at rest, and take that back."""
        own = action.property("tip") or action.toolTip()
        action.setProperty("tip", own)
        action.setToolTip(TIP if self.forbids(name) else own)

    def _ask(self, view: PeriodView) -> None:
        self._session.ask(
            "查看归档", lambda ledger, tick: archive.load(ledger), self._show, quiet=True, replaces="archived"
        )

    def _show(self, found: Archived | None) -> None:
        turned = found != self.archived
        self.archived = found
        if turned:
            self.changed.emit()
