"""Would a form sent again print something else, though it asks for the same rows on the same bases?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from model.records import Round
from model.store import history, items, plan, records
from model.work.ledger import Ledger


def reprinted(ledger: Ledger, at: Round) -> Mapping[str, frozenset[str]]:
    """Return, by the issues sent for a round, the lines that changed in word, target or schedule since."""
    sent: dict[str, int] = {}
    for one in records.sent(ledger, at.period):
        sent[one.issue] = one.act
    begun = {one.period for one in plan.rounds(ledger) if one.end <= at.end}
    touched = history.touched(ledger, min(sent.values()), begun) if sent else {}
    inside: defaultdict[str, set[str]] = defaultdict(set)
    for line in items.lines(ledger):
        inside[line.item].add(line.id)
    out: dict[str, frozenset[str]] = {}
    for issue, act in sent.items():
        moved = {(table, name) for (table, name), last in touched.items() if last > act}
        lines = {name for table, name in moved if table != "item"}
        out[issue] = frozenset(lines.union(*(inside[name] for table, name in moved if table == "item")))
    return out
