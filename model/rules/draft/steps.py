"""Which acts led to the draft as it stands, and what undo and redo go to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from model.records import Document, Reading


@dataclass(frozen=True, slots=True)
class Step:
    """A reading, and the act that led away from it, in the clerk's words."""

    reading: Reading
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan's reading being put right; nothing of it is written anywhere."""

    document: Document
    reading: Reading
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()

    def act(self, words: str, reading: Reading) -> Draft:
        """Return the draft after an act; one that changed nothing is none."""
        if reading == self.reading:
            return self
        return replace(self, reading=reading, past=(*self.past, Step(self.reading, words)), future=())

    def undo(self) -> Draft:
        """Return the draft before its last act; as it is where there was none."""
        if not self.past:
            return self
        last = self.past[-1]
        future = (Step(self.reading, last.words), *self.future)
        return replace(self, reading=last.reading, past=self.past[:-1], future=future)

    def redo(self) -> Draft:
        """Return the draft after the act undone last; as it is where there is none."""
        if not self.future:
            return self
        following = self.future[0]
        past = (*self.past, Step(self.reading, following.words))
        return replace(self, reading=following.reading, past=past, future=self.future[1:])


def begin(document: Document, reading: Reading) -> Draft:
    """Return the draft of a document as it was read."""
    return Draft(document, reading)
