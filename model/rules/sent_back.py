"""What does a cell show that went back to its unit with a question?"""

from __future__ import annotations

from model.records import ASKED_MARK, Asked, Figure
from model.rules.quantity import is_plain


def shown(figure: Figure | None) -> str:
    """Return what was typed where one question waits, "" where values disagree or several questions do.

    A bare number bears a mark (records.Base), so that no answer reads as what was shown.
    """
    asked = [head.value.raw for head in figure.heads if isinstance(head.value, Asked)] if figure else []
    if figure is None or len(asked) != 1 or figure.conflict:
        return ""
    return ASKED_MARK + asked[0] if is_plain(asked[0]) else asked[0]
