"""A few typed characters find their units: names before initials, and each unit by its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Unit
from model.rules import find_units, names, pinyin

CITY = json.loads((Path(__file__).parents[3] / "resources/units/lianyungang.json").read_text(encoding="utf-8"))
UNITS = tuple(
    Unit(f"u{place}", one["short"], one["full"], one["group"], place, aliases=tuple(one["aliases"]))
    for place, one in enumerate(CITY["units"])
)
unit = st.sampled_from(UNITS)
typed = st.one_of(st.text(), st.text("市教育局卫健委县区sjyqxwl1 Ｓ　,"))


def found(words: str) -> list[str]:
    return [one.short for one in find_units.find(words, UNITS)]


@pytest.mark.parametrize(
    "words",
    [
        "sjyj",
        "jyj",
        "SJYJ",
        "ｓｊｙｊ",
        " s jyj ",
        "市jyj",
        "sj育局",
        "市教育",
        "连云港市教育局",
        "市 教育局\u200b",
        "lygsj",
    ],
)
def test_a_unit_is_found_by_its_name_its_initials_and_both_mixed(words: str) -> None:
    assert found(words)[0] == "市教育局"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("市衛健委", "市卫健委"),
        ("swjw", "市卫健委"),
        ("東海", "东海县"),
        ("dhx", "东海县"),
        ("12345", "市12345公共服务中心"),
        ("s12345gg", "市12345公共服务中心"),
        ("szgh", "市总工会"),
        ("人力社保", "市人社局"),
        ("市自然资源局", "市资源局"),
    ],
)
def test_either_script_digits_polyphones_aliases_and_abbreviations_find_their_unit(words: str, first: str) -> None:
    assert found(words)[0] == first


@pytest.mark.parametrize(
    ("words", "letters"), [("重庆路", "cql"), ("长江局", "cjj"), ("会计办", "kjb"), ("厦门市", "xms")]
)
def test_a_character_of_two_readings_is_found_by_either(words: str, letters: str) -> None:
    one = Unit("u", words, "", "", 1)
    other = pinyin.initials(words)[0].replace(letters[0], "")[0] + letters[1:]
    assert find_units.find(letters, (one,)) == find_units.find(other, (one,)) == (one,)


def test_the_better_fit_comes_first() -> None:
    held, begins, bare, alias = (
        Unit("a", "驻市教育局纪检组", "", "", 1),
        Unit("b", "教育局考试院", "", "", 2),
        Unit("c", "市教育局", "", "", 3),
        Unit("d", "文教局", "", "", 4, aliases=("教育局",)),
    )
    sounds = (Unit("e", "市经营局", "", "", 5), Unit("f", "经营局一处", "", "", 6), Unit("g", "京能经营局", "", "", 7))
    assert find_units.find("教育局", (held, begins, bare, alias)) == (alias, bare, begins, held)
    assert find_units.find("jyj", (sounds[2], sounds[1], sounds[0])) == (sounds[0], sounds[1], sounds[2])
    assert find_units.find("东海县政府", (Unit("x", "东海县", "", "", 1),))
    assert find_units.find("市住建局", (Unit("y", "住建局", "", "", 1),))


@pytest.mark.parametrize("words", ["", "  ", "\u200b\u3000"])
def test_no_words_find_all_in_order(words: str) -> None:
    assert find_units.find(words, UNITS) == UNITS


@pytest.mark.parametrize("words", ["zzzz", "外星局", "教", "局育教"])
def test_what_fits_nothing_finds_nothing_and_one_character_is_no_abbreviation(words: str) -> None:
    assert find_units.find(words, UNITS[:1]) == ()


def test_an_abbreviation_is_told_from_a_part_of_a_name() -> None:
    one = Unit("u", "市人力资源和社会保障局", "", "", 1)
    assert find_units.find("人社局", (one,)) == (one,)
    assert find_units.is_guess("人社局", one)
    assert not any(find_units.is_guess(words, one) for words in ("人力资源", "rlzy", "市人力资源和社会保障局"))
    assert find_units.find("人社局", (one, UNITS[8])) == (UNITS[8],)


@given(typed)
def test_any_words_find_a_part_of_the_units_each_once_and_always_the_same(words: str) -> None:
    answer = find_units.find(words, UNITS)
    assert len(set(answer)) == len(answer)
    assert set(answer) <= set(UNITS)
    assert answer == find_units.find(words, UNITS)


@given(typed)
def test_whom_a_printed_name_means_is_found_first(words: str) -> None:
    meant = names.find(words, UNITS)
    assert set(find_units.find(words, UNITS)[: len(meant)]) == set(meant)


@given(unit, st.data())
def test_each_unit_is_found_by_its_names_and_by_any_reading_of_their_initials(one: Unit, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([one.short, one.full, *one.aliases]))
    read = "".join(data.draw(st.sampled_from(letters)) for letters in pinyin.initials(name))
    assert find_units.find(name, UNITS)[0] == one
    assert one in find_units.find(read, UNITS)
    assert one in find_units.find(read[:2], UNITS)
    assert one in find_units.find(read.upper()[1:], UNITS)


@given(unit, unit)
def test_equal_fits_keep_the_order_they_came_in(one: Unit, other: Unit) -> None:
    twins = (Unit("a", "市水利局", "", "", 1), one, Unit("b", "县水利局", "", "", 2), other)
    answer = [x.id for x in find_units.find("slj", twins)]
    assert answer.index("a") < answer.index("b")
