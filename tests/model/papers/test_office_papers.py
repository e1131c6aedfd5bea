"""Papers opened in LibreOffice and turned into pages: 22 lines of 28 characters, one page where one is meant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from model.papers.out import document
from model.records import Published
from model.records.document_out import Column, PaperOut, Section, Style, Table
from model.rules import leader_page
from model.rules.paper_out import row, words
from model.terms import Light
from tests.model.rules.shown_round import item, line, unit, view
from tests.model.sheets.office import Office

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("profile"))


def pages(office: Office, paper: PaperOut, folder: Path) -> list[str]:
    source = folder / "公文.docx"
    source.write_bytes(document.build(paper))
    return [one.extract_text() for one in PdfReader(office.convert(source, "pdf")).pages]


def test_a_full_page_is_22_lines_of_28_characters(office: Office, tmp_path: Path) -> None:
    found = pages(office, PaperOut("满", (Section((words(Style.FLUSH, "国" * 28 * 22 * 2),)),)), tmp_path)
    lines = [[one.count("国") for one in page.splitlines() if "国" in one] for page in found]
    assert lines == [[28] * 22, [28] * 22]


def test_annexes_are_turned_and_every_page_repeats_the_heading_and_bears_its_number(
    office: Office, tmp_path: Path
) -> None:
    table = Table((Column("序号", 40), Column("事项名称", 160)), tuple(row(str(n), "新建学校") for n in range(60)))
    paper = PaperOut(
        "附", (Section((words(Style.BODY, "正文"),)), Section((words(Style.ANNEX, "附件"), table), landscape=True))
    )
    source = tmp_path / "附.docx"
    source.write_bytes(document.build(paper))
    found = PdfReader(office.convert(source, "pdf")).pages
    shapes = [tuple(round(float(one) * 25.4 / 72) for one in page.mediabox[2:]) for page in found]
    assert shapes == [(210, 297)] + [(297, 210)] * (len(found) - 1)
    assert len(found) > 2
    for number, page in enumerate(found, 1):
        said = page.extract_text().replace("\n", "").replace(" ", "")
        assert f"—{number}—" in said
        assert ("事项名称" in said) is (number > 1)


@pytest.mark.parametrize("long", [10, 60, 300])
def test_the_leaders_page_is_one_page_whatever_the_reasons(office: Office, tmp_path: Path, long: int) -> None:
    why = "用地没有落实，" * (long // 7)
    lines = (line(f"{n}-1", Light.RED, gap=str(10 + n), completion="5", due="40") for n in range(1, 8))
    behind = [item(replace(one, problem=why)) for one in lines]
    told = leader_page.Told(
        Published(view(behind, [unit("教育", 1)])), advice={f"{n}-1": "请约谈，三日内报方案。" for n in range(1, 8)}
    )
    page = leader_page.page(told)
    assert page.fits
    assert len(pages(office, page.paper, tmp_path)) == 1
