"""Units are changed only so that each keeps one clear name, a group and a place in the tree; all is told at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Unit
from model.rules import names, unit_changes

EDU = Unit("u1", "市教育局", "连云港市教育局", "市直部门", 1, aliases=("市教委",))
GOV = Unit("u2", "市政务办", "连云港市政务服务管理办公室", "市直部门", 2, "u1")
DH = Unit("u3", "东海县", "东海县人民政府", "县区", 3, in_all_counties=True)
UNITS = (EDU, GOV, DH)


def after(*changed: Unit) -> tuple[Unit, ...]:
    known = {unit.id: unit for unit in changed}
    kept = [unit_changes.tidied(known.pop(unit.id), unit) if unit.id in known else unit for unit in UNITS]
    return (*kept, *(unit_changes.tidied(unit, None) for unit in known.values()))


def test_a_renamed_unit_is_still_found_by_its_old_names() -> None:
    units = after(replace(GOV, short="市数据局", full="连云港市数据局"))
    assert unit_changes.problems(UNITS, units) == ()
    for name in ("市政务办", "连云港市政务服务管理办公室", "市数据局", "数据局"):
        assert [unit.id for unit in names.find(name, units)] == ["u2"]
    assert "“市政务办”改名为“市数据局”，旧名称仍然认得。" in unit_changes.told(UNITS, units)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (replace(GOV, short="市教育局"), "都叫“市教育局”"),
        (replace(GOV, aliases=("市教委",)), "都叫“市教委”"),
        (replace(GOV, aliases=("教育局",)), "也对得上“市教育局”"),
        (replace(GOV, aliases=("市教育局 ",)), "都叫“市教育局”"),
        (Unit("u9", "東海縣", "", "县区", 9), "都叫“東海縣”"),
        (replace(GOV, short=" "), "没有简称"),
        (replace(GOV, short="\u200b"), "没有简称"),
        (replace(GOV, group=" "), "没有归类"),
        (replace(GOV, parent="u2"), "不能放在“市政务办”之下"),
        (replace(EDU, parent="u2"), "不能放在“市政务办”之下"),
        (replace(EDU, parent="u8"), "不在名册里"),
        (replace(EDU, short="长" * 61), "超过60个字"),
    ],
)
def test_what_cannot_be_kept_is_said(changed: Unit, said: str) -> None:
    found = unit_changes.problems(UNITS, after(changed))
    assert any(said in one for one in found), found


def test_all_problems_are_said_at_once() -> None:
    found = unit_changes.problems(UNITS, after(replace(GOV, short="东海县", group=""), replace(EDU, parent="u2")))
    assert len(found) == len(set(found)) == 4


def test_what_was_so_before_forbids_nothing_now() -> None:
    twins = (EDU, replace(EDU, id="u8", order=8))
    changed = (replace(EDU, contact="李四"), twins[1])
    assert unit_changes.problems(twins, changed) == ()


def test_a_parent_merged_away_is_refused() -> None:
    units = (replace(EDU, successor="u3", until="2021-08"), replace(GOV, parent=""), DH)
    found = unit_changes.problems(units, (units[0], replace(GOV, parent="u1"), DH))
    assert found == ("“市政务办”的上级“市教育局”已经并入别的单位，请选并入后的单位。",)


def test_every_changed_field_is_told_once() -> None:
    now = replace(
        DH, contact="王五", phone="1", leader="李副市长", scope="含开发区", parent="u1", in_all_counties=False
    )
    said = unit_changes.told(UNITS, after(replace(now, aliases=("东海",), group="功能板块", full="东海县政府")))
    words = ("联系人", "联系电话", "分管市领导", "口径", "移到", "各县区不再包括", "增加别名", "类别由", "全称由")
    assert len(said) == len(words)
    assert all(any(word in one for one in said) for word in words)


def test_an_alias_that_is_gone_is_told_and_no_longer_found() -> None:
    units = after(replace(EDU, aliases=()))
    assert unit_changes.told(UNITS, units) == ("“市教育局”去掉别名市教委，以后不再认得。",)
    assert names.find("市教委", units) == ()


def test_a_new_order_is_told_once() -> None:
    assert unit_changes.told(UNITS, unit_changes.placed(UNITS, "u3", "u1")) == ("单位的排列顺序有调整。",)


def test_our_groups_are_known_by_the_names_other_lists_give_them() -> None:
    assert unit_changes.tidied(replace(EDU, group="政府部门"), EDU).group == "市直部门"


def test_a_merger_is_not_changed_by_an_edit() -> None:
    gone = replace(EDU, successor="u2", until="2021-08")
    assert unit_changes.tidied(replace(gone, successor="", until="", contact="张"), gone).successor == "u2"


@pytest.mark.parametrize(
    ("old", "into", "said"),
    [
        (EDU, EDU, "不能并入它自己"),
        (replace(EDU, successor="u2"), DH, "已经并入“市政务办”，不能再并"),
        (GOV, replace(EDU, successor="u2"), "自己已经并入“市政务办”"),
    ],
)
def test_a_merger_into_itself_or_into_a_merged_unit_is_refused(old: Unit, into: Unit, said: str) -> None:
    assert any(said in one for one in unit_changes.merger_problems(UNITS, old, into))


@given(st.permutations(range(1, 6)), st.integers(1, 5), st.integers(0, 5))
def test_a_moved_unit_stands_where_it_was_put_and_the_others_keep_their_order(
    orders: list[int], moved: int, before: int
) -> None:
    units = [Unit(str(number), "", "", "", order) for number, order in enumerate(orders, 1)]
    out = unit_changes.placed(units, str(moved), str(before) if before else "")
    ids = [unit.id for unit in out]
    assert [unit.order for unit in out] == [1, 2, 3, 4, 5]
    was = [unit.id for unit in sorted(units, key=lambda one: one.order) if unit.id != str(moved)]
    assert [one for one in ids if one != str(moved)] == was
    if before not in (0, moved):
        assert ids[ids.index(str(moved)) + 1] == str(before)
    else:
        assert ids[-1] == str(moved)


def test_a_new_unit_without_a_group_is_told_without_empty_brackets() -> None:
    assert "新增单位“灌云县”。" in unit_changes.told(UNITS, after(Unit("u4", "灌云县", "", "", 4)))
