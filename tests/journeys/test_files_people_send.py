"""Files people really send: zips, several forms in one workbook, old kinds, last month's form, edited targets."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model.sheets import fill_form
from model.sheets.columns import META_SHEET
from model.terms import Field
from tests.journeys.desk import Say, fill, line, sha, unit
from tests.journeys.other_programs import as_csv, as_xls, edit, gathered, row_of, zipped

DONE, TEXT = Field.DONE, Field.TEXT
MARCH = ("--period", "2021-03")


@pytest.fixture
def ledger(office: Path) -> Path:
    return office / "连云港.shishi"


@pytest.fixture
def two(office: Path) -> list[Path]:
    """The forms of two units."""
    one = fill(office, "市教育局", {("1-1", DONE): Decimal(7), ("1-1", TEXT): "3月20日开工"})
    return [one, fill(office, "市公安局", {("97-1", DONE): Decimal(2)})]


def shown(say: Say, ledger: Path) -> Any:
    return say("show", ledger, *MARCH, "--json")[1]


def sentences(took: Any) -> str:
    return "\n".join(finding["sentence"] for finding in took["findings"])


# --- several forms in one file --------------------------------------------------------------------------------


def test_a_zip_of_forms_is_answered_member_by_member(ledger: Path, say: Say, two: list[Path]) -> None:
    packed = zipped(two, "报送.zip", names=["甲/教育.xlsx", "公安.xlsx"])
    status, took = say("take", ledger, packed, "--json")
    assert status == 0
    assert [one["file"] for one in took["files"]] == [f"{packed}/甲/教育.xlsx", f"{packed}/公安.xlsx"]
    assert [one["unit"] for one in took["files"]] == ["市教育局", "市公安局"]
    assert took["cells"] == sum(took["counts"].values()) == 3
    assert (line(shown(say, ledger), "1-1")["done"], line(shown(say, ledger), "97-1")["done"]) == (7, 2)
    _, took = say("take", ledger, two[0], "--json")
    assert took["files"][0]["verdict"] == "already"


def test_names_in_a_zip_from_a_chinese_windows_are_read(ledger: Path, say: Say, two: list[Path]) -> None:
    packed = zipped(two[:1], "报送.zip", names=["教育局.xlsx"], chinese=True)
    _, took = say("take", ledger, packed, "--json")
    assert took["files"][0]["file"] == f"{packed}/教育局.xlsx"


def test_a_zip_in_a_folder_is_searched_and_odd_members_are_left_or_answered(
    office: Path, ledger: Path, say: Say, two: list[Path]
) -> None:
    bad = office / "报回" / "坏.xlsx"
    bad.write_bytes(b"")
    folder = office / "收件"
    folder.mkdir()
    packed = zipped(
        [*two, bad, bad, bad], "包.zip", names=["a.xlsx", "b.xlsx", "坏.xlsx", "~$a.xlsx", "__MACOSX/x.xlsx"]
    )
    packed.rename(folder / "包.zip")
    status, took = say("take", ledger, folder, "--json")
    assert (status, [one["verdict"] for one in took["files"]]) == (1, ["taken", "taken", "refused"])


def test_an_empty_or_damaged_zip_is_a_sentence(office: Path, ledger: Path, say: Say, two: list[Path]) -> None:
    (office / "无.txt").write_text("x", "utf-8")
    packed = zipped([office / "无.txt"], "无表.zip")
    status, took = say("take", ledger, packed, "--json")
    assert (status, "里没有填报表" in sentences(took)) == (2, True)
    whole = zipped(two, "坏.zip")
    data = bytearray(whole.read_bytes())
    data[len(data) // 3] ^= 0xFF
    whole.write_bytes(bytes(data))
    status, took = say("take", ledger, whole, "--json")
    assert status == 2
    assert "坏" in sentences(took)


def test_forms_gathered_in_one_workbook_are_each_taken_for_their_unit(ledger: Path, say: Say, two: list[Path]) -> None:
    both = gathered(two, "汇总.xlsx", identities=True)
    status, took = say("take", ledger, both, "--json")
    assert (status, [one["unit"] for one in took["files"]]) == (0, ["市教育局", "市公安局"])
    assert {one["file"] for one in took["files"]} == {str(both)}
    assert took["counts"]["taken"] == took["cells"] == 3
    _, took = say("take", ledger, *two, "--json")
    assert {one["verdict"] for one in took["files"]} == {"already"}


def test_gathered_forms_without_their_hidden_sheets_go_by_their_printed_codes(
    ledger: Path, say: Say, two: list[Path]
) -> None:
    say("take", ledger, two[0])
    edit(two[0], lambda book, sheet: sheet.cell(row_of(sheet, "1-1"), 7, 9))
    status, took = say("take", ledger, gathered(two, "汇总.xlsx", identities=False), "--json")
    assert (status, [one["unit"] for one in took["files"]]) == (1, ["市教育局", "市公安局"])
    assert (took["counts"]["conflict"], took["counts"]["taken"]) == (1, 1), "without identity nothing is overwritten"


# --- a form of another round ----------------------------------------------------------------------------------


@pytest.fixture
def old_form(office: Path, ledger: Path, say: Say) -> Path:
    """March's form, while April is being taken."""
    say("send", ledger, "--period", "2021-04", "--to", office / "四月")
    return fill(office, "市教育局", {("1-1", DONE): Decimal(8)})


def test_a_form_of_another_round_is_asked_about_and_by_default_not_taken(
    ledger: Path, say: Say, old_form: Path
) -> None:
    before = sha(ledger)
    status, took = say("take", ledger, old_form, "--period", "2021-04", "--json")
    assert (status, sha(ledger) == before) == (2, True)
    assert all(
        words in sentences(took)
        for words in ("2021-03", "2021-04", "误用旧表（按本期收）", "补报", "更正", "不选就不收")
    )


@pytest.mark.parametrize("way", ["late", "correction"])
def test_a_late_or_corrected_form_counts_in_its_own_round(ledger: Path, say: Say, old_form: Path, way: str) -> None:
    status, took = say("take", ledger, old_form, "--period", "2021-04", "--as", way, "--json")
    assert (status, took["files"][0]["period"]) == (0, "2021-03")
    assert line(shown(say, ledger), "1-1")["done"] == 8
    april = say("show", ledger, "--period", "2021-04", "--json")[1]
    assert line(april, "1-1")["done"] is None


def test_an_old_form_used_by_mistake_counts_in_this_round_and_never_overwrites(
    office: Path, ledger: Path, say: Say, old_form: Path
) -> None:
    april = next((office / "四月").glob("*_市教育局_*"))
    right = april.with_name("四月.xlsx")
    right.write_bytes(fill_form.fill(april.read_bytes(), {("1-1", DONE): Decimal(9)}, {}))
    say("take", ledger, right)
    high = fill(office, "市教育局", {("1-1", DONE): Decimal(8), ("2-1", DONE): Decimal(3)}, "旧.xlsx", revision=5)
    status, took = say("take", ledger, high, "--period", "2021-04", "--as", "this", "--json")
    assert (status, took["files"][0]["period"]) == (1, "2021-04")
    assert (took["counts"]["conflict"], took["counts"]["taken"]) == (1, 1)
    assert "按您的选择作本期（2021-04）的数收" in sentences(took)
    assert line(shown(say, ledger), "1-1")["done"] is None


# --- other kinds of files -------------------------------------------------------------------------------------


def test_an_old_workbook_says_the_very_same(ledger: Path, say: Say, two: list[Path]) -> None:
    status, took = say("take", ledger, as_xls(two[0], "教育.et"), "--json")
    assert (status, took["counts"]["taken"]) == (0, 2)
    _, took = say("take", ledger, two[0], "--json")
    assert took["files"][0]["verdict"] == "already"


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_a_text_table_is_a_form_without_its_identity(ledger: Path, say: Say, two: list[Path], encoding: str) -> None:
    path = as_csv(two[0], "教育.csv", encoding)
    status, took = say("take", ledger, path, "--json")
    assert (status, "看不出填报单位和期次" in sentences(took)) == (2, True)
    assert "像是发给市教育局的 2021-03 的表" in sentences(took)
    status, took = say("take", ledger, path, "--unit", "市教育局", *MARCH, "--json")
    assert (status, took["counts"]["taken"]) == (0, 2)
    assert line(shown(say, ledger), "1-1")["done"] == 7


def test_a_clerk_who_names_another_unit_than_the_form_is_warned(ledger: Path, say: Say, two: list[Path]) -> None:
    path = as_csv(two[0], "教育.csv", "gbk")
    _, took = say("take", ledger, path, "--unit", "市公安局", *MARCH, "--json")
    assert "请核对是不是选错了单位" in sentences(took)
    assert took["counts"]["quarantined"] == took["cells"] == 2


@pytest.mark.parametrize(("name", "data"), [("盖章.pdf", b"%PDF-1.4 x"), ("照片.jpg", b"\xff\xd8\xff\xe0 x")])
def test_a_paper_or_photo_is_answered_with_what_can_be_done(
    office: Path, ledger: Path, say: Say, name: str, data: bytes
) -> None:
    folder = office / "收件"
    folder.mkdir()
    (folder / name).write_bytes(data)
    status, took = say("take", ledger, folder, "--json")
    assert (status, "可作附件保存、手工录入" in sentences(took)) == (2, True)


# --- the seal -------------------------------------------------------------------------------------------------


def test_a_changed_target_is_told_with_its_row_and_ours_counts(ledger: Path, say: Say, two: list[Path]) -> None:
    edit(two[0], lambda book, sheet: sheet.cell(row_of(sheet, "1-1"), 4, 20))
    status, took = say("take", ledger, two[0], "--json")
    assert (status, took["files"][0]["verdict"]) == (0, "taken")
    [told] = [one for one in took["findings"] if "表中目标被改动，已按台账数" in one["sentence"]]
    assert told["level"] == "warning"
    assert "1-1" in told["sentence"]
    assert "现为“20”（发出时是“25”）" in told["sentence"]
    assert told["cell"].startswith("D")
    assert line(shown(say, ledger), "1-1")["value"] == 25


def test_a_changed_identity_is_compared_with_the_ledger(ledger: Path, say: Say, two: list[Path]) -> None:
    def forge(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        sheet.cell(row_of(sheet, "1-1"), 4, 20)
        hidden = book[META_SHEET]
        at = next(row for row in range(1, hidden.max_row + 1) if hidden.cell(row, 2).value == "1-1")
        hidden.cell(at, 8, "20")

    _, took = say("take", ledger, edit(two[0], forge), "--json")
    assert "表中目标被改动，已按台账数" in sentences(took)


def test_an_untouched_form_says_nothing_of_its_targets(office: Path, ledger: Path, say: Say, two: list[Path]) -> None:
    forms = list((office / "发出").glob("[0-9]*.xlsx"))
    _, took = say("take", ledger, *two, *forms, "--json")
    assert "表中目标" not in sentences(took)
    assert unit(shown(say, ledger), "市教育局")["form"] in ("returned", "late")
