"""件号, 分解任务 and 报送方式: previewed, one act each, undone by name; sums are told and never forced."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import ClerkError
from model.records import Duty, Unit
from model.rules import own_level
from model.rules.pasted_columns import Given
from model.store import items as store
from model.store import units as store_units
from model.terms import Joint, Kind, Role, Route, RowReason, Tag
from model.work import (
    change_units,
    look,
    merge_units,
    send_forms,
    set_reporting,
    set_shares,
    set_tags,
    table_file,
    undo,
    who_gets,
)
from model.work.ledger import Ledger
from model.work.set_reporting import Wish
from tests.model.store import sample_ledger as sample

SPORT = Unit("", "市体育局", "", "市直部门", 0)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample.found(tmp_path / "a.shishi") as ledger:
        yield ledger
        assert ledger.damages() == ()


# --- 件号 ---------------------------------------------------------------------------------------------------


def test_pasted_numbers_are_shown_and_undone_by_name(ledger: Ledger) -> None:
    before = sample.settings_of(ledger)
    rows = table_file.pasted("序号\t件号\t市领导\t层级\n1\t第十二件\t张三、李四\t省、市\n2\t12\t\t\n9\t1\t\t")
    planned = set_tags.paste(ledger, rows)
    assert planned.says == (
        "第1项：所属件号 第12件；分管市领导 李四 → 张三、李四；层级 省、市。",
        "第2项：所属件号 第12件。",
    )
    assert [one.row for one in planned.unread] == [4]
    assert any("分管市领导有 1 行空白" in one for one in planned.notes)
    act = set_tags.do(ledger, planned).act
    shown = look.look(ledger, "2021-03").items
    assert [(one.item.public_no, one.leaders, one.item.tags) for one in shown] == [
        ("12", ("张三", "李四"), (Tag.PROVINCE, Tag.CITY)),
        ("12", (), ()),
    ]
    assert undo.title(undo.acts(ledger)[-1]) == "撤销 件号分工 2项（第1、2项）"
    undo.do(ledger, act or 0)
    assert sample.settings_of(ledger) == before


def test_a_leader_is_the_units_unless_the_item_has_its_own(ledger: Ledger) -> None:
    change_units.do(ledger, change_units.plan(ledger, [replace(sample.UNITS[0], leader="王五")]))
    assert look.look(ledger, "2021-03").items[0].leaders == ("李四",)
    set_tags.do(ledger, set_tags.plan(ledger, [Given(0, "1", leaders=())]))
    assert look.look(ledger, "2021-03").items[0].leaders == ("王五",)


def test_a_typed_number_that_cannot_be_read_or_an_item_not_there_is_refused(ledger: Ledger) -> None:
    for one, said in ((Given(0, "1", "十二三"), "看不懂"), (Given(0, "8", "1"), "没有第8项")):
        with pytest.raises(ClerkError, match=said):
            set_tags.plan(ledger, [one])
    assert set_tags.do(ledger, set_tags.plan(ledger, [Given(0, "1", "", None, ())])).act is None


def test_what_was_planned_before_another_act_is_weighed_again(ledger: Ledger) -> None:
    tags = set_tags.plan(ledger, [Given(0, "1", "1")])
    shares = set_shares.plan(ledger, {("1-1", "dh"): Decimal(1)})
    reporting = set_reporting.plan(ledger, Wish(("1",), Route.COUNTY))
    set_tags.do(ledger, set_tags.plan(ledger, [Given(0, "1", "1")]))
    assert set_tags.do(ledger, tags).act is None
    assert set_shares.do(ledger, shares).act is not None
    assert set_reporting.do(ledger, reporting).act is not None
    assert (store.items(ledger)[0].public_no, store.items(ledger)[0].route) == ("1", Route.COUNTY)


# --- 分解 ---------------------------------------------------------------------------------------------------


def test_a_pasted_block_with_the_citys_own_row_is_kept_and_its_sum_told(ledger: Ledger) -> None:
    rows = table_file.pasted("序号\t市本级\t东海县\t合计\n1-1\t800\t1,200\t2000\n2-1\t1\t\t\n")
    planned = set_shares.paste(ledger, rows)
    assert planned.says == ("1-1 投资：市本级 800、东海县 1200.5→1200（少6000万元，合计2000万元）。",)
    assert planned.doubts == ("1-1 合计2000万元，比全年目标8000万元少6000万元",)
    assert [one.why for one in planned.unread] == ["“印发文件”是节点，没有数可分"]
    act = set_shares.do(ledger, planned).act or 0
    grid = set_shares.load(ledger)
    assert [unit.short for unit in grid.units] == ["市本级", "东海县"]
    assert grid.units[0].id != own_level.ID
    assert [unit.short for unit in change_units.load(ledger)] == ["市教育局", "市本级", "东海县"]
    assert grid.lines[0].shares == {"own": Decimal(800), "dh": Decimal(1200)}
    assert [one.unit.short for one in send_forms.plan(ledger, "2021-03").forms] == ["市教育局", "东海县"]
    undo.do(ledger, act)
    assert [unit.short for unit in change_units.load(ledger)] == ["市教育局", "东海县"]


def test_the_citys_own_row_stands_first_even_where_nobody_is_in_all_counties(ledger: Ledger) -> None:
    with ledger.act("改", ""):
        store_units.save(ledger, [replace(sample.UNITS[1], in_all_counties=False)])
    set_shares.do(ledger, set_shares.plan(ledger, {("1-1", own_level.ID): Decimal(800)}))
    assert set_shares.load(ledger).units[0].short == "市本级"
    assert set_shares.do(ledger, set_shares.plan(ledger, {("1-1", own_level.ID): Decimal(900)})).act is not None
    assert len(change_units.load(ledger)) == 3


def test_forms_show_the_citys_own_row_among_the_counties(ledger: Ledger) -> None:
    store_route(ledger, Route.COUNTY)
    set_shares.do(ledger, set_shares.plan(ledger, {("1-1", own_level.ID): Decimal(800)}))
    forms = {one.unit.short: one.form for one in send_forms.plan(ledger, "2021-03").forms}
    assert list(forms) == ["市教育局", "东海县"]
    assert [name for _, name in forms["市教育局"].counties] == ["市本级", "东海县"]


def test_a_line_ticked_not_divided_gives_up_its_parts_and_takes_no_others(ledger: Ledger) -> None:
    planned = set_shares.plan(ledger, {}, {"1-1": True})
    assert planned.says == ("1-1 投资：东海县 1200.5→没有、定为不分解（不分解）。",)
    act = set_shares.do(ledger, planned).act or 0
    assert send_forms.plan(ledger, "2021-03").forms[0].form.counties == ()
    assert "只能选一样" in set_shares.plan(ledger, {("1-1", "dh"): Decimal(1)}).problems[0]
    with pytest.raises(ClerkError, match="没有改动台账"):
        set_shares.do(ledger, set_shares.plan(ledger, {("1-1", "dh"): Decimal(1)}))
    set_shares.do(ledger, set_shares.plan(ledger, {("1-1", "dh"): Decimal(1)}, {"1-1": False}))
    with pytest.raises(ClerkError, match="请先撤销"):
        undo.do(ledger, act)


def test_what_cannot_be_divided_is_said_all_at_once(ledger: Ledger) -> None:
    found = set_shares.plan(ledger, {("2-1", "dh"): Decimal(1), ("1-1", "dh"): Decimal(-1)}).problems
    assert len(found) == 2
    with pytest.raises(ClerkError, match="没有9-9、zz"):
        set_shares.plan(ledger, {("9-9", "zz"): Decimal(1)})
    assert set_shares.do(ledger, set_shares.plan(ledger, {("1-1", "dh"): Decimal("1200.5")})).act is None


def test_a_rate_has_parts_and_no_sum(ledger: Ledger) -> None:
    with ledger.act("改", ""):
        store.save_lines(ledger, [replace(sample.LINES[0], kind=Kind.RATE)])
    [one] = set_shares.plan(ledger, {("1-1", "dh"): Decimal(8000), ("1-1", "edu"): Decimal(8000)}).lines
    assert (one.total, one.word) == (None, "这类指标不相加")


def test_a_part_goes_to_the_successor_of_a_merged_unit(ledger: Ledger) -> None:
    change_units.do(ledger, change_units.plan(ledger, [SPORT]))
    merge_units.do(ledger, merge_units.plan(ledger, "市教育局", "市体育局", "2021-04"))
    assert "已并入“市体育局”" in set_shares.plan(ledger, {("1-1", "edu"): Decimal(1)}).problems[0]
    assert set_shares.plan(ledger, {("1-1", "dh"): None}).ready


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from(["dh", "edu"]), st.none() | st.integers(0, 9999).map(Decimal)))
def test_a_change_does_what_it_says_and_its_undo_restores_all(values: dict[str, Decimal | None]) -> None:
    with tempfile.TemporaryDirectory() as folder, sample.found(Path(folder) / "a.shishi") as ledger:
        before = sample.settings_of(ledger)
        planned = set_shares.plan(ledger, {("1-1", unit): value for unit, value in values.items()})
        changes = set_shares.do(ledger, planned)
        wanted = {"dh": Decimal("1200.5"), **values}
        assert set_shares.load(ledger).lines[0].shares == {u: v for u, v in wanted.items() if v is not None}
        assert bool(planned.says) == (changes.act is not None)
        if changes.act is not None:
            undo.do(ledger, changes.act)
        assert sample.settings_of(ledger) == before


# --- 报送 ---------------------------------------------------------------------------------------------------


def store_route(ledger: Ledger, route: Route) -> None:
    set_reporting.do(ledger, set_reporting.plan(ledger, Wish(("1",), route)))


def test_a_route_and_a_tick_tell_who_gets_which_form_before_they_are_kept(ledger: Ledger) -> None:
    assert [(one.unit.short, one.why) for one in who_gets.look(ledger, "2021-03").addressees] == [
        ("市教育局", "牵头 1行；另有分县区 1格"),
        ("东海县", "需填报 1行"),
    ]
    without = set_reporting.plan(ledger, Wish(("1",), need_not=("东海县",)), "2021-03")
    assert without.says == ("第1项：东海县不用填报。",)
    assert without.differences == ("“东海县”不再有表（原来 1行）。",)
    set_reporting.do(ledger, without)
    assert [unit.short for unit in who_gets.look(ledger, "2021-03").others] == ["东海县"]
    direct = set_reporting.plan(ledger, Wish(("1",), Route.COUNTY), "2021-03")
    assert direct.differences == ("“东海县”开始有表：有分解任务（县区直报） 1行。",)
    assert direct.forms[1].reasons == {RowReason.SHARE: 1}
    act = set_reporting.do(ledger, direct).act or 0
    assert undo.title(undo.acts(ledger)[-1]) == "撤销 报送方式 第1项：报送渠道由牵头汇总改为县区直报"
    undo.do(ledger, act)
    assert store.items(ledger)[0].route is Route.LEAD


def test_several_leads_are_set_apart_only_where_there_are_several(ledger: Ledger) -> None:
    assert set_reporting.plan(ledger, Wish(("1", "2"), joint=Joint.APART)).problems == (
        "第1项只有一家牵头，不用定共同还是分头。",
        "第2项只有一家牵头，不用定共同还是分头。",
    )
    with ledger.act("改", ""):
        store.save_duties(ledger, [Duty("1", "dh", Role.LEAD, order=3)])
    planned = set_reporting.plan(ledger, Wish(("1",), joint=Joint.APART))
    assert planned.says == ("第1项：几家牵头由共同改为分头。",)
    set_reporting.do(ledger, planned)
    assert store.items(ledger)[0].joint is Joint.APART


def test_who_cannot_be_ticked_is_said(ledger: Ledger) -> None:
    found = set_reporting.plan(ledger, Wish(("1", "2"), must_fill=("市教育局", "东海县"), need_not=("东海县",)))
    assert len(found.problems) == 4
    with pytest.raises(ClerkError, match="本来就有表"):
        set_reporting.do(ledger, found)
    for wish, said in ((Wish(("8",)), "没有第8项"), (Wish(("1",), must_fill=("市水利局",)), "没有“市水利局”")):
        with pytest.raises(ClerkError, match=said):
            set_reporting.plan(ledger, wish)
    assert set_reporting.do(ledger, set_reporting.plan(ledger, Wish(("1",), Route.LEAD))).act is None
