"""What does a line's lead publish in a round: its figure, its stage, and the light they give?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.records import Figure, FigureCorrection, Item, Key, LightCorrection, Line, Round, Unit
from model.rules import correction as corrections
from model.rules import light as lights
from model.rules import pace, reason, schedule
from model.rules.known import Known, figure
from model.rules.pace import Pace
from model.terms import Field, Joint, Kind, Light


@dataclass(frozen=True, slots=True)
class Published:
    """What the reporting lead stated, field by field, and what follows; `light_word` as a clerk reads it.

    `pace` is what was computed; `light`, `finished` and `reason` heed what the office decided (核定).
    """

    told: Mapping[Field, Figure | None]
    done: Decimal | None
    stage: str
    pace: Pace
    light_word: str
    reported: bool
    asked: bool
    conflict: bool
    light: Light
    finished: bool
    reason: str
    light_correction: LightCorrection | None = None
    figure_correction: FigureCorrection | None = None
    stale_correction: LightCorrection | None = None

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
    found = Published(
        told=told,
        done=value,
        stage=stage,
        pace=kept,
        light_word=word,
        reported=bool(stated),
        asked=asked,
        conflict=any(one.conflict for one in stated),
        light=kept.light,
        finished=kept.finished,
        reason=reason.reason(line, kept, stage),
        figure_correction=corrections.of_figure(told[Field.DONE], known.figures),
    )
    held = known.lights.get((at.period, line.id))
    if held is None:
        return found
    holds = corrections.holds(held, kept.light, value, stage)
    return _decided(found, held, known) if holds else replace(found, stale_correction=held)


def _decided(found: Published, held: LightCorrection, known: Known) -> Published:
    """Return what is published with the light the office decided on; what it does not find done is not finished."""
    said = corrections.because(held, known.rule)
    return replace(
        found,
        light=held.light,
        light_word=corrections.word(held, found.light_word, known.rule),
        finished=False,
        reason=f"{said}；{found.reason}" if found.reason else said,
        light_correction=held,
    )


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
