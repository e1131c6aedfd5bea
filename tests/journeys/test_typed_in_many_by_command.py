"""Many lines typed in at once by command: every cell has one fate, one act writes what is taken, undone by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.journeys.desk import Say, line, sha

HEAD = "序号\t指标\t累计完成\t当前阶段\t进展情况\t存在问题\n"
BLOCK = (
    HEAD
    + '1-1\t\t8\t\t"开工\n两所"\t\n2-1\t\t\t\t\t\n8-1\t\t大概有一些\t\t\t\n99-9\t\t3\t\t\t\n97-1\t\t2\t\t\t缺土地\n'
)
APRIL = ("--period", "2021-04", "--source", "phone")


def test_a_block_is_one_act_and_what_is_not_taken_is_told(april: Path, say: Say) -> None:
    before = sha(april)
    status, said = say("fill", april, *APRIL, "--paste", BLOCK, "--dry-run")
    assert (status, sha(april) == before) == (1, True)
    status, said = say("fill", april, *APRIL, "--paste", BLOCK)
    assert status == 1
    assert "第5行" in said
    assert "没有序号是“99-9”的行" in said
    assert "〔没有收〕第4行 8-1 截至本期累计完成" in said
    assert "填了 5 格：收下 3 格，收下待确认 1 格，没有收 1 格。" in said
    assert "已提交：批量录入 2行 1—4月" in said
    _, shown = say("show", april, "--period", "2021-04", "--json")
    assert (line(shown, "1-1")["done"], line(shown, "97-1")["done"], line(shown, "2-1")["done"]) == (None, 2, None)
    _, acts = say("acts", april, "--json")
    assert "批量录入 2行 1—4月" in str(acts["acts"][-1])
    assert say("undo", april, acts["acts"][-1]["act"])[0] == 0
    _, shown = say("show", april, "--period", "2021-04", "--json")
    assert line(shown, "97-1")["done"] is None


def test_one_note_lets_every_doubtful_figure_stand_and_the_same_again_writes_nothing(april: Path, say: Say) -> None:
    block = HEAD + "1-1\t\t8\t\t\t\n97-1\t\t2\t\t\t\n"
    assert say("fill", april, *APRIL, "--paste", block, "--note", "市教育局电话核实")[0] == 0
    _, shown = say("show", april, "--period", "2021-04", "--json")
    assert (line(shown, "1-1")["done"], line(shown, "97-1")["done"]) == (8, 2)
    before = sha(april)
    status, said = say("fill", april, *APRIL, "--paste", block)
    assert (status, "与台账相同 2 格" in said, sha(april) == before) == (0, True, True)


def test_rows_that_disagree_and_strangers_are_refused_and_a_workbook_is_read(
    april: Path, say: Say, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("序号", "填报单位", "累计完成"),
        ("1-1", "", 13),
        ("1-1", "", 14),
        ("97-1", "市教育局", 2),
        ("97-1", "没有这家", 2),
    ):
        sheet.append(row)
    path = tmp_path / "台账.xlsx"
    book.save(path)
    before = sha(april)
    status, said = say("fill", april, *APRIL, "--from", path)
    assert (status, sha(april) == before) == (1, True)
    assert said.count("同一行填了两个不一样的") == 2
    assert "〔不能填〕第4行 97-1 截至本期累计完成：第97项没有市教育局的责任分工" in said
    assert "单位名单里没有“没有这家”" in said
    assert "填了 4 格：没有收 3 格，不能填 1 格。" in said


def test_a_closed_round_takes_nothing(april: Path, say: Say) -> None:
    assert say("close", april, "--period", "2021-04", "--reason", "试")[0] == 0
    before = sha(april)
    status, said = say("fill", april, *APRIL, "--paste", HEAD + "97-1\t\t2\t\t\t\n")
    assert (status, sha(april) == before, "1—4月已封存，不录入" in said) == (1, True, True)


@pytest.mark.parametrize("block", ["1-1\t8\n", "序号\t指标\n1-1\t\n", "序号\t累计完成\t累计\n1-1\t8\t9\n"])
def test_a_block_without_its_headings_is_asked_about(april: Path, say: Say, block: str) -> None:
    before = sha(april)
    status, said = say("fill", april, *APRIL, "--paste", block)
    assert (status, sha(april) == before, "〔要问〕" in said) == (1, True, True)
