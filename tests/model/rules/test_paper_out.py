"""A paper is counted in lines as it will lie on the page, and said as text without losing a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.records.document_out import OFFICIAL, Column, Face, PaperOut, Run, Section, Style, Table
from model.rules import paper_out
from model.rules.paper_out import body, lines, numeral, row, words


def test_headings_are_numbered_as_papers_do() -> None:
    assert [numeral(one) for one in (1, 9, 10, 11, 20, 35, 99)] == [
        "一", "九", "十", "十一", "二十", "三十五", "九十九"
    ]  # fmt: skip


def test_lines_are_counted_by_full_width_characters_the_indent_among_them() -> None:
    assert lines(body("国" * 25), OFFICIAL) == 1
    assert lines(body("国" * 27), OFFICIAL) == 2  # two characters of indent
    assert lines(words(Style.FLUSH, "国" * 27), OFFICIAL) == 1
    assert lines(body("12" * 20), OFFICIAL) == 1  # a digit takes about half
    assert lines(words(Style.TITLE, "国" * 19), OFFICIAL) > 1.5  # 22 points on lines of 28.95


def test_a_title_longer_than_a_line_breaks_between_words_where_its_lines_come_out_most_alike() -> None:
    assert paper_out.title("短标题").text == "短标题"
    long = paper_out.title("关于二〇二一年一至三月民生实事进展情况的通报材料汇总").text
    assert long == "关于二〇二一年一至三月\n民生实事进展情况的通报材料汇总"
    assert paper_out.text(PaperOut("", (Section((paper_out.title("长" * 30),)),))) == "长" * 30 + "\n"


def test_text_to_copy_has_tables_with_tabs() -> None:
    table = Table((Column("甲", 10), Column("乙", 10)), (row("1", "二\n三", spanning="附注"),))
    paper = PaperOut("", (Section((body(Run("一、", Face.HEI), "总体"), table)),))
    assert paper_out.text(paper) == "一、总体\n甲\t乙\n1\t二 三\n附注\n"


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_word_is_lost_but_what_no_document_can_hold(first: str, second: str) -> None:
    made = body(first, Run(second, bold=True))
    assert made.text == "".join(one for one in first + second if one in made.text)
    assert all(one in "\t\n\r" or ord(one) >= 32 for one in made.text)
