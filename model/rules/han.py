"""Fold Chinese text for comparison: Traditional to Simplified, full width to half width."""

from __future__ import annotations

from model.rules.han_table import FROM, TO

_TABLE = str.maketrans(FROM, TO)

INVISIBLE = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad")
)
"""Zero-width and direction marks, as a table that drops them."""


def fold(text: str) -> str:
    """Return the text with every character folded by itself.

    The answer is as long as the text, so an index found in it is an index in the text as printed.
    """
    return text.translate(_TABLE)
