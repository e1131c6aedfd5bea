"""What does a line's lead publish in a round: its figure, its stage, and the light they give?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from model.records import Figure, Item, Key, Line, Round, Unit
from model.rules import light as lights
from model.rules import pace, schedule
from model.rules.known import Known, figure
from model.rules.pace import Pace
from model.terms import Field, Joint, Kind


@dataclass(frozen=True, slots=True)
class Published:
    """What the reporting lead stated, field by field, and what follows; `light_word` as a clerk reads it."""

    told: Mapping[Field, Figure | None]
    done: Decimal | None
    stage: str
    pace: Pace
    light_word: str
    reported: bool
    asked: bool
    conflict: bool

    def words(self, field: Field) -> str:
        """Return a text or a stage, "" where none stands."""
        return _words(self.told[field])


def published(known: Known, at: Round, item: Item, line: Line, heads: Sequence[Unit]) -> Published:
    """Return what is published of a line (with the target of the round); `heads` are its leads, the first reports."""
    figures = known.view.figures
    told = {name: figures.get(Key(at.period, line.id, heads[0].id, name)) if heads else None for name in Field}
    stated = [one for one in told.values() if one]
    asked = any(one.asked for one in stated)
    value = done(known, at, item, line, heads)
    stage = _words(told[Field.STAGE])
    kept = pace.pace(item, line, schedule.at(line.id, known.schedules, at), at, value, stage, known.rule)
    word = lights.word(
        kept.light,
        reported=bool(stated),
        scheduled=kept.due is not None,
        asked=asked,
        lacking=pace.lacking(line, value, stage),
        rule=known.rule,
    )
    return Published(told, value, stage, kept, word, bool(stated), asked, any(one.conflict for one in stated))


def _words(one: Figure | None) -> str:
    return one.value or "" if one else ""


def done(known: Known, at: Round, item: Item, line: Line, heads: Sequence[Unit]) -> Decimal | None:
    """Return the published figure: the reporting lead's, or under 分头 the sum once every lead has reported.

    Only amounts add up; of any other kind the first lead's figure is published, the others stand beside it.
    """
    asked = heads if item.joint is Joint.APART and line.kind is Kind.AMOUNT else heads[:1]
    parts = [figure(known.view, Key(at.period, line.id, unit.id, Field.DONE)) for unit in asked]
    known_parts = [part for part in parts if part is not None]
    return sum(known_parts, Decimal(0)) if known_parts and len(known_parts) == len(parts) else None
