"""What stands of a first round, key by key, and what is proposed and left out because of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from model.records import Figure, Key, View
from model.rules.plan_round.parts import PlanPart
from model.terms import Level

CONFLICT = "几处填得不一样，还没有核定"
ASKED = "还有待确认的内容"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a clerk should know of proposals. A WARNING leaves them out, a NOTE does not.

    `keys`: the statements it is about, the first one tells where. `waits`: a question or conflict of the merge, which
    is told at its own cell already.
    """

    level: Level
    sentence: str
    keys: tuple[Key, ...]
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change the units propose, as a clerk reads it. `code` names it, to leave it out; `unit` proposes it.

    `text` is the whole sentence; `about`, `was` and `becomes` are its parts: what it is about, what holds now, what
    is proposed.
    """

    code: str
    unit: str
    text: str
    about: str = ""
    was: str = ""
    becomes: str = ""

    @property
    def part(self) -> PlanPart:
        """Return what kind of change it is."""
        return PlanPart(self.code.partition(" ")[0])


@dataclass(frozen=True, slots=True)
class Heard:
    """The certain values of some keys by what they are about, and the figures that wait for the clerk."""

    values: Mapping[Key, str] = field(default_factory=dict)
    waiting: tuple[Figure, ...] = ()

    def remarks(self, about: str) -> Iterator[Remark]:
        """Say that what waits keeps the rest out."""
        if self.waiting:
            why = CONFLICT if any(figure.conflict for figure in self.waiting) else ASKED
            keys = tuple(figure.key for figure in self.waiting)
            yield Remark(Level.WARNING, f"{about}{why}，先不采纳。", keys, waits=True)


def figures(view: View, period: str, units: Iterable[str] = ()) -> tuple[Figure, ...]:
    """Return the figures of a first round in the order of their keys, of some units or of all."""
    wanted = frozenset(units)
    found = (one for key, one in view.figures.items() if key.period == period and (not wanted or key.unit in wanted))
    return tuple(sorted(found, key=lambda one: one.key))


def heard(some: Iterable[Figure]) -> Heard:
    """Part what is certain from what waits."""
    values: dict[Key, str] = {}
    waiting: list[Figure] = []
    for figure in some:
        if figure.conflict or figure.asked or figure.value is None:
            waiting.append(figure)
        else:
            values[figure.key] = figure.value
    return Heard(values, tuple(waiting))
