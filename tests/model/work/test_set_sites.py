"""Sites go out to a list and come back, in one act that is undone whole; nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from model.errors import ClerkError
from model.records import Site
from model.rules import pasted_table, site_cells
from model.store import journal, sites
from model.terms import Status
from model.work import change_sites, change_units, end_item, set_sites, undo
from model.work.change_sites import Edit
from model.work.ledger import Ledger
from tests.model.store import sample_ledger as sample

BLOCK = (
    "序号\t点位名称\t县区\t计划开工\t实际开工\t计划完工\t总投资（万元）\t已完成投资\t状态\n"
    "1\t一中\t东海县\t2021-02\t2021-02-20\t2021-11-30\t1200\t300\t主体施工\n"
    "1\t=二小\t东海县\t3月\t\t12月底\t500.5\t\t\n"
    "2\t文件\t市本级\t\t\t\t\t\t\n"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample.found(tmp_path / "a.shishi") as ledger:
        yield ledger
        assert ledger.damages() == ()


def paste(ledger: Ledger, text: str = BLOCK) -> int:
    act = set_sites.do(ledger, set_sites.from_rows(ledger, pasted_table.rows(text))).act
    assert act is not None
    return act


def test_what_goes_out_comes_back_the_same(ledger: Ledger, tmp_path: Path) -> None:
    paste(ledger)
    path = set_sites.save(ledger, tmp_path / "点位.xlsx")
    planned = set_sites.plan(ledger, path)
    listed = planned.listed
    assert (planned.unread, listed.new, listed.changed, listed.absent) == ((), (), (), ())
    assert {one.name for one in listed.same} == {"一中", "=二小", "文件"}
    last = ledger.last_act()
    assert set_sites.do(ledger, planned).act is None
    assert ledger.last_act() == last


def test_a_change_is_said_kept_and_undone_whole(ledger: Ledger) -> None:
    first = paste(ledger)
    before = sites.load(ledger)
    later = "序号\t点位名称\t县区\t实际开工\t已完成投资\t状态\n1\t=二小\t东海县\t2021-04-06\t20\t已开工\n"
    planned = set_sites.from_rows(ledger, pasted_table.rows(later))
    assert planned.says == (
        "第1项 东海县 =二小：实际开工 空白 → 2021-04-06；已完成投资（万元） 空白 → 20；状态 空白 → 已开工。",
    )
    assert planned.notes == ("台账里另有 2 处表里没有提到，保持不变。",)
    act = set_sites.do(ledger, planned).act or 0
    assert journal.acts(ledger)[-1].subject == "改1处"
    assert len(sites.load(ledger)) == 3
    undo.do(ledger, act)
    assert sites.load(ledger) == before
    undo.do(ledger, first)
    assert sites.load(ledger) == ()


def test_a_plan_is_weighed_again_when_the_ledger_moved_on(ledger: Ledger) -> None:
    planned = set_sites.from_rows(ledger, pasted_table.rows(BLOCK))
    paste(ledger)
    assert set_sites.do(ledger, planned).act is None


def test_rates_stand_at_a_round_s_end_without_ended_items(ledger: Ledger) -> None:
    paste(ledger)
    march = set_sites.look(ledger, "2021-03")
    assert (march.plan.start.done, march.plan.start.of, march.plan.start.due) == (1, 3, 2)
    assert [march.counties[one.key] for one in march.by_county] == ["市本级", "东海县"]
    assert march.plan.invest.percent == Decimal(300) * 100 / Decimal("1700.5")
    assert [site.name for site in march.sites if site.id in march.plan.start.late] == ["=二小"]
    end_item.do(ledger, end_item.plan(ledger, end_item.Ask("2", Status.ENDED, "2021-04", "不再做")))
    april = set_sites.look(ledger)
    assert (april.round.period, april.plan.sites, len(april.sites)) == ("2021-04", 2, 3)
    assert set_sites.look(ledger, "2021-03").plan.sites == 3


def test_what_the_first_round_s_form_told_stays_beside_the_list(ledger: Ledger) -> None:
    with ledger.act("采纳", "点位"):
        sites.save(ledger, [Site("s1", "1", "三小", "dh", remark="单位报")])
    paste(ledger, "序号\t点位名称\t县区\t备注\n1\t三 小\t东海县\t核过\n")
    assert [(one.name, one.remark) for one in sites.load(ledger)] == [("三小", "核过")]


def site(ledger: Ledger, name: str) -> Site:
    return next(one for one in sites.load(ledger) if one.name == name)


def test_sites_are_typed_over_moved_added_and_removed_in_one_act(ledger: Ledger) -> None:
    paste(ledger)
    before = sites.load(ledger)
    one, two, paper = site(ledger, "一中"), site(ledger, "=二小"), site(ledger, "文件")
    moved = replace(two, name="二小", id=site_cells.id_of("1", "dh", "二小"))
    new = Site(site_cells.id_of("1", "dh", "三小"), "1", "三小", "dh")
    edits = (Edit(replace(one, invested=None), one.id), Edit(moved, two.id), Edit(new))
    planned = change_sites.plan(ledger, edits, (paper.id,))
    assert planned.says == (
        "第1项 东海县 一中：已完成投资（万元） 300 → 空白。",
        "第1项 东海县 =二小 改为 第1项 东海县 二小。",
        "第1项 东海县 三小：新增。",
        "删去 第2项 市本级 文件。",
    )
    act = change_sites.do(ledger, planned).act or 0
    assert journal.acts(ledger)[-1].subject == "新增1处、改2处、删去1处"
    assert sorted((x.name, x.investment, x.invested) for x in sites.load(ledger) if x.name != "三小") == [
        ("一中", Decimal(1200), None),
        ("二小", Decimal("500.5"), None),
    ]
    undo.do(ledger, act)
    assert sites.load(ledger) == before


def test_two_sites_of_one_name_and_impossible_dates_are_refused_together(ledger: Ledger) -> None:
    paste(ledger)
    one, two = site(ledger, "一中"), site(ledger, "=二小")
    edits = (
        Edit(replace(two, name="一中", id=one.id), two.id),
        Edit(replace(one, planned_finish="2021-01"), one.id),
    )
    planned = change_sites.plan(ledger, edits)
    assert not planned.ready
    assert [said.partition("：")[2] for said in planned.problems] == [
        "这一项在这个县区已有同名点位，名称请写出区别。",
        "计划完工2021-01早于计划开工2021-02。",
        "这一项在这个县区已有同名点位，名称请写出区别。",
    ]
    with pytest.raises(ClerkError, match="没有改动台账"):
        change_sites.do(ledger, planned)


def test_edits_are_weighed_again_when_the_site_is_gone(ledger: Ledger) -> None:
    act = paste(ledger)
    one = site(ledger, "一中")
    planned = change_sites.plan(ledger, (Edit(replace(one, remark="核过"), one.id),))
    undo.do(ledger, act)
    with pytest.raises(ClerkError, match="已经不在台账里"):
        change_sites.do(ledger, planned)


def test_a_county_with_sites_is_not_removed(ledger: Ledger) -> None:
    paste(ledger)
    county = site(ledger, "一中").county
    said = change_units.plan(ledger, (), (county,)).problems
    assert any("有点位2处" in one and "不能删除" in one for one in said)
