"""What a ledger holds as settings: the plan, its units, items, lines, shares, schedules and rules."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from model.terms import Check, ItemKind, Joint, Kind, Op, Role, Route, Status, Tag, Weight


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan a ledger keeps, and whose ledger it is."""

    id: str
    title: str
    doc_no: str
    issuer: str
    date: datetime.date | None
    year: int
    office: str
    secret: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class Unit:
    """One office in the tree; its id survives renames.

    `leader`: the 分管市领导 of what it leads. `scope`: the words that say what its figures count where areas overlap
    (含市开发区). `successor`: the unit it was merged into, `until`: the first round it no longer stands in.
    `chief`: who in the unit answers for its items (单位分管领导); `post`: what the contact is there.
    """

    id: str
    short: str
    full: str
    group: str
    order: int
    parent: str = ""
    aliases: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    in_all_counties: bool = False
    leader: str = ""
    scope: str = ""
    successor: str = ""
    until: str = ""
    chief: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One of the plan's items; `id` is unique where the printed number is not.

    `lines`: the lines of the plan's document (from 1) it stands in, where the ledger keeps that. `public_no`: the
    number the public knows it by (50件 over 120 items). `leaders`: its own 分管市领导, () = those of its lead units.
    """

    id: str
    no: str
    text: str
    section: str
    order: int
    kind: ItemKind
    deadline: str | None = None
    route: Route = Route.LEAD
    joint: Joint = Joint.TOGETHER
    leaders: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    public_no: str = ""
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """A unit's role in an item; `named` is false where it stands only through 各县区.

    `since`: the round it holds from, `until`: the first round it no longer holds in; "" = all year.
    """

    item: str
    unit: str
    role: Role
    named: bool = True
    must_fill: bool = False
    order: int = 0
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A line's promise for the year, expanded and as printed; figures are kept in the printed measure."""

    value: Decimal
    measure: str
    printed: Decimal
    printed_measure: str
    op: Op
    start: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item ended, adjusted or taken up again from round `since` on, by whose word and why; one an item and round."""

    item: str
    since: str
    status: Status
    reason: str
    document: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What is reported: a target, or a qualitative phrase as a milestone. Ids ("26-2") are never reused.

    `target` is the first one; what holds in a round may be another (rules/target.py). `since`: the round the line
    is reported from, "" = all year. `undivided`: it is not divided among counties (不分解).
    """

    id: str
    item: str
    order: int
    name: str
    kind: Kind
    target: Target | None = None
    since: str = ""
    undivided: bool = False


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A line's target from round `period` on, by whose word and why; one a line and round."""

    line: str
    period: str
    target: Target
    reason: str
    document: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A unit's part of a line's target, in the printed measure."""

    line: str
    unit: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Site:
    """A place where an item is built or done (点位), known by item, county and name.

    `county`: a unit's id, or own_level.ID for 市本级. Days are ISO texts, a month alone where no more is known
    ("2021-06"); `investment` and what of it is done (`invested`) in 万元. `state`: a terms.SiteState's value, "" while
    nothing is known.
    """

    id: str
    item: str
    name: str
    county: str
    line: str = ""
    planned_start: str = ""
    planned_finish: str = ""
    real_start: str = ""
    real_finish: str = ""
    investment: Decimal | None = None
    state: str = ""
    remark: str = ""
    invested: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One period of the calendar. `end` decides what is due; `months` of twelve are counted by then."""

    period: str
    name: str
    end: datetime.date
    cutoff: datetime.date
    due: datetime.date
    due_hour: int
    kind: str
    months: int


@dataclass(frozen=True, slots=True)
class Point:
    """What is due by a round: a number as plain decimal text, cumulative in the printed measure, or a stage."""

    period: str
    value: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """How a line's due progress grows; a line without one is 未定序时. `preset` is a terms.Preset's value.

    `since`: the round it holds from, "" = all year; Preset.NONE from a round on takes the schedule away. `points`:
    the curve, or the stages by round. `deadline`: the line's own, before the item's.
    """

    line: str
    preset: str
    points: tuple[Point, ...] = ()
    deadline: datetime.date | None = None
    since: str = ""


@dataclass(frozen=True, slots=True)
class LightRule:
    """Points behind schedule: red above `red_above`; yellow behind at all and by `yellow_above` or more."""

    yellow_above: Decimal = Decimal(0)
    red_above: Decimal = Decimal(10)


@dataclass(frozen=True, slots=True)
class CheckRule:
    """How a check of 审核 weighs in a plan; `limit`, where it has one: times, or per cent of, the year's target."""

    check: Check
    weight: Weight
    limit: Decimal | None = None
