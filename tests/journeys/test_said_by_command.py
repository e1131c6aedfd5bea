"""What the commands say of what they did beside what was asked: new folders, silent rounds, days that cannot be."""

from __future__ import annotations

import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from model import clock
from model.terms import Field
from tests.journeys.desk import Say, fill, form_of, line

Values = dict[tuple[str, Field], str | Decimal]
MARCH = ("--period", "2021-03")


@pytest.fixture
def ledger(office: Path) -> Path:
    return office / "连云港.shishi"


def test_a_report_of_a_round_that_was_never_sent_says_so(office: Path, say: Say, ledger: Path) -> None:
    status, said = say("report", ledger, "--period", "2021-06", "--to", office / "报.xlsx")
    assert (status, "还没有发表" in said) == (1, True)
    status, said = say("report", ledger, *MARCH, "--to", office / "报.xlsx")
    assert (status, "还没有发表" in said) == (0, False)


def test_a_folder_that_was_not_there_is_made_and_that_is_said(office: Path, say: Say, ledger: Path) -> None:
    back = fill(office, "市教育局", {("1-1", Field.DONE): "约7"})
    say("take", ledger, back)
    verbs = {
        "报": ("report", ledger, *MARCH, "--to", office / "报" / "上报.xlsx"),
        "发": ("send", ledger, *MARCH, "--to", office / "发", "--unit", "市教育局"),
        "退": ("answer", ledger, back, "--to", office / "退"),
    }
    for name, words in verbs.items():
        assert f"{name}”原来没有，已新建" in say(*words)[1]
        assert "已新建" not in say(*words)[1]


def test_a_late_form_is_reported_too_and_every_count_says_so(office: Path, say: Say, ledger: Path) -> None:
    late = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    say("take", ledger, late, "--received", "2021-04-02")
    say("take", ledger, fill(office, "市公安局", {("97-1", Field.DONE): Decimal(2)}), "--received", "2021-03-20")
    assert "应报 44 家　已报 2 家（其中迟报 1 家）　未报 42 家" in say("show", ledger, *MARCH)[1]
    say("report", ledger, *MARCH, "--to", office / "报.xlsx")
    sheet = openpyxl.load_workbook(office / "报.xlsx").worksheets[0]
    assert "应报单位 44 家，已报 4.5%（2/44），其中迟报 1 家。" in str(sheet["A3"].value)


def test_findings_alike_are_told_once_in_words_and_one_by_one_in_json(office: Path, say: Say, ledger: Path) -> None:
    behind: Values = {(name, Field.DONE): Decimal(0) for name in ("1-1", "2-1", "4-1")}
    one = fill(office, "市教育局", behind, "一.xlsx")
    other = fill(office, "市公安局", {("97-1", Field.DONE): Decimal(2)}, "二.xlsx")
    _, said = say("take", ledger, one, other)
    assert said.count("联系电话") == 1
    assert "2 份表没有写联系电话，请补上，以便核对：一.xlsx、二.xlsx。" in said
    assert "一.xlsx 填报表 J5:J6、J9：3 行滞后，没有写存在问题及下一步打算（1-1、2-1、4-1）。" in said
    _, shown = say("show", ledger, *MARCH)
    assert shown.count("一.xlsx 填报表 J") == 1
    _, found = say("show", ledger, *MARCH, "--json")
    assert [one["cell"] for one in found["findings"] if one["check"] == "no_reason"][:3] == ["J5", "J6", "J9"]


def test_a_file_that_was_replaced_is_told_once_with_its_cells(office: Path, say: Say, ledger: Path) -> None:
    lines = ("1-1", "2-1", "4-1")
    say("take", ledger, fill(office, "市教育局", {(n, Field.DONE): Decimal(9) for n in lines}, "二.xlsx", revision=2))
    old = fill(office, "市教育局", {(n, Field.DONE): Decimal(8) for n in lines}, "一.xlsx")
    _, said = say("take", ledger, old)
    assert said.count("以那一件为准") == 1
    assert "一.xlsx 填报表 G5:G6、G9：3 格：同一份表另有报送次数 2 的件" in said


def test_days_that_cannot_be_are_told(office: Path, say: Say, ledger: Path) -> None:
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    day = clock.today() + datetime.timedelta(days=2)
    status, took = say("take", ledger, back, "--received", day.isoformat(), "--dry-run", "--json")
    assert (status, f"{day.isoformat()}，还没有到" in took["findings"][-1]["sentence"]) == (0, True)
    assert "还没有到" not in say("take", ledger, back, "--received", clock.today().isoformat())[1]
    _, said = say("send", ledger, *MARCH, "--to", office / "再", "--unit", "市教育局", "--due", "2021-04-02")
    assert "2021-04-02，已经过去" in said
    assert (
        "已经过去"
        not in say("send", ledger, *MARCH, "--to", office / "再", "--unit", "市教育局", "--due", day.isoformat())[1]
    )


def test_a_form_sent_again_with_another_due_date_says_that_it_changed(office: Path, say: Say, ledger: Path) -> None:
    _, said = say("send", ledger, *MARCH, "--to", office / "再")
    assert "44 家的表与上次发出的完全相同" in said
    one = ("send", ledger, *MARCH, "--to", office / "再", "--unit", "市教育局", "--due", "2021-04-02")
    assert "1 家的表内容没有变，报送截止由2021-03-28改为2021-04-02：市教育局。" in say(*one)[1]
    assert "1 家的表与上次发出的完全相同" in say(*one)[1]


def test_whole_things_are_due_in_whole_numbers_on_every_paper_and_computed_exactly(
    office: Path, say: Say, ledger: Path
) -> None:
    book = openpyxl.load_workbook(form_of(office, "市教育局"))
    rows = {row[0]: row for row in book["填报表"].iter_rows(values_only=True) if row[0]}
    assert [rows[name][4] for name in ("1-1", "4-1", "3-2")] == [7, 7, 8]
    say("take", ledger, fill(office, "市教育局", {("1-1", Field.DONE): Decimal(6)}))
    say("report", ledger, *MARCH, "--to", office / "报.xlsx")
    table = openpyxl.load_workbook(office / "报.xlsx").worksheets[0]
    assert next(row[5] for row in table.iter_rows(values_only=True) if row[0] == "1") == 7
    _, shown = say("show", ledger, *MARCH, "--json")
    assert line(shown, "1-1")["due"] == 25.0, "of 25, not of the 7 that are shown"


def test_a_web_page_named_as_a_table_is_told_as_such_and_how_to_save_it(office: Path, say: Say, ledger: Path) -> None:
    page = office / "系统导出.xls"
    page.write_text("<html><body><table><tr><td>序号</td><td>7</td></tr></table></body></html>", "utf-8")
    status, said = say("take", ledger, page)
    assert (status, "里面是网页，只是文件名像表格" in said) == (2, True)
    assert "类型选“Excel 工作簿（.xlsx）”" in said
    assert "不是 .xlsx" not in said
