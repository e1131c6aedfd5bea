"""What became of each thing a record states, in the words of the six outcomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from model.records import Asked, Facts, Key, Record, Value
from model.rules.merge import sentences
from model.rules.merge.settle import Fate, Heads, fates, group, heads
from model.rules.merge.statements import Gathered, Said, gather
from model.terms import Outcome

Spoken = Mapping[Key, tuple[Outcome, str]]


def outcomes(before: Facts, after: Facts, record: Record) -> Spoken:
    """Judge one record as `judge` does; for many records of one take use judge, which sorts the facts only once."""
    return judge(before, after)(record)


def judge(before: Facts, after: Facts) -> Callable[[Record], Spoken]:
    """Return the judge of a take: for each key a record states, its outcome and a sentence ("" where none).

    `before` are the facts without the take, `after` with all of its files, so their order decides nothing.
    The judge raises ValueError for a record that is not in force in `after`.
    """
    old, new = gather(before), gather(after)
    quarantined = frozenset(new.quarantined)
    issues = {one.id for one in after.issues}

    def spoken(record: Record) -> Spoken:
        if record.id not in new.live:
            raise ValueError(f"record {record.id} is not in force")
        return {
            key: (Outcome.QUARANTINED, sentences.quarantined(record, key, not record.issue or record.issue in issues))
            if (record.id, key) in quarantined
            else _spoken(old, new, record, key)
            for key in record.values
        }

    return spoken


def _spoken(old: Gathered, new: Gathered, record: Record, key: Key) -> tuple[Outcome, str]:
    said = new.said(key)
    was, now = heads(old.said(key)), heads(said)
    mine = {value: fate for one, value, fate in fates(said) if one.record.id == record.id}
    standing = [value for value, fate in mine.items() if fate is Fate.HEAD]
    certain = [value for value in standing if isinstance(value, str)]
    if certain and len(_certain(now)) > 1:
        return Outcome.CONFLICT, sentences.conflict(key, certain, now, {one.record.id: one.record for one in said})
    if len(certain) < len(standing):
        return Outcome.ASK, sentences.ask(key, _certain(now))
    if record.id in old.live or (certain and certain[0] in was and was.keys() <= now.keys()):
        return Outcome.SAME, "" if standing else sentences.passed_over(record, mine, said)
    if certain or (was.keys() != now.keys() and _reverts(record, mine, said)):
        return Outcome.TAKEN, sentences.taken(key, _certain(was), _certain(now))
    return Outcome.SAME, sentences.passed_over(record, mine, said)


def _certain(some: Heads) -> list[str]:
    return [value for value in some if not isinstance(value, Asked)]


def _reverts(record: Record, mine: Mapping[Value, Fate], said: Sequence[Said]) -> bool:
    """Say whether a cell put back to what the form showed displaces another value of a lower 报送次数."""
    if Fate.SHOWN not in mine.values():
        return False
    return any(group(one.record) == group(record) and fate is Fate.LOWER for one, _, fate in fates(said))
