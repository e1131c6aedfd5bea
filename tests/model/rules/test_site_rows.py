"""A list of sites is read by its headings; what is not clear is asked with its row, and nothing is deleted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.records import Item, Line, Site, Unit
from model.rules import pasted_table, site_rows
from model.rules.plan_round import keys
from model.rules.plan_round.sites import name_of
from model.rules.site_cells import Ground
from model.rules.site_rows import Listed
from model.terms import ItemKind, Kind

ITEMS = (Item("1", "1", "新建学校", "", 1, ItemKind.WORKS), Item("2", "2", "修路", "", 2, ItemKind.WORKS))
LINES = (Line("1-1", "1", 1, "学校", Kind.AMOUNT),)
UNITS = (
    Unit("dh", "东海县", "东海县人民政府", "县区", 1),
    Unit("gy", "灌云县", "灌云县人民政府", "县区", 2),
    Unit("edu", "市教育局", "", "市直部门", 3),
)
KNOWN = Site(
    name_of("1", keys.site_part("dh", "一中")), "1", "一中", "dh", planned_start="2021-03", investment=Decimal(100)
)
HEAD = "序号\t点位名称\t县区\t实际开工\t总投资（万元）\t已完成投资（万元）\t状态\t备注\n"


def read(text: str, *known: Site) -> Listed:
    return site_rows.read(pasted_table.rows(text), Ground(ITEMS, LINES, UNITS, known or (KNOWN,), 2021))


def asked(found: Listed) -> list[tuple[int, str]]:
    return [(one.row, one.why) for one in found.unread]


def test_new_changed_same_and_absent_are_told_apart_and_blank_cells_change_nothing() -> None:
    found = read(
        HEAD
        + "第1项\t一 中\t东海\t2021.4.2\t\t30\t在建\t\n"
        + "2\t西环路\t灌云县人民政府\t4月\t1,200\t\t\t\n"
        + "1\t图书馆\t市本级\t\t\t\t未开工\t\n"
        + "合计\t\t\t\t1300\t\t\t\n"
    )
    [changed] = found.changed
    assert (changed.id, changed.planned_start, changed.real_start) == (KNOWN.id, "2021-03", "2021-04-02")
    assert (changed.investment, changed.invested, changed.state) == (Decimal(100), Decimal(30), "started")
    road, library = found.new
    assert (road.item, road.county, road.real_start, road.investment) == ("2", "gy", "2021-04", Decimal(1200))
    assert (library.county, library.state) == ("?own", "not_started")
    assert (found.same, found.absent, asked(found)) == ((), (), [])
    again = read(HEAD + "1\t一中\t东海县\t\t\t\t\t\n", KNOWN, road)
    assert (again.same, again.absent, again.new) == ((KNOWN,), (road,), ())


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("9\t甲\t东海县\t\t\t\t\t", "台账里没有第9项，这一行没有采用"),
        ("\t甲\t东海县\t\t\t\t\t", "没有写序号，这一行没有采用"),
        ("1\t\t东海县\t\t\t\t\t", "没有写点位名称，这一行没有采用"),
        ("1\t甲\t\t\t\t\t\t", "没有写县区，这一行没有采用"),
        ("1\t甲\t市教育局\t\t\t\t\t", "“市教育局”不是名册里的县区，这一行没有采用"),
        ("1\t甲\t东海县\t2021-04-02\t\t\t未开工\t", "状态是“未开工”，却写了实际开工或完工，这一行没有采用"),
        ("1\t甲\t东海县\t\t\t-5\t\t", "已完成投资（万元）：写的是“-5”，是负数。按-5收，还是退回核实？"),
        ("1\t甲\t东海县\t\t\t\t挖坑\t", "状态写的是“挖坑”，请从这些里选：未开工、已开工、主体施工、完工、投入使用"),
    ],
)
def test_what_is_not_clear_is_asked_with_its_row(row: str, why: str) -> None:
    found = read(HEAD + row + "\n")
    assert (2, why) in asked(found)
    assert all(one.state in ("", "started") and one.invested is None for one in (*found.new, *found.changed))


def test_a_doubtful_figure_is_asked_and_not_taken_while_the_rest_is() -> None:
    found = read(HEAD + "1\t甲\t东海县\t春天\t约500\t\t在建\t\n")
    [new] = found.new
    assert (new.investment, new.real_start, new.state) == (None, "", "started")
    assert [row for row, _ in asked(found)] == [2, 2]


def test_the_same_name_twice_is_asked_but_not_in_another_county_or_item() -> None:
    rows = "1\t甲\t东海县\t\t5\t\t\t\n1\t甲\t东海县\t\t6\t\t\t\n1\t甲\t灌云县\t\t\t\t\t\n2\t甲\t东海县\t\t\t\t\t\n"
    found = read(HEAD + rows)
    assert [(one.item, one.county, one.investment) for one in found.new] == [
        ("1", "dh", Decimal(5)),
        ("1", "gy", None),
        ("2", "dh", None),
    ]
    assert asked(found) == [(3, "“甲”和第2行是同一项、同一县区的同名点位，没有采用；确是两处的，名称请写出区别")]


def test_a_table_without_its_columns_is_not_guessed_at() -> None:
    found = read("序号\t项目\t总投资\n1\t甲\t5\n")
    assert (found.new, found.absent) == ((), (KNOWN,))
    assert "没有看到“县区”这几列，整张表没有采用" in asked(found)[0][1]
    assert "没有看到" in asked(read("甲\t乙\n1\t2\n"))[0][1]


def test_money_in_another_measure_and_unknown_columns_are_named() -> None:
    found = read("序号\t点位名称\t县区\t总投资（亿元）\t天气\n1\t甲\t东海县\t3\t晴\n")
    assert found.new[0].investment is None
    whys = [why for _, why in asked(found)]
    assert any("写的是亿元，没有采用" in why for why in whys)
    assert any("“天气”这一列看不出是什么" in why for why in whys)


def test_a_line_of_the_item_may_be_named() -> None:
    head = "序号\t指标序号\t点位名称\t县区\t计划开工\t计划完工\n"
    found = read(head + "1\t1-1\t甲\t东海县\t5月\t4月\n1\t1-1\t乙\t东海县\t4月\t5月\n1\t2-1\t丙\t东海县\t\t\n")
    assert [(one.name, one.line) for one in found.new] == [("乙", "1-1"), ("丙", "")]
    assert [row for row, _ in asked(found)] == [2, 4]


def test_a_row_without_its_county_means_the_one_site_of_that_name() -> None:
    found = read("序号\t点位名称\t实际开工\n1\t一中\t4月6日\n1\t三中\t4月7日\n")
    assert [(one.id, one.real_start) for one in found.changed] == [(KNOWN.id, "2021-04-06")]
    assert asked(found) == [(3, "没有写县区，这一行没有采用")]
    twin = Site(name_of("1", keys.site_part("gy", "一中")), "1", "一中", "gy")
    both = read(HEAD + "1\t一中\t\t4月6日\t\t\t\t\n", KNOWN, twin)
    assert (both.changed, asked(both)) == ((), [(2, "没有写县区，这一行没有采用")])


def test_a_question_names_its_cell() -> None:
    found = read(HEAD + "1\t甲\t东海县\t春天\t约500\t\t在建\t\n9\t乙\t东海县\t\t\t\t\t\n")
    assert [one.place for one in found.unread] == ["第2行D列", "第2行E列", "第3行A列"]
