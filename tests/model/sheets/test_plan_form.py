"""分解方案表 as it goes out and comes back: what is printed reads back as what was printed, whatever it is."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.records import Base, Grant, Issue, Key, Plan, Unit
from model.rules import calendar, identity
from model.rules.plan_round import keys
from model.sheets import own_papers, plan_form, returned_files
from model.sheets.plan_columns import SCHEDULE_SHEET, SHARES_SHEET, SITES_SHEET
from model.sheets.plan_content import PlanForm, PlanItem, PlanRow
from model.sheets.read import read
from model.sheets.returned_files import ReturnedPlan
from model.sheets.returned_plan import PlanCell
from model.terms import WORKS_STAGES, PlanField
from tests.plan_hand import PlanHand

FIRST = keys.period(2021)
PLAN = Plan("p1", "2021年50件民生实事分解落实方案", "", "市政府", None, 2021, "市政府办")
UNIT = Unit("gy", "灌云县", "灌云县人民政府", "县区", 3)
ROUNDS = calendar.rounds(2021, datetime.date(2021, 2, 10))
PRESETS = ("按月均分", "按节点", "到期一次性", "自定义")
ROWS = (
    PlanRow("2-1", "2-1", "新建幼儿园16所", "新建幼儿园（所）", Decimal(16), False, True, True, WORKS_STAGES, PRESETS),
    PlanRow("2-2", "2-2", "新建幼儿园16所", "出台办法", None, True, True, False, WORKS_STAGES, PRESETS[1:3]),
    PlanRow("3-1", "3-1", "改造小区30个", "改造小区（个）", Decimal(30), False, False, True),
)
COUNTIES = (("?own", "市本级"), ("dh", "东海县"), (UNIT.id, UNIT.short))
GRANTS = (Grant("2-1"), Grant("2-2"), Grant("3-1", UNIT.id), Grant("2", keys.SITES), Grant(""))


def key(line: str, field: PlanField, part: str = "") -> Key:
    return Key(FIRST, line, UNIT.id, field, part)


def form(shown: dict[Key, str] | None = None) -> PlanForm:
    bases = {about: Base((), value) for about, value in (shown or {}).items()}
    issue = identity.seal(Issue("", "zfb", PLAN.id, UNIT.id, FIRST, GRANTS, bases))
    at, items = keys.first_round(2021), (PlanItem("2", "2", "新建幼儿园16所"),)
    return PlanForm(issue, PLAN, UNIT, at, ROUNDS, "市政府办", "", ROWS, COUNTIES, items)


def back(data: bytes) -> ReturnedPlan:
    [found] = returned_files.read_all(data, "一.xlsx")
    assert isinstance(found, ReturnedPlan)
    return found


def stated(cells: tuple[PlanCell, ...]) -> dict[tuple[str, PlanField, str], str]:
    return {(one.line, one.field, one.part): one.raw.text for one in cells if one.field and one.site is None}


def test_an_empty_form_comes_back_with_nothing_filled_in() -> None:
    found = back(plan_form.build(form()))
    assert found.cells == ()
    assert (found.form.period, found.form.unit, found.form.issue) == (FIRST, UNIT.id, form().issue.id)
    assert [one.sentence for one in found.form.findings] == []
    assert found.form.binding.issued == {Grant("2-1"): "16", Grant("2-2"): "—", Grant("3-1", UNIT.id): "30"}


def test_equal_content_gives_an_equal_file_that_is_known_as_ours() -> None:
    assert plan_form.build(form()) == plan_form.build(form())
    assert plan_form.build(form()) != plan_form.build(replace(form(), contact="别人"))
    assert own_papers.kind(read(plan_form.build(form()), "一.xlsx")) == "填报表"


def test_only_what_the_unit_may_fill_is_unlocked() -> None:
    hand = PlanHand(plan_form.build(form()))
    sheet = hand.sheet(SCHEDULE_SHEET)
    unlocked = {cell.coordinate for row in sheet["A5:P7"] for cell in row if not cell.protection.locked}
    assert unlocked == {f"{at}{row}" for at in "EFGHIJKLMNOP" for row in (5, 6)}
    shares = hand.sheet(SHARES_SHEET)
    unlocked = {cell.coordinate for row in shares["A4:H5"] for cell in row if not cell.protection.locked}
    assert unlocked == {"D4", "E4", "F4", "H4", "F5"}
    assert shares["G4"].value == '=IF(COUNT(D4:F4)=0,"",SUM(D4:F4))'
    assert not hand.sheet(SITES_SHEET).protection.sheet


def test_our_own_sums_are_no_findings_and_a_units_formula_is() -> None:
    hand = PlanHand(plan_form.build(form())).shares("2-1", 东海县="=1+2")
    found = back(hand.bytes())
    told = [one for one in found.form.findings if "公式" in one.sentence]
    assert [one.cell for one in told] == ["E4"]
    assert [(one.field, one.part, one.raw.kind) for one in found.cells] == [(PlanField.SHARE, "dh", "uncalculated")]


NUMBERS = st.decimals(0, 100_000, places=2).map(lambda value: identity.plain(str(value)))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1, max_size=9)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_what_is_shown_reads_back_as_it_was_shown(data: st.DataObject) -> None:
    shown = {
        key("2-1", PlanField.PRESET): data.draw(st.sampled_from(PRESETS)),
        key("2-1", PlanField.PLANNED, "2021-06"): data.draw(NUMBERS),
        key("2-2", PlanField.PLANNED, "2021-09"): data.draw(st.sampled_from(WORKS_STAGES)),
        key("2-1", PlanField.SHARE, "dh"): data.draw(NUMBERS),
        key("2-1", PlanField.SHARE, "?own"): data.draw(NUMBERS),
        key("3-1", PlanField.SHARE, UNIT.id): data.draw(NUMBERS),
        key("", PlanField.CONTACT): data.draw(TEXTS),
        key("", PlanField.PHONE): data.draw(TEXTS),
    }
    found = back(plan_form.build(form(shown)))
    assert stated(found.cells) == {(one.line, one.field, one.county): value for one, value in shown.items()}
    assert found.form.bases == form(shown).issue.bases


def test_sites_known_stand_first_and_new_ones_below() -> None:
    part = keys.site_part("dh", "一幼")
    hand = PlanHand(plan_form.build(form({key("2", PlanField.SITE, part): "一幼"}))).site("2", "二幼", "东海县", "3月")
    found = [one for one in back(hand.bytes()).cells if one.site]
    assert {(one.site.no, one.site.name, one.site.county) for one in found if one.site} == {
        ("2", "一幼", "东海县"),
        ("2", "二幼", "东海县"),
    }
    assert len(found) == 7


@pytest.mark.parametrize("line", ["2-1", "2-2", "3-1"])
def test_the_place_of_a_cell_is_where_it_is_written(line: str) -> None:
    asked = {"2-1": (PlanField.PLANNED, "2021-06"), "2-2": (PlanField.DEADLINE, ""), "3-1": (PlanField.SHARE, UNIT.id)}
    field, part = asked[line]
    where = plan_form.place(form(), line, field, part)
    assert where is not None
    hand = PlanHand(plan_form.build(form()))
    hand.sheet(where[0]).cell(where[1], where[2]).value = "7月"
    assert stated(back(hand.bytes()).cells) == {(line, field, part): "7月"}
    assert plan_form.place(form(), "3-1", PlanField.SHARE, "dh") is None
    assert plan_form.place(form(), "3-1", PlanField.PRESET, "") is None
