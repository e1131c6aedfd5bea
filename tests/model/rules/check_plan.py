"""A small plan for the checks: one item of two leads and two counties, twelve rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from model.records import (
    CheckRule,
    Duty,
    Figure,
    Head,
    Item,
    Key,
    LightRule,
    Line,
    LineView,
    Schedule,
    Share,
    Target,
    Unit,
    View,
)
from model.rules import calendar, check_rules, rollup, schedule
from model.rules.known import Known
from model.rules.who_gets_a_form import Setup
from model.terms import Check, Field, ItemKind, Kind, Op, Role, Weight

ROUNDS = tuple(calendar.monthly(2021, month) for month in range(3, 13))
MARCH, APRIL, MAY = ROUNDS[:3]
UNITS = (
    Unit("hr", "市人社局", "连云港市人力资源和社会保障局", "市直部门", 1),
    Unit("edu", "市教育局", "连云港市教育局", "市直部门", 2),
    Unit("gy", "灌云县", "灌云县人民政府", "县区", 3, in_all_counties=True),
)
ITEM = Item("26", "26", "城镇新增就业480人。", "", 1, ItemKind.SERVICE)


def target(printed: int | str, measure: str = "人") -> Target:
    return Target(Decimal(printed), measure, Decimal(printed), measure, Op.EQUAL)


JOBS = Line("26-1", "26", 1, "城镇新增就业", Kind.AMOUNT, target(480))
MONEY = Line("26-2", "26", 2, "发放贷款", Kind.AMOUNT, target(80, "万元"))
RATE = Line("26-3", "26", 3, "就业率", Kind.RATE, target(90, "%"))
LINES = (JOBS, MONEY, RATE)
SHARE = Share("26-1", "gy", Decimal(100))


def key(period: str, unit: str = "hr", line: str = "26-1", field: Field = Field.DONE, county: str = "") -> Key:
    return Key(period, line, unit, field, county)


def figure(about: Key, *values: str, record: str = "r") -> Figure:
    heads = tuple(Head(value, (f"{record}{number}",)) for number, value in enumerate(values))
    return Figure(about, heads, values[0], len(values) > 1, False)


def stated(figures: Mapping[Key, str]) -> View:
    return View({about: figure(about, value) for about, value in figures.items()}, (), frozenset({"r0"}))


def known(view: View, reasons: Mapping[str, str] | None = None, *rules: CheckRule) -> Known:
    duties = (Duty("26", "hr", Role.LEAD), Duty("26", "gy", Role.CO, named=False))
    setup = Setup(UNITS, (ITEM,), duties, LINES, (SHARE,))
    checks = {**check_rules.USUAL, **{rule.check: rule for rule in rules}}
    monthly = schedule.timeline([Schedule("26-1", schedule.MONTHLY)], ROUNDS)
    return Known(setup, monthly, LightRule(), ROUNDS, view, checks, reasons or {})


def weigh(check: Check, weight: Weight) -> CheckRule:
    return replace(check_rules.USUAL[check], weight=weight)


def line(one: Known, name: str = "26-1", at: int = 0) -> LineView:
    views = rollup.items(one, ROUNDS[at])
    return next(view for item in views for view in item.lines if view.line.id == name)
