"""Which facts count: all but those withdrawn by a withdrawal that itself counts (rule 6)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from graphlib import TopologicalSorter

from model.records import Admission, Facts, Issue, Record, Withdrawal
from model.rules import identity


def in_force(facts: Facts) -> frozenset[str]:
    """Return the ids of all facts in force, withdrawals included.

    A withdrawal's id hashes the names it takes back, so none can reach itself; facts made by hand that do
    raise graphlib.CycleError.
    """
    standing = _standing(facts.withdrawals)
    gone = {name for one in facts.withdrawals if one.id in standing for name in one.names}
    return frozenset(one.id for group in _groups(facts) for one in group if one.id not in gone)


def already(facts: Facts, record: Record) -> bool:
    """Say whether the record is known and in force, so that taking it would add nothing."""
    return any(one.id == record.id for one in facts.records) and not _holding_out(facts, {record.id})


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
    by, standing = _withdrawn_by(facts.withdrawals), _standing(facts.withdrawals)
    return tuple(sorted({one for name in names for one in by.get(name, ()) if one in standing}))


def _standing(withdrawals: Iterable[Withdrawal]) -> frozenset[str]:
    """Return the withdrawals in force; each is judged after those that may withdraw it."""
    ids, by = {one.id for one in withdrawals}, _withdrawn_by(withdrawals)
    standing: set[str] = set()
    for name in TopologicalSorter({one: by.get(one, ()) for one in ids}).static_order():
        if standing.isdisjoint(by.get(name, ())):
            standing.add(name)
    return frozenset(standing)


def _withdrawn_by(withdrawals: Iterable[Withdrawal]) -> dict[str, set[str]]:
    by: dict[str, set[str]] = defaultdict(set)
    for one in withdrawals:
        for name in one.names:
            by[name].add(one.id)
    return by


def _groups(facts: Facts) -> tuple[Iterable[Record | Issue | Admission | Withdrawal], ...]:
    return facts.issues, facts.records, facts.admissions, facts.withdrawals
