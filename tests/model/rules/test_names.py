"""A printed name finds its unit in either script, with or without its rank, and never another one's."""

from __future__ import annotations

import pytest

from model.records import Unit
from model.rules import names

UNITS = (
    Unit("u1", "市卫健委", "连云港市卫生健康委员会", "市直部门", 1),
    Unit("u2", "东海县", "东海县人民政府", "县区", 2, aliases=("东海",)),
    Unit("u3", "市开发区", "连云港经济技术开发区管理委员会", "功能板块", 3, aliases=("开发区",)),
    Unit("u4", "区教育局", "海州区教育局", "市直部门", 4),
)


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("市衛健委", "u1"),
        ("市 卫健委\u200b", "u1"),
        ("卫健委", "u1"),
        ("東海縣", "u2"),
        ("东海县政府", "u2"),
        ("开发区", "u3"),
        ("教育局", "u4"),
        ("连云港市卫健委", "u1"),
        ("連雲港市衛生健康委員會", "u1"),
        ("连云港市东海县人民政府", "u2"),
        ("市 開發 區", "u3"),
    ],
)
def test_a_name_finds_its_unit(printed: str, unit: str) -> None:
    assert [found.id for found in names.find(printed, UNITS)] == [unit]


@pytest.mark.parametrize("printed", ["", " ", "市教育局", "县卫健委", "海州", "苏州市卫健委", "连云港市", "市"])
def test_a_name_of_another_finds_none(printed: str) -> None:
    assert names.find(printed, UNITS) == ()


def test_a_name_that_fits_two_finds_both() -> None:
    twins = (Unit("a", "市住建局", "", "", 1), Unit("b", "县住建局", "", "", 2))
    assert len(names.find("住建局", twins)) == 2
    assert [unit.id for unit in names.find("县住建局", twins)] == ["b"]


@pytest.mark.parametrize("name", ["（市）12345公共服务中心", "(市)１２３４５公共服务中心", "(市)12345 公共服务中心"])
def test_widths_of_brackets_digits_and_blanks_are_no_difference(name: str) -> None:
    unit = Unit("u5", "（市）12345公共服务中心", "", "市直部门", 5)
    assert names.find(name, (*UNITS, unit)) == (unit,)


def test_a_county_is_known_without_its_last_character_unless_two_share_the_rest() -> None:
    guanyun, twin = (Unit(name, name, "", "县区", 1, in_all_counties=True) for name in ("灌云县", "灌云区"))
    assert names.counties("灌云", [guanyun]) == (guanyun,)
    assert names.counties("灌云", [guanyun, twin]) == (guanyun, twin)
    assert names.counties("灌", [guanyun]) == names.counties("", [guanyun]) == ()
