"""put() and to_bytes(): what goes into a cell comes out again, or says that it was changed."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from model.records import Raw
from model.sheets.look import Look, dress
from model.sheets.read import read
from model.sheets.safe_text import CUT, LIMIT, REPLACEMENT, cut
from model.sheets.write import at, pack, put, to_bytes, workbook

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), min_size=1, max_size=60)
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def there_and_back(*values: str | int | Decimal | None) -> tuple[list[Raw | None], list[str], bytes]:
    book, sheet = workbook("表")
    said = [put(at(sheet, row, 1), value) for row, value in enumerate(values, 1)]
    data = to_bytes(book)
    cells = read(data, "a.xlsx").sheets[0].cells
    return [cells.get(f"A{row}") for row in range(1, len(values) + 1)], said, data


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT)
@example("=1+1")
@example("#N/A")
@example("_x000D_")
@example("_x005F_x0041_")
@example("a\r\nb\rc\x00\ufffe\ud800")
@example("\t  两头空 ")
@example("𠅤𬱖\U000e0100")
def test_any_text_is_read_back_as_typed_or_marked(text: str) -> None:
    (raw,), (said,), data = there_and_back(text)
    wanted = UNWRITABLE.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))
    assert raw is None if not wanted.strip() else raw == Raw("text", wanted)
    assert bool(said) == (wanted != text.replace("\r\n", "\n").replace("\r", "\n"))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5", "@me", "\t=1"])
def test_what_looks_like_a_formula_stays_text_also_when_edited(text: str) -> None:
    _, sheet = workbook("表")
    cell = at(sheet, 1, 1)
    dress(cell, Look())
    put(cell, text)
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_a_text_too_long_is_cut_marked_and_said() -> None:
    (raw,), (said,), _ = there_and_back("长" * (LIMIT + 1))
    assert raw is not None
    assert len(raw.text) == LIMIT
    assert raw.text.endswith(CUT)
    assert "截断" in said


def test_the_limit_counts_as_excel_does_and_splits_no_character() -> None:
    assert cut("长" * LIMIT) == "长" * LIMIT
    short = cut("𠅤" * LIMIT)
    assert len(short.encode("utf-16-le")) // 2 <= LIMIT
    assert short.removesuffix(CUT) == "𠅤" * ((LIMIT - len(CUT)) // 2)


@settings(max_examples=100, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**10), max_value=10**10))
@example(Decimal("8.7"))
@example(Decimal("0.1"))
@example(Decimal("1E+3"))
def test_a_number_is_a_true_number_with_every_digit(number: Decimal) -> None:
    (raw,), (said,), _ = there_and_back(number)
    assert said == ""
    assert raw is not None
    assert raw.kind == "number"
    assert Decimal(raw.text) == number


@pytest.mark.parametrize("number", [Decimal("1234567890123456"), Decimal("NaN"), Decimal("Infinity")])
def test_a_number_no_spreadsheet_keeps_goes_out_as_text(number: Decimal) -> None:
    (raw,), (said,), _ = there_and_back(number)
    assert raw == Raw("text", str(number))
    assert "文本" in said


def test_nothing_is_a_blank_cell() -> None:
    assert there_and_back(None, "")[0] == [None, None]


def test_equal_content_gives_equal_bytes_whatever_the_clock_says() -> None:
    first, second = there_and_back("甲", Decimal(3))[2], there_and_back("甲", Decimal(3))[2]
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_zip_holds_what_was_put_in_under_chinese_names() -> None:
    data = {"01_市教育局.xlsx": b"1", "02_市住建局.xlsx": b"2"}
    with zipfile.ZipFile(io.BytesIO(pack(data))) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == data


def test_the_workbooks_own_font_is_the_offices() -> None:
    data = there_and_back("甲")[2]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        styles = parts.read("xl/styles.xml").decode()
    assert "Calibri" not in styles
    assert "宋体" in styles
