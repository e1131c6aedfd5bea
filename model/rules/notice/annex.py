"""Find where the items begin: behind the notice that sends them out, at its annex or its second title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.rules.notice import duties, marks, task
from model.rules.notice.head import TITLE
from model.rules.notice.source import Row

ANNEX = re.compile(r"附件\s*[\d一二三四五六七八九十]{0,2}\s*:?")
SENTENCE = re.compile(r"[。;:,]$")
LONGEST_TITLE = 48


def body(rows: Sequence[Row]) -> int:
    """Return the index of the row the items begin behind; 0 where no notice stands before them.

    A title or 附件 line counts where offices are named behind it and nowhere before it.
    """
    offices = [place for place, row in enumerate(rows) if names_offices(row)]
    numbered = [place for place, row in enumerate(rows) if marks.read(row.text)]
    first = offices[0] if offices else len(rows)
    spots = [place for place, row in enumerate(rows) if 0 < place < first and is_title(row)]
    behind = [place for place in spots if any(number > place for number in numbered) or offices]
    return behind[-1] + 1 if behind and any(number < behind[-1] for number in numbered) else 0


def is_title(row: Row) -> bool:
    """Say whether a row is an annex's mark or a title of its own."""
    plain = "".join(row.text.plain.split())
    if ANNEX.fullmatch(plain):
        return True
    if len(plain) > LONGEST_TITLE or SENTENCE.search(plain) or marks.read(row.text) or "|" in plain:
        return False
    return TITLE.search(plain) is not None and not duties.LABEL.match(plain)


def names_offices(row: Row) -> bool:
    """Say whether a row names who answers for a task, on a label line or in a bracket."""
    return duties.LABEL.match(row.text.plain) is not None or task.names_offices(row.text)
