"""A small office for the tests of the merge: short ways to make the facts a round produces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.records import Admission, Asked, Base, Facts, Figure, Grant, Issue, Key, Record, Value, Withdrawal
from model.rules import identity, merge
from model.terms import Field

PERIOD = "2021-03"
ROWS = (Grant("26-2"), Grant("26-2", "donghai"), Grant("30-1"))
FIGURE = Key(PERIOD, "26-2", "jyj", Field.DONE)
STAGE = Key(PERIOD, "26-2", "jyj", Field.STAGE)
TEXT = Key(PERIOD, "26-2", "jyj", Field.TEXT)
OTHER = Key(PERIOD, "30-1", "jyj", Field.DONE)
FOREIGN = Key(PERIOD, "51-1", "zjj", Field.DONE)

Fact = Record | Issue | Admission | Withdrawal


def issue(bases: Mapping[Key, Base] | None = None, unit: str = "jyj", period: str = PERIOD) -> Issue:
    return identity.seal(Issue("", "zfb", "plan-2021", unit, period, ROWS, bases or {}))


def form(of: Issue, values: Mapping[Key, Value | Sequence[Value]], revision: int = 1, filler: str = "张三") -> Record:
    """Return what a returned copy of the form states, carrying the form's own bases."""
    bases = {key: base.ids for key, base in of.bases.items()}
    return sealed("statement", values, issue=of.id, unit=of.unit, revision=revision, filler=filler, bases=bases)


def own(kind: str, values: Mapping[Key, Value], bases: Mapping[Key, Sequence[str]], nonce: str = "n1") -> Record:
    return sealed(kind, values, bases=bases, nonce=nonce)


def sealed(
    kind: str,
    values: Mapping[Key, Value | Sequence[Value]],
    *,
    issue: str = "",
    unit: str = "jyj",
    period: str = PERIOD,
    revision: int = 1,
    filler: str = "张三",
    bases: Mapping[Key, Sequence[str]] | None = None,
    nonce: str = "",
) -> Record:
    stated = {key: (some,) if isinstance(some, str | Asked) else tuple(some) for key, some in values.items()}
    seen = {key: tuple(ids) for key, ids in (bases or {}).items()}
    return identity.seal(Record("", kind, issue, unit, period, revision, {"填报人": filler}, stated, seen, nonce))


def admit(record: Record, key: Key) -> Admission:
    return identity.seal(Admission("", record.id, key, "电话核实", "n1"))


def withdraw(*facts: Fact, nonce: str = "n1") -> Withdrawal:
    return identity.seal(Withdrawal("", tuple(fact.id for fact in facts), nonce))


def facts(*some: Fact) -> Facts:
    return Facts(
        tuple(one for one in some if isinstance(one, Issue)),
        tuple(one for one in some if isinstance(one, Record)),
        tuple(one for one in some if isinstance(one, Admission)),
        tuple(one for one in some if isinstance(one, Withdrawal)),
    )


def plus(known: Facts, *some: Fact) -> Facts:
    more = facts(*some)
    return replace(
        known,
        issues=known.issues + more.issues,
        records=known.records + more.records,
        admissions=known.admissions + more.admissions,
        withdrawals=known.withdrawals + more.withdrawals,
    )


def values(known: Facts, key: Key = FIGURE) -> list[Value]:
    figure = merge.view(known).figures.get(key)
    return [head.value for head in figure.heads] if figure else []


def figure(known: Facts, key: Key = FIGURE) -> Figure:
    return merge.view(known).figures[key]


def again(*bases_of: Fact, shown: str, key: Key = FIGURE) -> Base:
    return Base(tuple(sorted(fact.id for fact in bases_of)), shown)
