"""Where a figure in force comes from: which unit's form and when it came in, or our own entry or decision."""

from __future__ import annotations

from collections.abc import Sequence

from model.records import Figure, Record
from model.store import records
from model.terms import Source
from model.work.ledger import Ledger, Standing


def standing_values(ledger: Ledger, now: Standing, figure: Figure | None) -> str:
    """Write a key's certain values with their sources: "1.8（市教育局 3月28日报）"; "" where there are none."""
    heads = figure.heads if figure else ()
    some = [f"{head.value}（{_sources(ledger, now, head.records)}）" for head in heads if isinstance(head.value, str)]
    return "、".join(some)


def own(record: Record) -> str:
    """Say where a value of our own comes from, "" for a unit's."""
    source = record.head.get("source", "")
    return f"本台账录入（{Source(source).word}）" if source else "本台账核定" if record.kind == "decision" else ""


def _sources(ledger: Ledger, now: Standing, names: Sequence[str]) -> str:
    shorts = {unit.id: unit.short for unit in now.setup.units}
    received = {one.record: one.received for one in records.receipts(ledger) if one.record}
    out: dict[str, None] = {}
    for record in now.facts.records:
        if record.id in names:
            day = received.get(record.id)
            when = f" {day.month}月{day.day}日报" if day else "报"
            ours = own(record).replace("（", " ").rstrip("）")
            out[ours or f"{shorts.get(record.unit, record.unit)}{when}"] = None
    return "、".join(out)
