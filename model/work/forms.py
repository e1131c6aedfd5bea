"""What each unit's form of a round says, made from the ledger as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from model.records import Figure, Grant, Issue, Item, ItemView, Key, Line, LineView, Round, Unit
from model.rules import (
    calendar,
    check_figures,
    han,
    identity,
    merge,
    merged_units,
    neat,
    personal,
    quantity,
    rollup,
    sent_back,
    target,
    who_gets_a_form,
)
from model.rules.who_gets_a_form import Setup
from model.sheets.form_content import CountyRow, Form, FormRow, OtherItem, Shown
from model.terms import Field, Joint, Kind, Role, Route, stages
from model.work.ledger import Standing


@dataclass(frozen=True, slots=True)
class Desk:
    """What is looked up again and again while a round's forms are made."""

    now: Standing
    at: Round
    setup: Setup
    before: Round | None
    items: Mapping[str, Item]
    lines: Mapping[str, Line]
    views: Mapping[str, LineView]
    item_views: Mapping[str, ItemView]
    shares: Mapping[tuple[str, str], Decimal]
    told: Mapping[Key, Figure]
    news: Mapping[str, str]


def desk(now: Standing, at: Round) -> Desk:
    """Lay out a round's lines once for all forms."""
    views, setup = rollup.items(now.known, at), now.known.setup_at(at)
    return Desk(
        now=now,
        at=at,
        setup=setup,
        before=calendar.previous(at, tuple(now.known.rounds)),
        items={item.id: item for item in setup.items},
        lines={line.id: line for line in setup.lines},
        views={line.line.id: line for view in views for line in view.lines},
        item_views={view.item.id: view for view in views},
        shares={(share.line, share.unit): share.value for share in setup.shares},
        told=check_figures.shown(now.known).view.figures,
        news={line.id: target.news(line, now.known.changes, at) for line in now.setup.lines},
    )


def form(on: Desk, unit: Unit, grants: Sequence[Grant], *, questions: bool = False) -> Form:
    """Return the form of one unit: its issue (which rows, on which bases) and all that is printed on it.

    `questions`: a cell that is asked about shows what was typed there, to be corrected.
    """
    own = [grant.line for grant in grants if not grant.county]
    county = who_gets_a_form.is_county(unit) and not _leads_all(on, unit, own)
    columns = [(u.id, u.short) for u in on.now.setup.units if any(g.county == u.id for g in grants)]
    return Form(
        issue=_issue(on, unit, grants, questions=questions),
        plan=on.now.plan,
        unit=unit,
        round=on.at,
        office=han.fold(on.now.plan.office),
        contact="",
        rows=tuple(_row(on, unit, on.lines[line], county) for line in own),
        county=county,
        counties=tuple(columns),
        county_rows=tuple(_county_rows(on, grants)),
        others=tuple(_others(on, unit, own)),
        last_round=on.before.name if on.before else "",
    )


def _issue(on: Desk, unit: Unit, grants: Sequence[Grant], *, questions: bool) -> Issue:
    bases = merge.bases_for(on.now.known.view, grants, unit.id, on.at.period)
    if questions:
        view = on.now.known.view
        bases = {
            key: replace(base, shown=base.shown or sent_back.shown(view.figures[key])) for key, base in bases.items()
        }
    plan = on.now.plan
    return identity.seal(Issue("", plan.office, plan.id, unit.id, on.at.period, tuple(grants), bases))


def _leads_all(on: Desk, unit: Unit, lines: Sequence[str]) -> bool:
    """A county that only leads reports the whole figure, so its form asks for 全市 as a lead's does."""
    return all(on.views[line].lead == unit.id or unit.short in on.views[line].leads for line in lines)


def _row(on: Desk, unit: Unit, line: Line, county: bool) -> FormRow:
    item = on.items[line.item]
    told = {field: _last_told(on, line, unit, field) for field in Field}
    return FormRow(
        line=line.id,
        seq=line.id,
        item=item.text,
        label=_label(on, unit, line, county),
        target=line.target.printed if line.target else None,
        task=on.shares.get((line.id, unit.id)) if county else None,
        due=_due_words(on, unit, line, county),
        last=Decimal(told[Field.DONE]) if told[Field.DONE] else None,
        stages=stages(item.kind),
        milestone=line.kind is Kind.MILESTONE,
        last_stage=told[Field.STAGE],
        last_text=told[Field.TEXT],
        last_problem=told[Field.PROBLEM],
    )


def _label(on: Desk, unit: Unit, line: Line, county: bool) -> str:
    """Name the line with its measure; tell a county that leads it whose figure is asked for, and of a new target."""
    if line.target is None:
        return line.name
    whole = "［本县区牵头，填全市数］" if county and _leads(on, unit, line) else ""
    news = f"［{on.news[line.id]}］" if on.news[line.id] else ""
    return f"{line.name}（{line.target.printed_measure}）{whole}{news}"


def _leads(on: Desk, unit: Unit, line: Line) -> bool:
    return unit in rollup.leads(on.setup, line.item)


def _due_words(on: Desk, unit: Unit, line: Line, county: bool) -> Shown:
    """Return what column 5 prints: the number, or the stage due with the number once one is."""
    value, stage = _due(on, unit, line, county), on.views[line.id].due_stage
    return f"{stage} {quantity.plain(value)}" if stage and value else stage or value


def _due(on: Desk, unit: Unit, line: Line, county: bool) -> Decimal | None:
    """Return what is due of the whole, on a county's form of its own task alone."""
    view, task = on.views[line.id], on.shares.get((line.id, unit.id))
    value = view.due_value
    if county and not _leads(on, unit, line):
        value = None if task is None or value is None else task if view.due is None else task * view.due / 100
    return None if value is None else neat.due(value, line)


def _last_told(on: Desk, line: Line, unit: Unit, field: Field) -> str:
    """Return what the unit, or one merged into it, last stated in an earlier round; personal numbers are starred."""
    earlier = sorted((r for r in on.now.known.rounds if r.end < on.at.end), key=lambda r: r.end, reverse=True)
    units = merged_units.stood_for(on.now.setup.units, on.now.known.rounds, unit.id, on.at)
    parts = on.items[line.item].joint is Joint.APART or (line.id, unit.id) in on.shares
    value = merged_units.last_told(on.told, earlier, line.id, units, field, adds=parts and line.kind is Kind.AMOUNT)
    return value if field is Field.DONE else personal.mask(value)


def _county_rows(on: Desk, grants: Sequence[Grant]) -> Iterator[CountyRow]:
    shared: dict[str, list[str]] = {}
    for grant in grants:
        if grant.county:
            shared.setdefault(grant.line, []).append(grant.county)
    for line_id, counties in shared.items():
        line = on.lines[line_id]
        target = line.target.printed if line.target else None
        label = f"{line.name}（{line.target.printed_measure}）" if line.target else line.name
        yield CountyRow(line.id, line.id, label, target, {c: on.shares[line.id, c] for c in counties})


def _others(on: Desk, unit: Unit, lines: Sequence[str]) -> Iterator[OtherItem]:
    """List the items that name the unit, or mean it by 各县区, and that others report."""
    filled = {on.lines[line].item for line in lines}
    duties = [d for d in on.setup.duties if d.unit == unit.id and d.item not in filled and d.role is Role.CO]
    for duty in sorted(duties, key=lambda one: on.items[one.item].order):
        item, view = on.items[duty.item], on.item_views[duty.item]
        why = "本期由牵头单位汇总填报" if item.route is Route.LEAD else "本县区没有分解任务"
        yield OtherItem(item.no, item.text, "、".join(view.leads), why)


def changed(now: Standing, issue: Issue) -> bool:
    """Say whether an issue is new to the ledger; the same content is the same issue (DESIGN.md section 5, rule 2)."""
    return issue.id not in {one.id for one in now.facts.issues} or issue.id not in now.known.view.live
