"""A round as the screens see it, made by hand: each line with the light, gap and figures a test gives it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

from model.records import (
    Item,
    ItemView,
    LightRule,
    Line,
    LineView,
    Part,
    PeriodView,
    Plan,
    Round,
    RoundView,
    Target,
    Unit,
    UnitView,
)
from model.rules import calendar
from model.rules import light as lights
from model.terms import COUNTY, FormState, ItemKind, Kind, Light, Op, Role, State

ROUNDS = calendar.rounds(2021, datetime.date(2021, 2, 10))
AT = ROUNDS[1]
PLAN = Plan("p", "民生实事", "", "市政府", None, 2021, "督查室")


def number(value: str | int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def part(name: str, task: int | None, done: int | None) -> Part:
    return Part(name, name, Role.CO, number(task), number(done))


def year(shown: Sequence[Light]) -> tuple[RoundView, ...]:
    """Return the first rounds of the year with these lights."""
    return tuple(
        RoundView(one, None, None, "", None, "", None, light, light.word)
        for one, light in zip(ROUNDS, shown, strict=False)
    )


def line(
    name: str,
    light: Light = Light.GREEN,
    *,
    lead: str = "教育",
    gap: str | None = None,
    completion: str | None = None,
    due: str | None = None,
    kind: Kind = Kind.AMOUNT,
    reported: bool = True,
    stage: str = "",
    due_stage: str = "",
    earlier: Sequence[Light] = (),
    parts: tuple[Part, ...] = (),
    works: bool = True,
) -> LineView:
    """Return a line "26-2" of item 26, led by one unit."""
    no, order = name.split("-")
    item = Item(no, no, f"第{no}件事", "", int(no), ItemKind.WORKS if works else ItemKind.SERVICE)
    target = None if kind is Kind.MILESTONE else Target(Decimal(100), "所", Decimal(100), "所", Op.EQUAL)
    return LineView(
        line=Line(name, no, int(order), f"指标{name}", kind, target),
        item=item,
        lead=lead,
        leads=(lead,) if lead else (),
        done=number(completion) if reported else None,
        last=None,
        completion=number(completion) if reported else None,
        due=number(due),
        due_value=number(due),
        gap=number(gap),
        light=light,
        light_word=light.word if light is not Light.NONE or reported else "未报",
        reported=reported,
        conflict=False,
        asked=False,
        county_sum=None,
        stage=stage,
        text="",
        problem="",
        parts=parts,
        due_stage=due_stage,
        finished=light is Light.DONE,
        year=year((*earlier, light)),
    )


def item(*lines: LineView, state: State = State.RUNNING) -> ItemView:
    light = lights.worst(one.light for one in lines)
    first = lines[0].item
    return ItemView(first, lines[0].leads, (), state, light, light.word, None, None, tuple(lines))


def unit(name: str, order: int, form: FormState = FormState.RETURNED, group: str = "市直部门") -> UnitView:
    return UnitView(Unit(name, name, f"全称{name}", group, order), form, 0, 0, 0, sent_back=0)


def county(name: str, order: int, form: FormState = FormState.RETURNED) -> UnitView:
    return unit(name, order, form, COUNTY)


def view(
    items: Sequence[ItemView] = (), units: Sequence[UnitView] = (), at: Round = AT, rule: LightRule | None = None
) -> PeriodView:
    return PeriodView(PLAN, at, ROUNDS, tuple(items), tuple(units), (), (), (), 1, rule or LightRule())
