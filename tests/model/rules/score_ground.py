"""A small city for the tests of 考核评价: five departments' duties, three counties' parts, rounds as published.

1 新建中小学 24所 (市教育局) · 2 城镇新增就业 12000人 (市人社局, 市财政局 helps; three counties 4000 each) ·
3 出台养老办法 (市教育局, milestone) · 4 停车场 10个 and 管网 8公里 (市人社局).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal

from model.records import (
    Duty,
    Figure,
    Head,
    Item,
    ItemChange,
    Key,
    LightRule,
    Line,
    PeriodView,
    Plan,
    Schedule,
    Share,
    Target,
    Unit,
    View,
)
from model.records.score import RuleBook, ScoreNote
from model.rules import calendar, returns, rollup, schedule, status, who_gets_a_form
from model.rules.known import Known
from model.rules.score.ground import Ground
from model.rules.who_gets_a_form import Setup
from model.terms import Field, ItemKind, Kind, Op, Role, Route, Status
from model.terms_score import Noted

DAY = datetime.date(2022, 1, 10)
ROUNDS = calendar.rounds(2021, datetime.date(2020, 12, 20))
UNITS = (
    Unit("edu", "市教育局", "市教育局", "市直部门", 1),
    Unit("jobs", "市人社局", "市人社局", "市直部门", 2),
    Unit("money", "市财政局", "市财政局", "市直部门", 3),
    Unit("dh", "东海县", "东海县", "县区", 4, in_all_counties=True),
    Unit("gy", "灌云县", "灌云县", "县区", 5, in_all_counties=True),
    Unit("hz", "海州区", "海州区", "县区", 6, in_all_counties=True),
)
COUNTIES = ("dh", "gy", "hz")
ITEMS = (
    Item("1", "1", "新建中小学24所", "", 1, ItemKind.WORKS),
    Item("2", "2", "城镇新增就业12000人", "", 2, ItemKind.SERVICE, route=Route.COUNTY),
    Item("3", "3", "出台养老办法", "", 3, ItemKind.POLICY, "9月底"),
    Item("4", "4", "停车场10个、管网8公里", "", 4, ItemKind.WORKS),
)
DUTIES = (
    Duty("1", "edu", Role.LEAD),
    Duty("2", "jobs", Role.LEAD),
    Duty("2", "money", Role.CO, order=1),
    Duty("3", "edu", Role.LEAD),
    Duty("4", "jobs", Role.LEAD),
)
LEADS = {"1-1": "edu", "2-1": "jobs", "3-1": "edu", "4-1": "jobs", "4-2": "jobs"}


def _line(name: str, order: int, words: str, value: str = "", measure: str = "") -> Line:
    target = Target(Decimal(value), measure, Decimal(value), measure, Op.EQUAL) if value else None
    return Line(name, name[0], order, words, Kind.AMOUNT if value else Kind.MILESTONE, target)


LINES = (
    _line("1-1", 1, "新建中小学", "24", "所"),
    _line("2-1", 1, "城镇新增就业", "12000", "人"),
    _line("3-1", 1, "出台养老办法"),
    _line("4-1", 1, "停车场", "10", "个"),
    _line("4-2", 2, "管网", "8", "公里"),
)
SHARES = tuple(Share("2-1", county, Decimal(4000)) for county in COUNTIES)
SETUP = Setup(UNITS, ITEMS, DUTIES, LINES, SHARES)
PLAN = Plan("p", "2021年民生实事方案", "榕政发〔2021〕1号", "榕城市政府", None, 2021, "市政府办督查室")

YEAR_END = {
    "1-1": "25",
    "2-1": "9000",
    "3-1": "已印发",
    "4-1": "12",
    "4-2": "7.8",
    "dh": "4400",
    "gy": "3000",
    "hz": "3000",
}
"""What is told in December: a figure or stage by line, a county's part by its id."""


def view(
    month: int,
    told: Mapping[str, str],
    *,
    texts: Mapping[str, str] = {},
    late: Sequence[str] = (),
    silent: Sequence[str] = (),
    ended: Sequence[str] = (),
    conflict: Sequence[str] = (),
) -> PeriodView:
    """Return a round as it is published; every lead's form is back but those of `silent`, in time but those `late`."""
    at = ROUNDS[month - 1]
    figures: dict[Key, Figure] = {}
    for name, value in told.items():
        unit, line = (name, "2-1") if name in COUNTIES else (LEADS[name], name)
        field = Field.STAGE if name == "3-1" else Field.DONE
        _say(figures, Key(at.period, line, unit, field), value, conflict=name in conflict)
    for name, text in texts.items():
        _say(figures, Key(at.period, name, LEADS[name], Field.TEXT), text)
    monthly = [Schedule(line.id, "monthly") for line in LINES if line.target]
    statuses = status.timeline([ItemChange(one, "2021-01", Status.ENDED, "用地落空") for one in ended], ROUNDS)
    known = Known(
        SETUP,
        schedule.timeline(monthly, ROUNDS),
        LightRule(),
        ROUNDS,
        View(figures, (), frozenset()),
        statuses=statuses,
    )
    views = rollup.items(known, at)
    sent = dict.fromkeys(("edu", "jobs", *COUNTIES), at.due)
    back = {unit: at.due + datetime.timedelta(days=2 * (unit in late)) for unit in sent if unit not in silent}
    units = returns.units(SETUP, who_gets_a_form.grants(SETUP), views, sent, back)
    return PeriodView(PLAN, at, ROUNDS, views, units, (), (), (), 1)


def _say(figures: dict[Key, Figure], key: Key, value: str, *, conflict: bool = False) -> None:
    figures[key] = Figure(key, (Head(value, ("r",)),), value, conflict, False)


def ground(book: RuleBook, *rounds: PeriodView, notes: Sequence[ScoreNote] = ()) -> Ground:
    """Return what an evaluation on these rounds stands on, December's as told above where none is given."""
    return Ground(book, rounds or (view(12, YEAR_END),), DAY, notes)


def note(kind: Noted, unit: str, about: str = "", points: str = "", votes: tuple[int, ...] = ()) -> ScoreNote:
    """Return a note by 王主任."""
    day = datetime.date(2021, 12, 20)
    return ScoreNote(kind, unit, "现场核实", "王主任", day, about, Decimal(points) if points else None, votes)
