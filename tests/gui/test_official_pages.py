"""Official papers on pages: no word is lost, the page is GB/T 9704's, annexes lie on their side with headings again."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PageObject, PdfReader
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.printing import boxes, official, printable
from gui.printing.boxes import Box
from model.records.document_out import OFFICIAL, Column, PaperOut, Run, Section, Style, Table, Words
from model.rules import paper_out
from model.rules.paper_out import body, row, words

WIDE = Table(
    (Column("序号", 20, True), Column("实事内容", 180), Column("牵头单位", 40)),
    tuple(
        row(str(n), f"第{n}项新建改建中小学校舍", "市教育局", spanning=f"原因：第{n}项前期手续") for n in range(1, 41)
    ),
)
PAPER = PaperOut(
    "督查通报",
    (
        Section((paper_out.title("关于民生实事进展情况的通报"), words(Style.RULED, "市政府办\t2021年4月2日"))),
        Section((words(Style.ANNEX, "附件1"), WIDE), landscape=True),
        Section((body("附后说明。"),)),
    ),
)


def squeezed(text: str) -> str:
    return "".join(text.split())


def pdf(paper: PaperOut, to: Path) -> list[str]:
    shown = official.lay_out((paper,), paper.name)
    pages = shown.pages(shown.remembered())
    assert printable.save(pages, paper.name, to) == len(pages)
    return [squeezed(page.extract_text()) for page in PdfReader(to).pages]


def test_a_pdf_turns_the_annex_repeats_its_heading_and_numbers_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    to = tmp_path / "通报.pdf"
    pages = pdf(PAPER, to)
    lying = [float(page.mediabox.width) > float(page.mediabox.height) for page in PdfReader(to).pages]
    assert lying == [False, *[True] * (len(pages) - 2), False]
    assert len(pages) >= 5
    assert all(f"—{n}—" in text for n, text in enumerate(pages, 1))
    assert all("实事内容" in text for text in pages[1:-1])
    told = "".join(pages)
    for line in squeezed(paper_out.text(PAPER).replace("\n", "|").replace("\t", "|")).split("|"):
        assert line in told
    for text in pages[1:-1]:
        assert text.count("第") == 2 * text.count("校舍"), "a reason stands on the page of its row"


def test_a_page_holds_22_lines_of_28_characters(qtbot: QtBot) -> None:
    text = "民" * 28 * 22 * 2
    paper = PaperOut("正文", (Section((Words(Style.FLUSH, (Run(text),)),)),), numbered=False)
    pages = list(placed(paper))
    assert [len(page) for page in pages] == [22, 22]
    assert {len(piece.text) for page in pages for box in page for piece in box.pieces} == {28}
    two = list(placed(dataclasses.replace(paper, sections=(Section((body(text),)),))))
    assert len(two[0][0].pieces[0].text) == 26, "the first line stands in by two"


def placed(paper: PaperOut) -> Iterator[list[Box]]:
    for section in paper.sections:
        for page in boxes.fill(list(official.laid(paper, section)), official.room(section)[1]):
            yield [box for _, box in page]


texts = st.text("民生实事2021.A，。“（ \U00020000", min_size=0, max_size=300)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from([one for one in Style if one is not Style.RULED]), texts, texts), max_size=5),
    st.lists(st.tuples(texts, texts, texts), max_size=4),
    st.booleans(),
)
def test_every_word_of_a_paper_is_on_its_pages_in_order_and_within_them(
    qapp: object, parts: list[tuple[Style, str, str]], cells: list[tuple[str, str, str]], lying: bool
) -> None:
    table = Table((Column("甲", 20), Column("乙", 60, True)), tuple(row(a, b, spanning=c) for a, b, c in cells))
    some = [words(style, one, Run(two, None, True)) for style, one, two in parts]
    section = Section((*some, table), landscape=lying)
    pages = list(placed(PaperOut("试", (section,), OFFICIAL)))
    room = official.room(section)
    told = [piece.text for page in pages for box in page for piece in box.pieces]
    whole = squeezed("".join(told))
    assert squeezed("".join(one.text for one in some)) == whole[: len(squeezed("".join(one.text for one in some)))]
    count = sum(len(squeezed(text)) for one in cells for text in one)
    heads = sum(1 for page in pages for box in page for piece in box.pieces if piece.text in "甲乙" and box.keep)
    assert len(whole) == len(squeezed("".join(one.text for one in some))) + count + heads
    for page in pages:
        assert sum(box.high for box in page) <= room[1] + 1
        assert all(piece.left >= 0 for box in page for piece in box.pieces)


def test_what_keeps_together_goes_to_the_next_page_together() -> None:
    head = Box(30, keep=True)
    rows = [Box(40, heading=head), dataclasses.replace(Box(40, heading=head), keep=True), Box(40, heading=head)]
    pages = boxes.fill([Box(20), head, *rows], 140)
    assert [[box.high for _, box in page] for page in pages] == [[20, 30, 40], [30, 40, 40]]
    assert [down for down, _ in pages[1]] == [0, 30, 70]


def test_a_page_is_painted_on_screen_with_its_red_rule(qtbot: QtBot) -> None:
    shown = official.lay_out((PAPER,), "通报")
    image = QImage(600, 300, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.scale(0.06, 0.06)
    shown.pages(shown.remembered())[0].paint(painter)
    painter.end()
    colours = [image.pixelColor(x, y) for x in range(0, 530, 3) for y in range(300)]
    assert any(one.red() > 180 and one.green() < 60 for one in colours)


def test_numbers_stand_7_mm_below_the_text_at_the_outer_edge(qtbot: QtBot, tmp_path: Path) -> None:
    paper = PaperOut("正文", (Section((Words(Style.FLUSH, (Run("民" * 28 * 30),)),)), Section((body("附"),), True)))
    shown = official.lay_out((paper,), "正文")
    printable.save(shown.laid, "正文", tmp_path / "正文.pdf")
    at = [number(page) for page in PdfReader(tmp_path / "正文.pdf").pages]
    dash = 35 - 7 - 14 * 0.38 * 25.4 / 72
    assert [round(y - dash) for _, y in at[:2]] == [0, 0], "its middle is 28 mm above the edge"
    assert 160 < at[0][0] < 184, "right on odd pages"
    assert 28 < at[1][0] < 35, "left on even ones"
    assert at[2][0] < 20, "at the sheet's left, turned"
    assert at[2][1] < 60, "and low on odd pages"


def number(page: PageObject) -> tuple[float, float]:
    """Return where a page's number begins, in mm from its lower left corner."""
    found: list[tuple[float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if "—" in text:
            x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((x * 25.4 / 72, y * 25.4 / 72))

    page.extract_text(visitor_text=visit)
    return found[0]


def test_the_record_at_the_end_stands_between_black_lines() -> None:
    told = (words(Style.RECORD, "　抄送：市委办。"), words(Style.RECORD, "　市政府办\t2021年4月2日印发"))
    paper = PaperOut("通报", (Section((body("正文。"), *told)),))
    made = list(official.laid(paper, paper.sections[0]))
    wide, _ = official.room(paper.sections[0])
    shown = ["".join(piece.text for piece in box.pieces) or [line.x2() for line in box.lines] for box in made]
    assert shown == ["正文。", [wide], "　抄送：市委办。", [wide], "　市政府办2021年4月2日印发", [wide]]
    assert [box.pen.widthF() for box in made if box.pen] == [20, 15, 20]
    assert all(box.keep for box in made[1:-1]), "the lines stay with the words"
