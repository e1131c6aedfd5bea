"""A site typed in a list: each cell checked by itself, a cleared cell clears, what was left alone is not judged."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from model.records import Site
from model.rules import site_cells, site_drafts
from model.rules.site_drafts import BARE, Judged
from tests.model.rules.test_site_rows import ITEMS, KNOWN, LINES, UNITS

GROUND = site_cells.Ground(ITEMS, LINES, UNITS, (KNOWN,), 2021)
WAS = site_drafts.written(KNOWN, "1", "东海县")
EMPTY = dict.fromkeys(WAS, "")


def typed(**cells: str) -> Judged:
    return site_drafts.judge({**WAS, **cells}, WAS, KNOWN, GROUND)


def new(**cells: str) -> Judged:
    return site_drafts.judge({**EMPTY, **cells}, EMPTY, BARE, GROUND)


def test_what_is_typed_is_read_and_a_cleared_cell_clears() -> None:
    found = typed(planned_start="", real_start="3月20日", investment="1,200", state="在建", remark="核过")
    want = replace(
        KNOWN,
        planned_start="",
        real_start="2021-03-20",
        investment=Decimal(1200),
        state="started",
        remark="核过",
    )
    assert (found.site, dict(found.wrong)) == (want, {})
    assert typed(investment="").site.investment is None
    assert typed().site == KNOWN


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("item", "9", "台账里没有第9项"),
        ("item", "", "没有写序号"),
        ("county", "市教育局", "“市教育局”不是名册里的县区"),
        ("name", " ", "没有写点位名称"),
        ("investment", "约500", "总投资（万元）"),
        ("state", "挖坑", "请从这些里选"),
        ("line", "2-1", "这一项里没有“2-1”这一行"),
        ("planned_finish", "2021-02", "计划完工2021-02早于计划开工2021-03"),
    ],
)
def test_what_is_wrong_is_named_by_its_cell_and_leaves_what_was(field: str, text: str, why: str) -> None:
    found = typed(**{field: text})
    assert list(found.wrong) == [field]
    assert why in found.wrong[field]
    assert field == "planned_finish" or site_drafts.written(found.site, "1", "东海县")[field] == WAS[field]


def test_a_new_site_needs_item_county_and_name_and_all_that_lacks_is_said_at_once() -> None:
    assert set(new(investment="5").wrong) == {"item", "county", "name"}
    found = new(item="第2项", county="灌云", name="西 环路", investment="5")
    assert (found.site, dict(found.wrong)) == (
        Site(site_cells.id_of("2", "gy", "西环路"), "2", "西环路", "gy", investment=Decimal(5)),
        {},
    )


def test_another_name_is_another_id_and_two_of_one_name_are_found() -> None:
    moved = typed(county="灌云县").site
    assert moved.id == site_cells.id_of("1", "gy", "一中") != KNOWN.id
    assert site_drafts.twice([KNOWN, moved, replace(KNOWN)]) == {KNOWN.id}
    held = replace(KNOWN, line="1-1")
    was = site_drafts.written(held, "1", "东海县")
    assert "line" in site_drafts.judge({**was, "item": "2"}, was, held, GROUND).wrong
