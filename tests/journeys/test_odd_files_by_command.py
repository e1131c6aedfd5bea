"""Files a round really brings: retyped, copied together, from the wrong unit; each cell is right, asked or refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets import fill_form
from model.sheets.columns import FORM_SHEET, META_SHEET
from model.terms import Field
from tests.journeys.desk import Say, fill, form_of, line, sha, unit


def edit(path: Path, change: Callable[[openpyxl.Workbook, Worksheet], None]) -> Path:
    book = openpyxl.load_workbook(path)
    change(book, book[FORM_SHEET])
    book.save(path)
    return path


def retyped(office: Path, name: str, values: dict[tuple[str, Field], Decimal], unit_: str = "市教育局") -> Path:
    """A form without its hidden sheet and row ids, as someone retypes it."""

    def strip(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        del book[META_SHEET]
        sheet.delete_cols(11)

    return edit(fill(office, unit_, values, name), strip)


def test_a_retyped_form_asks_for_unit_and_round_and_never_overwrites(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    say("take", ledger, fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)}, "正式.xlsx"))
    plain = retyped(office, "重打.xlsx", {("1-1", Field.DONE): Decimal(9), ("2-1", Field.DONE): Decimal(4)})
    before = sha(ledger)
    status, took = say("take", ledger, plain, "--json")
    assert (status, took["files"][0]["verdict"]) == (2, "refused")
    assert "填报单位" in took["findings"][-1]["sentence"]
    assert sha(ledger) == before
    status, took = say("take", ledger, plain, "--unit", "市教育局", "--period", "2021-03", "--json")
    assert (status, took["files"][0]["verdict"]) == (1, "partly")
    assert (took["counts"]["conflict"], took["counts"]["taken"]) == (1, 1)
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert (line(shown, "1-1")["done"], line(shown, "1-1")["conflict"]) == (7, True)
    assert (line(shown, "2-1")["done"], line(shown, "2-1")["conflict"]) == (4, False)


def test_a_unit_that_is_written_in_the_file_is_not_changed_by_the_clerk_s_word(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    _, took = say("take", ledger, back, "--unit", "市公安局", "--json")
    assert took["files"][0]["unit"] == "市教育局"
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert unit(shown, "市公安局")["form"] == "missing"


def test_rows_of_another_unit_are_kept_apart_until_admitted(office: Path, say: Say) -> None:
    """A row pasted from another unit's form, its hidden id with it."""
    ledger = office / "连云港.shishi"
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    other = openpyxl.load_workbook(form_of(office, "市公安局"))[FORM_SHEET]
    ids = {str(other.cell(row, 11).value): row for row in range(1, other.max_row + 1)}
    pasted = ids["97-1"]

    def paste(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        last = max(row for row in range(1, sheet.max_row + 1) if "-" in str(sheet.cell(row, 11).value or ""))
        sheet.insert_rows(last + 1)
        for column in range(1, 12):
            sheet.cell(last + 1, column, other.cell(pasted, column).value)
        sheet.cell(last + 1, 7, 5)

    edit(back, paste)
    status, took = say("take", ledger, back, "--json")
    assert (status, took["counts"]["quarantined"], took["counts"]["taken"]) == (1, 1, 1)
    kept = next(one for one in took["files"][0]["open"] if one["outcome"] == "quarantined")
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert line(shown, "97-1")["done"] is None
    assert say("decide", ledger, kept["key"], "5", "--reason", "市教育局代报，已核实")[0] == 0
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert line(shown, "97-1")["done"] is None, "it is 市教育局's figure, not the lead's"


@pytest.mark.parametrize(
    ("typed", "outcome", "done"),
    [
        ("１２", "taken", 12),
        ("1,200", "ask", None),
        ("25所", "taken", 25),
        ("约30", "ask", None),
        ("/", "ask", None),
        ("三十", "ask", None),
        ("3-5", "ask", None),
        ("1e308", "refused", None),
        ("nan", "refused", None),
        ("0", "taken", 0),
    ],
)
def test_what_clerks_type_is_read_as_meant_or_questioned(
    office: Path, say: Say, typed: str, outcome: str, done: int | None
) -> None:
    ledger = office / "连云港.shishi"
    back = fill(office, "市教育局", {("1-1", Field.DONE): typed, ("1-1", Field.TEXT): "3月20日开工"})
    _, took = say("take", ledger, back, "--json")
    assert took["counts"][outcome] == (2 if outcome == "taken" else 1)
    assert took["cells"] == sum(took["counts"].values()) == 2
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert line(shown, "1-1")["done"] == done


def test_a_formula_counts_by_its_result_and_one_without_is_refused_at_its_cell(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    back = fill(office, "市教育局", {("2-1", Field.DONE): Decimal(4)})

    def formula(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 11).value == "1-1")
        sheet.cell(row, 7, "=3+4")

    edit(back, formula)
    status, took = say("take", ledger, back, "--json")
    assert (status, took["counts"]["refused"], took["counts"]["taken"]) == (1, 1, 1)
    finding = next(f for f in took["findings"] if "公式没有结果" in f["sentence"])
    assert (finding["sheet"], finding["cell"]) == (FORM_SHEET, took["files"][0]["open"][0]["cell"])


def test_rows_sorted_and_columns_moved_are_read_all_the_same(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7), ("8-1", Field.DONE): Decimal(9)})

    def shuffle(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        rows = [r for r in range(1, sheet.max_row + 1) if "-" in str(sheet.cell(r, 11).value or "")]
        values = [[sheet.cell(r, c).value for c in range(1, 12)] for r in rows]
        for row, kept in zip(rows, reversed(values), strict=True):
            for column, value in enumerate(kept, 1):
                sheet.cell(row, column).value = value

    edit(back, shuffle)
    status, took = say("take", ledger, back, "--json")
    assert (status, took["counts"]["taken"]) == (0, 2)
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert (line(shown, "1-1")["done"], line(shown, "8-1")["done"]) == (7, 9)


def test_all_files_of_a_take_are_answered_at_once(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    good = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    empty, broken = office / "空.xlsx", office / "坏.xlsx"
    empty.write_bytes(b"")
    broken.write_bytes(good.read_bytes()[:-100])
    status, took = say("take", ledger, good, empty, broken, "--json")
    assert status == 1
    assert [one["verdict"] for one in took["files"]] == ["taken", "refused", "refused"]
    assert {Path(f["file"]).name for f in took["findings"] if f["level"] == "error"} == {"空.xlsx", "坏.xlsx"}


def test_any_order_of_takes_and_one_take_of_all_show_the_same(office: Path, say: Say, tmp_path: Path) -> None:
    files = [
        fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)}, "甲.xlsx"),
        fill(office, "市教育局", {("1-1", Field.DONE): Decimal(9)}, "乙.xlsx", revision=2),
        fill(office, "市公安局", {("97-1", Field.DONE): Decimal(2)}, "丙.xlsx"),
        fill(office, "市公安局", {("97-1", Field.DONE): Decimal(3)}, "丁.xlsx"),
    ]
    original = (office / "连云港.shishi").read_bytes()
    seen = []
    for number, order in enumerate(([0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2, 1, 0])):
        ledger = tmp_path / f"{number}.shishi"
        ledger.write_bytes(original)
        for place in order:
            say("take", ledger, files[place], "--received", "2021-03-28")
        seen.append(say("show", ledger, "--period", "2021-03", "--json")[1])
    whole = tmp_path / "一次.shishi"
    whole.write_bytes(original)
    say("take", whole, *files, "--received", "2021-03-28")
    seen.append(say("show", whole, "--period", "2021-03", "--json")[1])
    assert seen[0] == seen[1] == seen[2] == seen[3]
    assert (line(seen[0], "1-1")["done"], line(seen[0], "97-1")["conflict"]) == (9, True)


def test_the_form_survives_being_saved_by_another_program(office: Path, say: Say) -> None:
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    say("take", office / "连云港.shishi", back)
    saved = io.BytesIO()
    openpyxl.load_workbook(back).save(saved)
    again = back.with_name("另存.xlsx")
    again.write_bytes(saved.getvalue())
    status, took = say("take", office / "连云港.shishi", again, "--json")
    assert (status, took["files"][0]["verdict"]) == (0, "already")


def test_filling_leaves_out_what_the_form_lacks(office: Path) -> None:
    form = form_of(office, "市教育局").read_bytes()
    assert fill_form.fill(form, {("99-1", Field.DONE): Decimal(1)}, {}) == fill_form.fill(form, {}, {"没有的栏": "x"})
