"""The one announcement the screens listen to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from model.records import Changes


class News(QObject):
    """Say once that something changed, and who did it; the initiator skips itself."""

    changed = Signal(object, object)

    def tell(self, changes: Changes, initiator: object = None) -> None:
        """Announce what an act touched."""
        self.changed.emit(changes, initiator)
