"""考核评价 by command: from the rule book to a frozen score that comes out of the ledger again byte by byte."""

from __future__ import annotations

import datetime
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from model import commands_score
from model.records.score import Scores
from model.rules.score.presets import PRESETS
from model.sheets import fill_form, read
from model.terms import Field
from tests.journeys.desk import Say, sha

TEXT = """关于印发榕城市2021年民生实事任务分解的通知
榕政办发〔2020〕88号
榕城市人民政府办公室
2020年12月20日
一、教育
1. 新建中小学24所。（牵头单位：市教育局）
二、就业
2. 城镇新增就业12000人。（牵头单位：市人社局）
"""
LEADS = {"1-1": "市教育局", "2-1": "市人社局"}


def play(say: Say, ledger: Path, month: int, told: dict[str, str], late: str = "") -> None:
    """Send a month's forms and take them back with these figures, one unit's after the day."""
    folder = ledger.parent / f"{month}月"
    assert say("send", ledger, "--period", f"2021-{month:02}", "--to", folder)[0] == 0
    for line, figure in told.items():
        form = next(folder.glob(f"*_{LEADS[line]}_*.xlsx"))
        values: dict[tuple[str, Field], str | Decimal] = {
            (line, Field.DONE): Decimal(figure),
            (line, Field.TEXT): f"{month}月20日统计",
        }
        head = {"填报人": "张三", "联系电话": "0518-85800000"}
        back = folder / f"报_{LEADS[line]}.xlsx"
        back.write_bytes(fill_form.fill(form.read_bytes(), values, head))
        day = "2022-01-20" if LEADS[line] == late else f"2021-{month}-26"
        assert say("take", ledger, back, "--received", day)[0] in (0, 1)


@pytest.fixture
def ledger(tmp_path: Path, say: Say) -> Path:
    (tmp_path / "方案.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "榕城.shishi"
    assert say("new", path, "--plan", tmp_path / "方案.txt", "--schedule", "monthly")[0] == 0
    play(say, path, 11, {"1-1": "17", "2-1": "11000"})
    play(say, path, 12, {"1-1": "18", "2-1": "12600"}, late="市人社局")
    return path


def unit(found: Any, name: str) -> Any:
    return next(one for one in found["units"] if one["name"] == name)


def note(say: Say, ledger: Path, *words: object) -> int:
    status, said = say("score-note", ledger, *words, "--reason", "年底评议", "--who", "王主任")
    assert (status, "已保存" in said) == (0, True), said
    return int(say("acts", ledger, "--json")[1]["acts"][-1]["act"])


def test_from_the_rule_book_to_a_frozen_score(ledger: Path, say: Say) -> None:
    rules(say, ledger)
    first = people(say, ledger)
    frozen(say, ledger, first)
    objected(say, ledger)
    changed(say, ledger)
    assert say("check", ledger)[0] == 0


def rules(say: Say, ledger: Path) -> None:
    """Every wrong row is told at once and nothing kept; a trial by another book needs no saving."""
    before = sha(ledger)
    status, said = say("score-rules", ledger, "--preset", "安徽", "--set", "迟报=很多", "--set", "满意度=x")
    assert (status, "“迟报”写的" in said, "“满意度”写的" in said) == (2, True, True)
    assert say("scores", ledger, "--freeze")[0] == 2
    status, found = say("scores", ledger, "--preset", "衢州", "--json")
    assert (status, [(one["name"], one["total"]) for one in found["units"]]) == (
        0,
        [("市人社局", "7.00"), ("市教育局", "0.00")],
    )
    assert sha(ledger) == before
    status, said = say(
        "score-rules", ledger, "--preset", "安徽", "--set", "迟报=每次扣0.5分", "--set", "空报=每次扣1分"
    )
    assert (status, "定考核办法“安徽”" in said) == (0, True)


def people(say: Say, ledger: Path) -> int:
    """What nobody gave is open; 市教育局: 40 × 75 % (18/24) + 45 + 9.5; 市人社局 is late: 40 - 0.5 + 40 + 9."""
    status, found = say("scores", ledger, "--json")
    assert (status, found["open"]) == (1, 4)
    school = unit(found, "市教育局")
    assert (school["total"], school["at_stake"], school["provisional"]) == ("30.00", "60.00", True)
    [work, *_] = school["points"]
    assert (work["reason"], work["line"], work["period"]) == ("40分×完成率75%", "1-1", "2021-12")
    assert work["file"] == "报_市教育局.xlsx 填报表 G5"
    assert say("scores", ledger, "--freeze")[0] == 2
    assert say("score-note", ledger, "市教育局", "人工评分", "--points", "60", "--who", "王")[0] == 2
    first = note(say, ledger, "市教育局", "人工评分", "--points", "45")
    note(say, ledger, "市人社局", "人工评分", "--about", "综合考评", "--points", "40")
    for name, votes in (("市教育局", "80,15,5"), ("市人社局", "70,20,10")):
        note(say, ledger, name, "满意度", "--votes", votes)
    status, found = say("scores", ledger, "--json")
    assert (status, [(one["name"], one["rank"], one["total"]) for one in found["units"]]) == (
        0,
        [("市人社局", 1, "88.50"), ("市教育局", 2, "84.50")],
    )
    late = next(one for one in unit(found, "市人社局")["points"] if one["part"] == "deduction")
    assert (late["points"], late["reason"]) == ("-0.50", "1—12月迟报，2022-01-20收到")
    return first


def frozen(say: Say, ledger: Path, first: int) -> None:
    """Fixed, it is proved from the ledger, also after a note is withdrawn and the rule book changed."""
    status, said = say("scores", ledger, "--freeze", "--to", ledger.parent / "评分表")
    assert (status, "定稿第1版" in said, "已写评分表 3 份" in said) == (0, True, True)
    sheet = next((ledger.parent / "评分表").glob("*市教育局*"))
    texts = {raw.text for one in read.read(sheet.read_bytes(), sheet.name).sheets for raw in one.cells.values()}
    assert {"84.5", "总分 84.50　部门2家中第2名"} <= texts
    document = ledger.parent / "评价结果.docx"
    assert say("scores", ledger, "--fixed", "--to", document)[0] == 0
    with zipfile.ZipFile(document) as parts:
        text = parts.read("word/document.xml").decode()
    assert all(one in text for one in ("迟报 1—12月", "1—12月迟报，2022-01-20收到", "40分×完成率75%", "每次扣0.5分"))
    assert say("scores", ledger, "--fixed", "--to", ledger.parent / "评价.pdf")[0] == 2
    assert say("scores", ledger, "--verify", "--json")[1]["same"]
    assert say("undo", ledger, first)[0] == 0
    assert say("score-rules", ledger, "--set", "迟报=不计")[0] == 0
    status, found = say("scores", ledger, "--verify", "--json")
    assert (status, found["same"], found["differs"]) == (0, True, [])
    assert any("考核办法改过" in one for one in found["notes"])
    assert unit(say("scores", ledger, "--fixed", "--json")[1], "市教育局")["total"] == "84.50"


def objected(say: Say, ledger: Path) -> None:
    """An objection is noted and answered; only another version with a reason corrects."""
    assert say("objection", ledger, "市教育局", "--text", "12月报数应为20所", "--who", "李四")[0] == 0
    assert say("objection", ledger)[0] == 1
    status, said = say("objection", ledger, "--answer", "1", "--text", "已核实，更正", "--who", "王主任")
    assert (status, "对第1版的答复" in said) == (0, True)
    assert say("objection", ledger)[0] == 0
    status, said = say("scores", ledger, "--freeze", "--despite", "领导评分后补")
    assert (status, "再定一版要写明更正的理由" in said) == (2, True)
    assert say("scores", ledger, "--freeze", "--reason", "撤回一次评分", "--despite", "领导评分后补")[0] == 1
    assert [say("scores", ledger, "--fixed", "--version", n, "--json")[1]["version"] for n in (1, 2)] == [1, 2]


def changed(say: Say, ledger: Path) -> None:
    """A figure reported anew is named by the proof, and the fixed version stays as it was."""
    words = ("--period", "2021-12", "--reason", "现场核实", "--approver", "王主任")
    assert say("correct", ledger, "1-1", "20", *words)[0] == 0
    status, found = say("scores", ledger, "--verify", "--version", "1", "--json")
    assert (status, found["whole"], found["same"]) == (1, True, False)
    assert any("市教育局：得分84.5→87.83" in one for one in found["differs"])
    assert unit(say("scores", ledger, "--fixed", "--version", 1, "--json")[1], "市教育局")["total"] == "84.50"
    assert say("score-rules", ledger, "--set", "权重=无")[0] == 0
    status, said = say("scores", ledger)
    assert (status, "考核办法里没有一项有权重" in said) == (2, True)


def test_a_version_is_proved_by_the_rounds_as_they_were_closed_for_it(ledger: Path, say: Say) -> None:
    """Reopened, reported anew and corrected, closed again and that undone: the fixed score comes out the same."""
    told = ("--reason", "现场核实", "--approver", "王主任")
    assert say("score-rules", ledger, "--preset", "四川")[0] == 0
    for month in (11, 12):
        assert say("close", ledger, "--period", f"2021-{month}")[0] in (0, 1)
    assert say("scores", ledger, "--freeze")[0] == 0
    assert proved(say, ledger) == []
    assert say("reopen", ledger, "--period", "2021-12", *told)[0] == 0
    assert say("correct", ledger, "1-1", "20", "--period", "2021-12", *told)[0] == 0
    form = next((ledger.parent / "12月").glob("*_市人社局_*.xlsx"))
    values: dict[tuple[str, Field], str | Decimal] = {("2-1", Field.DONE): Decimal(13000)}
    again = ledger.parent / "更正.xlsx"
    again.write_bytes(fill_form.fill(form.read_bytes(), values, {"填报人": "张三"}, 2))
    assert say("take", ledger, again, "--as", "correction")[0] in (0, 1)
    assert any("2021-12重开过或重新封存" in one for one in proved(say, ledger))
    assert unit(say("scores", ledger, "--json")[1], "市教育局")["total"] == "83.33"
    assert say("close", ledger, "--period", "2021-12", "--reason", "更正")[0] in (0, 1)
    assert proved(say, ledger)
    last = say("acts", ledger, "--json")[1]["acts"][-1]["act"]
    assert say("undo", ledger, last)[0] == 0
    assert proved(say, ledger)


def proved(say: Say, ledger: Path) -> list[str]:
    """Return what is said besides of a version that comes out byte by byte."""
    status, found = say("scores", ledger, "--verify", "--json")
    assert (status, found["same"], found["differs"]) == (0, True, [])
    return list(found["notes"])


def test_a_unit_without_a_score_and_an_unknown_one_are_told_apart(ledger: Path, say: Say) -> None:
    found = Scores(
        "", "", 2021, "", "", datetime.date(2021, 12, 31), PRESETS["衢州"], (), (("市财政局", "没有计分的指标和节点"),)
    )
    apart = commands_score.not_scored(found, "市财政局")
    assert apart == "“市财政局”在单位名册里，但不计分（没有计分的指标和节点）。没有改动台账。"
    status, said = say("scores", ledger, "--preset", "衢州", "--unit", "市气象局")
    assert (status, "“市气象局”不在这次考核的单位名册里" in said) == (2, True)
