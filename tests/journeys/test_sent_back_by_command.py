"""A form sent back with its open cells marked settles, once corrected, exactly those."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.errors import ClerkError
from model.sheets import fill_form, write
from model.sheets.columns import FORM_SHEET
from model.sheets.marked_content import COLOURS
from model.terms import Field, Outcome
from tests.journeys.desk import Say, fill, form_of, line, sha

ASKED, REFUSED, FIRST, SECOND, GOOD = "1-1", "2-1", "甲.xlsx", "乙.xlsx", "8-1"
DONE, TEXT = Field.DONE, Field.TEXT


def marked(folder: Path) -> Path:
    [path] = folder.glob("*_市教育局_*退回核对.xlsx")
    return path


@pytest.fixture
def returned(office: Path) -> tuple[Path, Path]:
    """Two files of one unit: a question, a refused cell, a figure on which they disagree, and a good one."""
    values: dict[tuple[str, Field], str | Decimal] = {
        (ASKED, DONE): "约7",
        (REFUSED, DONE): "nan",
        (GOOD, DONE): Decimal(1),
        (GOOD, TEXT): "3月20日开工",
    }
    one = fill(office, "市教育局", values, FIRST)
    return one, fill(office, "市教育局", {(GOOD, DONE): Decimal(2)}, SECOND)


def corrected(path: Path, values: dict[tuple[str, Field], Any]) -> Path:
    target = path.with_name("改好.xlsx")
    target.write_bytes(fill_form.fill(path.read_bytes(), values, {}))
    return target


def test_the_corrected_copy_settles_exactly_what_was_open(office: Path, say: Say, returned: tuple[Path, Path]) -> None:
    ledger, to = office / "连云港.shishi", office / "退回"
    status, took = say("take", ledger, *returned, "--answers", to, "--json")
    assert status == 1
    assert (took["counts"]["ask"], took["counts"]["refused"], took["counts"]["conflict"]) == (1, 1, 2)
    assert [Path(one).name for one in took["answers"]] == [marked(to).name]
    back = corrected(marked(to), {(ASKED, DONE): Decimal(7), (REFUSED, DONE): Decimal(3), (GOOD, DONE): Decimal(2)})
    status, took = say("take", ledger, back, "--json")
    assert (status, took["files"][0]["verdict"]) == (0, "taken")
    assert took["counts"] == {"taken": 3, "same": 1, "ask": 0, "conflict": 0, "quarantined": 0, "refused": 0}
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert [line(shown, name)["done"] for name in (ASKED, REFUSED, GOOD)] == [7, 3, 2]
    assert (shown["questions"], shown["conflicts"]) == ([], [])


@pytest.mark.parametrize(
    ("typed", "answer", "done"), [("0.3", "0.3%", 0.3), ("1", "1%", 1), ("0.30", "0.3%", 0.3), ("1", "0.5%", 0.5)]
)
def test_an_answer_that_reads_as_the_number_asked_about_settles_it(
    office: Path, say: Say, typed: str, answer: str, done: float
) -> None:
    ledger, to = office / "连云港.shishi", office / "退回"
    asked = fill(office, "市教育局", {("6-4", DONE): Decimal(typed)})
    status, _ = say("take", ledger, asked, "--answers", to, "--json")
    assert status == 1
    status, untouched = say("take", ledger, marked(to), "--dry-run", "--json")
    assert (status, untouched["counts"]["ask"], untouched["counts"]["taken"]) == (2, 1, 0)
    assert any("退回后没有改" in finding["sentence"] for finding in untouched["findings"])
    status, took = say("take", ledger, corrected(marked(to), {("6-4", DONE): answer}), "--json")
    assert (status, took["counts"]["taken"]) == (0, 1)
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert (line(shown, "6-4")["done"], line(shown, "6-4")["asked"], shown["questions"]) == (done, False, [])


def test_the_marked_copy_shows_the_question_and_leaves_the_conflict_to_be_typed(
    office: Path, say: Say, returned: tuple[Path, Path]
) -> None:
    say("take", office / "连云港.shishi", *returned, "--answers", office / "退回")
    book = openpyxl.load_workbook(marked(office / "退回"))
    sheet = book[FORM_SHEET]
    rows = {str(sheet.cell(row, 11).value): row for row in range(1, sheet.max_row + 1)}
    cells = {name: sheet.cell(rows[name], 7) for name in (ASKED, REFUSED, GOOD)}
    assert [cell.value for cell in cells.values()] == ["约7", None, None]
    colours = [str(cell.fill.fgColor.rgb)[2:] for cell in cells.values()]
    assert colours == [COLOURS[one] for one in (Outcome.ASK, Outcome.REFUSED, Outcome.CONFLICT)]
    assert sheet.cell(rows[GOOD], 9).value == "3月20日开工"
    said = "\n".join(str(cell.value) for row in book["退回单"].iter_rows() for cell in row if cell.value)
    assert f"{FIRST}、{SECOND}" in said
    assert all(words in said for words in ("约7", "nan", "【冲突】", "【待确认】", "【拒绝】"))


def test_a_marked_copy_that_comes_back_untouched_says_nothing(
    office: Path, say: Say, returned: tuple[Path, Path]
) -> None:
    ledger = office / "连云港.shishi"
    say("take", ledger, *returned, "--answers", office / "退回")
    _, before = say("show", ledger, "--period", "2021-03", "--json")
    status, took = say("take", ledger, marked(office / "退回"), "--json")
    assert (status, took["counts"]["ask"], took["counts"]["same"]) == (1, 1, 1)
    assert any("退回后没有改" in finding["sentence"] for finding in took["findings"])
    _, after = say("show", ledger, "--period", "2021-03", "--json")
    assert [after[part] for part in ("items", "questions", "conflicts")] == [
        before[part] for part in ("items", "questions", "conflicts")
    ]


def test_an_answer_already_given_is_not_asked_again_by_an_untouched_cell(
    office: Path, say: Say, returned: tuple[Path, Path]
) -> None:
    ledger = office / "连云港.shishi"
    _, took = say("take", ledger, *returned, "--answers", office / "退回", "--json")
    asked = next(one for one in took["files"][0]["open"] if one["outcome"] == "ask")
    say("decide", ledger, asked["key"], "7", "--reason", "电话核实")
    _, took = say("take", ledger, corrected(marked(office / "退回"), {(GOOD, DONE): Decimal(2)}), "--json")
    assert took["counts"]["ask"] == 0
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert (line(shown, ASKED)["done"], shown["questions"]) == (7, [])


def test_what_is_open_of_a_form_taken_earlier_can_be_sent_back_later(
    office: Path, say: Say, returned: tuple[Path, Path]
) -> None:
    ledger = office / "连云港.shishi"
    assert say("answer", ledger, *returned, "--to", office / "退回")[0] == 2
    say("take", ledger, *returned, "--received", "2021-03-27")
    status, said = say("answer", ledger, *returned, "--to", office / "退回", "--reply-by", "2021-03-30")
    assert (status, marked(office / "退回").name in said) == (0, True)
    note = openpyxl.load_workbook(marked(office / "退回"))["退回单"]
    told = "\n".join(str(cell.value) for row in note.iter_rows() for cell in row if cell.value)
    assert "2021年3月27日收到的" in told
    assert "请于2021年3月30日前" in told
    _, acts = say("acts", ledger, "--json")
    assert (acts["acts"][-1]["verb"], acts["acts"][-1]["subject"]) == ("退回", "市教育局 1—3月")
    before = sha(ledger)
    assert say("answer", ledger, *returned, "--to", office / "再退")[0] == 0
    assert sha(ledger) == before, "the same copy again is no new act"
    assert marked(office / "再退").read_bytes() != b""


def test_a_form_with_nothing_open_is_not_sent_back(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    good = fill(office, "市教育局", {(GOOD, DONE): Decimal(1)})
    status, said = say("take", ledger, good, "--answers", office / "退回")
    assert (status, "没有需要退回的内容" in said) == (0, True)
    assert list((office / "退回").iterdir()) == []


def test_every_file_given_is_named_whether_it_is_answered_merged_or_left(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    one = fill(office, "市教育局", {(ASKED, DONE): "约7"}, FIRST)
    other = fill(office, "市教育局", {(GOOD, DONE): Decimal(2)}, SECOND)
    good = fill(office, "市公安局", {("97-1", DONE): Decimal(2)}, "好.xlsx")
    broken = office / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    say("take", ledger, one, other, good)
    _, said = say("answer", ledger, one, other, good, broken, "--to", office / "退回")
    assert f"{marked(office / '退回').name}（答复 {FIRST}、{SECOND}，几份表合为一份）" in said
    assert "（答复 坏.xlsx）" in said
    assert "没有待处理的内容，不退：好.xlsx" in said


def test_a_file_that_is_no_form_gets_a_note_in_words(office: Path, say: Say) -> None:
    broken = office / "坏.xlsx"
    broken.write_bytes(form_of(office, "市教育局").read_bytes()[:3000])
    assert say("take", office / "连云港.shishi", broken, "--answers", office / "退回")[0] == 2
    [note] = (office / "退回").iterdir()
    text = note.read_text("utf-8-sig")
    assert note.name == "退回说明_01_坏.xlsx.txt"
    assert "关于“坏.xlsx”的退回说明" in text
    assert "1. “坏.xlsx”" in text


def test_a_trial_sends_nothing_back(office: Path, say: Say, returned: tuple[Path, Path]) -> None:
    before = sha(office / "连云港.shishi")
    status, said = say("take", office / "连云港.shishi", *returned, "--dry-run", "--answers", office / "退回")
    assert (status, "预检" in said, (office / "退回").exists()) == (2, True, False)
    assert sha(office / "连云港.shishi") == before


def test_a_row_of_nobody_is_listed_with_its_place(office: Path, say: Say) -> None:
    back = fill(office, "市教育局", {(GOOD, DONE): Decimal(1)})
    book = openpyxl.load_workbook(io.BytesIO(back.read_bytes()))
    sheet = book[FORM_SHEET]
    row = max(number for number in range(1, sheet.max_row + 1) if "-" in str(sheet.cell(number, 11).value or "")) + 1
    sheet.insert_rows(row)
    for column, value in ((1, "199"), (2, "新增的事"), (7, 12)):
        sheet.cell(row, column).value = value
    book.save(back)
    say("take", office / "连云港.shishi", back, "--answers", office / "退回")
    listed = openpyxl.load_workbook(marked(office / "退回"))["退回单"]
    said = "\n".join(str(cell.value) for line in listed.iter_rows() for cell in line if cell.value)
    assert f"原表 {FORM_SHEET} G{row}" in said
    assert "199 新增的事" in said


def test_a_folder_that_cannot_be_made_sends_nothing_back(office: Path, say: Say, returned: tuple[Path, Path]) -> None:
    ledger = office / "连云港.shishi"
    say("take", ledger, *returned)
    (office / "占用").write_text("x", "utf-8")
    before = sha(ledger)
    status, said = say("answer", ledger, *returned, "--to", office / "占用" / "退回")
    assert (status, "建不了" in said, sha(ledger) == before) == (2, True, True)


def test_when_a_copy_cannot_be_written_none_stays_and_nothing_is_noted(
    office: Path, say: Say, returned: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = office / "连云港.shishi"
    other = fill(office, "市公安局", {("97-1", DONE): "约2"})
    say("take", ledger, *returned, other)
    real = write.save
    calls: list[Path] = []

    def fails_at_the_second(data: bytes, path: Path) -> Path:
        calls.append(path)
        if len(calls) == 2:
            raise ClerkError("磁盘空间不足")
        return real(data, path)

    monkeypatch.setattr(write, "save", fails_at_the_second)
    before = sha(ledger)
    status, said = say("answer", ledger, *returned, other, "--to", office / "退回")
    assert (status, "磁盘空间不足" in said, sha(ledger) == before) == (2, True, True)
    assert list((office / "退回").iterdir()) == []
