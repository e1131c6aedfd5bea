"""Pasted numbers of the public reach the items meant, and whatever is not certain is asked, never guessed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.records import Item
from model.rules import pasted_columns, pasted_table, public_no
from model.rules.pasted_columns import Given
from model.terms import ItemKind, Tag

TEXTS = ("新建改扩建幼儿园10所", "改造老旧小区25个", "新建改扩建中小学5所", "免费体检")
ITEMS = tuple(Item(str(no), str(no), text, "", no, ItemKind.WORKS) for no, text in enumerate(TEXTS, 1))


def read(text: str, items: tuple[Item, ...] = ITEMS) -> tuple[tuple[Given, ...], list[str]]:
    given, unread = pasted_columns.read(pasted_table.rows(text), items)
    return given, [one.why for one in unread]


def test_columns_are_known_by_their_headings_in_any_order() -> None:
    text = "附表\n\n分管市领导\t层级（可多选）\t實事內容\t所属件号（50件）\t序号\n"
    text += "张三、李 四\t省、市\t免费体检\t第十二件\t4"
    assert read(text) == ((Given(4, "4", "12", ("张三", "李四"), (Tag.PROVINCE, Tag.CITY)),), [])


def test_without_headings_the_first_column_is_the_number_and_the_rest_speak_for_themselves() -> None:
    assert read("1\t3\t市\n2\t第3件\t省市县") == (
        (Given(1, "1", "3", None, (Tag.CITY,)), Given(2, "2", "3", None, tuple(Tag))),
        [],
    )
    assert read("2\t改造老旧小区25个\t\t王五\t7")[0] == (Given(1, "2", "7", ("王五",)),)


def test_a_blank_cell_leaves_what_is_there_and_a_section_is_passed_over() -> None:
    text = "序号\t件号\t分管市领导\n\t一、教育\t\n1\t\t张三\n2\t\t\n"
    given, why = read(text)
    assert given == (Given(3, "1", None, ("张三",)),)
    assert why == ["没有序号"]


def test_ticks_in_three_columns_are_tags() -> None:
    assert read("序号\t省\t市级\t县\n1\t√\t\t1")[0] == (Given(2, "1", None, None, (Tag.PROVINCE, Tag.COUNTY)),)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("序号\t件号\n9\t1", "没有序号是“9”的事项"),
        ("序号\t实事内容\t件号\n1\t免费体检\t1", "序号和内容对不上：第1项是“新建改扩建幼儿园10所”"),
        ("实事内容\t件号\n新建改扩建幼儿\t1\n新建改扩建\t1", "没有序号，也没有内容相同的事项"),
        ("序号\t件号\n1\t十二三", "件号“十二三”看不懂"),
        ("序号\t层级\n1\t国家", "层级“国家”看不懂"),
        ("序号\t省\t市\n1\t?\t√", "层级“? √”看不懂"),
        ("序号\t件号\n1\t2\n第1项\t3", "第2、3行是同一项，写的不一样"),
        ("序号\t件号\t是否上墙\n1\t2\t好", "“是否上墙”这一列看不出是什么，没有采用"),
        ("序号\t件号\t件号\n1\t2\t3", "有两列是这个表头"),
        ("1\t2\t3", "第3列没有表头，像是又一列所属件号，没有采用"),
        ("件号\t层级\n1\t省", "看不出哪一列是序号"),
        ("1\t？", "第2列没有表头，看不出是什么，没有采用"),
    ],
)
def test_what_is_not_certain_is_asked(text: str, why: str) -> None:
    assert any(why in one for one in read(text)[1]), read(text)


def test_an_asked_row_gives_nothing_and_the_others_are_taken() -> None:
    given, why = read("序号\t件号\n1\t2\n9\t3\n1.\t2\n2\t4")
    assert [(one.item, one.public_no) for one in given] == [("1", "2"), ("2", "4")]
    assert len(why) == 1


def test_two_items_of_one_number_are_told_apart_by_their_words_or_asked_about() -> None:
    twins = (ITEMS[0], Item("1b", "1", "改造老旧小区", "", 2, ItemKind.WORKS))
    assert "对得上几项" in read("序号\t件号\n1\t2", twins)[1][0]
    assert read("序号\t内容\t件号\n1\t改造老旧小区\t2", twins)[0] == (Given(2, "1b", "2"),)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        *(("第12件", "12"), ("１２", "12"), ("第十二件", "12"), ("50", "50"), ("3类", "3"), ("", "")),
        *(("0", None), ("1.5", None), ("件", None), ("12、13", None)),
    ],
)
def test_a_number_of_the_public_is_read_as_meant(typed: str, kept: str | None) -> None:
    assert public_no.read(typed) == kept


def test_a_number_is_told_as_the_public_knows_it() -> None:
    assert (public_no.word("12"), public_no.word("")) == ("第12件", "未编件号")


CELLS = st.text(st.characters(exclude_characters='\r"', exclude_categories=["Cs"]), max_size=5).map(str.strip)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4).filter(any), max_size=6))
def test_a_copied_block_is_split_as_the_spreadsheet_wrote_it(table: list[list[str]]) -> None:
    def written(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"' if set(cell) & set('\t\n"') else cell

    text = "\r\n".join("\t".join(map(written, row)) for row in table)
    assert [list(row.cells) for row in pasted_table.rows(text)] == table


def test_quotation_marks_that_belong_to_the_words_stay() -> None:
    [row] = pasted_table.rows('"四好"农村路\t"未闭合\t"一""二"\t"第一行\n第二行"')
    assert row.cells == ('"四好"农村路', '"未闭合', '一"二', "第一行\n第二行")
    assert [row.cells for row in pasted_table.rows('"没有闭合\t1\n2')] == [('"没有闭合', "1"), ("2",)]


ROWS = st.lists(st.tuples(st.integers(1, 6), st.sampled_from(["1", "第二件", "坏", ""])), max_size=8)


@given(ROWS)
def test_every_row_that_says_something_is_taken_or_asked_about(rows: list[tuple[int, str]]) -> None:
    given, unread = pasted_columns.read(
        pasted_table.rows("序号\t件号\n" + "\n".join(f"{no}\t{cell}" for no, cell in rows)), ITEMS
    )
    assert len({one.item for one in given}) == len(given)
    for no, cell in rows:
        if not cell:
            continue
        kept = public_no.read(cell)
        taken = any(one.item == str(no) and one.public_no == kept for one in given)
        asked = any(cell in one.text or f"{no}" in one.text or "同一项" in one.why for one in unread)
        assert taken or asked


def test_a_whole_plan_is_read_at_once() -> None:
    items = tuple(Item(str(no), str(no), f"实事{no}" * 5, "", no, ItemKind.WORKS) for no in range(1, 121))
    text = "序号\t内容\t件号\t领导\n" + "\n".join(
        f"{one.no}\t{one.text}\t{int(one.no) % 50 + 1}\t张三" for one in items
    )
    begun = time.perf_counter()
    given, why = read(text.replace("领导", "市领导"), items)
    assert (len(given), why) == (120, [])
    assert time.perf_counter() - begun < 1
