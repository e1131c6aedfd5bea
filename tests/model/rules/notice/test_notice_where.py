"""The words behind each field of an item are marked where they stand in the document, and nowhere else."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.records import Document, Reading, ReadItem, Spot
from model.rules import han, notice
from model.terms import Part
from model.work import read_plan
from tests.model.papers.test_kinds_read_alike import KINDS, TABLES
from tests.model.rules.notice.test_notice_nothing_lost import broken, cut_lines, joined, scanned, shuffled, widened

DATA = Path(__file__).parents[3] / "data"
TEXTS = (*sorted((DATA / "plans").glob("*.txt")), DATA / "lianyungang-2021.txt")
LINES = TEXTS[-1].read_text("utf-8").splitlines()

Words = dict[tuple[Part, int], list[str]]


def plain(text: str) -> str:
    """Fold as a reader compares: letter forms, widths, blanks and invisible characters aside."""
    return "".join(han.fold(text).translate(han.INVISIBLE).split())


def laid_out(lines: Sequence[str]) -> tuple[Document, Reading]:
    document = notice.of_text(lines, "方案")
    return document, notice.read_document(document)


def words_of(document: Document, spots: Sequence[Spot]) -> Words:
    out: Words = {}
    for spot in spots:
        assert 0 <= spot.start < spot.end <= len(document.lines[spot.line - 1])
        out.setdefault((spot.part, spot.index), []).append(plain(document.lines[spot.line - 1][spot.start : spot.end]))
    return out


def marked(lines: Sequence[str], at: int) -> Words:
    document, reading = laid_out(lines)
    return words_of(document, notice.where(document, reading, reading.items[at]))


def names(item: ReadItem) -> Iterator[tuple[Part, int, str]]:
    """Yield the fields whose words are shown whole."""
    told = (item.leads, item.co, item.assessors, item.leaders, item.contacts, item.milestones)
    parts = (Part.LEAD, Part.CO, Part.ASSESSOR, Part.LEADER, Part.CONTACT, Part.MILESTONE)
    for part, listed in zip(parts, told, strict=True):
        yield from ((part, index, text) for index, text in enumerate(listed))
    yield Part.TEXT, 0, item.text


def fields(item: ReadItem) -> Iterator[tuple[Part, int]]:
    """Yield every field that is printed and so has a place in the document."""
    yield from ((part, index) for part, index, _ in names(item))
    counted = ((Part.ALLOCATION, item.allocations), (Part.SCHEDULE, item.schedule), (Part.REMARK, item.remarks))
    yield from ((part, index) for part, listed in counted for index in range(len(listed)))
    yield from ((Part.METRIC, index) for index, metric in enumerate(item.metrics) if not metric.derived)
    yield from ((part, 0) for part, text in ((Part.SECTION, item.section), (Part.DEADLINE, item.deadline)) if text)


def agrees(item: ReadItem, found: Words) -> None:
    """Make sure that what is marked is the field's own words."""
    for part, index, text in names(item):
        if (part, index) in found and part is not Part.TEXT:
            assert "".join(found[part, index]) == plain(text), (item.no, part)
    for index, metric in enumerate(item.metrics):
        said = "".join(found.get((Part.METRIC, index), []))
        bare = (f"{metric.printed:f}", plain(f"{metric.printed:f}{metric.printed_unit}"))
        assert said in plain(metric.source) or said in bare, (item.no, said)
    for index, one in enumerate(item.allocations):
        said = "".join(found.get((Part.ALLOCATION, index), []))
        assert not said or said.startswith(plain(one.unit)) or said[:1].isdigit(), (item.no, said)
    for part, text in ((Part.NO, item.no), (Part.SECTION, item.section), (Part.DEADLINE, item.deadline or "")):
        assert all(said in plain(text) for said in found.get((part, 0), [])), (item.no, part)


def all_is_marked(document: Document, reading: Reading) -> None:
    """Make sure that each printed field is marked, with its own words, and no character is two items' text."""
    claimed: set[tuple[int, int]] = set()
    for item in reading.items:
        spots = notice.where(document, reading, item)
        assert list(spots) == sorted(spots, key=lambda spot: (spot.line, spot.start))
        found = words_of(document, spots)
        assert [field for field in fields(item) if field not in found] == [], item.no
        assert "".join(found[Part.TEXT, 0]) == plain(item.text)
        agrees(item, found)
        own = {(s.line, at) for s in spots if s.part is Part.TEXT for at in range(s.start, s.end)}
        assert not own & claimed, item.no
        claimed |= own


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_field_of_a_text_is_marked(path: Path) -> None:
    all_is_marked(*laid_out(path.read_text("utf-8").splitlines()))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("table", TABLES)
def test_every_field_of_a_table_is_marked(table: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "方案.bin"
    path.write_bytes(KINDS[kind](TABLES[table]))
    document = read_plan.document(path)
    all_is_marked(document, read_plan.read(document))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_lines_of_an_item_are_its_own(path: Path) -> None:
    document, reading = laid_out(path.read_text("utf-8").splitlines())
    for item in reading.items:
        assert item.lines[0] == item.line
        assert list(item.lines) == sorted(set(item.lines))
        told = plain("".join(document.lines[line - 1] for line in item.lines))
        assert all(plain(name) in told for name in (item.text[:8], *item.milestones))
    lines = [line for item in reading.items for line in item.lines]
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize(
    "lines",
    [
        [han.fold(line) for line in LINES],
        [f"\u3000\u3000{line}\u200b" for line in LINES],
        [part for line in LINES for part in (line[:40], line[40:]) if part and not line[39:40].isdigit()],
        ["".join(f"{char}\u200b " for char in line) if len(line) > 60 else line for line in LINES[:40]],
    ],
    ids=["simplified", "indented", "broken", "blanks"],
)
def test_letter_forms_blanks_and_line_ends_change_nothing(lines: list[str]) -> None:
    all_is_marked(*laid_out(lines))


def test_a_text_of_several_lines_has_one_spot_a_line() -> None:
    found = marked(["1.新建学校3所，改造", "食堂30", "个。（牵头单位：市教", "育局）"], 0)
    assert found[Part.TEXT, 0] == ["新建学校3所,改造", "食堂30", "个。"]
    assert found[Part.METRIC, 1] == ["30", "个"]
    assert found[Part.LEAD, 0] == ["市教", "育局"]
    assert found[Part.NO, 0] == ["1"]


def test_the_same_number_twice_is_marked_by_its_own_phrase() -> None:
    document, reading = laid_out(["1.为30个小区改造管网，新建公园30个，改造学校30所。（牵头单位：市住建局）"])
    item = reading.items[0]
    spots = {spot.index: spot for spot in notice.where(document, reading, item) if spot.part is Part.METRIC}
    line = document.lines[0]
    for index, metric in enumerate(item.metrics):
        assert line.index(metric.source) <= spots[index].start < line.index(metric.source) + len(metric.source)
    assert len({spot.start for spot in spots.values()}) == len(item.metrics) == 3
    for index, metric in enumerate(item.metrics):
        alone = notice.where(document, reading, replace(item, metrics=(metric,)))
        assert [one.start for one in alone if one.part is Part.METRIC] == [spots[index].start]


def test_of_two_equal_numbers_in_one_phrase_the_one_with_the_measure_is_marked() -> None:
    document, reading = laid_out(["1.在3个社区各新建公园3处。（牵头单位：市住建局）"])
    item = reading.items[0]
    metric = replace(item.metrics[-1], printed_unit="处", source="在3个社区各新建公园3处")
    found = words_of(document, notice.where(document, reading, replace(item, metrics=(metric,))))
    assert found[Part.METRIC, 0] == ["3处"]


def test_equal_tasks_in_one_line_have_each_their_own_place() -> None:
    line = "1.新建公园3个。（牵头单位：市园林局）2.新建公园3个。（牵头单位：市园林局）"
    document, reading = laid_out([line])
    assert [item.no for item in reading.items] == ["1", "2"]
    texts = [[s.start for s in notice.where(document, reading, item) if s.part is Part.TEXT] for item in reading.items]
    assert texts == [[line.index("新建")], [line.rindex("新建")]]


def test_in_a_run_on_paragraph_a_unit_is_marked_behind_its_own_task() -> None:
    line = "一、扶贫工程。启动新村建设3个（市教育局）。完成危房改造7户（市住建局）。帮扶困难群众9户（市教育局）。"
    document, reading = laid_out([line])
    places = [
        [line[: s.start].count("（") for s in notice.where(document, reading, item) if s.part is Part.LEAD]
        for item in reading.items
    ]
    assert places == [[1], [2], [3]]


def test_a_county_s_part_is_marked_where_its_number_stands() -> None:
    line = "1.支持甲县和乙县试点，新建厕所50座，其中甲县30座、乙县20座。（牵头单位：市住建局）"
    found = marked([line], 0)
    assert [found[Part.ALLOCATION, 0], found[Part.ALLOCATION, 1]] == [["甲县30座"], ["乙县20座"]]


def test_a_unit_is_marked_in_the_bracket_and_not_in_the_text() -> None:
    line = "1.为单位（市教育局、市财政局），建成系统2套。（牵头单位：市教育局；责任单位：市财政局、市教育局机关）"
    document, reading = laid_out([line, "2.新建公园2个。（牵头单位：市园林局）"])
    spots = [s for s in notice.where(document, reading, reading.items[0]) if s.part in (Part.LEAD, Part.CO)]
    assert [line[s.start : s.end] for s in spots] == ["市教育局", "市财政局", "市教育局机关"]
    assert min(s.start for s in spots) > line.rindex("（")


def test_what_several_items_share_is_marked_in_the_line_above_and_never_in_a_neighbours() -> None:
    lines = [
        "一、教育工程（牵头单位：市教育局）",
        "1.新建学校3所。",
        "2.改造食堂30个。（牵头单位：市教育局）",
        "3.新建宿舍5栋。",
    ]
    document, reading = laid_out(lines)
    leads = [
        [spot.line for spot in notice.where(document, reading, item) if spot.part is Part.LEAD]
        for item in reading.items
    ]
    assert leads == [[1], [3], [1]]
    stranger = replace(reading.items[0], leads=("市园林局",))
    assert not [s for s in notice.where(document, reading, stranger) if s.part is Part.LEAD]


@pytest.mark.parametrize(
    "lines",
    [
        ["一、教育工程（牵头单位：市教育局）", "1.新建学校3所。", "2.新建公园2个。（牵头单位：市园林局）"],
        ["序号|实事项目|牵头单位", "1|新建学校3所|市教育局", "2|新建公园2个|市园林局"],
    ],
    ids=["list", "table"],
)
def test_a_unit_a_clerk_put_in_is_not_marked_at_a_neighbour_s(lines: list[str]) -> None:
    document, reading = laid_out(lines)
    item = replace(reading.items[1], leads=("市园林局", "市教育局"))
    found = words_of(document, notice.where(document, reading, item))
    assert ((Part.LEAD, 0) in found, (Part.LEAD, 1) in found) == (True, False)


def test_items_a_clerk_split_or_joined_are_marked_in_their_lines() -> None:
    lines = [
        "1.新建学校3所；改造食堂30个。（牵头单位：市教育局）",
        "2.新建公园2个。（牵头单位：市园林局；责任单位：市财政局）",
    ]
    document, reading = laid_out(lines)
    one, two = reading.items
    both = replace(one, text=one.text + two.text, leads=one.leads + two.leads, co=two.co, lines=(1, 2))
    found = words_of(document, notice.where(document, replace(reading, items=(both,)), both))
    assert "".join(found[Part.TEXT, 0]) == plain(both.text)
    assert [found[Part.LEAD, 0], found[Part.LEAD, 1], found[Part.CO, 0]] == [["市教育局"], ["市园林局"], ["市财政局"]]
    half = replace(one, no="1-2", text="改造食堂30个。", metrics=one.metrics[1:])
    found = words_of(document, notice.where(document, replace(reading, items=(half, two)), half))
    assert (found[Part.TEXT, 0], found[Part.METRIC, 0]) == (["改造食堂30个。"], ["30个"])


def test_of_a_text_a_clerk_changed_the_words_that_are_left_are_marked() -> None:
    document, reading = laid_out(["1.新建幼儿园3所，改造老旧食堂30个。（牵头单位：市教育局）"])
    item = replace(reading.items[0], text="新建的幼儿园3所，改造老旧食堂31个。")
    assert words_of(document, notice.where(document, reading, item))[Part.TEXT, 0] == ["幼儿园3所,改造老旧食堂3"]


def test_an_item_that_stands_in_no_line_is_not_marked() -> None:
    document, reading = laid_out(["1.新建学校3所。（牵头单位：市教育局）"])
    assert notice.where(document, reading, replace(reading.items[0], lines=())) == ()
    assert notice.where(document, reading, replace(reading.items[0], lines=(7,))) == ()


@settings(deadline=None, max_examples=25)
@given(
    st.sampled_from(TEXTS),
    st.sampled_from([cut_lines, broken, joined, widened, scanned, shuffled]),
    st.integers(0, 2**32),
)
def test_in_a_damaged_document_nothing_foreign_is_marked(path: Path, damage: object, seed: int) -> None:
    assert callable(damage)
    document, reading = laid_out(damage(path.read_text("utf-8").splitlines()[:45], random.Random(seed)))
    for item in reading.items:
        agrees(item, words_of(document, notice.where(document, reading, item)))


def test_a_unit_that_only_the_text_names_is_marked_there_if_it_stands_there_once() -> None:
    document, reading = laid_out(["1.支持市妇联建成系统2套，由市残联验收、市残联使用。（牵头单位：市教育局）"])
    item = replace(reading.items[0], co=("市妇联", "市残联"))
    found = words_of(document, notice.where(document, reading, item))
    assert (found[Part.CO, 0], (Part.CO, 1) in found) == (["市妇联"], False)


def test_a_phrase_is_marked_where_it_stands_by_itself() -> None:
    line = "1.年底前完成改造任务，新建公园3个，完成改造。（牵头单位：市教育局）"
    document, reading = laid_out([line])
    item = replace(reading.items[0], milestones=("完成改造",))
    spots = [spot.start for spot in notice.where(document, reading, item) if spot.part is Part.MILESTONE]
    assert spots == [line.rindex("完成改造")]


def test_a_text_keeps_a_bracket_of_its_own_and_leaves_out_that_of_its_units() -> None:
    line = "1.为单位（市教育局、市财政局）、学校建成系统2套（牵头单位：市教育局），并投入使用。"
    document, reading = laid_out([line])
    found = words_of(document, notice.where(document, reading, reading.items[0]))
    assert found[Part.TEXT, 0] == ["为单位(市教育局、市财政局)、学校建成系统2套", ",并投入使用。"]
