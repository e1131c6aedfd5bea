"""Between document and lists: what is in hand on the right is marked left, what is clicked left is taken in hand."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.wizard import note_marks
from gui.wizard.desk import Desk
from gui.wizard.document_view import DocumentView
from gui.wizard.item_form import ALL, ItemForm
from gui.wizard.lists import ITEM, Lists
from gui.wizard.notes_panel import item_of
from model.terms import Part

WIDE = (Part.TEXT, Part.NO)
"""Parts a click falls on only where no narrower field stands there."""


class Pointer(QObject):
    """Keep document and lists on the same words."""

    def __init__(self, desk: Desk, view: DocumentView, lists: Lists, form: ItemForm) -> None:
        super().__init__(view)
        self._desk, self._view, self._lists, self._form = desk, view, lists, form
        self._clicking = False
        desk.chosen.connect(self.mark)
        desk.pointed.connect(self.mark)
        view.clicked.connect(self.click)

    def mark(self) -> None:
        """Mark what is in hand; a click in the document does not make it jump."""
        if self._lists.currentIndex() != ITEM:
            self._mark_note()
            return
        item, (part, index) = self._desk.item, self._desk.field or (None, ALL)
        lines = {*(item.lines or (item.line,))} - {0} if item else set()
        spots = [one for one in self._desk.spots() if one.part is part and index in (ALL, one.index)]
        self._view.mark(lines, spots, go=not self._clicking)

    def _mark_note(self) -> None:
        note = self._lists.note()
        if note is None:
            self._view.mark((), (), go=False)
            return
        at = item_of(self._desk, note)
        item = self._desk.reading.items[at] if at is not None else None
        words = note_marks.spots(self._desk.document, note, item)
        self._view.mark(note_marks.washed(note, item), words, go=not self._clicking)

    def click(self, line: int, at: int) -> None:
        """Take in hand what stands there: an item's field, a question, a line left out."""
        self._clicking = True
        found = self._field_at(line, at)
        if found is None:
            self._lists.go_to_note(line)
        else:
            item, field = found
            self._lists.setCurrentIndex(ITEM)
            self._desk.choose(item, field)
            if field is not None:
                self._form.show_field(*field)
                self._desk.point(field)
        self._clicking = False

    def _field_at(self, line: int, at: int) -> tuple[int, tuple[Part, int] | None] | None:
        """Return the item at a place, and the narrowest of its fields whose words stand there."""
        items = self._desk.items_of(line)
        for item in items:
            here = [one for one in self._desk.spots(item) if one.line == line and one.start <= at < one.end]
            if here:
                one = min(here, key=lambda spot: (spot.part in WIDE, spot.end - spot.start))
                return item, (one.part, one.index)
        return (items[0], None) if items else None
