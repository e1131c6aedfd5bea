"""What the verbs about 点位 open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gui.forms.board import Board
from gui.session import Session
from gui.sites.window import SitesWindow


def named(
    window: QWidget, session: Session, board: Board, jump: Callable[[str], None]
) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does; `sites_here` begins with the chosen line's item."""

    def here() -> None:
        row = board.items.current_row()
        SitesWindow(window, session, row.item.item.id if row else "", jump).open()

    return {"sites": lambda: SitesWindow(window, session, go=jump).open(), "sites_here": here}
