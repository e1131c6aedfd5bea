"""A form filled in LibreOffice, or saved by it in other kinds, comes back with the same statements."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader

from model.errors import ClerkError
from model.records import Base, Grant, Key, Raw
from model.rules import binding
from model.sheets import form_targets, marked_copy, returned_form, unit_form, upward
from model.sheets.columns import FORM_SHEET, META_SHEET
from model.sheets.marked_copy import Mark, Marked
from model.sheets.read import read
from model.sheets.write import at, put, to_bytes, workbook
from model.terms import Field, Outcome
from tests.model.sheets import office
from tests.model.sheets.office import Office
from tests.model.sheets.sample_forms import PERIOD, PLAN, UNIT, Hand, form, sentences, stated
from tests.model.sheets.sample_report import report

pytestmark = pytest.mark.office

DONE, STAGE, TEXT = Field.DONE, Field.STAGE, Field.TEXT
BASES = {Key(PERIOD, "26-1", UNIT, DONE): Base(("r1",), "0.35")}
FILLED = {
    ("1-1", "", DONE): "7",
    ("26-1", "", DONE): "0.35",
    ("26-2", "", TEXT): "=已开发500个\n其中海州区80个",
    ("26-3", "", STAGE): "已印发",
    ("1-1", "c1", DONE): "3",
}
RECEIVED = datetime.date(2021, 3, 27)
A4_LANDSCAPE, A3_LANDSCAPE = (842, 595), (1191, 842)


@pytest.fixture(scope="session")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("profile"))


def filled(path: Path) -> Path:
    hand = Hand(unit_form.build(form(BASES)))
    hand.type("1-1", DONE, 7)
    hand.type("26-3", STAGE, "已印发")
    cell = hand.sheet["I7"]
    cell.value = FILLED["26-2", "", TEXT]
    cell.data_type = "s"
    hand.county()["E5"] = 3
    hand.beside("填报人", "张三")
    hand.beside("报送次数", 2)
    path.write_bytes(hand.bytes())
    return path


def assert_same(path: Path) -> None:
    back = returned_form.read(path.read_bytes(), path.name)
    assert stated(back) == FILLED
    assert back.bases == BASES
    assert (back.issue, back.unit, back.period) == (form().issue.id, UNIT, PERIOD)
    assert back.head == {"填报人": "张三"}
    assert back.revision is not None
    assert back.revision.text == "2"
    assert not [finding for finding in back.findings if "行" in finding.sentence]


@pytest.mark.parametrize("kinds", [("xlsx",), ("ods", "xlsx"), ("xls", "xlsx")])
def test_saved_by_a_stranger_in_other_kinds(stranger: Office, tmp_path: Path, kinds: tuple[str, ...]) -> None:
    path = filled(tmp_path / "form.xlsx")
    for kind in kinds:
        path = stranger.convert(path, kind)
    assert_same(path)


@pytest.mark.parametrize("kinds", [("xlsx",), ("ods", "xlsx"), ("xls", "xlsx"), ("xls",)])
def test_the_seal_survives_in_every_place_it_is_carried(
    stranger: Office, tmp_path: Path, kinds: tuple[str, ...]
) -> None:
    path = filled(tmp_path / "form.xlsx")
    sent = returned_form.read(path.read_bytes(), "form.xlsx").binding
    for kind in kinds:
        path = stranger.convert(path, kind)
    back = returned_form.read(path.read_bytes(), path.name)
    assert binding.is_whole(PLAN.secret, back.binding.parts, back.binding.seals)
    assert back.binding.seals == sent.seals
    assert back.printed["校验码"] == "EDC1-CF23"
    if kinds[-1] == "xlsx":
        book = read(path.read_bytes(), path.name)
        assert form_targets.carried(book) == (sent.seals[0], sent.seals[0])
    issued = {(one.line, one.county): (back.binding.issued[Grant(one.line, one.county)], one.text)
              for one in back.binding.targets if Grant(one.line, one.county) in back.binding.issued}  # fmt: skip
    assert all(form_targets.same(*both) for both in issued.values())
    assert len(issued) == 5


def test_an_old_workbook_saved_by_a_stranger_is_read_as_it_is(stranger: Office, tmp_path: Path) -> None:
    assert_same(stranger.convert(filled(tmp_path / "form.xlsx"), "xls"))


def test_an_ods_file_is_answered_with_what_to_do(stranger: Office, tmp_path: Path) -> None:
    path = stranger.convert(filled(tmp_path / "form.xlsx"), "ods")
    with pytest.raises(ClerkError, match=r"“form.ods”是 OpenDocument 文件.*另存为 .xlsx"):
        returned_form.read(path.read_bytes(), path.name)


def test_a_target_typed_over_in_a_stranger_is_noticed_by_its_row(stranger: Office, tmp_path: Path) -> None:
    source = tmp_path / "form.xlsx"
    source.write_bytes(unit_form.build(form(BASES)))
    steps = ['sheet.unprotect("")', 'sheet.getCellRangeByName("D5").Value = 20']
    back = returned_form.read(stranger.work(source, steps, tmp_path / "back.xlsx").read_bytes(), "back.xlsx")
    kept = back.binding
    assert binding.is_whole(PLAN.secret, kept.parts, kept.seals)
    issued = {(grant.line, grant.county): text for grant, text in kept.issued.items()}
    ours = [one for one in kept.targets if (one.line, one.county) in issued]
    changed = [one for one in ours if not form_targets.same(issued[one.line, one.county], one.text)]
    assert [(one.line, one.cell, one.text) for one in changed] == [("1-1", "D5", "20")]


def test_a_marked_copy_is_corrected_in_a_stranger_and_comes_back(stranger: Office, tmp_path: Path) -> None:
    mark = Mark("26-1", "", DONE, Outcome.ASK, "26-1", "约0.5", "“约0.5”不是确定的数。", "填报表 G6")
    source = tmp_path / "marked.xlsx"
    source.write_bytes(marked_copy.build(Marked(form(BASES), "a.xlsx", RECEIVED, {Outcome.ASK: 1}, (mark,))))
    steps = ['doc.Sheets.getByIndex(1).getCellRangeByName("G6").Value = 0.5']
    back = returned_form.read(stranger.work(source, steps, tmp_path / "back.xlsx").read_bytes(), "back.xlsx")
    assert stated(back) == {("26-1", "", DONE): "0.5"}
    assert (back.bases, back.issue) == (BASES, form().issue.id)


def test_locks_lists_and_the_very_hidden_sheet_survive_a_stranger(stranger: Office, tmp_path: Path) -> None:
    book = load_workbook(stranger.convert(filled(tmp_path / "form.xlsx"), "xlsx"))
    sheet = book[FORM_SHEET]
    assert sheet.protection.sheet
    assert sheet["A5"].protection.locked
    assert not sheet["G5"].protection.locked
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert any("主体施工" in str(choices) for choices in lists)
    assert sheet.column_dimensions["K"].hidden
    assert book[META_SHEET].sheet_state != "visible"


def test_filled_sorted_and_stretched_in_a_stranger(stranger: Office, tmp_path: Path) -> None:
    source = tmp_path / "form.xlsx"
    source.write_bytes(unit_form.build(form(BASES)))
    steps = [
        'sheet.getCellRangeByName("G5").Value = 7',
        f'sheet.getCellRangeByName("H8").String = {office.text("已印发")}',
        f'sheet.getCellRangeByName("I7").String = {office.text(FILLED["26-2", "", TEXT])}',
        f'sheet.getCellRangeByName("C10").String = {office.text("张三")}',
        'sheet.getCellRangeByName("J3").Value = 2',
        'doc.Sheets.getByIndex(1).getCellRangeByName("E5").Value = 3',
        'sheet.unprotect("")',
        "Dim by(0) As New com.sun.star.table.TableSortField",
        "by(0).Field = 3",
        "by(0).IsAscending = False",
        "Dim how(1) As New com.sun.star.beans.PropertyValue",
        'how(0).Name = "SortFields"',
        "how(0).Value = by()",
        'how(1).Name = "ContainsHeader"',
        "how(1).Value = False",
        'sheet.getCellRangeByName("A5:K8").sort(how())',
        "sheet.Rows.insertByIndex(5, 2)",
        "sheet.Columns.insertByIndex(3, 1)",
        "sheet.Rows.getByIndex(8).IsVisible = False",
    ]
    path = stranger.work(source, steps, tmp_path / "back.xlsx")
    back = returned_form.read(path.read_bytes(), "back.xlsx")
    assert stated(back) == FILLED
    assert "被隐藏或筛掉了" in sentences(back)
    assert [cell.cell for cell in back.cells if cell.line == "26-2"] == ["J8"]


ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=40)


@settings(max_examples=2, deadline=None)
@given(texts=st.lists(ANY_TEXT, min_size=150, max_size=150))
def test_any_text_passes_through_a_stranger_as_text(
    stranger: Office, tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    texts = [
        *texts,
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+86",
        "-",
        "@x",
        "\t=2",
        "#N/A",
        "_x000D_",
        "TRUE",
        "2021-03",
        "007",
        "𠅤𬱖",
    ]
    book, sheet = workbook("表")
    for row, text in enumerate(texts, 1):
        put(at(sheet, row, 1), text)
    path = tmp_path_factory.mktemp("texts") / "a.xlsx"
    path.write_bytes(to_bytes(book))
    before = read(path.read_bytes(), "a.xlsx").sheets[0].cells
    data = stranger.convert(path, "xlsx").read_bytes()
    after = read(data, "a.xlsx").sheets[0].cells
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"<f" not in parts.read("xl/worksheets/sheet1.xml").replace(b"<formatPr", b"")
    assert {name: _plain(raw) for name, raw in after.items()} == {name: _plain(raw) for name, raw in before.items()}


def _plain(raw: Raw) -> tuple[str, str]:
    return raw.kind, raw.text


def test_the_form_prints_one_page_wide_on_a4_with_the_header_on_every_page(stranger: Office, tmp_path: Path) -> None:
    content = form()
    path = tmp_path / "form.xlsx"
    path.write_bytes(unit_form.build(content))
    pages = PdfReader(stranger.convert(path, "pdf")).pages
    first = pages[0].extract_text()
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == A4_LANDSCAPE
    assert len(pages) == 3
    for words in ("序号", "存在问题及下一步打算", "第 1 页", "识别码"):
        assert words in first.replace("\n", "") or words.replace(" ", "") in first.replace(" ", "")


def test_the_report_prints_one_page_wide_on_a3_with_the_header_on_every_page(stranger: Office, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(upward.build(report(items=60)))
    pages = PdfReader(stranger.convert(path, "pdf")).pages
    assert len(pages) > 1
    for page in pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A3_LANDSCAPE
        assert "牵头单位" in page.extract_text()
