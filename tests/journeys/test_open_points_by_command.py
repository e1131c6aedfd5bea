"""What is open is listed once, in the plan's order, wherever it is shown, and is answered as it says."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from model.terms import Field
from tests.journeys.desk import Say, fill, line, sha

MARCH = ("--period", "2021-03")
DONE = Field.DONE


@pytest.fixture
def ledger(office: Path) -> Path:
    return office / "连云港.shishi"


def words(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    return "\n".join(str(text) for cell in cells for text in (cell.value, cell.comment and cell.comment.text) if text)


def test_a_cell_two_files_ask_about_is_one_question_that_names_both(office: Path, say: Say, ledger: Path) -> None:
    one = fill(office, "市教育局", {("1-1", DONE): "约7", ("2-1", DONE): "约5"}, "一.xlsx")
    other = fill(office, "市教育局", {("1-1", DONE): "约7", ("2-1", DONE): "约6"}, "二.xlsx")
    say("take", ledger, one, other, "--answers", office / "退回")
    _, shown = say("show", ledger, *MARCH, "--json")
    first, second = shown["questions"]
    assert [one["text"] for one in (first, second)] == ["约7", "约5、约6"]
    assert {Path(one["file"]).name for one in first["sources"]} == {"一.xlsx", "二.xlsx"}
    assert [one["value"] for one in second["options"]] == ["5", "6"]
    _, said = say("show", ledger, *MARCH)
    assert said.count("〔待确认〕") == 2
    assert "一.xlsx 填报表 G5、二.xlsx 填报表 G5：写的是“约7”" in said
    assert "“约7” 写的是“约7”" not in said
    assert all(
        text in second["sentence"] for text in ("一.xlsx 填报表 G6：写的是“约5”", "二.xlsx 填报表 G6：写的是“约6”")
    )
    marked = words(next((office / "退回").glob("*退回核对.xlsx")))
    assert "下列 2 处请核对" in marked
    assert marked.count("【待确认】") == 4, "once in the list, once at the cell, for each of the two"
    assert "报来“约7”" not in marked, "the sentence quotes it already"
    status, said = say("report", ledger, *MARCH, "--to", office / "报.xlsx")
    assert (status, "还有 2 处待确认" in said) == (1, True)
    assert "有 2 处所报内容正在向单位核实" in words(office / "报.xlsx")


def test_a_figure_held_back_in_one_file_and_unread_in_another_is_one_question(
    office: Path, say: Say, ledger: Path
) -> None:
    one = fill(office, "市教育局", {("1-1", DONE): Decimal(800)}, "一.xlsx")
    say("take", ledger, one, fill(office, "市教育局", {("1-1", DONE): "约8"}, "二.xlsx"))
    _, shown = say("show", ledger, *MARCH, "--json")
    [question] = shown["questions"]
    assert question["text"] == "800、约8"
    assert all(words in question["sentence"] for words in ("一.xlsx", "的10倍", "二.xlsx", "写的是“约8”"))


def test_open_points_stand_in_the_plan_s_order_not_in_that_of_their_digits(
    office: Path, say: Say, ledger: Path
) -> None:
    names = {"市教育局": "8-1", "市公安局": "97-1", "市水利局": "108-2"}
    asked = [fill(office, unit, {(line, DONE): "约1"}, f"{unit}一.xlsx") for unit, line in names.items()]
    say("take", ledger, *asked)
    _, shown = say("show", ledger, *MARCH, "--json")
    assert [one["key"].split("/")[1] for one in shown["questions"]] == ["8-1", "97-1", "108-2"]
    sure = [fill(office, u, {(n, DONE): Decimal(v)}, f"{u}{v}.xlsx") for u, n in names.items() for v in (1, 2)]
    _, took = say("take", ledger, *sure, "--json")
    assert [one["key"].split("/")[1] for one in took["conflicts"]] == ["8-1", "97-1", "108-2"]
    _, said = say("show", ledger, *MARCH)
    assert said.index("第8项") < said.index("第97项") < said.index("第108项")


def test_an_answer_may_be_given_in_the_question_s_own_words_and_sending_back_says_how(
    office: Path, say: Say, ledger: Path
) -> None:
    say("take", ledger, fill(office, "市教育局", {("1-1", DONE): "约7", ("2-1", DONE): Decimal(800)}, "一.xlsx"))
    _, shown = say("show", ledger, *MARCH, "--json")
    first, second = shown["questions"]
    assert [one["word"] for one in second["options"]] == ["确系超额"], "what decide accepts, and nothing else"
    assert "answer" in second["otherwise"]
    status, said = say("decide", ledger, second["key"], "退回", "--reason", "x")
    assert (status, "没有改动台账" in said, "answer" in said) == (2, True, True)
    _, said = say("show", ledger, *MARCH)
    assert said.count("退回该单位改：answer") == 1
    assert say("decide", ledger, first["key"], "按7收", "--reason", "电话核实")[0] == 0
    assert say("decide", ledger, second["key"], "确系超额", "--reason", "新增一批")[0] == 0
    _, shown = say("show", ledger, *MARCH, "--json")
    assert ([line(shown, name)["done"] for name in ("1-1", "2-1")], shown["questions"]) == ([7, 800], [])


def test_what_cannot_be_decided_is_quoted_once(office: Path, say: Say, ledger: Path) -> None:
    say("take", ledger, fill(office, "市教育局", {("1-1", DONE): "约7"}, "一.xlsx"))
    key = say("show", ledger, *MARCH, "--json")[1]["questions"][0]["key"]
    status, said = say("decide", ledger, key, "约8", "--reason", "x")
    assert (status, said.count("“约8”")) == (2, 1)
    status, said = say("decide", ledger, key, "", "--reason", "x")
    assert (status, "没有写" in said) == (2, True)


def test_what_was_decided_on_is_not_taken_back_under_the_decision(office: Path, say: Say, ledger: Path) -> None:
    one = fill(office, "市教育局", {("1-1", DONE): "约7"}, "一.xlsx")
    say("take", ledger, one, fill(office, "市公安局", {("97-1", DONE): "约2"}, "二.xlsx"))
    for line_, value in (("1-1", "7"), ("97-1", "2")):
        questions = say("show", ledger, *MARCH, "--json")[1]["questions"]
        key = next(one["key"] for one in questions if f"/{line_}/" in one["key"])
        assert say("decide", ledger, key, value, "--reason", "电话核实")[0] == 0
    _, full = say("show", ledger, *MARCH, "--json")
    take, *decided = [act["act"] for act in say("acts", ledger, "--json")[1]["acts"][-3:]]
    before = sha(ledger)
    status, said = say("undo", ledger, take)
    assert (status, f"请先撤销第{decided[1]}步、第{decided[0]}步" in said, sha(ledger) == before) == (2, True, True)
    undone = [undo(say, ledger, act) for act in (decided[1], decided[0], take)]
    _, empty = say("show", ledger, *MARCH, "--json")
    assert (empty["questions"], line(empty, "1-1")["done"]) == ([], None)
    status, said = say("undo", ledger, undone[0])
    assert (status, "收走了它核定的内容" in said) == (2, True), "a decision comes back only to what it decided on"
    for act in reversed(undone):
        undo(say, ledger, act)
    assert say("show", ledger, *MARCH, "--json")[1] == full


def undo(say: Say, ledger: Path, act: int) -> int:
    """Undo an act and return the number of the act that did it."""
    assert say("undo", ledger, act)[0] == 0
    return int(say("acts", ledger, "--json")[1]["acts"][-1]["act"])
