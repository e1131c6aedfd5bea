"""What next year takes over: every unit that stands, the same days of every round, items without their figures."""

from __future__ import annotations

import calendar as gregorian
import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import PlanHead, Reading, ReadItem, Unit
from model.rules import calendar, founding, names, next_year
from model.rules.who_gets_a_form import Setup
from tests.model.store import sample_ledger as sample

TRAFFIC = Unit("u7", "市交通局", "连云港市交通运输局", "市直部门", 2, successor="u9", until="2021-08")
ROADS = Unit("u8", "公路处", "市公路处", "市直部门", 3, parent="u7")
HOUSING = Unit("u9", "市住建局", "连云港市住房和城乡建设局", "市直部门", 4, parent="u7", aliases=("建设局",))
COUNTY = Unit("u11", "东海县", "东海县人民政府", "县区", 5, in_all_counties=True, contact="李四", phone="1")
EVERY = (TRAFFIC, ROADS, HOUSING, COUNTY)


def test_merged_units_stay_behind_and_their_names_mean_the_successor() -> None:
    kept = next_year.units(EVERY)
    assert [unit.id for unit in kept] == ["u8", "u9", "u11"]
    roads, housing, county = kept
    assert (roads.parent, housing.parent) == ("u9", "")
    assert housing.aliases == ("建设局", "市交通局", "连云港市交通运输局")
    assert county == COUNTY
    assert [unit.id for unit in names.find("市交通局", kept)] == ["u9"]


def test_a_name_that_another_unit_bears_is_not_handed_over() -> None:
    again = Unit("u12", "市交通局", "", "市直部门", 6)
    housing = next(unit for unit in next_year.units((*EVERY, again)) if unit.id == "u9")
    assert housing.aliases == ("建设局", "连云港市交通运输局")


def test_chains_of_mergers_end_at_the_last() -> None:
    chain = (TRAFFIC, Unit("u9", "甲", "", "", 2, successor="u10", until="2021-10"), Unit("u10", "乙", "", "", 3))
    [last] = next_year.units(chain)
    assert last.aliases == ("市交通局", "连云港市交通运输局", "甲")


@pytest.mark.parametrize(
    ("decided", "periods"),
    [(None, ["2022-03", "2022-12"]), (datetime.date(2022, 1, 20), ["2022-02", "2022-12"]),
     (datetime.date(2021, 12, 30), ["2022-01", "2022-12"])],
)  # fmt: skip
def test_a_new_plan_sets_the_first_round_and_the_old_calendar_its_days(
    decided: datetime.date | None, periods: list[str]
) -> None:
    old = list(calendar.rounds(2021, datetime.date(2021, 2, 10)))
    one = next(one for one in old if one.period == "2021-06")
    old[old.index(one)] = replace(one, cutoff=datetime.date(2021, 6, 20), due=datetime.date(2021, 6, 22))
    new = next_year.rounds(old, 2022, decided, planned=True)
    assert [new[0].period, new[-1].period] == periods
    june = next(one for one in new if one.period == "2022-06")
    assert (june.cutoff, june.due, june.name) == (datetime.date(2022, 6, 20), datetime.date(2022, 6, 22), "1—6月")
    assert new[-1].due == datetime.date(2023, 1, 5)


@given(st.integers(2000, 2090), st.integers(1, 3), st.integers(1, 12))
def test_every_round_moves_whole(year: int, by: int, month: int) -> None:
    old = calendar.rounds(year, datetime.date(year - 1, 12, 1) if month == 1 else datetime.date(year, month - 1, 1))
    new = next_year.rounds(old, year + by, None, planned=False)
    assert [(one.name, one.months, one.kind, one.due_hour) for one in new] == [
        (one.name, one.months, one.kind, one.due_hour) for one in old
    ]
    for before, after in zip(old, new, strict=True):
        assert after.period == f"{year + by}-{before.period[5:]}"
        assert after.end.day == gregorian.monthrange(after.end.year, after.end.month)[1]
        assert after.cutoff <= after.end
        assert after.due.year - before.due.year == by
        assert (after.due.month, after.due.day) == (before.due.month, before.due.day)


def test_carried_items_keep_targets_and_duties_and_lose_what_was_the_years() -> None:
    setup = Setup(sample.UNITS, sample.ITEMS, sample.DUTIES, sample.LINES, sample.SHARES)
    made = next_year.carried(sample.ITEMS[:1], setup, 7)
    [item], [line] = made.items, made.lines
    assert (item.id, item.no, item.section, item.order, item.deadline) == ("结1", "结1", "上年结转", 8, None)
    assert (line.id, line.item, line.target) == ("结1-1", "结1", sample.LINES[0].target)
    assert [(one.item, one.unit, one.role, one.named, one.must_fill) for one in made.duties] == [
        ("结1", one.unit, one.role, one.named, one.must_fill) for one in sample.DUTIES
    ]
    said = "".join(made.said)
    for part in ("全年目标", "第1项原来的完成时限", "1 行的县区分解任务没有带过去", "重新定序时"):
        assert part in said
    assert next_year.carried((), setup).said == ()


def test_a_ledger_founded_on_carried_units_keeps_them_all_under_their_ids() -> None:
    items = (
        ReadItem("1", "新建公路", leads=("市公路处",), co=("各县区",)),
        ReadItem("2", "新设平台", leads=("市数据局",)),
    )
    made = founding.found(Reading(PlanHead(year=2022), items, (), ()), "", next_year.units(EVERY))
    by_short = {unit.short: unit for unit in made.units}
    assert {short: unit.id for short, unit in by_short.items() if short != "市数据局"} == {
        "公路处": "u8", "市住建局": "u9", "东海县": "u11",
    }  # fmt: skip
    assert by_short["市数据局"].id not in ("u8", "u9", "u11")
    assert (by_short["东海县"].contact, by_short["公路处"].parent) == ("李四", "u9")
    assert [(one.item, one.unit, one.named) for one in made.duties if one.item == "1"] == [
        ("1", "u8", True), ("1", "u11", False),
    ]  # fmt: skip
    assert "市数据局" in made.findings[0].sentence
