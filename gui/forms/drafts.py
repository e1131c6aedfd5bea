"""草稿: what was typed by hand and not submitted, kept over closing the program.

They stand in the window's settings file under the ledger's path and its plan, and not in the ledger: there every byte
is written by an act, and neither looking nor typing is one. So no figure, light or paper can ever be made of a draft.
Where the program dies between the act and forgetting its draft, the draft is shown once more beside the figure that
counts by then, and nothing is lost or counted twice.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gui import settings

Draft = Mapping[str, str]
"""By the field's name what stands in it; `unit` and `source` beside them."""
Place = tuple[str, str]
"""Period and line."""
WAIT = 400
"""Milliseconds after the last key until what was typed is kept."""


class Drafts(QObject):
    """One ledger's drafts, one for each round and line; `changed` tells when a line got its draft or lost it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._kept: dict[Place, Draft] = {}
        self.safe = True
        """Whether the last keeping reached the disk; else leaving must ask."""
        self._later = QTimer(self, interval=WAIT, singleShot=True)
        self._later.timeout.connect(self.flush)

    def open(self, path: Path, plan: str) -> None:
        """Take up the drafts of a ledger; those of the one before stay kept."""
        self.flush()
        self._key = f"drafts/{hashlib.sha256(f'{path}|{plan}'.encode()).hexdigest()[:16]}"
        self._kept = _read(settings.text(self._key))
        self.changed.emit()

    def of(self, place: Place) -> Draft:
        """Return a line's draft, empty for none."""
        return self._kept.get(place, {})

    def count(self) -> int:
        """Return how many there are, in all rounds."""
        return len(self._kept)

    def put(self, place: Place, draft: Draft) -> None:
        """Keep what is typed by now; nothing typed is no draft."""
        there = place in self._kept
        if draft:
            self._kept[place] = dict(draft)
        else:
            self._kept.pop(place, None)
        self._later.start()
        if there != bool(draft):
            self.changed.emit()

    def submitted(self, place: Place, draft: Draft) -> None:
        """Forget a draft that counts by now, unless something else was typed meanwhile."""
        if self.of(place) == draft:
            self.put(place, {})
            self.flush()

    def clear(self) -> None:
        """Forget them all."""
        self._kept.clear()
        self._later.start()
        self.changed.emit()

    def flush(self) -> None:
        """Write them to the settings file now; before a ledger is open there is nowhere to."""
        if not self._later.isActive():
            return
        self._later.stop()
        told = [[*place, dict(draft)] for place, draft in self._kept.items()]
        text = json.dumps(told, ensure_ascii=False) if told else ""
        self.safe = bool(self._key) and settings.keep_surely(self._key, text)


def _read(text: str) -> dict[Place, Draft]:
    """Read what was kept; a file edited by hand is taken as far as it makes sense."""
    try:
        told = json.loads(text or "[]")
        return {
            (str(period), str(line)): {str(name): str(value) for name, value in draft.items()}
            for period, line, draft in told
        }
    except (ValueError, TypeError, AttributeError):
        return {}
