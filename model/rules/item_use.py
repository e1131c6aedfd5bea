"""What stands on a line, so that it cannot be removed: forms that ask for it, figures reported for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from model.records import Facts, Round
from model.rules import merge, unit_use


def words(facts: Facts, rounds: Sequence[Round], lines: Collection[str], unit: str = "") -> list[str]:
    """Return what of these lines was sent out and reported, by any unit or by one; a clause each, [] for nothing."""
    live = merge.in_force(facts)
    forms = (one for one in unit_use.issues(facts) if unit in ("", one.unit))
    sent = {one.period for one in forms if any(grant.line in lines for grant in one.grants)}
    keys = (key for record in facts.records if record.id in live for key in record.values)
    told = {key.period for key in keys if key.line in lines and unit in ("", key.unit)}
    clauses = ((sent, f"发过{unit_use.named(sent, rounds)}的表"), (told, f"报过{unit_use.named(told, rounds)}的数"))
    return [clause for stands, clause in clauses if stands]
