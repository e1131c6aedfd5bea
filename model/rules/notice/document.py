"""Read a plan document: its head, its items, what must be asked, and what was left out on purpose."""

from __future__ import annotations

from collections.abc import Sequence

from model.records import Reading
from model.rules.notice import grid, head, source
from model.rules.notice.listed import Items
from model.rules.notice.outline import outline
from model.rules.notice.tabled import TableItems


def read(lines: Sequence[str]) -> Reading:
    """Read the document's lines (1-based in the answer's notes).

    Every line that is not blank stands in the head, in an item or its section, in a question, or in `skipped`.
    """
    rows = source.rows(lines)
    found = grid.find(rows)
    if found is None:
        before, nodes = outline(source.unjoined(rows))
        read_items: Items | TableItems = Items(nodes)
    else:
        before = found.before
        read_items = TableItems(found)
    told, head_rows, preamble = head.head(before, rows)
    return Reading(
        head=told,
        items=tuple(read_items.items),
        questions=tuple(read_items.questions),
        skipped=(*preamble, *read_items.skipped),
        head_lines=tuple(row.text.raw for row in head_rows),
    )
