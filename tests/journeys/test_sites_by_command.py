"""Sites and the lists of 销号 by command: pasted, one removed, rates printed with n/N, lists written out."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from model import commands
from tests.journeys.desk import Say, sha

BLOCK = (
    "序号\t点位名称\t县区\t计划开工\t实际开工\t计划完工\t总投资\t已完成投资\n"
    "1\t一中\t东海县\t2021-02\t2021-02-20\t2021-03-31\t1200\t300\n"
    "1\t二小\t灌云县\t3月\t\t\t\t\n"
)
PLAN = """连云港市2021年民生实事任务分解
连政发〔2021〕10号
连云港市人民政府
2021年2月10日
1. 新改扩建中小学25所。（牵头单位：市教育局，共同责任单位：东海县、灌云县）
2. 新建幼儿园16所。（牵头单位：市教育局，共同责任单位：东海县、灌云县）
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    (tmp_path / "方案.txt").write_text(PLAN, encoding="utf-8")
    path = tmp_path / "两项.shishi"
    assert commands.run(["new", str(path), "--plan", str(tmp_path / "方案.txt")]) in (0, 1)
    return path


def test_sites_are_pasted_half_columned_removed_and_counted(say: Say, ledger: Path, tmp_path: Path) -> None:
    assert say("sites", ledger, "--paste", BLOCK)[0] == 0
    status, said = say("sites", ledger, "--paste", "序号\t点位名称\t实际开工\n1\t二小\t4月6日\n1\t三中\t春天\n")
    assert status == 1
    assert "第1项 灌云县 二小：实际开工 空白 → 2021-04-06。" in said
    assert "〔要问〕第3行“1 三中 春天”：没有写县区，这一行没有采用。" in said
    status, said = say("sites", ledger, "--period", "2021-03")
    assert status == 0
    assert "开工率 50.0%（1/2，逾期未开工 1 处）　竣工率 0.0%（0/2，逾期未竣工 1 处）" in said
    assert "投资完成率 25.0%（300/1200万元，1处没有总投资）" in said
    assert "〔逾期未竣工〕第1项 东海县 一中" in said
    before = sha(ledger)
    status, said = say("sites", ledger, "--remove", "1", "东海县", "一中", "--dry-run")
    assert (status, sha(ledger)) == (0, before)
    assert "删去 第1项 东海县 一中（总投资1200万元，已完成投资300万元）。" in said
    assert say("sites", ledger, "--remove", "1", "东海", "一中")[0] == 0
    assert [one["name"] for one in say("sites", ledger, "--json")[1]["sites"]] == ["二小"]
    assert say("sites", ledger, "--remove", "1", "东海县", "一中")[0] == 2
    assert "后面要有三个值" in say("sites", ledger, "--remove", "1")[1]


def test_a_bad_cell_of_a_workbook_is_named_by_its_address(say: Say, ledger: Path, tmp_path: Path) -> None:
    say("sites", ledger, "--paste", BLOCK)
    assert say("sites", ledger, "--to", tmp_path / "点位.xlsx")[0] == 0
    book = load_workbook(tmp_path / "点位.xlsx")
    book.worksheets[0]["I4"].value, book.worksheets[0]["F5"].value = "约500", "春天"
    book.save(tmp_path / "点位.xlsx")
    status, said = say("sites", ledger, "--from", tmp_path / "点位.xlsx", "--dry-run")
    assert status == 1
    assert "〔要问〕第4行I列“一中”：总投资（万元）：写的是“约500”" in said
    assert "〔要问〕第5行F列“二小”：实际开工：写的是“春天”" in said


def test_the_lists_of_strike_off_are_written_out(say: Say, ledger: Path, tmp_path: Path) -> None:
    assert say("strike", ledger, "1", "报完成", "--date", "2021-04-01")[0] == 0
    path = tmp_path / "清单.xlsx"
    status, said = say("strike", ledger, "--to", path)
    assert (status, "已写出未销号、缺佐证" in said) == (0, True)
    book = load_workbook(path)
    rows = {sheet.title: [row[0].value for row in sheet.iter_rows(min_row=4)] for sheet in book.worksheets}
    assert rows == {"未销号": ["1", "2"], "缺佐证": ["1"]}
    assert say("strike", ledger, "--to", path, "--list", "没有这个")[0] == 2
