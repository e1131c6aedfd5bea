"""From the read plan to next year: units, numbers, the first round, a changed target, a merged unit, archive, next."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from model.sheets import fill_form
from model.sheets.plan_columns import SCHEDULE_SHEET
from model.terms import Field
from tests.journeys.desk import PLAN, Say, line, sha
from tests.journeys.test_first_round_by_command import row
from tests.plan_hand import PlanHand

UNITS = ("市教育局", "市住建局", "市交通局", "东海县")
"""Whose files are really written; that 44 units get one is only asked (test_first_round_by_command writes them all)."""
COUNTIES = {"东海县": 5, "灌云县": 4, "海州区": 7}
"""Sixteen kindergartens (2-1)."""
REASON = "市领导同意先归档，冲突的数由市住建局书面说明"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "连云港.shishi"


def do(say: Say, *words: object, status: int = 0) -> str:
    found, said = say(*words)
    assert found == status, said
    return str(said)


def form(folder: Path, unit: str) -> Path:
    return next(folder.glob(f"*_{unit}_*.xlsx"))


def back(path: Path, to: Path, values: dict[tuple[str, Field], str | Decimal], name: str = "张三") -> Path:
    to.parent.mkdir(exist_ok=True)
    to.write_bytes(fill_form.fill(path.read_bytes(), values, {"填报人": name, "联系电话": "0518-1"}, 1))
    return to


def test_from_the_plan_to_next_year(ledger: Path, say: Say) -> None:
    put_right(ledger, say)
    first_round(ledger, say)
    march(ledger, say)
    summer(ledger, say)
    archived(ledger, say)
    next_year(ledger, say)


def put_right(ledger: Path, say: Say) -> None:
    """The plan becomes a ledger; a unit is corrected, the 50件 are numbered from a pasted block."""
    do(say, "new", ledger, "--plan", PLAN, "--office", "连云港市人民政府办公室")
    do(say, "unit", ledger, "市资源局", "--short", "市自然资源局", "--contact", "孙七", "--phone", "8123")
    block = "序号\t件号\n" + "\n".join(f"{no}\t第{no % 50 + 1}件" for no in range(1, 121))
    assert "120项" in do(say, "tag", ledger, "--paste", block)


def first_round(ledger: Path, say: Say) -> None:
    """分解方案表 out and back, one of them wrong; what is right is adopted, what is wrong waits."""
    folder = ledger.parent / "首轮"
    assert "44 家" in do(say, "send", ledger, "--form", "plan", "--dry-run")
    names = [word for unit in UNITS for word in ("--unit", unit)]
    do(say, "send", ledger, "--form", "plan", "--to", folder, *names)
    edu = PlanHand(form(folder, "市教育局")).schedule("2-1", preset="按月均分").shares("2-1", **COUNTIES)
    edu.contact("王局", "李科", "科长", "85521234").save(folder / "报" / "教育.xlsx")
    house = PlanHand(form(folder, "市住建局"))
    wrong = next(str(one) for one in house.column(SCHEDULE_SHEET, "序号") if "-" in str(one))
    house.schedule(wrong, preset="自定义", m03=9, m06=5).save(folder / "报" / "住建.xlsx")
    PlanHand(form(folder, "东海县")).contact("赵县", "钱科", "科员", "85520000").save(folder / "报" / "东海.xlsx")
    _, taken = say("take", ledger, folder / "报", "--json")
    assert sum(taken["counts"].values()) == taken["cells"]
    status, adopted = say("adopt", ledger, "--json")
    assert (status, bool(adopted["act"])) == (1, True)
    assert [one["cell"] != "" for one in adopted["left_out"] if "不能下降" in one["sentence"]] == [True]
    do(say, "schedule", ledger, "32-1", "85-1", "--preset", "按月均分")


def march(ledger: Path, say: Say) -> None:
    """The next round's forms show what was agreed; two units report, one of them twice and differently."""
    folder = ledger.parent / "三月"
    names = [word for unit in UNITS for word in ("--unit", unit)]
    do(say, "send", ledger, "--period", "2021-03", "--to", folder, *names)
    assert row(folder, "市教育局", "2-1")[3:6] == ["16", "4", ""]
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    kindergartens = line(shown, "2-1")
    assert (kindergartens["due"], kindergartens["light"]) == (25, "none")
    assert {one["unit"]: one["task"] for one in kindergartens["by_unit"] if one["task"]} == COUNTIES
    edu = back(form(folder, "市教育局"), folder / "报" / "教育.xlsx", {("2-1", Field.DONE): Decimal(4)})
    houses = [
        back(form(folder, "市住建局"), folder / "报" / f"住建{n}.xlsx", {("32-1", Field.DONE): Decimal(n)}, f"李{n}")
        for n in (840, 870)
    ]
    assert say("take", ledger, edu, *houses, "--received", "2021-03-26")[0] == 1


def summer(ledger: Path, say: Say) -> None:
    """In July a target changes, in August a unit is merged: its form under the old name is taken all the same."""
    why = ("--reason", "自加压力", "--document", "连政发〔2021〕30号", "--date", "2021-07-02")
    do(say, "change", ledger, "2-1", "20所", "--from", "2021-07", *why)
    folder = ledger.parent / "八月"
    do(say, "send", ledger, "--period", "2021-08", "--to", folder, "--unit", "市交通局", "--unit", "市教育局")
    assert row(folder, "市教育局", "2-1")[3] == "20"
    assert "手里1—8月的表还可以报" in do(
        say, "unit", ledger, "市交通局", "--merge-into", "市住建局", "--from", "2021-08"
    )
    old = back(form(folder, "市交通局"), folder / "报" / "旧名称.xlsx", {("85-1", Field.DONE): Decimal(200)})
    status, taken = say("take", ledger, old, "--json", "--received", "2021-08-26")
    assert (status, taken["files"][0]["unit"], taken["counts"]["taken"]) == (0, "市住建局", 1)
    _, shown = say("show", ledger, "--period", "2021-08", "--json")
    assert (line(shown, "85-1")["done"], line(shown, "2-1")["value"]) == (200, 20)
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert line(shown, "2-1")["value"] == 16


def archived(ledger: Path, say: Say) -> None:
    """Archiving with an open conflict asks for a reason; afterwards everything can be looked at, nothing changed."""
    zipped, before = ledger.parent / "归档.zip", sha(ledger)
    asked = do(say, "archive", ledger, "--to", zipped, status=2)
    assert "没有归档，没有改动任何内容：1—3月冲突：第32项" in asked
    assert (sha(ledger) == before, zipped.exists()) == (True, False)
    status, told = say("archive", ledger, "--to", zipped, "--despite", REASON, "--json")
    assert (status, len(told["blocking"]), told["file"]) == (0, 1, str(zipped))
    assert any("1—3月：未报 2 家：" in one for one in told["open"])
    assert (told["final"], told["rounds"]) == ("2021-08", ["2021-03", "2021-08"])
    with zipfile.ZipFile(zipped) as packed:
        names = packed.namelist()
    for part in (
        "台账/连云港.shishi",
        "归档清单.xlsx",
        "上报表/上报表_2021年1-8月.xlsx",
        "方案原件/lianyungang-2021.txt",
    ):
        assert part in names
    assert "收到的文件/2021-08 1—8月/市住建局/旧名称.xlsx" in names
    assert any(name.startswith("收到的文件/分解方案/东海县/") for name in names)
    after = sha(ledger)
    for refused in (
        ("take", ledger, ledger.parent / "三月" / "市住建局.xlsx"),
        ("send", ledger, "--form", "plan", "--unit", "市教育局", "--to", ledger.parent / "九月"),
        ("undo", ledger, 2),
        ("archive", ledger, "--to", ledger.parent / "又.zip"),
    ):
        assert say(*refused)[0] == 2
    assert "只能查看、导出和打印" in do(say, "unit", ledger, "市教育局", "--contact", "周八", status=2)
    do(say, "report", ledger, "--period", "2021-03", "--to", ledger.parent / "上报.xlsx", status=0)
    do(say, "check", ledger)
    assert (sha(ledger) == after, (ledger.parent / "九月").exists()) == (True, False)


def next_year(ledger: Path, say: Say) -> None:
    """Next year is founded on its plan and on this ledger, which stays as it is; carried items are sent like others."""
    new, before, plan = ledger.parent / "2022年.shishi", sha(ledger), ledger.parent / "2022.txt"
    plan.write_text(
        "2022年连云港市民生实事分解落实方案\n连云港市人民政府\n2022年1月20日\n"
        "1. 新建幼儿园10所。（牵头单位：市教育局；共同责任单位：各县区）\n"
        "2. 新建农村公路90公里。（牵头单位：市交通局）\n3. 建设数据平台1个。（牵头单位：市数据局）\n",
        "utf-8",
    )
    said = do(say, "next", ledger, new, "--plan", plan, "--carry", 2, 32)
    for part in ("已并入别家的 1 家不带（市交通局", "结转未办结的 2 项（原第2、32项）", "市数据局", "已建立台账"):
        assert part in said
    assert sha(ledger) == before
    _, found = say("units", new, "--json")
    units: dict[str, Any] = {one["short"]: one for one in found["units"]}
    assert "市交通局" not in units
    assert (units["市自然资源局"]["contact"], units["市教育局"]["contact"]) == ("孙七", "李科")
    _, shown = say("show", new, "--period", "2022-02", "--json")
    assert [(one["no"], one["leads"]) for one in shown["items"]] == [
        ("1", ["市教育局"]), ("2", ["市住建局"]), ("3", ["市数据局"]), ("结2", ["市教育局"]), ("结32", ["市住建局"]),
    ]  # fmt: skip
    carried = line(shown, "结2-1")
    assert (carried["value"], carried["done"], carried["due"]) == (20, None, None)
    folder = ledger.parent / "次年"
    do(say, "send", new, "--period", "2022-02", "--to", folder, "--unit", "市教育局")
    assert row(folder, "市教育局", "结2-1")[3:6] == ["20", "", ""]
    told = back(form(folder, "市教育局"), folder / "报" / "教育.xlsx", {("结2-1", Field.DONE): Decimal(3)})
    assert say("take", new, told)[0] in (0, 1)
    _, shown = say("show", new, "--period", "2022-02", "--json")
    assert line(shown, "结2-1")["done"] == 3
    do(say, "check", new)
