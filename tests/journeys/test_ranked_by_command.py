"""Who stands where in a round, by command: ranking with its parts, the list of what is behind, and its workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from model import commands
from model.terms import Field
from tests.journeys.desk import Say, fill, sha

MARCH = ("--period", "2021-03")


@pytest.fixture
def ledger(office: Path, say: Say) -> Path:
    """March of one unit: 1 of 25 schools (4 % where 25 is due) is red, 4 of 16 kindergartens are on schedule."""
    back = fill(
        office,
        "市教育局",
        {("1-1", Field.DONE): "1", ("1-1", Field.PROBLEM): "用地手续未办结，4月底前开工。", ("2-1", Field.DONE): "4"},
    )
    out = office / "连云港.shishi"
    assert say("take", out, back, "--received", "2021-03-26")[0] in (0, 1)
    return out


def test_the_list_names_what_is_behind_with_the_reason_as_reported(ledger: Path, say: Say) -> None:
    before = sha(ledger)
    status, said = say("behind", ledger, *MARCH, "--json")
    [one] = [one for one in said["lines"] if one["line"] == "1-1"]
    assert status == 0
    assert (one["light"], one["gap"], one["words"], one["rounds"]) == ("red", 21, "滞后21.0个百分点", 1)
    assert (one["target"], one["done"], one["leads"]) == (25, 1, ["市教育局"])
    assert one["cause"] == "用地手续未办结，4月底前开工。"
    assert "滞后21.0个百分点" in say("behind", ledger, *MARCH)[1]
    assert sha(ledger) == before


def test_the_list_becomes_a_workbook_with_true_numbers_that_is_no_plan(ledger: Path, say: Say) -> None:
    to = ledger.parent / "红黄清单.xlsx"
    status, said = say("behind", ledger, *MARCH, "--to", to)
    assert status == 0
    assert "严重滞后" in said
    sheet = openpyxl.load_workbook(to).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5) if row[0].value == "1"]
    assert rows[0][3] == 25
    assert rows[0][5] == 1
    assert rows[0][7] == "21.0个百分点"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.print_title_rows) == (
        "landscape",
        9,
        "$4:$4",
    )
    status, said = say("read", to)
    assert (status, "红黄清单，不是方案" in said) == (2, True)
    assert say("behind", ledger, *MARCH, "--to", ledger)[0] == 2


def test_units_and_counties_rank_with_their_parts_and_the_rest_stands_apart(ledger: Path, say: Say) -> None:
    status, said = say("ranking", ledger, *MARCH, "--json")
    assert status == 0
    [first] = said["units"]["ranked"]
    assert (first["rank"], first["unit"]) == (1, "市教育局")
    parts = {one["part"]: (one["percent"], one["words"]) for one in first["parts"]}
    assert parts["pace"] == (50.0, "1/2条")
    assert parts["form"] == (100.0, "已报")
    assert first["lines"] - first["silent"] == 2
    everyone = [one["name"] for one in say("show", ledger, *MARCH, "--json")[1]["units"]]
    assert sorted(["市教育局", *(one["unit"] for one in said["units"]["apart"])]) == sorted(everyone)
    assert said["counties"]["ranked"] == []
    assert {one["why"] for one in said["counties"]["apart"]} == {"没有分到任务"}
    text = say("ranking", ledger, *MARCH)[1]
    assert "第1名　市教育局" in text
    assert "并列" in text


def test_a_round_without_any_figure_is_said_so(sent_round: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = str(sent_round / "连云港.shishi")
    assert commands.run(["behind", ledger, *MARCH]) == 0
    assert commands.run(["ranking", ledger, *MARCH]) == 0
    said = capsys.readouterr().out
    assert "本期没有亮红灯、黄灯的指标和节点。" in said
    assert "没有可以排名的单位。" in said
