"""A paper of ours is the page of GB/T 9704: its measures, fonts, lines and numbers stand in the document itself."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile

from model.papers import word_document
from model.papers.out import document
from model.records import Grid as GridOf
from model.records import Paragraph
from model.records.document_out import Column, Face, Grid, PaperOut, Section, Style, Table
from model.rules import paper_out
from model.rules.paper_out import body, row, words

TABLE = Table(
    (Column("序号", 20, True), Column("事项", 100)), (row("1", "新建学校", spanning="来源：甲"), row("2", "乙"))
)
SIDES = ("top", "right", "bottom", "left")
PAPER = PaperOut(
    "试印",
    (
        Section((paper_out.title("进展情况"), body("甲\x0b乙<&"), words(Style.SIGN, "办公室"))),
        Section((words(Style.ANNEX, "附件1"), TABLE), landscape=True),
    ),
)


def parts(paper: PaperOut = PAPER) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(document.build(paper))) as source:
        return {name: source.read(name).decode() for name in source.namelist()}


def test_the_page_has_the_margins_of_the_standard_upright_and_turned() -> None:
    sections = re.findall(r"<w:sectPr.*?</w:sectPr>", parts()["word/document.xml"], re.DOTALL)
    sizes = [tuple(map(int, re.findall(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"', one)[0])) for one in sections]
    margins = [
        tuple(round(int(re.findall(f'w:{side}="(\\d+)"', one)[0]) * 25.4 / 1440) for side in SIDES) for one in sections
    ]
    assert sizes == [(11905, 16837), (16837, 11905)]
    assert margins == [(37, 26, 35, 28), (20, 20, 20, 25)]
    assert 'w:orient="landscape"' in sections[1]


def test_the_body_is_set_in_sanhao_fangsong_22_lines_a_page() -> None:
    styles = parts()["word/styles.xml"]
    own = re.findall(r'<w:style [^>]*w:styleId="BODY">.*?</w:style>', styles)[0]
    title = re.findall(r'<w:style [^>]*w:styleId="TITLE">.*?</w:style>', styles)[0]
    assert 'w:eastAsia="仿宋_GB2312"' in own
    assert '<w:sz w:val="32"/>' in own
    pitch = int(re.findall(r'w:line="(\d+)" w:lineRule="exact"', own)[0])
    assert pitch == 579  # 28.95 points
    assert 22 * pitch <= 225 / 25.4 * 1440 < 23 * pitch
    spacing = int(re.findall(r'<w:spacing w:val="(-?\d+)"/>', own)[0])
    assert 28 * (320 + spacing) <= 156 / 25.4 * 1440 < 29 * (320 + spacing)
    assert 'w:eastAsia="方正小标宋简体"' in title
    assert '<w:sz w:val="44"/>' in title


def test_a_title_on_a_closer_page_is_not_cut_by_its_own_line() -> None:
    styles = parts(dataclasses.replace(PAPER, grid=Grid(12, 40, 37)))["word/styles.xml"]
    own = re.findall(r'<w:style [^>]*w:styleId="TITLE">.*?</w:style>', styles)[0]
    assert 'w:line="550" w:lineRule="exact"' in own, "22 points need 27.5"


def test_no_styles_but_ours_come_along_and_each_font_names_what_stands_in_for_it() -> None:
    found = parts()
    assert set(re.findall(r'w:styleId="(\w+)"', found["word/styles.xml"])) == {
        *(style.name for style in Style),
        "Normal",
        "TableNormal",
        "Footer",
    }
    fonts = found["word/fontTable.xml"]
    assert all(f'<w:font w:name="{face.value}"><w:altName' in fonts for face in Face)


def test_numbers_stand_outside_and_turn_with_the_page() -> None:
    found = parts()
    footers = [text for name, text in sorted(found.items()) if "footer" in name]
    assert [text.count(" PAGE ") for text in footers] == [1, 1, 1, 1]
    assert [("tbRl" in text, 'w:jc w:val="left"' in text) for text in footers] == [
        (False, False),
        (False, True),
        (True, False),
        (True, True),
    ]
    assert "evenAndOddHeaders" in found["word/settings.xml"]
    assert not [name for name in parts(PaperOut("无码", PAPER.sections, numbered=False)) if "footer" in name]


def test_a_table_repeats_its_heading_and_keeps_a_row_with_what_stands_below_it() -> None:
    text = parts()["word/document.xml"]
    rows = re.findall(r"<w:tr>.*?</w:tr>", text, re.DOTALL)
    assert ["<w:tblHeader/>" in one for one in rows] == [True, False, False, False]
    assert ["<w:keepNext/>" in one for one in rows] == [True, True, False, False]
    assert '<w:gridSpan w:val="2"/>' in rows[2]


def test_a_small_table_is_set_closer() -> None:
    def looks(table: Table) -> tuple[set[str], set[str]]:
        text = parts(PaperOut("表", (Section((table,), landscape=True),)))["word/document.xml"]
        [inner] = re.findall(r"<w:tbl>.*</w:tbl>", text, re.DOTALL)
        return set(re.findall(r'<w:sz w:val="(\d+)"', inner)), set(re.findall(r'w:line="(\d+)"', inner))

    assert looks(TABLE) == ({"21"}, {"320"})
    assert looks(dataclasses.replace(TABLE, small=True)) == ({"18"}, {"240"})


def test_it_reads_back_as_it_was_said_and_is_the_same_whenever_it_is_written() -> None:
    data = document.build(PAPER)
    assert data == document.build(PAPER)
    read = word_document.read(data, "试印.docx").blocks
    told = [one.text for one in read if isinstance(one, Paragraph) and one.text]
    assert told == ["进展情况", "甲乙<&", "办公室", "附件1"]
    [table] = [one for one in read if isinstance(one, GridOf)]
    assert [cell.text for cell in table.cells] == ["序号", "事项", "1", "新建学校", "来源：甲", "2", "乙"]


def test_a_smaller_grid_changes_size_pitch_and_spacing() -> None:
    own = parts(PaperOut("小", PAPER.sections, Grid(12, 40, 36)))["word/styles.xml"]
    body_style = re.findall(r'<w:style [^>]*w:styleId="BODY">.*?</w:style>', own)[0]
    assert '<w:sz w:val="24"/>' in body_style
    assert 40 * int(re.findall(r'w:line="(\d+)"', body_style)[0]) <= 225 / 25.4 * 1440
