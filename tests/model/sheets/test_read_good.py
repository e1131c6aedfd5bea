"""On good workbooks the strict reader finds what openpyxl put in, and what openpyxl itself reads back."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from model.records import Raw
from model.rules.quantity import plain
from model.sheets.read import Workbook, read
from model.terms import Level

Stored = int | float | str | bool | datetime.datetime


def saved(workbook: openpyxl.Workbook) -> bytes:
    """Return the workbook's file."""
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def of(value: object) -> tuple[str, str]:
    """Say what a value of openpyxl must be read as."""
    if isinstance(value, bool):
        return "bool", str(value).upper()
    if isinstance(value, str):
        return "text", value
    if isinstance(value, datetime.datetime):
        whole = value.time() == datetime.time()
        return "date", value.date().isoformat() if whole else value.isoformat(timespec="seconds")
    assert isinstance(value, int | float)
    return "number", plain(Decimal(f"{value:.15g}"))


texts = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cn"), blacklist_characters="\ufffe\uffff"), min_size=1, max_size=20
).filter(lambda text: not text.startswith(("=", "#")) and "_x" not in text and not text.isspace())
stored = st.one_of(
    st.integers(-(10**14), 10**14),
    st.floats(-1e14, 1e14).filter(lambda n: n == 0 or abs(n) > 1e-9).map(lambda n: float(f"{n:.14g}")),
    texts,
    st.booleans(),
    st.datetimes(datetime.datetime(1900, 3, 1), datetime.datetime(2100, 1, 1)).map(lambda d: d.replace(microsecond=0)),
)
places = st.tuples(st.integers(1, 200), st.integers(1, 60))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(places, stored, max_size=30))
def test_it_reads_what_openpyxl_wrote_and_reads(content: dict[tuple[int, int], Stored]) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for (row, column), value in content.items():
        sheet.cell(row, column, value)
    data = saved(workbook)
    found = {at: (raw.kind, raw.text) for at, raw in read(data, "a.xlsx").sheets[0].cells.items()}
    assert found == {sheet.cell(*place).coordinate: of(value) for place, value in content.items()}
    again = openpyxl.load_workbook(io.BytesIO(data)).active
    assert again is not None
    theirs = {cell.coordinate: of(cell.value) for row in again.iter_rows() for cell in row if cell.value is not None}
    assert found == theirs


@pytest.fixture
def form() -> Workbook:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "进展"
    sheet["A1"], sheet["B1"] = "序号", 0.5
    sheet["B1"].number_format = "0%"
    sheet["C1"] = "=A1"
    sheet["D4"] = "合并"
    sheet.merge_cells("D4:D8")
    sheet.row_dimensions[5].hidden = True
    workbook.create_sheet("meta").sheet_state = "veryHidden"
    workbook.custom_doc_props.append(StringProperty(name="识别码", value="a_b 中"))  # type: ignore[attr-defined]
    workbook.defined_names["SHISHI"] = DefinedName("SHISHI", attr_text='"abc"')
    return read(saved(workbook), "表.xlsx")


def test_what_stands_around_the_cells_is_read(form: Workbook) -> None:
    first, second = form.sheets
    assert (first.name, first.hidden, second.name, second.hidden) == ("进展", False, "meta", True)
    assert first.merged == ("D4:D8",)
    assert first.hidden_rows == {5}
    assert first.cells["B1"] == Raw("number", "0.5", "0%")
    assert form.custom == {"识别码": "a_b 中"}
    assert form.names == {"SHISHI": '"abc"'}


def test_a_formula_nobody_calculated_is_an_error_at_its_cell(form: Workbook) -> None:
    assert form.sheets[0].cells["C1"] == Raw("uncalculated", "=A1")
    (finding,) = form.findings
    assert (finding.level, finding.file, finding.sheet, finding.cell) == (Level.ERROR, "表.xlsx", "进展", "C1")
    assert finding.sentence == "C1的公式没有结果，请用 Excel 或 WPS 打开、保存后再报。"


def test_findings_list_few_cells_and_count_the_rest() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in range(1, 21):
        sheet.cell(row, 1, "=B1")
    (finding,) = read(saved(workbook), "表.xlsx").findings
    assert finding.sentence.startswith("A1、A2、A3、A4、A5、A6、A7、A8等20格的公式没有结果")


def test_reading_is_a_function_of_the_bytes() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"] = "序号"
    data = saved(workbook)
    assert read(data, "一.xlsx").sheets == read(data, "二.xlsx").sheets
