"""What the wizard's parts share: the plan being put right, what is in hand, a signal for each thing that moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from model.errors import ClerkError
from model.records import Document, PlanHead, Reading, ReadItem, Spot, Unit
from model.rules import draft, notice
from model.terms import Part


class Desk(QObject):
    """Hold the draft; every change of it goes through `act`, `undo` or `redo`, and nothing of it is written."""

    arrived = Signal()
    """Another document."""
    changed = Signal()
    """The reading after an act."""
    chosen = Signal()
    """Another item in hand."""
    pointed = Signal()
    """Another field in hand."""
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft.begin(Document("", ()), Reading(PlanHead(), (), (), ()))
        self.units: tuple[Unit, ...] = ()
        self.at = -1
        self.field: tuple[Part, int] | None = None
        self.holds: Callable[[], str] = lambda: ""
        self._by_line: dict[int, list[int]] = {}
        self._spots: tuple[object, tuple[Spot, ...]] = (None, ())

    @property
    def document(self) -> Document:
        """Return the document as its lines stand."""
        return self.draft.document

    @property
    def reading(self) -> Reading:
        """Return the plan as it is read by now."""
        return self.draft.reading

    @property
    def item(self) -> ReadItem | None:
        """Return the item in hand."""
        return self.reading.items[self.at] if 0 <= self.at < len(self.reading.items) else None

    def begin(self, document: Document, reading: Reading, units: Sequence[Unit]) -> None:
        """Take another document in hand, as it was read."""
        self.draft, self.units = draft.begin(document, reading), tuple(units)
        self.at, self.field = (0 if reading.items else -1), None
        self._index()
        self.arrived.emit()
        self.changed.emit()

    def act(self, words: str, change: Callable[[], Reading], at: int | None = None) -> bool:
        """Do a named act and take item `at` in hand; one that is refused says so and changes nothing."""
        try:
            after = change()
        except ClerkError as error:
            self.refused.emit(error.sentence)
            return False
        self._settle(self.draft.act(words, after), self.at if at is None else at)
        return True

    def undo(self) -> None:
        """Go back one act, to the item it was about."""
        self._step(self.draft.undo())

    def redo(self) -> None:
        """Do an act again that was undone."""
        self._step(self.draft.redo())

    def choose(self, at: int, field: tuple[Part, int] | None = None) -> None:
        """Take an item in hand, perhaps one field of it; the one in hand stays where it `holds` something untaken."""
        if at != self.at and (sentence := self.holds()):
            self.refused.emit(sentence)
            self.chosen.emit()
            return
        if at != self.at:
            self.at, self.field = at, field
            self.chosen.emit()
        self.point(field)

    def point(self, field: tuple[Part, int] | None) -> None:
        """Take a field of the item in hand: its part, and which of several."""
        if field != self.field:
            self.field = field
            self.pointed.emit()

    def spots(self, at: int | None = None) -> tuple[Spot, ...]:
        """Return where an item's words stand in the document; without `at`, those of the item in hand."""
        if at is not None:
            return notice.where(self.document, self.reading, self.reading.items[at])
        item = self.item
        if item is None:
            return ()
        if self._spots[0] is not item:
            self._spots = (item, notice.where(self.document, self.reading, item))
        return self._spots[1]

    def items_of(self, line: int) -> Sequence[int]:
        """Return the items that stand in a line of the document."""
        return self._by_line.get(line, ())

    def _step(self, after: draft.Draft) -> None:
        pairs = zip(self.reading.items, after.reading.items, strict=False)
        first = next((at for at, (one, two) in enumerate(pairs) if one != two), self.at)
        self._settle(after, first)

    def _settle(self, after: draft.Draft, at: int) -> None:
        if after is self.draft:
            return
        self.draft = after
        before, self.at = self.at, min(at, len(after.reading.items) - 1)
        if self.at != before:
            self.field = None
        self._index()
        self.changed.emit()

    def _index(self) -> None:
        self._by_line = {}
        for at, item in enumerate(self.reading.items):
            for line in item.lines or (item.line,):
                self._by_line.setdefault(line, []).append(at)
