"""A year of closed rounds by command: twelve rounds published, a late form, one reopening, every paper as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from model.sheets import fill_form
from model.terms import Field
from tests.journeys.desk import Say, line, sha

TEXT = """关于印发榕城市2021年民生实事任务分解的通知
榕政办发〔2020〕88号
榕城市人民政府办公室
2020年12月20日
一、教育
1. 新建中小学24所。（牵头单位：市教育局）
二、就业
2. 城镇新增就业12000人。（牵头单位：市人社局）
"""


@pytest.fixture
def ledger(tmp_path: Path, say: Say) -> Path:
    (tmp_path / "方案.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "榕城.shishi"
    assert say("new", path, "--plan", tmp_path / "方案.txt", "--schedule", "monthly")[0] == 0
    return path


def at(month: int) -> str:
    return f"2021-{month:02}"


def told(say: Say, ledger: Path, month: int, schools: int, jobs: int) -> None:
    """Take both figures of a month from one chat message."""
    message = ledger.parent / f"{month}.txt"
    message.write_text(f"市教育局 1-1 {schools}所\n市人社局 2-1 {jobs}人\n", encoding="utf-8")
    assert say("paste", ledger, message, "--period", at(month), "--confirm")[0] == 0


def close(say: Say, ledger: Path, month: int, *more: str) -> str:
    status, said = say(
        "close", ledger, "--period", at(month), "--date", f"{2021 + month // 12}-{month % 12 + 1:02}-02", *more
    )
    assert status == 0, said
    return str(said)


def show(say: Say, ledger: Path, month: int, *more: str) -> Any:
    status, shown = say("show", ledger, "--period", at(month), "--json", *more)
    assert status == 0
    return shown


def test_a_year_of_closed_rounds(ledger: Path, say: Say, tmp_path: Path) -> None:
    status, said = say("close", ledger, "--period", at(1))
    assert (status, "封存的是空的一期" in said) == (2, True)
    january(say, ledger, tmp_path)
    for month in range(2, 7):
        told(say, ledger, month, month if month < 5 else 2 * month, 1000 * month)
        close(say, ledger, month)
    april = show(say, ledger, 4)
    assert line(april, "1-1")["reason"] == "滞后16.7个百分点，连续4期"
    reopened(say, ledger, tmp_path)
    for month in range(7, 13):
        told(say, ledger, month, 2 * month, 1000 * month)
        close(say, ledger, month)
    status, found = say("snapshots", ledger, "--json")
    numbers = [(one["period"], one["number"], bool(one["reopened"])) for one in found["snapshots"]]
    assert len(numbers) == 13
    assert numbers.count((at(3), 1, True)) == numbers.count((at(3), 2, False)) == 1
    shown = show(say, ledger, 12)
    assert [line(shown, name)["light"] for name in ("1-1", "2-1")] == ["done", "done"]
    assert shown["closed"]["rule"].startswith("按序时：进度不低于序时")
    compared(say, ledger, tmp_path)
    told_of_closed_rounds(say, ledger)
    assert say("check", ledger)[0] == 0


def january(say: Say, ledger: Path, folder: Path) -> None:
    """One unit reports late: its form is taken, and January stays as it was published."""
    say("send", ledger, "--period", at(1), "--to", folder / "1月")
    told_one = folder / "1.txt"
    told_one.write_text("市教育局 1-1 1所\n", encoding="utf-8")
    say("paste", ledger, told_one, "--period", at(1), "--confirm")
    status, said = say("close", ledger, "--period", at(1), "--dry-run")
    assert (status, "未报2家：市教育局、市人社局" in said, "没有写入台账" in said) == (0, True, True)
    close(say, ledger, 1)
    say("report", ledger, "--period", at(1), "--to", folder / "报一.xlsx")
    form = next((folder / "1月").glob("*_市人社局_*.xlsx"))
    form.write_bytes(fill_form.fill(form.read_bytes(), {("2-1", Field.DONE): "900"}, {"填报人": "张三"}))
    status, said = say("take", ledger, form, "--received", "2021-02-05")
    assert "1月已封存 2021-02-02，第1次：照收照记，不改已封存的数，计入下一期；要改已公布的，经批准重开。" in said
    shown = show(say, ledger, 1)
    assert (line(shown, "2-1")["done"], line(shown, "2-1")["light_word"]) == (None, "未报")
    assert [one["words"] for one in shown["since_closing"]] == [["累计未报→900", "亮灯未报→滞后"]]
    assert line(show(say, ledger, 1, "--live"), "2-1")["done"] == 900
    say("report", ledger, "--period", at(1), "--to", folder / "报二.xlsx")
    assert sha(folder / "报一.xlsx") == sha(folder / "报二.xlsx")


def reopened(say: Say, ledger: Path, folder: Path) -> None:
    """March is corrected by the vice secretary's word; what was published before can still be shown."""
    say("fill", ledger, "--period", at(3), "--line", "1-1", "--unit", "市教育局", "--source", "sealed", "--done", "6")
    words = ("reopen", ledger, "--period", at(3), "--reason", "市教育局书面更正", "--approver", "王副秘书长")
    status, said = say(*words, "--dry-run")
    assert (status, "封存以后有1行有变化" in said, "以后的1—4月、1—5月、1—6月也已封存" in said) == (0, True, True)
    held = show(say, ledger, 3)
    assert line(held, "1-1")["done"] == 3
    assert say(*words)[0] == 0
    assert show(say, ledger, 3)["closed"] is None
    assert "本期第1次封存（2021-04-02）后已重开，尚未再封存" in say("page", ledger, "--period", at(3), "--text")[1]
    status, said = say("undo", ledger, held["closed"]["act"])
    assert (status, "请办“重开”" in said) == (2, True)
    assert say("close", ledger, "--period", at(3))[0] == 0
    assert line(show(say, ledger, 3), "1-1")["done"] == 6
    status, first = say("snapshots", ledger, "--period", at(3), "--number", 1, "--json")
    assert (line(first, "1-1")["done"], first["closed"]["date"]) == (3, "2021-04-02")
    assert line(show(say, ledger, 4), "1-1")["reason"] == "滞后16.7个百分点，连续4期", "published so, stays so"


def told_of_closed_rounds(say: Say, ledger: Path) -> None:
    """Whatever is set for rounds already published says that they stay."""
    stay = "1—11月、1—12月已封存：已公布的数和亮灯不变；要改已公布的，经批准重开。"
    since = ("--from", at(11), "--reason", "会议纪要", "--dry-run")
    assert stay in say("end", ledger, "1", "终止", *since)[1]
    assert stay in say("change", ledger, "1-1", "30所", *since)[1]
    assert stay in say("schedule", ledger, "1-1", "--preset", "到期一次性", "--from", at(11), "--dry-run")[1]
    assert (
        f"1月、1—2月、1—3月、1—4月、1—5月、1—6月、1—7月、1—8月、1—9月、1—10月、{stay}"
        in say("lights", ledger, "--preset", "银川", "--dry-run")[1]
    )


def compared(say: Say, ledger: Path, folder: Path) -> None:
    status, found = say("compare", ledger, at(5), at(4), "--to", folder / "对比.xlsx", "--json")
    assert (status, found["before"]["period"], found["after"]["period"]) == (0, at(4), at(5))
    assert sum(found["counts"].values()) == len(found["lines"]) == 2
    assert found["lines"][0]["words"] == ["累计4→10（+6）", "亮灯严重滞后→按序时"]
    assert (found["lines"][0]["by"], found["lines"][0]["points"]) == (6, "+25")
    assert (folder / "对比.xlsx").exists()
    assert say("compare", ledger, at(5), at(5))[0] == 2
