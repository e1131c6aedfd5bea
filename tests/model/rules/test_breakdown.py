"""Parts are added up and compared, never forced; a pasted grid is taken where certain and asked about elsewhere."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Item, Line, Share, Target, Unit
from model.rules import breakdown, own_level, pasted_shares, pasted_table
from model.rules.pasted_shares import Pasted
from model.rules.who_gets_a_form import Setup
from model.terms import ItemKind, Kind, Op

UNITS = (
    Unit("edu", "市教育局", "连云港市教育局", "市直部门", 1),
    Unit("dh", "东海县", "东海县人民政府", "县区", 2, in_all_counties=True),
    Unit("gy", "灌云县", "灌云县人民政府", "县区", 3, in_all_counties=True),
    Unit("xw", "徐圩新区", "徐圩新区", "功能板块", 4, in_all_counties=True),
)
ITEMS = (
    Item("1", "1", "建幼儿园", "", 1, ItemKind.WORKS),
    Item("2", "2", "改造", "", 2, ItemKind.WORKS),
    Item("3", "3", "率", "", 3, ItemKind.SERVICE),
)


def target(value: int, measure: str) -> Target:
    return Target(Decimal(value), measure, Decimal(value), measure, Op.EQUAL)


LINES = (
    Line("1-1", "1", 1, "幼儿园", Kind.AMOUNT, target(10, "所")),
    Line("2-1", "2", 1, "小区", Kind.AMOUNT, target(25, "个")),
    Line("2-2", "2", 2, "投资", Kind.AMOUNT, target(300, "万元")),
    Line("2-3", "2", 3, "印发办法", Kind.MILESTONE),
    Line("3-1", "3", 1, "覆盖率", Kind.RATE, target(95, "%")),
)
SETUP = Setup(UNITS, ITEMS, [], LINES)
GRID = breakdown.all_lines(SETUP)


def part(line: Line, **shares: int) -> breakdown.Breakdown:
    return breakdown.of(ITEMS[0], line, {unit: Decimal(value) for unit, value in shares.items()})


@pytest.mark.parametrize(
    ("line", "shares", "word", "total"),
    [
        (LINES[0], {"dh": 3, "gy": 2}, "少5所", 5),
        (LINES[0], {"dh": 10, "gy": 2}, "多2所", 12),
        (LINES[0], {"dh": 6, "gy": 4}, "相符", 10),
        (LINES[0], {}, "未分解", None),
        (replace(LINES[0], undivided=True), {}, "不分解", None),
        (LINES[4], {"dh": 95, "gy": 95}, "这类指标不相加", None),
        (LINES[4], {}, "未分解，这类指标不相加", None),
        (LINES[3], {}, "节点没有数，不分解", None),
    ],
)
def test_parts_are_compared_with_the_whole(line: Line, shares: dict[str, int], word: str, total: int | None) -> None:
    found = part(line, **shares)
    assert (found.word, found.total) == (word, total)
    assert found.fits == (word not in ("少5所", "多2所"))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.AMOUNT])
def test_only_amounts_are_added(kind: Kind) -> None:
    assert part(replace(LINES[0], kind=kind), dh=3).total is None


def test_a_sum_off_the_target_and_a_part_above_it_are_told_never_refused() -> None:
    assert breakdown.doubts(part(LINES[0], dh=11, gy=1), UNITS) == (
        "东海县一家就超过全年目标10所",
        "合计12所，比全年目标10所多2所",
    )
    assert breakdown.doubts(part(LINES[0], dh=6, gy=4), UNITS) == ()
    assert breakdown.doubts(part(LINES[4], dh=99), UNITS) == ()


def test_a_grid_has_the_citys_own_row_the_counties_and_whoever_has_a_part() -> None:
    setup = replace(SETUP, shares=[Share("1-1", "edu", Decimal(1))])
    assert [unit.id for unit in breakdown.columns(setup)] == [own_level.ID, "edu", "dh", "gy", "xw"]
    own = Unit("u9", "市本级", "市本级", "县区", 9)
    assert [unit.id for unit in breakdown.columns(replace(SETUP, units=(*UNITS, own)))] == ["u9", "dh", "gy", "xw"]


# --- pasted -------------------------------------------------------------------------------------------------


def read(text: str) -> Pasted:
    return pasted_shares.read(pasted_table.rows(text), GRID, UNITS)


def test_a_block_is_read_by_numbers_and_names() -> None:
    text = (
        "2021年分解表\n序号\t指标\t单位\t全年目标\t市本级\t东海縣\t灌云县人民政府\t徐圩新区\t合计\n"
        "1\t幼儿园\t所\t10\t/\t6所\t４\t\t10\n2-2\t投资\t万元\t300\t\t100\t1,200\t0\t1300\n合计\t\t\t\t\t1\t2\t3\t4"
    )
    found = read(text)
    assert found.values == {
        ("1-1", own_level.ID): None,
        ("1-1", "dh"): Decimal(6),
        ("1-1", "gy"): Decimal(4),
        ("2-2", "dh"): Decimal(100),
        ("2-2", "gy"): Decimal(1200),
        ("2-2", "xw"): Decimal(0),
    }
    assert (found.unread, found.notes) == ((), ())


def test_a_sum_or_target_that_is_not_ours_is_told_and_not_taken() -> None:
    found = read("序号\t目标\t东海县\t灌云县\t合计\n1-1\t12\t6\t3\t10")
    assert found.values == {("1-1", "dh"): Decimal(6), ("1-1", "gy"): Decimal(3)}
    assert found.notes == (
        "第2行合计写的是10所，各县区相加是9所（少1所）。合计不采用，请核对。",
        "第2行的目标写的是12，台账里是10，按台账的算。",
    )


def test_a_rate_has_parts_and_no_sum() -> None:
    found = read("序号\t东海县\t灌云县\t合计\n3\t95%\t96\t95")
    assert found.values == {("3-1", "dh"): Decimal(95), ("3-1", "gy"): Decimal(96)}
    assert found.notes == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1-1\t6\t4", "没有看到县区名的表头"),
        ("", "没有看到县区名的表头"),
        ("序号\t东海县\t海州区\n1-1\t6\t4", "“海州区”不在单位名册里"),
        ("序号\t东海县\t东海\n1-1\t6\t4", "“东海县”有2列，都没有采用"),
        ("序号\t东海县\t东海县\t灌云县\n1-1\t6\t4\t1", "“东海县”有2列，都没有采用"),
        ("序号\t东海县\n2\t6", "第2项有几个指标，请把序号写成2-1、2-2中的一个"),
        ("序号\t东海县\n9\t6", "没有序号是“9”的指标"),
        ("序号\t东海县\n\t6", "没有序号"),
        ("序号\t东海县\n2-3\t6", "“印发办法”是节点，没有数可分"),
        ("序号\t东海县\n1-1\t约6", "东海县：写的是“约6”"),
        ("序号\t东海县\n1-1\t-6", "东海县：写的是“-6”，是负数"),
        ("序号\t东海县\n1-1\t6万元", "东海县：写的是“6万元”，不能确定"),
        ("序号\t东海县\n1-1\t6\n1\t7", "和第2行是同一行指标"),
        ("序号\t单位\t东海县\n2-2\t元\t6", "计量单位写的是“元”，台账里是“万元”"),
    ],
)
def test_what_is_not_certain_is_asked_with_its_place(text: str, why: str) -> None:
    found = read(text)
    assert any(why in one.why for one in found.unread), found
    assert ("1-1", "dh") not in found.values or found.values["1-1", "dh"] == 6


def test_columns_and_rows_that_hold_no_part_are_passed_over() -> None:
    found = read("序号\t实事内容\t牵头单位\t\t东海县\t海州区\n\t一、教育\t\t\t\t\n1\t建幼儿园\t市教育局\t\t6\t")
    assert (found.values, found.unread) == ({("1-1", "dh"): Decimal(6)}, ())


def test_an_items_number_and_a_lines_name_are_enough() -> None:
    assert read("序号\t指标\t东海县\n2\t投资\t6").values == {("2-2", "dh"): Decimal(6)}


def test_a_name_that_fits_two_units_is_asked_about() -> None:
    units = (*UNITS, Unit("a", "市高新区", "", "功能板块", 8), Unit("b", "县高新区", "", "功能板块", 9))
    found = pasted_shares.read(pasted_table.rows("序号\t东海县\t高新区\n1-1\t6\t4"), GRID, units)
    assert found.values == {("1-1", "dh"): Decimal(6)}
    assert "“高新区”对得上市高新区、县高新区" in found.unread[0].why


@given(st.lists(st.lists(st.sampled_from(["1", "３", "/", "", "约2", "坏"]), min_size=3, max_size=3), max_size=2))
def test_every_cell_is_taken_asked_about_or_blank(cells: list[list[str]]) -> None:
    text = "序号\t东海县\t灌云县\t徐圩新区\n"
    text += "".join(f"{line}\t" + "\t".join(row) + "\n" for line, row in zip(("1-1", "2-1"), cells, strict=False))
    found = read(text)
    typed = [cell for row in cells for cell in row if cell]
    assert len(found.values) + len(found.unread) == len(typed)
    assert sum(value is None for value in found.values.values()) == typed.count("/")
    assert len(found.unread) == typed.count("约2") + typed.count("坏")


def test_a_block_of_120_lines_and_10_counties_is_read_at_once() -> None:
    units = [
        Unit(str(no), f"{name}县", "", "县区", no, in_all_counties=True)
        for no, name in enumerate("甲乙丙丁戊己庚辛壬癸")
    ]
    items = [Item(str(no), str(no), "", "", no, ItemKind.WORKS) for no in range(120)]
    lines = [Line(f"{no}-1", str(no), 1, "所", Kind.AMOUNT, target(100, "所")) for no in range(120)]
    text = "序号\t" + "\t".join(unit.short for unit in units) + "\t合计\n"
    text += "\n".join(f"{no}\t" + "\t".join("10所" for _ in units) + "\t100" for no in range(120))
    begun = time.perf_counter()
    found = pasted_shares.read(pasted_table.rows(text), breakdown.all_lines(Setup(units, items, [], lines)), units)
    assert (len(found.values), found.unread, found.notes) == (1200, (), ())
    assert time.perf_counter() - begun < 1


def test_a_county_may_be_headed_without_its_rank() -> None:
    found = read("序号\t东海\t灌云\n1-1\t6\t4")
    assert (found.values, found.unread) == ({("1-1", "dh"): Decimal(6), ("1-1", "gy"): Decimal(4)}, ())
