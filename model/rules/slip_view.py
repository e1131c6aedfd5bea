"""How does each 督办单 stand on a day: state, colour, days overdue, who answers for it now, what is to be looked at?"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from model.records import Round, Unit
from model.records.slips import Slip, SlipStep, SlipView
from model.rules import merged_units, slip_colour, slip_flow, slip_reply
from model.terms_slip import SlipMove, SlipState


@dataclass(frozen=True, slots=True)
class Ground:
    """What slips are judged by: the units, the calendar, and by item (id) in which words it is ended."""

    units: Sequence[Unit]
    rounds: Sequence[Round]
    ended: Mapping[str, str] = field(default_factory=dict)


def views(slips: Sequence[Slip], steps: Sequence[SlipStep], ground: Ground, day: datetime.date) -> tuple[SlipView, ...]:
    """Return the slips filed by a day as they stand then, the first number first."""
    own: dict[str, list[SlipStep]] = {}
    for one in steps:
        own.setdefault(one.slip, []).append(one)
    shown = sorted((one for one in slips if one.day <= day), key=lambda one: (one.year, one.number))
    return tuple(_view(one, tuple(own.get(one.no, ())), ground, day) for one in shown)


def heir(unit: str, ground: Ground, day: datetime.date) -> str:
    """Return who stands for a unit on a day: itself, or the unit it was merged into."""
    rounds = sorted(ground.rounds, key=lambda one: one.end)
    at = next((one for one in rounds if one.cutoff > day), rounds[-1])
    return merged_units.heir(ground.units, rounds, unit, at)


def _view(slip: Slip, steps: tuple[SlipStep, ...], ground: Ground, day: datetime.date) -> SlipView:
    done = slip_flow.until(steps, day)
    names = {one.id: one for one in ground.units}
    unit = heir(slip.lead, ground, day)
    known = names.get(unit)
    co = dict.fromkeys(heir(one, ground, day) for one in slip.co)
    made = SlipView(
        slip=slip,
        steps=done,
        state=slip_flow.state(done),
        due=slip_flow.due(slip, done),
        colour=slip_colour.colour(slip, done, day),
        overdue=slip_colour.overdue(slip, done, day),
        allowed=slip_flow.allowed(slip_flow.state(done)),
        unit=unit,
        lead=known.short if known else unit,
        co=tuple(names[one].short if one in names else one for one in co if one != unit),
        contact=known.contact if known else "",
        phone=known.phone if known else "",
    )
    return _marked(made, ground, names, day)


def _marked(made: SlipView, ground: Ground, names: Mapping[str, Unit], day: datetime.date) -> SlipView:
    told = []
    slip = made.slip
    if made.unit != slip.lead:
        old = names[slip.lead].short if slip.lead in names else slip.lead
        told.append(f"{old}已并入{made.lead}，由{made.lead}继续承办。")
    if made.open and slip.item in ground.ended:
        told.append(f"督办的事项已终止（{ground.ended[slip.item]}），请办“终止督办”，写明批准人。")
    if made.open and not made.contact:
        told.append(f"{made.lead}没有联系人，请在“单位维护”里补上，交办、催办才找得到人。")
    if made.state is SlipState.FILED and day > made.due:
        told.append(f"还没有交办，办结时限{made.due.isoformat()}已经过了。")
    if several := slip_reply.mark(made.steps, made.state):
        told.append(several)
    return replace(made, marks=tuple(told))


def counted(shown: Sequence[SlipView]) -> str:
    """Say how many slips there are by state, adding up to the whole."""
    left = [one for one in shown if one.open]
    late = sum(one.overdue > 0 for one in left)
    stopped = sum(any(step.move is SlipMove.STOP for step in one.steps) for one in shown if not one.open)
    done = len(shown) - len(left) - stopped
    told = f"共{len(shown)}件：在办{len(left)}件" + (f"（逾期{late}件）" if late else "")
    return told + f"、办结{done}件、终止{stopped}件。"
