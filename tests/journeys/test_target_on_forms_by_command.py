"""A changed target on the next round's form and in the report upward, and a form sent again because of it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets import fill_form, read
from model.sheets.columns import META_SHEET
from model.terms import Field
from tests.journeys.desk import Say, form_of
from tests.journeys.other_programs import edit, row_of

APRIL = ("--period", "2021-04")
TWO = ("--unit", "市教育局", "--unit", "市公安局")
CHANGE = ("20", "--from", "2021-04", "--reason", "省厅调减", "--document", "连政办发〔2021〕9号")
NEWS = "目标由25所调整为20所，自1—4月起"


def row(path: Path, line: str) -> list[str]:
    """Return what a form's row of a line shows in columns A to E."""
    sheet = read.read(path.read_bytes(), path.name).sheets[0]
    number = next(at[1:] for at, cell in sheet.cells.items() if at[0] == "A" and cell.text == line)
    return [sheet.cells[f"{letter}{number}"].text for letter in "ABCDE" if f"{letter}{number}" in sheet.cells]


def test_the_next_form_prints_the_target_in_force_and_says_that_it_is_new(office: Path, say: Say) -> None:
    ledger, out = office / "连云港.shishi", office / "四月"
    assert say("send", ledger, *APRIL, *TWO, "--to", office / "先发")[0] == 0
    assert say("change", ledger, "1-1", *CHANGE)[0] == 0
    status, told = say("send", ledger, *APRIL, *TWO, "--to", out)
    assert (status, "1 家的表与上次发出的完全相同" in told) == (0, True)
    march, april = form_of(office, "市教育局"), next(out.glob("*_市教育局_*.xlsx"))
    assert row(march, "1-1")[3] == "25"
    assert (row(april, "1-1")[3], f"［{NEWS}］" in row(april, "1-1")[2]) == ("20", True)
    assert "［" not in row(april, "2-1")[2]
    acts = [act["verb"] for act in say("acts", ledger, "--json")[1]["acts"]]
    assert acts[-3:] == ["发表", "更正目标", "发表"]
    assert "2 家的表与上次发出的完全相同" in say("send", ledger, *APRIL, *TWO, "--to", out)[1]
    assert (
        "2 家的表与上次发出的完全相同" in say("send", ledger, "--period", "2021-03", *TWO, "--to", office / "再发")[1]
    )


def test_the_report_upward_says_which_targets_are_not_the_plan_s_first(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    assert say("change", ledger, "1-1", *CHANGE)[0] == 0
    for period, told in (("2021-03", False), ("2021-04", True)):
        path = office / f"上报{period}.xlsx"
        assert say("report", ledger, "--period", period, "--to", path)[0] in (0, 1)
        cells = read.read(path.read_bytes(), path.name).sheets[0].cells.values()
        assert any(f"{NEWS}（连政办发〔2021〕9号）" in cell.text for cell in cells) is told


def test_a_form_whose_seal_is_broken_is_compared_with_the_targets_of_its_round(office: Path, say: Say) -> None:
    def forge(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.cell(row_of(sheet, "2-1"), 4, 7)
        hidden = book[META_SHEET]
        at = next(row for row in range(1, hidden.max_row + 1) if hidden.cell(row, 2).value == "2-1")
        hidden.cell(at, 8, "7")

    ledger, out = office / "连云港.shishi", office / "四月"
    assert say("change", ledger, "1-1", *CHANGE)[0] == 0
    assert say("send", ledger, *APRIL, "--to", out, "--unit", "市教育局")[0] == 0
    form = next(out.glob("*_市教育局_*.xlsx"))
    form.write_bytes(fill_form.fill(form.read_bytes(), {("1-1", Field.DONE): Decimal(7)}, {"填报人": "张三"}, 1))
    _, took = say("take", ledger, edit(form, forge), "--json")
    [told] = [one["sentence"] for one in took["findings"] if "表中目标被改动" in one["sentence"]]
    assert "2-1" in told
    assert "1-1" not in told
