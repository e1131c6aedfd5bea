"""What each line, item and unit has done in one round: figures, completion, due, light (DESIGN.md section 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from model.records import (
    Figure,
    Item,
    ItemChange,
    ItemView,
    Key,
    Line,
    LineView,
    Part,
    Round,
    Unit,
)
from model.rules import check_figures, personal, published, status, strike_off, target
from model.rules import light as lights
from model.rules.known import Known, figure
from model.rules.who_gets_a_form import LEADING, Setup, is_county
from model.terms import Field, Kind, Light, Role, Route, State, Status


def items(known: Known, at: Round) -> tuple[ItemView, ...]:
    """Return every item as it stands in a round, in the plan's order; figures 审核 holds back count as asked.

    Items ended by then stand among them without a light, so that every count foots.
    """
    parts = apart(check_figures.shown(known))
    return tuple(_item(part, at, setup) for part in parts if (setup := part.setup_at(at, ended=True)).items)


def apart(known: Known) -> Iterator[Known]:
    """Yield what is known of each item alone, so that no rule below searches the whole plan."""
    setup = known.setup
    lines, duties, shares = defaultdict(list), defaultdict(list), defaultdict(list)
    owner: dict[str, str] = {}
    figures: defaultdict[str, dict[Key, Figure]] = defaultdict(dict)
    for line in sorted(setup.lines, key=lambda one: one.order):
        lines[line.item].append(line)
        owner[line.id] = line.item
    for duty in setup.duties:
        duties[duty.item].append(duty)
    for share in setup.shares:
        shares[owner[share.line]].append(share)
    for key, one in known.view.figures.items():
        figures[owner.get(key.line, "")][key] = one
    for item in sorted(setup.items, key=lambda one: one.order):
        own = Setup(setup.units, [item], duties[item.id], lines[item.id], shares[item.id])
        yield replace(known, setup=own, view=replace(known.view, figures=figures[item.id]))


def leads(setup: Setup, item: str) -> tuple[Unit, ...]:
    """Return the units that answer for an item, the reporting one first."""
    return _with_role(setup, item, LEADING)


def _with_role(setup: Setup, item: str, roles: Sequence[Role]) -> tuple[Unit, ...]:
    units = {unit.id: unit for unit in setup.units}
    duties = [duty for duty in setup.duties if duty.item == item and duty.role in roles and duty.named]
    return tuple(units[duty.unit] for duty in sorted(duties, key=lambda one: one.order))


def _item(year: Known, at: Round, setup: Setup) -> ItemView:
    """Return an item in a round; `year` is what is known of it all year, `setup` its settings as they hold then."""
    known, [item] = replace(year, setup=setup), setup.items
    heads = leads(setup, item.id)
    views = tuple(_line(known, year, at, item, line) for line in setup.lines)
    light = lights.worst(view.light for view in views)
    lowest = min((v for v in views if v.completion is not None), key=lambda v: v.completion or 0, default=None)
    due = lowest.due if lowest else max((v.due for v in views if v.due is not None), default=None)
    finished = bool(views) and all(view.finished for view in views)
    moves = strike_off.until(known.moves.get(item.id, ()), at, known.rounds)
    shown = ItemView(
        item=item,
        leads=tuple(unit.short for unit in heads),
        co=tuple(unit.short for unit in _with_role(known.setup, item.id, (Role.CO,))),
        state=strike_off.state(moves, finished=finished),
        light=light,
        light_word=next((v.light_word for v in views if v.light is light), light.word),
        completion=lowest.completion if lowest else None,
        due=due,
        lines=views,
        reason=next((v.reason for v in views if v.light is light), ""),
        leaders=item.leaders or tuple(dict.fromkeys(unit.leader for unit in heads if unit.leader)),
        moves=moves,
    )
    held = status.at(item.id, known.statuses, at)
    if held is None:
        return shown
    if held[0].status is Status.ENDED:
        return _ended(shown, status.words(*held), held[0])
    return replace(shown, change=held[0], change_words=status.words(*held))


def _ended(shown: ItemView, words: str, change: ItemChange) -> ItemView:
    """Return an ended item: it keeps what it reported, and shows no light any more."""
    word = State.ENDED.word
    lines = tuple(
        replace(line, light=Light.NONE, light_word=word, reason=words, finished=False) for line in shown.lines
    )
    return replace(
        shown,
        state=State.ENDED,
        light=Light.NONE,
        light_word=word,
        reason=words,
        lines=lines,
        change=change,
        change_words=words,
    )


def _line(known: Known, year: Known, at: Round, item: Item, line: Line) -> LineView:
    heads = leads(known.setup, item.id)
    told = published.published(known, at, item, line, heads)
    due, parts = told.pace.due, _parts(known, at, item, line)
    return LineView(
        line=line,
        item=item,
        lead=heads[0].id if heads else "",
        leads=tuple(unit.short for unit in heads),
        done=told.done,
        last=_last(year, at, item, line),
        completion=told.pace.completion,
        due=due.percent if due else None,
        due_value=due.value if due else None,
        gap=told.pace.gap,
        light=told.light,
        light_word=told.light_word,
        reported=told.reported,
        conflict=told.conflict,
        asked=told.asked,
        county_sum=_county_sum(known, line, parts),
        stage=told.stage,
        text=personal.mask(told.words(Field.TEXT)),
        problem=personal.mask(told.words(Field.PROBLEM)),
        parts=parts,
        changes=target.held(line.id, known.changes, at),
        first=next((one.target for one in year.setup.lines if one.id == line.id), line.target),
        due_stage=due.stage if due else "",
        due_reason=due.reason if due else "",
        finished=told.finished,
        reason=told.reason,
        light_correction=told.light_correction,
        figure_correction=told.figure_correction,
        stale_correction=told.stale_correction,
    )


def _last(year: Known, at: Round, item: Item, line: Line) -> Decimal | None:
    """Return the cumulative figure of the latest earlier round that has one, of whoever led then."""
    earlier = sorted((r for r in year.rounds if r.end < at.end), key=lambda r: r.end, reverse=True)
    found = (_told(year, one, item, line) for one in earlier)
    return next((value for value in found if value is not None), None)


def _told(year: Known, at: Round, item: Item, line: Line) -> Decimal | None:
    """Return a round's figure: of a closed one the published, and where it published none, what came in late."""
    held = year.closed.get(at.period, {}).get(line.id)
    if held is not None and held.done is not None:
        return held.done
    return published.done(year, at, item, line, leads(year.setup_at(at), item.id))


def _parts(known: Known, at: Round, item: Item, line: Line) -> tuple[Part, ...]:
    """List the leads, and every unit that has a share or reported a figure of its own."""
    shares = {share.unit: share.value for share in known.setup.shares if share.line == line.id}
    roles = {d.unit: d.role for d in known.setup.duties if d.item == item.id}
    heads = leads(known.setup, item.id)
    leading = {unit.id for unit in heads}
    named = {*leading, *shares, *_reported(known, at, line)}
    out: list[Part] = []
    for unit in sorted((one for one in known.setup.units if one.id in named), key=lambda one: one.order):
        own = figure(known.view, Key(at.period, line.id, unit.id, Field.DONE))
        done = own if unit.id in leading else _county_done(known, at, item, line, unit, heads)
        out.append(Part(unit.id, unit.short, roles.get(unit.id, Role.CO), shares.get(unit.id), done))
    return tuple(out)


def _reported(known: Known, at: Round, line: Line) -> Iterator[str]:
    """Yield the units that reported a figure of their own."""
    for key, one in known.view.figures.items():
        if one.value is not None and key == Key(at.period, line.id, key.unit, Field.DONE):
            yield key.unit


def _county_done(known: Known, at: Round, item: Item, line: Line, unit: Unit, heads: Sequence[Unit]) -> Decimal | None:
    """Return a county's figure by the item's route; the other route serves where the first is silent."""
    own = figure(known.view, Key(at.period, line.id, unit.id, Field.DONE))
    told = [figure(known.view, Key(at.period, line.id, head.id, Field.DONE, unit.id)) for head in heads]
    through_lead = next((value for value in told if value is not None), None)
    first, second = (own, through_lead) if item.route is Route.COUNTY else (through_lead, own)
    return second if first is None else first


def _county_sum(known: Known, line: Line, parts: Sequence[Part]) -> Decimal | None:
    """Add the figures of shares and of counties that report their own; None while none of them has any."""
    if line.kind is not Kind.AMOUNT:
        return None
    shared = {share.unit for share in known.setup.shares if share.line == line.id}
    own = {unit.id for unit in known.setup.units if is_county(unit)}
    counted = (part for part in parts if part.unit in shared or (part.unit in own and part.role not in LEADING))
    told = [part.done for part in counted if part.done is not None]
    return sum(told, Decimal(0)) if told else None
