"""Papers in Simplified characters: every word of them, length for length, and nobody's name is changed for it."""

from __future__ import annotations

import datetime
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from model.records.document_out import Column, PaperOut, Section, Table
from model.rules import paper_out, script, strike_papers
from model.rules.han_table import FROM
from model.terms import State
from tests.model.rules.shown_round import item, line, unit, view

DAY = datetime.date(2021, 4, 1)


def test_every_word_of_a_set_of_papers_is_written_in_simplified() -> None:
    shown = view([item(line("1-1", lead="教育"), state=State.RUNNING)], [unit("教育", 1)])
    found = strike_papers.papers(shown, "open", DAY, DAY)
    assert script.papers(found) == found, "what is in Simplified characters already stays the same"
    told = replace(shown, plan=replace(shown.plan, office="連雲港市政府"))
    found = strike_papers.papers(told, "open", DAY, DAY)
    [written] = script.papers(found).written
    assert written.paper is not None
    assert "连云港市政府" in paper_out.text(written.paper)
    assert "連" not in paper_out.text(written.paper) + script.papers(found).chat


def test_headings_cells_and_runs_are_folded_and_marks_keep_their_width() -> None:
    assert script.on_paper("新改擴建中小學，（３所）——“乾淨”") == "新改扩建中小学，（３所）——“干净”"
    table = Table((Column("內容", 12),), (paper_out.row("擴建", spanning="“建設”"),))
    [section] = script.paper(PaperOut("單", (Section((table,)),))).sections
    assert section.blocks == (Table((Column("内容", 12),), (paper_out.row("扩建", spanning="“建设”"),)),)


def test_a_name_in_a_text_in_simplified_characters_stays() -> None:
    assert script.on_paper("张乾　电话：123") == "张乾　电话：123"


@given(st.text(alphabet=st.sampled_from(FROM + "市教育局，“”（）12"), max_size=40))
def test_a_text_keeps_its_length_and_is_done_once_for_all(text: str) -> None:
    once = script.on_paper(text)
    assert len(once) == len(text)
    assert script.on_paper(once) == once
