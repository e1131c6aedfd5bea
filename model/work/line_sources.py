"""Where the figure and stage of each line come from, in words: file, cells, who filled it in, when it came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from model.records import Key, LineView
from model.rules import personal
from model.store import records
from model.terms import Field
from model.work.ledger import Ledger, standing
from model.work.look import Words

Origin = tuple[str, str, str, str]
"""File, sheet, filler and the record it came in."""


def of_lines(ledger: Ledger, period: str, lines: Iterable[LineView]) -> Mapping[str, tuple[str, ...]]:
    """Return by line id the sources of what its lead reported in a round, cells of one file told together."""
    now = standing(ledger)
    words = Words(now, records.places(ledger))
    came = {one.record: one.received for one in records.receipts(ledger) if one.record}
    out: dict[str, tuple[str, ...]] = {}
    for line in lines:
        found: dict[Origin, list[str]] = {}
        for field in (Field.DONE, Field.STAGE):
            for source in words.sources(Key(period, line.line.id, line.lead, field)):
                cells = found.setdefault((source.file, source.sheet, source.filler, source.record), [])
                cells.append(source.cell)
        out[line.line.id] = tuple(
            _told(file, sheet, [one for one in cells if one], filler, f"{day.month}月{day.day}日收到" if day else "")
            for (file, sheet, filler, record), cells in found.items()
            for day in [came.get(record)]
        )
    return out


def _told(file: str, sheet: str, cells: list[str], filler: str, when: str) -> str:
    place = " ".join(one for one in (sheet, "、".join(dict.fromkeys(cells))) if one)
    named = f"“{file.rpartition('/')[2]}”" if place else file
    who = f"填报人{personal.mask(filler)}" if filler else ""
    return "，".join(one for one in (f"{named}{place}", who, when) if one)
