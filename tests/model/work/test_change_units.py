"""改单位: what is told is what is done, one act each, undone by name; a merger leaves earlier rounds as they were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from model.errors import ClerkError
from model.records import Unit
from model.sheets.form_content import Form
from model.store import items as store_items
from model.terms import Field, Source
from model.work import attach, change_units, fill_in, look, merge_units, send_forms, set_counties, undo
from model.work.change_units import UnitsPlan
from model.work.ledger import Ledger
from tests.model.store import sample_ledger as sample

EDU, DH = sample.UNITS
NEW = Unit("", "市体育局", "", "市直部门", 0)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample.found(tmp_path / "a.shishi") as ledger:
        yield ledger
        assert ledger.damages() == ()


def do(ledger: Ledger, planned: UnitsPlan) -> int:
    act = change_units.do(ledger, planned).act
    assert act is not None
    return act


def units(ledger: Ledger) -> dict[str, Unit]:
    return {unit.short: unit for unit in change_units.load(ledger)}


def test_a_rename_is_one_act_and_is_undone_and_done_again_by_name(ledger: Ledger) -> None:
    before = sample.settings_of(ledger)
    planned = change_units.plan(ledger, [replace(EDU, short="市教体局")])
    assert planned.says == ("“市教育局”改名为“市教体局”，旧名称仍然认得。",)
    assert sample.settings_of(ledger) == before
    act = do(ledger, planned)
    assert units(ledger)["市教体局"].aliases == ("教育局", "市教委", "市教育局")
    assert undo.title(undo.acts(ledger)[-1]) == "撤销 改单位 “市教育局”改名为“市教体局”"
    again = undo.do(ledger, act).act
    assert sample.settings_of(ledger) == before
    assert again is not None
    undo.do(ledger, again)
    assert "市教体局" in units(ledger)


def test_problems_are_all_told_and_nothing_is_saved(ledger: Ledger) -> None:
    planned = change_units.plan(ledger, [replace(EDU, group=""), replace(DH, short="市教育局", parent="x")], ["edu"])
    assert not planned.ready
    with pytest.raises(ClerkError) as error:
        change_units.do(ledger, planned)
    for said in ("上级单位不在名册里", "市教育局”牵头1项", "没有改动台账"):
        assert said in error.value.sentence
    assert ledger.last_act() == 1


def test_new_units_get_ids_of_their_own_behind_their_group_and_may_be_each_others_parents(ledger: Ledger) -> None:
    do(ledger, change_units.plan(ledger, [replace(NEW, id="?a"), replace(NEW, id="?b", short="市足协", parent="?a")]))
    found = units(ledger)
    assert [unit.order for unit in found.values()] == [1, 2, 3, 4]
    assert list(found) == ["市教育局", "市体育局", "市足协", "东海县"]
    assert found["市足协"].parent == found["市体育局"].id != ""
    act = do(ledger, change_units.plan(ledger, [], [found["市足协"].id]))
    assert "市足协" not in units(ledger)
    do(ledger, change_units.plan(ledger, [replace(NEW, short="市篮协")]))
    assert units(ledger)["市篮协"].id not in {unit.id for unit in found.values()}
    assert undo.do(ledger, act).act is not None


def test_a_unit_that_is_used_is_not_removed(ledger: Ledger, tmp_path: Path) -> None:
    do(ledger, change_units.plan(ledger, [NEW]))
    name = units(ledger)["市体育局"].id
    paper = tmp_path / "盖章件.txt"
    paper.write_text("件", encoding="utf-8")
    attach.do(ledger, attach.plan(ledger, "2021-03", name, paper))
    assert change_units.plan(ledger, [], [name]).problems == (
        "“市体育局”报过1—3月的数，不能删除。不再单设的，请并入别的单位。",
    )
    assert change_units.plan(ledger, [], ["dh"]).problems == (
        "“东海县”在1项里有责任，有分解任务1处，不能删除。不再单设的，请并入别的单位。",
        "各县区至少要有一家，有事项写的是“各县区”。请先补上再去掉原来的。",
    )


def test_a_plan_made_before_another_act_is_made_anew(ledger: Ledger) -> None:
    planned = change_units.plan(ledger, [NEW])
    do(ledger, change_units.plan(ledger, [NEW]))
    with pytest.raises(ClerkError, match="两个单位都叫“市体育局”"):
        change_units.do(ledger, planned)


def test_nothing_changed_is_no_act(ledger: Ledger) -> None:
    assert change_units.do(ledger, change_units.plan(ledger, [EDU, DH])).act is None
    with pytest.raises(ClerkError, match="没有东海"):
        change_units.plan(ledger, [replace(DH, id="zz", short="东海")])


# --- 各县区 -------------------------------------------------------------------------------------------------


def test_a_new_county_of_all_counties_gets_its_duties_and_an_item_may_have_its_own_set(ledger: Ledger) -> None:
    gy = Unit("?", "灌云县", "", "县区", 0, in_all_counties=True)
    planned = change_units.plan(ledger, [gy])
    assert planned.says[-1] == "各县区指东海县、灌云县（2家），写“各县区”的1项一起改。"
    do(ledger, planned)
    name = units(ledger)["灌云县"].id
    assert [(duty.unit, duty.named) for duty in store_items.duties(ledger)][-1] == (name, False)
    do(ledger, set_counties.plan(ledger, ["灌云县"], ["1"]))
    covered = set_counties.load(ledger)
    assert [(item.id, [unit.short for unit in own], is_own) for item, own, is_own in covered.items] == [
        ("1", ["灌云县"], True)
    ]
    kept = set_counties.plan(ledger, ["灌云县"])
    assert kept.says == ("各县区不再包括“东海县”。", "各县区指灌云县（1家）。")
    assert kept.notes == ("第1项的各县区另有规定，保持不变。",)
    with pytest.raises(ClerkError, match="第2项没有写"):
        set_counties.plan(ledger, ["灌云县"], ["2"])
    assert set_counties.plan(ledger, ["市教育局"], ["1"]).problems == (
        "第1项的各县区至少要有一家；确实不涉及的，请改责任单位。",
    )


def test_a_unit_that_is_no_county_is_taken_into_all_counties_with_a_word(ledger: Ledger) -> None:
    planned = change_units.plan(ledger, [replace(EDU, in_all_counties=True)])
    assert planned.notes == ("市教育局不是县区、功能板块，也列进了各县区，请核对。",)
    assert set_counties.plan(ledger, ["东海县"], ["1"]).says == ()


def test_all_counties_is_never_left_empty_while_an_item_means_it(ledger: Ledger) -> None:
    assert "各县区至少要有一家" in change_units.plan(ledger, [replace(DH, in_all_counties=False)]).problems[0]


# --- mergers ------------------------------------------------------------------------------------------------


@pytest.fixture
def joined(ledger: Ledger) -> Ledger:
    do(ledger, change_units.plan(ledger, [NEW]))
    return ledger


def fill(ledger: Ledger, unit: str, period: str, done: str) -> str:
    planned = fill_in.plan(ledger, period, "1-1", unit, {Field.DONE: done}, Source.PHONE, "核实")
    fill_in.do(ledger, planned)
    return planned.unit


def lead(ledger: Ledger, period: str) -> tuple[tuple[str, ...], object]:
    line = look.look(ledger, period).items[0].lines[0]
    return line.leads, line.done


def test_a_merger_hands_over_from_its_round_and_leaves_earlier_ones(joined: Ledger) -> None:
    fill(joined, "市教育局", "2021-03", "1000")
    before = look.look(joined, "2021-03")
    planned = merge_units.plan(joined, "市教育局", "市体育局", "2021-04")
    assert planned.says[0] == "“市教育局”从4月起并入“市体育局”，牵头1项、其他责任0项、分解任务0处由“市体育局”接办。"
    act = do(joined, planned)
    after = look.look(joined, "2021-03")
    assert (after.items, [unit.unit.short for unit in after.units]) == (
        before.items,
        [unit.unit.short for unit in before.units],
    )
    assert lead(joined, "2021-04") == (("市体育局",), None)
    assert fill(joined, "市教育局", "2021-04", "1500") == units(joined)["市体育局"].id
    assert lead(joined, "2021-04") == (("市体育局",), 1500)
    assert look.look(joined, "2021-04").items[0].lines[0].last == 1000
    assert undo.title(undo.acts(joined)[act - 1]) == "撤销 改单位 “市教育局”从4月起并入“市体育局”"


def test_the_successors_form_shows_what_was_reported_before(joined: Ledger) -> None:
    fill(joined, "市教育局", "2021-03", "1000")
    do(joined, merge_units.plan(joined, "市教育局", "市体育局", "2021-04"))
    forms = {one.unit.short: one.form for one in send_forms.plan(joined, "2021-04").forms if isinstance(one.form, Form)}
    assert "市教育局" not in forms
    assert forms["市体育局"].rows[0].last == 1000
    assert send_forms.plan(joined, "2021-04", ["市教育局"]).forms[0].unit.short == "市体育局"


def test_a_merger_undone_is_as_if_it_had_not_been(joined: Ledger) -> None:
    before = sample.settings_of(joined), look.look(joined, "2021-04").items
    act = do(joined, merge_units.plan(joined, "市教育局", "市体育局", "2021-04"))
    undo.do(joined, act)
    assert (sample.settings_of(joined), look.look(joined, "2021-04").items) == before


@pytest.mark.parametrize(
    ("old", "into", "said"),
    [
        ("市教育局", "市教育局", "不能并入它自己"),
        ("东海县", "市教育局", "1—3月、4月发出的表里有“东海县”一栏"),
        ("市教育局", "东海县", "已经报了4月的数"),
    ],
)
def test_a_merger_that_would_lose_figures_or_makes_no_sense_is_refused(
    joined: Ledger, tmp_path: Path, old: str, into: str, said: str
) -> None:
    for period in ("2021-03", "2021-04"):
        send_forms.do(joined, send_forms.plan(joined, period), tmp_path / period)
    fill(joined, "市教育局", "2021-04", "1000")
    planned = merge_units.plan(joined, old, into, "2021-03" if old == "东海县" else "2021-04")
    assert any(said in one for one in planned.problems), planned.problems
    with pytest.raises(ClerkError, match=said):
        change_units.do(joined, planned)


def test_into_a_unit_merged_away_and_twice_are_refused(joined: Ledger) -> None:
    do(joined, merge_units.plan(joined, "市教育局", "市体育局", "2021-04"))
    assert merge_units.plan(joined, "东海县", "市教育局", "2021-04").problems == (
        "“市教育局”自己已经并入“市体育局”，请并入后者。",
    )
    assert "不能再并" in merge_units.plan(joined, "市教育局", "东海县", "2021-04").problems[0]
    with pytest.raises(ClerkError, match="市教育局”自己"):
        change_units.do(joined, merge_units.plan(joined, "市体育局", "市教育局", "2021-03"))


def test_a_late_entry_for_an_earlier_round_is_the_old_units(joined: Ledger) -> None:
    do(joined, merge_units.plan(joined, "市教育局", "市体育局", "2021-04"))
    assert fill(joined, "市教委", "2021-03", "900") == "edu"
    assert lead(joined, "2021-03") == (("市教育局",), 900)
