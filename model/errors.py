"""What can go wrong, in two kinds: what a clerk can act on, and a silent cancel. Anything else is a bug."""

from __future__ import annotations


class ClerkError(Exception):
    """Carry one plain Chinese sentence: what happened, what is safe, what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Cancelled(Exception):  # noqa: N818 - the clerk's own act, not an error
    """End a long work at its next tick, leaving nothing behind."""
