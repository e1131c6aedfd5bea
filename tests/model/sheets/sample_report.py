"""A round of made-up figures, as the report upward gets it."""

from __future__ import annotations

import datetime
from decimal import Decimal

from model.records import Item, ItemView, Line, LineView, PeriodView, Target, Unit, UnitView
from model.sheets.upward import Report
from model.terms import FormState, ItemKind, Kind, Light, Op, State
from tests.model.sheets.sample_forms import PLAN, ROUND

LIGHTS = (Light.GREEN, Light.YELLOW, Light.RED, Light.DONE, Light.NONE)


def line(item: Item, order: int, light: Light, done: str | None = "15", *, conflict: bool = False) -> LineView:
    """Return a line of 25 所 with that light."""
    target = Target(Decimal(25), "所", Decimal(25), "所", Op.EQUAL)
    figure = Decimal(done) if done is not None else None
    return LineView(
        line=Line(f"{item.no}-{order}", item.id, order, "新改扩建中小学", Kind.AMOUNT, target),
        item=item,
        lead="u1",
        leads=("市教育局",),
        done=figure,
        last=None,
        completion=figure * 4 if figure is not None else None,
        due=Decimal(75),
        due_value=Decimal(25) / 3,
        gap=None,
        light=light,
        light_word=light.word if figure is not None else "未报",
        reported=figure is not None,
        conflict=conflict,
        asked=False,
        county_sum=None,
        stage="主体施工",
        text="截至3月25日已开工15所。" if figure is not None else "",
        problem="=用地手续较慢" if light is Light.RED else "",
    )


def milestone(item: Item, order: int) -> LineView:
    """Return a milestone line."""
    return LineView(
        line=Line(f"{item.no}-{order}", item.id, order, "推进校舍安全工程", Kind.MILESTONE),
        item=item,
        lead="u1",
        leads=("市教育局",),
        done=None,
        last=None,
        completion=None,
        due=None,
        due_value=None,
        gap=None,
        light=Light.NONE,
        light_word=Light.NONE.word,
        reported=True,
        conflict=False,
        asked=False,
        county_sum=None,
        stage="实施中",
        text="已印发方案。",
        problem="",
    )


def view(items: int = 5) -> PeriodView:
    """Return a round of so many items; the second has two lines, the fifth is silent."""
    out = []
    for number in range(items):
        section = f"{'一二三'[number * 3 // items]}、教育惠民"
        item = Item(str(number + 1), str(number + 1), f"新改扩建中小学{number}所。", section, number, ItemKind.WORKS)
        light = LIGHTS[number % 5]
        done = None if light is Light.NONE else "15"
        first = line(item, 1, light, done, conflict=number == 2)
        lines = (first, milestone(item, 2)) if number == 1 else (first,)
        leads = ("市教育局", "市体育局") if number == 1 else ("市教育局",)
        out.append(ItemView(item, leads, (), State.RUNNING, light, first.light_word, None, None, lines))
    states = (FormState.RETURNED, FormState.LATE, FormState.MISSING, FormState.NOT_SENT)
    names = ("市教育局", "市体育局", "市妇联", "市法院")
    fulls = ("某市教育局", "某市体育局", "某市妇女联合会", "某市中级人民法院")
    units = tuple(
        UnitView(Unit(f"u{at}", name, full, "市直部门", at), state, 1, 0, 0)
        for at, (name, full, state) in enumerate(zip(names, fulls, states, strict=True))
    )
    return PeriodView(PLAN, ROUND, (ROUND,), tuple(out), units, (), (), (), 3)


def report(items: int = 5, paper: str = "A3") -> Report:
    """Return the report of such a round."""
    made = datetime.date(2021, 3, 29)
    return Report(
        view(items), made, paper, "3fa291bc", "按序时：进度不低于序时。", "领导要求先报", ("与县区合计差2所。",)
    )
