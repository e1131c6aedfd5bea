"""What is in force for one key: revisions, bases and questions weighed against each other (rules 3 to 6)."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from model.records import Asked, Record, Value
from model.rules.merge.statements import OWN, Said

Group = tuple[str, str]
Heads = Mapping[Value, tuple[str, ...]]


class Fate(enum.Enum):
    """Why a stated value is, or is not, in force."""

    HEAD = "in force"
    LOWER = "the same form came with a higher 报送次数"
    SHOWN = "the form showed it already, so it says nothing"
    SUPERSEDED = "a later form, entry or decision had seen it"


def heads(said: Sequence[Said]) -> Heads:
    """Return the values in force with the ids of the records that state them, sorted."""
    if len(said) == 1 and len(said[0].values) == 1 and said[0].values[0] != said[0].shown:
        return {said[0].values[0]: (said[0].record.id,)}
    found: dict[Value, set[str]] = defaultdict(set)
    for one, value, fate in fates(said):
        if fate is Fate.HEAD:
            found[value].add(one.record.id)
    return {value: tuple(sorted(names)) for value, names in found.items()}


def fates(said: Sequence[Said]) -> Iterator[tuple[Said, Value, Fate]]:
    """Yield every value stated about one key with what became of it."""
    figures, questions = _highest(said)
    weighed = [(one, value, _weigh(one, value, figures, questions)) for one in said for value in one.values]
    seen, seen_questions = _seen(weighed)
    for one, value, fate in weighed:
        name = one.record.id
        if fate is Fate.HEAD and (name in seen or (isinstance(value, Asked) and name in seen_questions)):
            yield one, value, Fate.SUPERSEDED
        else:
            yield one, value, fate


def group(record: Record) -> Group | None:
    """Name the form whose copies replace each other by 报送次数; None where a record stands alone (rule 7)."""
    return (record.issue, record.unit) if record.issue and record.kind not in OWN else None


def _highest(said: Sequence[Said]) -> tuple[dict[Group, int], dict[Group, int]]:
    """Return by form the highest 报送次数 that holds a certain value, and the highest that asks."""
    figures: dict[Group, int] = {}
    questions: dict[Group, int] = {}
    for one in said:
        form = group(one.record)
        if form is None:
            continue
        for value in one.values:
            top = questions if isinstance(value, Asked) else figures
            top[form] = max(top.get(form, one.record.revision), one.record.revision)
    return figures, questions


def _weigh(one: Said, value: Value, figures: Mapping[Group, int], questions: Mapping[Group, int]) -> Fate:
    """Weigh a value within its own form.

    What is not certain displaces no figure, only an older question: the figure stays until the clerk answers.
    A cell put back to what the form showed still displaces the lower numbers, or a revert would be lost.
    """
    form = group(one.record)
    if form is not None:
        top = figures.get(form, one.record.revision)
        if isinstance(value, Asked):
            top = max(top, questions[form])
        if one.record.revision < top:
            return Fate.LOWER
    return Fate.SHOWN if value == one.shown else Fate.HEAD


def _seen(weighed: Sequence[tuple[Said, Value, Fate]]) -> tuple[set[str], set[str]]:
    """Return the records superseded whole, and those of which only the questions are (by newer questions)."""
    seen: set[str] = set()
    seen_questions: set[str] = set()
    for one, value, fate in weighed:
        if fate is Fate.HEAD:
            (seen_questions if isinstance(value, Asked) else seen).update(one.bases)
    return seen, seen_questions
