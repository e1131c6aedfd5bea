"""The upper office's form filled: what was not meant to change is the same, byte by byte and cell by cell."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from model.errors import ClerkError
from model.records.upward import FormSheet, Put
from model.sheets import upper_form
from model.sheets.read import read
from model.sheets.workbook import letters
from tests.model.sheets import upper_forms
from tests.model.sheets.corpus_foreign import ole

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
SPOTS = [(row, column) for row in range(5, 9) for column in range(1, 11)]
VALUES = st.one_of(
    st.decimals(min_value=-9_999_999, max_value=9_999_999, places=2),
    st.text(max_size=30).filter(lambda text: bool(text.strip())),
    st.sampled_from(["=SUM(A1:A9)", "<&>\"'", "_x000D_", "第一行\n第二行", "@风险", "𠅤𬱖", "]]>"]),
)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def zipped(named: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in named.items():
            target.writestr(name, data)
    return out.getvalue()


def as_excel_leaves_it(data: bytes) -> bytes:
    """Return a workbook whose formulas have values and which is not to be computed anew."""
    named = parts(data)
    named[BOOK] = re.sub(rb"<calcPr[^>]*>", b'<calcPr calcId="191029"/>', named[BOOK])
    named[SHEET] = re.sub(rb"</f><v ?/>|</f><v></v>", b"</f><v>7</v>", named[SHEET])
    return zipped(named)


FORM = as_excel_leaves_it(upper_forms.monthly(protected=True))


def form(data: bytes, sheet: int = 0) -> FormSheet:
    return upper_form.sheets(data, "表.xlsx")[sheet]


def opened(data: bytes, sheet: str) -> Worksheet:
    out = load_workbook(io.BytesIO(data))[sheet]
    assert isinstance(out, Worksheet)
    return out


def outside(sheet: Worksheet) -> list[Any]:
    """Return what of a sheet is not in its cells."""
    return [
        sorted(map(str, sheet.merged_cells.ranges)),
        sheet.print_area,
        sheet.print_title_rows,
        sheet.page_setup.orientation,
        sheet.page_setup.fitToHeight,
        sheet.freeze_panes,
        [(rule.sqref, rule.formula1) for rule in sheet.data_validations.dataValidation],
        (sheet.protection.sheet, sheet.protection.password),
        {name: one.width for name, one in sheet.column_dimensions.items()},
        {number: one.height for number, one in sheet.row_dimensions.items()},
    ]


@settings(max_examples=12, deadline=None)
@given(st.dictionaries(st.sampled_from(SPOTS), VALUES, min_size=1, max_size=12))
def test_only_the_cells_meant_change(values: dict[tuple[int, int], str | Decimal]) -> None:
    puts = [Put(row, column, value) for (row, column), value in values.items()]
    made = upper_form.fill(FORM, "表.xlsx", "月报", puts, 8)
    before, after = parts(FORM), parts(made)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {SHEET, BOOK}
    was, now = opened(FORM, "月报"), opened(made, "月报")
    assert outside(was) == outside(now)
    told = read(made, "表.xlsx").sheets[0].cells
    for row in range(1, 12):
        for column in range(1, 13):
            old, new = was.cell(row, column), now.cell(row, column)
            assert old._style == new._style  # type: ignore[union-attr]  # noqa: SLF001
            if (row, column) not in values:
                assert old.value == new.value
            elif isinstance(value := values[row, column], Decimal):
                assert Decimal(told[f"{letters(column)}{row}"].text) == value
            else:
                assert new.data_type == "s"


def test_chart_picture_comment_and_conditional_formats_stay_byte_by_byte() -> None:
    book = load_workbook(io.BytesIO(upper_forms.monthly()))
    sheet = cast("Worksheet", book["月报"])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=8, min_row=4, max_row=8))
    sheet.add_chart(chart, "M3")
    sheet["G4"].comment = Comment("填1月1日以来累计数", "省厅")
    rule = CellIsRule(operator="equal", formula=['"红灯"'], font=Font(color="FF0000"))  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add("I5:I8", rule)
    out = io.BytesIO()
    book.save(out)
    before = {**parts(out.getvalue()), "xl/media/image1.png": b"\x89PNG seal"}
    after = parts(upper_form.fill(zipped(before), "表.xlsx", "月报", [Put(5, 9, "红灯")], 8))
    assert any("chart" in name for name in before)
    assert any("comment" in name for name in before)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} <= {SHEET, BOOK}
    body = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
    assert body.sub(b"", before[SHEET]) == body.sub(b"", after[SHEET])
    assert b"conditionalFormatting" in body.sub(b"", after[SHEET])


def test_a_text_is_written_as_it_is_and_never_becomes_a_formula() -> None:
    made = upper_form.fill(FORM, "表.xlsx", "月报", [Put(5, 2, "=1+1"), Put(5, 3, "甲 < 乙 & _x000D_ \n 丙")], 8)
    assert [read(made, "a").sheets[0].cells[one].text for one in ("B5", "C5")] == ["=1+1", "甲 < 乙 & _x000D_ \n 丙"]
    assert form(made).at(5, 2).formula == ""


def test_formulas_forget_their_values_and_are_computed_when_the_form_is_opened() -> None:
    remembered = parts(FORM)
    assert remembered[SHEET].count(b"</f><v>7</v>") == 7
    made = parts(upper_form.fill(FORM, "表.xlsx", "月报", [Put(5, 7, Decimal(3))], 8))
    assert b"</f><v>7</v>" not in made[SHEET]
    assert made[SHEET].count(b"<f>") == remembered[SHEET].count(b"<f>") == 7
    assert re.search(rb'<calcPr[^>]*fullCalcOnLoad="1"', made[BOOK])
    assert made[BOOK].count(b"calcPr") == 1


def test_a_workbook_without_formulas_is_not_told_to_compute() -> None:
    made = parts(upper_form.fill(upper_forms.plain("序号", "事项"), "表.xlsx", "Sheet", [Put(3, 1, Decimal(1))], 3))
    plain = parts(upper_forms.plain("序号", "事项"))
    assert {name for name in plain if plain[name] != made[name]} == {SHEET}


def test_rows_are_added_in_the_dress_of_the_last_one() -> None:
    data = upper_forms.plain("序号", "事项")
    made = upper_form.fill(data, "表.xlsx", "Sheet", [Put(row, 1, Decimal(row)) for row in range(3, 8)], 3)
    sheet = opened(made, "Sheet")
    assert [sheet.cell(row, 1).value for row in range(3, 8)] == [3, 4, 5, 6, 7]
    assert {sheet.cell(row, column).border.left.style for row in range(3, 8) for column in (1, 2)} == {"thin"}
    assert b'<dimension ref="A1:B7"' in parts(made)[SHEET]


PREFIXED = (
    b'<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<x:cols><x:col min="1" max="3" width="9" style="1"/></x:cols><x:sheetData><x:row r="1" spans="1:1" ht="20">'
    b'<x:c r="A1" t="inlineStr"><x:is><x:t>a > b</x:t></x:is></x:c></x:row><x:row r="3" s="1" customFormat="1"/>'
    b"</x:sheetData></x:worksheet>"
)


def test_odd_but_lawful_markup_is_filled_too() -> None:
    """A prefix, a row without cells, a row that is not there, a hint of the row's width."""
    odd = parts(upper_forms.plain("序号", "事项"))
    odd[SHEET] = PREFIXED
    puts = [Put(1, 3, Decimal("1.50")), Put(2, 2, "新行"), Put(3, 2, "空行"), Put(3, 1, "一")]
    made = upper_form.fill(zipped(odd), "表.xlsx", "Sheet", puts, 3)
    told = {address: raw.text for address, raw in read(made, "a").sheets[0].cells.items()}
    assert told == {"A1": "a > b", "C1": "1.5", "B2": "新行", "A3": "一", "B3": "空行"}
    assert b"spans" not in parts(made)[SHEET]
    assert [opened(made, "Sheet").cell(3, column).style_id for column in (1, 2)] == [1, 1]


def test_a_sheet_without_any_row_is_filled() -> None:
    bare = parts(upper_forms.plain("序号", "事项"))
    bare[SHEET] = re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", bare[SHEET], flags=re.DOTALL)
    made = upper_form.fill(zipped(bare), "表.xlsx", "Sheet", [Put(2, 1, "一"), Put(4, 1, "二")], 1)
    assert {address: raw.text for address, raw in read(made, "a").sheets[0].cells.items()} == {"A2": "一", "A4": "二"}


def test_what_a_form_says_of_itself() -> None:
    sheet = form(FORM)
    assert (sheet.protected, sheet.print_bottom, sheet.last) == (True, 10, 10)
    assert sheet.at(5, 9).choices == ("红灯", "黄灯", "绿灯", "已完成")
    assert (sheet.at(5, 11).formula[:5], sheet.at(5, 11).text) == ("IF(G5", "")
    assert (sheet.at(5, 7).format, sheet.heights[5], sheet.widths[2]) == ("#,##0.00", 36, 24)
    assert form(FORM, 1).protected is False


def with_macros() -> bytes:
    return zipped({**parts(FORM), "xl/vbaProject.bin": b"x"})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (ole("EncryptedPackage"), "设有打开密码"),
        (ole("Workbook"), "另存为 .xlsx"),
        (b"%PDF-1.4", "是 PDF 文件"),
        (b"", "是空文件"),
        (FORM[:-30], "不完整"),
        (zipped({"word/document.xml": b"<a/>"}), "是 Word 文档"),
        (with_macros(), "带有宏"),
    ],
    ids=["password", "xls", "pdf", "empty", "cut", "word", "macros"],
)
def test_what_cannot_be_filled_is_refused_in_a_sentence(data: bytes, says: str) -> None:
    with pytest.raises(ClerkError, match=says):
        upper_form.sheets(data, "表.xlsx")
