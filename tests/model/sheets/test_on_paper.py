"""A workbook of ours on paper: nothing of its print area is lost, nothing outside it shows."""

from __future__ import annotations

import io

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from model.sheets import any_form, on_paper, upward
from tests.model.sheets import sample_forms, sample_report


def words(data: bytes) -> list[str]:
    """Return what each sheet's print area says, cell by cell."""
    out: list[str] = []
    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        if sheet.sheet_state != "visible":
            continue
        area = str(sheet.print_area).rpartition("!")[2].replace("$", "") if sheet.print_area else ""
        first, top, last, bottom = range_boundaries(area) if area else (1, 1, sheet.max_column, sheet.max_row)
        for row in sheet.iter_rows(top, bottom, first, last):
            out += [on_paper.text(cell) for cell in row if cell.value is not None and hasattr(cell, "font")]
    return sorted(filter(None, out))


def printed(data: bytes) -> list[str]:
    book = on_paper.pages(data, "表")
    return sorted(cell.text for sheet in book.sheets for row in sheet.rows for _, cell in row.cells if cell.text)


def test_every_cell_s_words_of_a_form_are_on_paper_and_nothing_else() -> None:
    data = any_form.build(sample_forms.form())
    said = printed(data)
    assert said == words(data)
    assert "新改扩建中小学（所）" in said
    assert not [one for one in said if one.startswith("3fa291bc")], "what is hidden is not printed"


def test_the_report_s_words_are_on_paper_on_the_workbook_s_own_page() -> None:
    for paper in ("A3", "A4"):
        data = upward.build(sample_report.report(paper=paper))
        assert printed(data) == words(data)
        assert {(one.paper, one.lying) for one in on_paper.pages(data, "表").sheets} == {(paper, True)}


def test_no_code_of_the_page_number_is_printed_as_words() -> None:
    for data in (any_form.build(sample_forms.form()), upward.build(sample_report.report())):
        assert not [one.foot for one in on_paper.pages(data, "表").sheets if "&P" in one.foot]
