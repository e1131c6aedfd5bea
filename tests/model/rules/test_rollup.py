"""What a line, an item and a unit show of one round."""

from __future__ import annotations

import datetime
from decimal import Decimal

from model.records import (
    Duty,
    Figure,
    Head,
    Item,
    ItemView,
    Key,
    LightRule,
    Line,
    Schedule,
    Share,
    Target,
    Unit,
    View,
)
from model.rules import calendar, check_lines, returns, rollup, schedule, who_gets_a_form
from model.rules.known import Known
from model.rules.who_gets_a_form import Setup
from model.terms import Field, FormState, ItemKind, Joint, Kind, Light, Op, Role, Route, State

MARCH = calendar.monthly(2021, 3)
APRIL = calendar.monthly(2021, 4)
UNITS = (
    Unit("edu", "市教育局", "连云港市教育局", "市直部门", 1),
    Unit("house", "市住建局", "连云港市住房和城乡建设局", "市直部门", 2),
    Unit("gy", "灌云县", "灌云县人民政府", "县区", 3, in_all_counties=True),
    Unit("dh", "东海县", "东海县人民政府", "县区", 4, in_all_counties=True),
)


def target(printed: int, measure: str = "所") -> Target:
    return Target(Decimal(printed), measure, Decimal(printed), measure, Op.EQUAL)


SCHOOLS = Line("1-1", "1", 1, "新改扩建中小学", Kind.AMOUNT, target(40))
OPENED = Line("1-2", "1", 2, "投入使用", Kind.MILESTONE)
DUTIES = (
    Duty("1", "edu", Role.LEAD, order=0),
    Duty("1", "house", Role.CO, order=1),
    Duty("1", "gy", Role.CO, named=False),
    Duty("1", "dh", Role.CO, named=False),
)
SHARES = (Share("1-1", "gy", Decimal(15)), Share("1-1", "dh", Decimal(25)))


def figures(*stated: tuple[Key, str]) -> View:
    known = {key: Figure(key, (Head(value, ("r",)),), value, False, False) for key, value in stated}
    return View(known, (), frozenset({"r"}))


def known(
    view: View, lines: tuple[Line, ...] = (SCHOOLS,), item: Item | None = None, duties: tuple[Duty, ...] = DUTIES
) -> Known:
    item = item or Item("1", "1", "新改扩建中小学40所。", "", 1, ItemKind.WORKS)
    setup = Setup(UNITS, (item,), duties, lines, SHARES)
    return Known(setup, monthly("1-1"), LightRule(), (MARCH, APRIL), view)


def monthly(*lines: str) -> schedule.Timeline:
    return schedule.timeline([Schedule(line, schedule.MONTHLY) for line in lines], (MARCH, APRIL))


def done(unit: str, period: str = "2021-03", county: str = "", line: str = "1-1") -> Key:
    return Key(period, line, unit, Field.DONE, county)


def doubts(one: Known, shown: ItemView) -> list[str]:
    return [doubt.fact for doubt in check_lines.doubts(one, shown.lines[0], MARCH)]


def test_the_lead_s_figure_is_the_published_one_and_the_county_sum_stands_beside_it() -> None:
    view = figures((done("edu"), "12"), (done("edu", county="gy"), "5"), (done("edu", county="dh"), "6"))
    shown = rollup.items(known(view), MARCH)[0]
    line = shown.lines[0]
    assert (line.done, line.county_sum) == (Decimal(12), Decimal(11))
    assert (line.completion, line.due, line.gap) == (Decimal(30), Decimal(25), Decimal(-5))
    assert shown.light is Light.GREEN
    assert [(p.short, p.task, p.done) for p in line.parts] == [
        ("市教育局", None, Decimal(12)),
        ("灌云县", Decimal(15), Decimal(5)),
        ("东海县", Decimal(25), Decimal(6)),
    ]
    assert "差 1" in doubts(known(view), shown)[0]


def test_a_silent_lead_shows_nothing_even_where_counties_have_reported() -> None:
    view = figures((done("gy"), "5"))
    shown = rollup.items(known(view), MARCH)[0]
    line = shown.lines[0]
    assert (line.done, line.completion, line.light, line.light_word) == (None, None, Light.NONE, "未报")
    assert line.county_sum == Decimal(5)
    assert "牵头单位未报" in doubts(known(view), shown)[0]


def test_the_item_s_route_says_which_of_two_county_figures_counts() -> None:
    view = figures((done("edu", county="gy"), "5"), (done("gy"), "7"))
    by_lead = Item("1", "1", "", "", 1, ItemKind.WORKS, route=Route.LEAD)
    by_county = Item("1", "1", "", "", 1, ItemKind.WORKS, route=Route.COUNTY)
    assert rollup.items(known(view, item=by_lead), MARCH)[0].lines[0].county_sum == Decimal(5)
    assert rollup.items(known(view, item=by_county), MARCH)[0].lines[0].county_sum == Decimal(7)


def test_nothing_reported_is_not_zero_and_last_round_s_figure_stays_what_it_was() -> None:
    view = figures((done("edu"), "12"))
    line = rollup.items(known(view), APRIL)[0].lines[0]
    assert (line.done, line.last) == (None, Decimal(12))
    zero = rollup.items(known(figures((done("edu"), "0"))), MARCH)[0].lines[0]
    assert (zero.done, zero.completion, zero.light) == (Decimal(0), Decimal(0), Light.RED)


def test_an_item_is_finished_only_when_every_target_and_every_milestone_is() -> None:
    figure_only = figures((done("edu"), "40"))
    shown = rollup.items(known(figure_only, (SCHOOLS, OPENED)), MARCH)[0]
    assert (shown.light, shown.state) == (Light.NONE, State.RUNNING)
    both = figures((done("edu"), "40"), (Key("2021-03", "1-2", "edu", Field.STAGE), "投入使用"))
    shown = rollup.items(known(both, (SCHOOLS, OPENED)), MARCH)[0]
    assert (shown.light, shown.state) == (Light.DONE, State.REPORTED)


def test_an_item_shows_its_worst_line_and_lowest_completion() -> None:
    more = Line("1-3", "1", 3, "改造", Kind.AMOUNT, target(100, "户"))
    one = known(figures((done("edu"), "12"), (done("edu", line="1-3"), "2")), (SCHOOLS, more))
    one = Known(one.setup, monthly("1-1", "1-3"), one.rule, one.rounds, one.view)
    shown = rollup.items(one, MARCH)[0]
    assert (shown.light, shown.completion, shown.due) == (Light.RED, Decimal(2), Decimal(25))


def test_several_leads_together_one_reports_and_the_difference_is_named() -> None:
    duties = (Duty("1", "edu", Role.LEAD, order=0), Duty("1", "house", Role.LEAD, order=1))
    view = figures((done("edu"), "12"), (done("house"), "9"))
    shown = rollup.items(known(view, duties=duties), MARCH)[0]
    assert shown.lines[0].done == Decimal(12)
    assert any("市教育局 12、市住建局 9" in fact for fact in doubts(known(view, duties=duties), shown))


def test_several_leads_apart_add_up_only_once_all_have_reported() -> None:
    duties = (Duty("1", "edu", Role.LEAD, order=0), Duty("1", "house", Role.LEAD, order=1))
    item = Item("1", "1", "", "", 1, ItemKind.WORKS, joint=Joint.APART)
    half = figures((done("edu"), "12"))
    shown = rollup.items(known(half, item=item, duties=duties), MARCH)[0]
    assert shown.lines[0].done is None
    assert any("市住建局 未报" in fact for fact in doubts(known(half, item=item, duties=duties), shown))
    whole = figures((done("edu"), "12"), (done("house"), "9"))
    assert rollup.items(known(whole, item=item, duties=duties), MARCH)[0].lines[0].done == Decimal(21)


def test_only_amounts_add_up_a_rate_of_several_leads_is_the_first_one_s() -> None:
    duties = (Duty("1", "edu", Role.LEAD, order=0), Duty("1", "house", Role.LEAD, order=1))
    item = Item("1", "1", "", "", 1, ItemKind.SERVICE, joint=Joint.APART)
    view = figures((done("edu"), "92"), (done("house"), "88"))
    for kind in (Kind.RATE, Kind.RATIO, Kind.STANDARD, Kind.LOWER, Kind.FROM_TO):
        rate = Line("1-1", "1", 1, "就业率", kind, target(90, "%"))
        line = rollup.items(known(view, (rate,), item, duties), MARCH)[0].lines[0]
        assert (line.done, line.county_sum) == (Decimal(92), None)
        assert [part.done for part in line.parts if part.done is not None] == [Decimal(92), Decimal(88)]


def test_a_form_is_returned_late_missing_or_never_sent() -> None:
    due, late = datetime.date(2021, 3, 28), datetime.date(2021, 3, 29)
    assert returns.form_state(due, due) is FormState.RETURNED
    assert returns.form_state(due, late) is FormState.LATE
    assert returns.form_state(due, None) is FormState.MISSING
    assert returns.form_state(None, None) is FormState.NOT_SENT


def test_a_unit_s_row_counts_its_items_and_red_ones() -> None:
    one = known(figures((done("edu"), "0")))
    views = rollup.items(one, MARCH)
    rows = who_gets_a_form.grants(one.setup)
    shown = {u.unit.id: u for u in returns.units(one.setup, rows, views, {"edu": MARCH.due}, {})}
    assert (shown["edu"].form, shown["edu"].items, shown["edu"].red) == (FormState.MISSING, 1, 1)
    assert (shown["house"].form, shown["house"].items, shown["house"].red) == (FormState.NOT_SENT, 1, 0)
    assert shown["gy"].items == 0


def test_who_gets_a_form_and_its_rows() -> None:
    one = known(figures())
    assert {u: len(rows) for u, rows in who_gets_a_form.grants(one.setup).items()} == {"edu": 3}
    direct = Item("1", "1", "", "", 1, ItemKind.WORKS, route=Route.COUNTY)
    assert set(who_gets_a_form.grants(known(figures(), item=direct).setup)) == {"edu", "gy", "dh"}
    ticked = (*DUTIES[:1], Duty("1", "house", Role.CO, must_fill=True))
    assert set(who_gets_a_form.grants(known(figures(), duties=ticked).setup)) == {"edu", "house"}
    named = (*DUTIES[:1], Duty("1", "gy", Role.CO, named=True))
    assert set(who_gets_a_form.grants(known(figures(), duties=named).setup)) == {"edu", "gy"}
