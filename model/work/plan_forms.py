"""What each unit's form of the first round says, made from the ledger as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from model.records import Base, Issue, Item, Key, Line, Round, Share, Site, Unit
from model.rules import breakdown, han, identity, own_level, quantity, schedule, sent_back, who_gets_a_form
from model.rules.deadline import deadline
from model.rules.plan_round import bases, judge, keys, rows, schedules
from model.rules.plan_round.rows import Rows
from model.rules.who_gets_a_form import Setup
from model.sheets.plan_content import PlanForm, PlanItem, PlanRow
from model.store import sites
from model.terms import Kind, PlanField, Preset, ladder
from model.work.ledger import Ledger, Standing


@dataclass(frozen=True, slots=True)
class Desk:
    """What is looked up again and again while the forms are made."""

    now: Standing
    at: Round
    setup: Setup
    rows: Mapping[str, Rows]
    sites: Sequence[Site]
    counties: tuple[tuple[str, str], ...]


def desk(ledger: Ledger, now: Standing, at: Round) -> Desk:
    """Lay out the plan once for all forms: units and duties as the year begins with them."""
    setup = now.known.setup_at(at)
    counties = [(_part(unit), unit.short) for unit in breakdown.columns(setup)]
    return Desk(now, at, setup, rows.rows(setup), sites.load(ledger), tuple(counties))


def _part(unit: Unit) -> str:
    """Return how a key names a county; 市本级 goes by one name whether the ledger has its row or not yet."""
    return own_level.ID if who_gets_a_form.is_own_level(unit) else unit.id


def part_of(setup: Setup, unit: str) -> str:
    """Return how a key names the unit of this id."""
    own = own_level.find(setup.units)
    return own_level.ID if own and own.id == unit else unit


def form(on: Desk, unit: Unit, *, questions: bool = False) -> PlanForm:
    """Return a unit's form; `questions`: a cell that is asked about shows what was typed there, to be corrected."""
    own, items = on.rows[unit.id], {item.id: item for item in on.setup.items}
    grants = own.grants(unit.id)
    carried = bases.bases_for(on.now.known.view, grants, unit.id, on.at.period, dict(_agreed(on, unit)))
    if questions:
        figures = on.now.known.view.figures
        carried = {
            key: Base(base.ids, base.shown or sent_back.shown(figures.get(key))) for key, base in carried.items()
        }
    plan = on.now.plan
    led = {line.id for line in own.led}
    lines = sorted((*own.led, *own.own), key=lambda line: (items[line.item].order, line.order))
    return PlanForm(
        issue=identity.seal(Issue("", plan.office, plan.id, unit.id, on.at.period, grants, carried)),
        plan=plan,
        unit=unit,
        round=on.at,
        rounds=tuple(on.now.known.rounds),
        office=han.fold(plan.office),
        contact="",
        rows=tuple(_row(items[line.item], line, led=line.id in led) for line in lines),
        counties=on.counties,
        items=tuple(PlanItem(item, items[item].no, items[item].text) for item in own.items),
    )


def _row(item: Item, line: Line, *, led: bool) -> PlanRow:
    measure = f"（{line.target.printed_measure}）" if line.target else ""
    return PlanRow(
        line=line.id,
        seq=line.id,
        item=item.text,
        label=f"{line.name}{measure}",
        target=line.target.printed if line.target else None,
        milestone=line.kind is Kind.MILESTONE,
        led=led,
        adds=rows.adds(line),
        stages=ladder(item.kind),
        presets=tuple(one.word for one in schedule.offered(line)),
    )


# --- what the ledger has already ----------------------------------------------------------------------------


def _agreed(on: Desk, unit: Unit) -> Iterator[tuple[Key, str]]:
    """Yield what the settings say of a unit's rows, to be shown as starting values."""
    own, items = on.rows[unit.id], {item.id: item for item in on.setup.items}

    def key(line: str, field: PlanField, part: str = "") -> Key:
        return Key(on.at.period, line, unit.id, field, part)

    for line in own.led:
        for field, part, value in (*_schedule(on, items[line.item], line), *_shares(on, line, "")):
            yield key(line.id, field, part), value
    for line in own.own:
        for field, part, value in _shares(on, line, unit.id):
            yield key(line.id, field, part), value
    leads = {line.item for line in own.led}
    for site in on.sites:
        if site.item in leads or (site.item in own.items and site.county == unit.id):
            for field, value in told_of_site(site).items():
                yield key(site.item, field, keys.site_part(site.county, site.name)), value
    for field, value in told_of_unit(unit).items():
        yield key("", field), value


def _schedule(on: Desk, item: Item, line: Line) -> Iterator[tuple[PlanField, str, str]]:
    agreed = schedules.held(on.now.known.schedules, line.id)
    if agreed:
        yield PlanField.PRESET, "", Preset(agreed.preset).word
        for point in agreed.points:
            yield PlanField.PLANNED, point.period, point.value
    told = deadline(item.deadline, on.now.plan.year)
    last = agreed.deadline if agreed else None
    if last or (item.deadline and not told.doubt):
        yield PlanField.DEADLINE, "", (last or told.day).isoformat()


def _shares(on: Desk, line: Line, unit: str) -> Iterator[tuple[PlanField, str, str]]:
    if not rows.adds(line):
        return
    some: Sequence[Share] = [one for one in on.setup.shares if one.line == line.id and unit in ("", one.unit)]
    for share in some:
        yield PlanField.SHARE, part_of(on.setup, share.unit), quantity.plain(share.value)
    if line.undivided and not unit:
        yield PlanField.UNDIVIDED, "", judge.YES


def told_of_site(site: Site) -> dict[PlanField, str]:
    """Return what a site's settings would be as statements, "" where they say nothing."""
    money = "" if site.investment is None else quantity.plain(site.investment)
    return {
        PlanField.SITE: site.name,
        PlanField.START: site.planned_start,
        PlanField.FINISH: site.planned_finish,
        PlanField.INVESTMENT: money,
        PlanField.REMARK: site.remark,
    }


def told_of_unit(unit: Unit) -> dict[PlanField, str]:
    """Return what a unit's contacts would be as statements, "" where they say nothing."""
    return {
        PlanField.LEADER: unit.chief,
        PlanField.CONTACT: unit.contact,
        PlanField.POST: unit.post,
        PlanField.PHONE: unit.phone,
    }
