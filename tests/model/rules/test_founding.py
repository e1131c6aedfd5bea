"""A ledger founded on the plan of 2021 has its units, duties and lines, and gives 44 forms."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

from model.records import Allocation, Metric, PlanHead, Reading, ReadItem, Unit
from model.rules import founding, notice, unit_groups
from model.rules.who_gets_a_form import Setup, grants
from model.terms import COUNTY, UNIT_GROUPS, ZONE, ItemKind, Kind, Level, Op, Role

ROOT = Path(__file__).parents[3]
KNOWN = founding.known(json.loads((ROOT / "resources/units/lianyungang.json").read_text("utf-8"))["units"])
READING = notice.read((ROOT / "resources/plans/lianyungang-2021.txt").read_text("utf-8").splitlines())
MADE = founding.found(READING, "连云港市人民政府", KNOWN)
BY_ID = {unit.id: unit for unit in MADE.units}


def reading(*items: ReadItem) -> Reading:
    return Reading(PlanHead(year=2023), items, (), ())


def test_forms_go_to_41_leads_and_three_counties_that_are_named() -> None:
    sent = grants(Setup(MADE.units, MADE.items, MADE.duties, MADE.lines, MADE.shares))
    leads = {duty.unit for duty in MADE.duties if duty.role in (Role.LEAD, Role.RESPONSIBLE)}
    assert len(leads) == 41
    assert sum(BY_ID[unit].group in (COUNTY, ZONE) for unit in leads) == 5
    assert len(sent) == 44
    assert {BY_ID[unit].short for unit in sent if unit not in leads} == {"东海县", "赣榆区", "徐圩新区"}


def test_units_are_known_ones_with_the_printed_name_kept() -> None:
    assert len(MADE.units) == 65
    assert MADE.findings == ()
    health = next(unit for unit in MADE.units if unit.short == "市卫健委")
    assert "市衛健委" in health.aliases
    assert {unit.group for unit in MADE.units} <= set(UNIT_GROUPS)
    assert [unit.order for unit in MADE.units] == list(range(1, 66))


def test_all_counties_is_six_and_two_zones_and_never_named() -> None:
    first = [duty for duty in MADE.duties if duty.item == "1"]
    through = [BY_ID[duty.unit].short for duty in first if not duty.named]
    assert len(through) == 8
    assert {"市开发区", "徐圩新区"} <= set(through)
    assert next(BY_ID[duty.unit].short for duty in first if duty.named) == "市教育局"
    item_11 = [duty for duty in MADE.duties if duty.item == "11"]
    assert all(duty.named for duty in item_11)


def test_every_target_and_every_phrase_is_a_line() -> None:
    assert len(MADE.lines) == 132 + 60
    kinds = Counter(line.kind for line in MADE.lines)
    assert kinds[Kind.MILESTONE] == 60
    assert len({line.id for line in MADE.lines}) == len(MADE.lines)
    sixth = [(line.id, line.kind) for line in MADE.lines if line.item == "6"]
    assert sixth == [
        ("6-1", Kind.MILESTONE),
        ("6-2", Kind.MILESTONE),
        ("6-3", Kind.AMOUNT),
        ("6-4", Kind.LOWER),
    ]
    money = next(line.target for line in MADE.lines if line.item == "7")
    assert money is not None
    assert (money.value, money.measure, money.printed, money.printed_measure) == (
        Decimal(80_000_000),
        "元",
        Decimal(8000),
        "萬元",
    )


def test_responsible_only_items_are_told_apart() -> None:
    roles = {duty.role for duty in MADE.duties if duty.item == "25"}
    assert roles == {Role.RESPONSIBLE}


def test_item_kinds_follow_the_words() -> None:
    kinds = {item.id: item.kind for item in MADE.items}
    assert kinds["1"] is ItemKind.WORKS
    assert kinds["4"] is ItemKind.CREATE
    assert kinds["20"] is ItemKind.POLICY
    assert kinds["29"] is ItemKind.SERVICE


def test_an_unknown_city_gets_groups_by_names_and_says_so() -> None:
    made = founding.found(READING, "", ())
    groups = {unit.short: unit.group for unit in made.units}
    assert groups["團市委"] == "群团"
    assert groups["灌云縣"] == COUNTY
    assert groups["徐圩新區"] == ZONE
    assert groups["交通控股集團"] == "国企"
    assert groups["連云港供電公司"] == "中央省属驻连单位"
    assert len(grants(Setup(made.units, made.items, made.duties, made.lines, made.shares))) == 44
    assert any("按名称归类" in finding.sentence for finding in made.findings)
    assert any("各县区" in finding.sentence for finding in made.findings)


def test_a_printed_number_used_twice_gives_two_ids() -> None:
    made = founding.found(reading(*(ReadItem("5", f"建设{name}。", leads=("市教育局",)) for name in "甲乙丙")), "", ())
    assert [item.id for item in made.items] == ["5", "5b", "5c"]


def test_an_item_without_units_and_a_group_without_a_list_are_pointed_out() -> None:
    made = founding.found(
        reading(ReadItem("1", "建设甲。"), ReadItem("2", "建设乙。", leads=("市教育局",), co=("各街道",))), "", ()
    )
    warned = [finding.sentence for finding in made.findings if finding.level is Level.WARNING]
    assert any("第1项没有写责任单位" in sentence for sentence in warned)
    assert any("各街道" in sentence for sentence in warned)
    assert [unit.short for unit in made.units] == ["市教育局"]


def test_shares_stand_in_the_printed_measure() -> None:
    metric = Metric("投资", Decimal(6_000_000), "元", Op.EQUAL, Kind.AMOUNT, Decimal(600), "万元")
    item = ReadItem(
        "1",
        "投资600万元。",
        leads=("市住建局",),
        metrics=(metric,),
        allocations=(Allocation("甲县", Decimal(1_000_000)),),
    )
    made = founding.found(reading(item), "", ())
    assert [(share.line, share.value) for share in made.shares] == [("1-1", Decimal(100))]
    assert next(unit.group for unit in made.units if unit.short == "甲县") == COUNTY


def test_one_office_under_two_printed_names_is_one_unit() -> None:
    made = founding.found(reading(ReadItem("1", "甲。", leads=("县住建局",), co=("住建局",))), "", ())
    assert len(made.units) == 1
    assert made.units[0].aliases == ("住建局",)


def test_known_ids_are_kept() -> None:
    known = (Unit("u01", "市教育局", "市教育局", "市直部门", 1),)
    made = founding.found(reading(ReadItem("1", "甲。", leads=("市民政局",), co=("市教育局",))), "", known)
    assert {unit.short: unit.id for unit in made.units}["市教育局"] == "u01"
    assert len({unit.id for unit in made.units}) == 2


def test_collective_names() -> None:
    for name in ("各縣區", "各县（市、区）", "各县、市、区政府", "各区县政府（含南太湖新区、长合区管委会）"):
        assert unit_groups.collective(name) == "counties", name
    assert unit_groups.collective("功能板块") == "zones"
    assert unit_groups.collective("各有关单位") == "others"
    assert unit_groups.collective("市教育局") == ""


def test_an_own_item_is_pointed_out() -> None:
    made = founding.found(reading(ReadItem("1", "甲。", leads=("市政府办公室",))), "市政府办公室", ())
    assert any("自己牵头 1 项" in finding.sentence for finding in made.findings)
