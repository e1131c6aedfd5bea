"""Which facts count: all but those withdrawn by a withdrawal that itself counts (rule 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from graphlib import TopologicalSorter

from model.records import Facts, Record, Withdrawal
from model.rules import identity


def in_force(facts: Facts) -> frozenset[str]:
    """Return the ids of all facts in force, withdrawals included.

    A withdrawal's id hashes the names it takes back, so none can reach itself; facts made by hand that do
    raise graphlib.CycleError.
    """
    by = _withdrawn_by(facts)
    standing: set[str] = set()
    order = TopologicalSorter({one.id: by[one.id] for one in facts.withdrawals if one.id in by})
    for name in order.static_order():
        if standing.isdisjoint(by.get(name, ())):
            standing.add(name)
    standing.update(one.id for one in facts.withdrawals if one.id not in by)
    gone = {name for one in facts.withdrawals if one.id in standing for name in one.names}
    return frozenset(_names(facts) - gone)


def already(facts: Facts, record: Record) -> bool:
    """Say whether the record is known and in force, so that taking it would add nothing."""
    return record.id in in_force(facts)


def redo(facts: Facts, record: Record) -> tuple[str, ...]:
    """Name the withdrawals to withdraw so that a withdrawn record counts again; () where none holds it out.

    A withdrawal that named other facts as well lets them back too: take_again keeps those out.
    """
    return _holding_out(facts, {record.id})


def take_again(facts: Facts, names: Iterable[str], nonce: str) -> tuple[Withdrawal, ...]:
    """Return the sealed withdrawals that bring exactly these withdrawn facts back (forms taken, issues sent again).

    The first takes back what held them out; the second, where needed, keeps the rest out that one act had
    withdrawn with them. Both belong to one act. () where nothing holds them out.
    """
    wanted = frozenset(names)
    lifted = _holding_out(facts, wanted)
    if not lifted:
        return ()
    held = {name for one in facts.withdrawals if one.id in lifted for name in one.names}
    rest = held - wanted
    out = (Withdrawal("", lifted, nonce), *((Withdrawal("", tuple(rest), nonce),) if rest else ()))
    return tuple(identity.seal(one) for one in out)


def _holding_out(facts: Facts, names: Iterable[str]) -> tuple[str, ...]:
    by = _withdrawn_by(facts)
    standing = in_force(facts)
    return tuple(sorted({one for name in names for one in by.get(name, ()) if one in standing}))


def _withdrawn_by(facts: Facts) -> dict[str, set[str]]:
    by: dict[str, set[str]] = defaultdict(set)
    for one in facts.withdrawals:
        for name in one.names:
            by[name].add(one.id)
    return by


def _names(facts: Facts) -> set[str]:
    return {one.id for group in (facts.issues, facts.records, facts.admissions, facts.withdrawals) for one in group}
