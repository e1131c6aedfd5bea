"""The year's end and start of a small office by command: what is refused, what a dry run says, no plan yet."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.journeys.desk import Say, sha

PLAN = """榕城市2021年民生实事任务分解
榕城市人民政府办公室
2020年12月20日
1. 新建中小学24所。（牵头单位：市教育局；共同责任单位：东海县；完成时限：2021年10月底前）
2. 城镇新增就业12000人。（牵头单位：市人社局）
3. 出台养老服务管理办法。（牵头单位：市民政局）
"""


@pytest.fixture
def ledger(tmp_path: Path, say: Say) -> Path:
    (tmp_path / "方案.txt").write_text(PLAN, "utf-8")
    path = tmp_path / "榕城.shishi"
    assert say("new", path, "--plan", tmp_path / "方案.txt", "--office", "督查室", "--schedule", "monthly")[0] == 0
    assert say("lights", path, "--preset", "银川")[0] == 0
    return path


def test_archiving_says_all_and_writes_nothing_when_only_asked(ledger: Path, say: Say, tmp_path: Path) -> None:
    before, beside = sha(ledger), set(tmp_path.rglob("*"))
    status, said = say("archive", ledger, "--dry-run")
    assert (status, sha(ledger), set(tmp_path.rglob("*"))) == (0, before, beside)
    for part in ("未销号 3 项（推进中 3 项）：第1—3项。", "没有发表、也没有报数的期次 12 期", "只是预检，没有归档。"):
        assert part in said
    for name, why in (("归档.rar", "要存成 .zip"), ("方案.txt", "要存成 .zip")):
        status, said = say("archive", ledger, "--to", tmp_path / name)
        assert (status, why in said) == (2, True)
    status, said = say("archive", ledger)
    assert (status, f"已归档：{tmp_path / '榕城_2021年归档.zip'}" in said) == (0, True)
    act = say("acts", ledger, "--json")[1]["acts"][-1]
    assert (act["verb"], act["subject"]) == ("年度归档", "2021年")
    status, said = say("tag", ledger, "1", "--public-no", "2")
    assert (status, f"撤销第{act['act']}步" in said) == (2, True)
    assert say("undo", ledger, act["act"])[0] == 0
    assert say("tag", ledger, "1", "--public-no", "2")[0] == 0


def test_next_year_says_what_it_takes_over_and_refuses_what_it_cannot(ledger: Path, say: Say, tmp_path: Path) -> None:
    assert say("end", ledger, "3", "--from", "2021-05", "--reason", "并入别的")[0] == 0
    before, beside, new = sha(ledger), set(tmp_path.rglob("*")), tmp_path / "2022.shishi"
    for words, why in (
        (("--plan", tmp_path / "方案.txt"), "方案是2021年的，本台账已经是2021年的"),
        (("--no-plan", "--carry", "3", "9", "1"), "第3项已终止。\n“9”不是台账里的事项。"),
        (("--no-plan", "--plan", tmp_path / "方案.txt"), "不能同时用"),
        ((), "必须给出其一"),
    ):
        status, said = say("next", ledger, new, *words)
        assert (status, why in said) == (2, True), said
    status, told = say("next", ledger, new, "--no-plan", "--carry", "all", "--dry-run", "--json")
    assert (status, told["items"], told["carried"], told["rounds"][0]) == (0, ["结1", "结2"], ["结1", "结2"], "2022-01")
    assert (sha(ledger), set(tmp_path.rglob("*"))) == (before, beside)
    status, said = say("next", ledger, new, "--no-plan", "--carry", "1")
    assert (status, "另有 1 项没有销号，不结转" in said) == (0, True)
    assert say("next", ledger, new, "--no-plan")[0] == 2
    say("lights", new, "--preset", "银川")
    assert [one["verb"] for one in say("acts", new, "--json")[1]["acts"]] == ["建账"]
    assert say("amend", new, "new", "--text", "新建公园3个", "--leads", "市教育局", "--add", "新建公园", "--value", "3",
               "--measure", "个", "--reason", "年初追加")[0] == 0  # fmt: skip
    _, shown = say("show", new, "--period", "2022-01", "--json")
    assert [one["no"] for one in shown["items"]] == ["结1", "1"]
    assert sha(ledger) == before


def test_a_year_may_begin_with_units_alone(ledger: Path, say: Say, tmp_path: Path) -> None:
    new = tmp_path / "2022.shishi"
    assert say("next", ledger, new, "--no-plan")[0] == 0
    status, shown = say("show", new, "--period", "2022-01", "--json")
    assert (status, shown["items"], len(shown["units"])) == (0, [], 4)
    assert say("show", new, "--period", "2022-01")[0] == 0
    status, said = say("send", new, "--period", "2022-01", "--to", tmp_path / "发出")
    assert (status, "没有单位要填表" in said, (tmp_path / "发出").exists()) == (2, True, False)
    assert say("archive", new)[0] == 0
    assert say("check", new)[0] == 0


def test_slips_go_into_the_years_archive_and_their_prefix_into_next_year(ledger: Path, say: Say) -> None:
    hand = ("--title", "停车难", "--content", "限期拿出方案", "--unit", "市教育局", "--date")
    assert say("slip", ledger, "new", *hand, "2021-04-02", "--prefix", "榕督字")[0] == 0
    assert say("slip", ledger, "new", *hand, "2021-04-02")[0] == 0
    assert say("slip", ledger, 2, "终止督办", "--text", "误立", "--who", "王主任")[0] == 0
    new = ledger.parent / "2022.shishi"
    status, said = say("next", ledger, new, "--no-plan")
    assert (status, "督办单字号照旧，从榕督字〔2022〕1号编起" in said) == (0, True), said
    assert say("slip", new, "new", *hand, "2022-01-04", "--json")[1]["no"] == "榕督字〔2022〕1号"
    zipped = ledger.parent / "归档.zip"
    status, said = say("archive", ledger, "--to", zipped)
    assert (status, "没有办结的督办单 1 件：榕督字〔2021〕1号。" in said) == (0, True), said
    with zipfile.ZipFile(zipped) as pack, pack.open("归档清单.xlsx") as listed:
        book = openpyxl.load_workbook(listed)
    assert book.sheetnames == ["事项清单", "督办登记表", "归档文件", "归档说明"]
    numbers = [book["督办登记表"].cell(row, 1).value for row in range(4, 7)]
    assert numbers == ["榕督字〔2021〕1号", "榕督字〔2021〕2号", None]
