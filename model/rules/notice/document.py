"""Read a plan document: its head, its items, what must be asked, and what was left out on purpose."""

from __future__ import annotations

from collections.abc import Sequence

from model.records import Reading
from model.rules.notice import head, source
from model.rules.notice.listed import Items
from model.rules.notice.outline import outline


def read(lines: Sequence[str]) -> Reading:
    """Read the document's lines (1-based in the answer's notes).

    Every line that is not blank stands in the head, in an item or its section, in a question, or in `skipped`.
    """
    rows = source.rows(lines)
    before, nodes = outline(source.unjoined(rows))
    told, head_rows, skipped = head.head(before, rows)
    items = Items(nodes)
    items.read()
    return Reading(
        head=told,
        items=tuple(items.items),
        questions=tuple(items.questions),
        skipped=tuple(skipped),
        head_lines=tuple(row.text.raw for row in head_rows),
    )
