"""A whole year by command: twelve rounds, a target changed, a late unit, an item ended, one struck off and reopened."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from model.sheets import fill_form
from model.terms import Field
from tests.journeys.desk import Say, line, sha, unit

TEXT = """关于印发榕城市2021年民生实事任务分解的通知
榕政办发〔2020〕88号
榕城市人民政府办公室
2020年12月20日
一、教育
1. 新建中小学24所。（牵头单位：市教育局）
二、就业
2. 城镇新增就业12000人。（牵头单位：市人社局）
三、交通
3. 新建公共停车场10个。（牵头单位：市城管局）
四、养老
4. 出台养老服务管理办法。（牵头单位：市民政局）
五、收入
5. 居民人均可支配收入增长8%。（牵头单位：市发改委）
"""
LEADS = {"1-1": "市教育局", "2-1": "市人社局", "3-1": "市城管局", "4-1": "市民政局", "5-1": "市发改委"}
WORKS = (
    "前期",
    "前期",
    "前期",
    "招标",
    "招标",
    "已开工",
    "已开工",
    "已开工",
    "主体施工",
    "主体施工",
    "基本完工",
    "竣工验收",
)
RULES = ("制定方案",) * 5 + ("已印发",) * 3 + ("报完成",) * 4


def told(month: int) -> dict[str, tuple[str | Decimal, str]]:
    """Return what each line's lead reports in a month: figure or "", stage."""
    return {
        "1-1": (Decimal(0) if month < 12 else Decimal(25), WORKS[month - 1]),
        "2-1": (Decimal(1000 * month), "实施中"),
        "3-1": (Decimal(0), "申请终止" if month == 5 else "前期"),
        "4-1": ("", RULES[month - 1]),
        "5-1": (Decimal("-1.8") if month == 9 else Decimal("8.5"), "实施中"),
    }


def play(say: Say, ledger: Path, month: int) -> None:
    """Send a month's forms and take what comes back; 市城管局 says nothing in April, 市发改委 is late in May."""
    period, folder = f"2021-{month:02}", ledger.parent / f"{month}月"
    assert say("send", ledger, "--period", period, "--to", folder)[0] == 0
    backs = {}
    for name, who in LEADS.items():
        forms = list(folder.glob(f"*_{who}_*.xlsx"))
        if not forms or (name, month) == ("3-1", 4):
            continue
        figure, stage = told(month)[name]
        values: dict[tuple[str, Field], str | Decimal] = {
            (name, Field.STAGE): stage,
            (name, Field.TEXT): f"{month}月20日统计",
        }
        if figure != "":
            values[name, Field.DONE] = figure
        backs[name] = folder / f"报_{who}.xlsx"
        filled = fill_form.fill(forms[0].read_bytes(), values, {"填报人": "张三", "联系电话": "0518-85800000"})
        backs[name].write_bytes(filled)
    late = [backs.pop("5-1")] if month == 5 else []
    assert say("take", ledger, *backs.values(), "--received", f"2021-{month:02}-26")[0] in (0, 1)
    if late:
        assert say("take", ledger, *late, "--received", "2021-05-30")[0] == 0


def show(say: Say, ledger: Path, month: int) -> Any:
    status, shown = say("show", ledger, "--period", f"2021-{month:02}", "--json")
    assert status == 0
    return shown


def item(shown: Any, no: str) -> Any:
    return next(one for one in shown["items"] if one["no"] == no)


def foots(shown: Any) -> None:
    """Every way of counting comes to the same five items, and their lights to those on the list."""
    total = shown["counts"]["total"]
    assert total["items"] == len(shown["items"]) == total["ended"] + total["standing"] == 5
    assert sum(total["lights"].values()) == total["standing"]
    for way in ("public_no", "leader", "unit", "section", "tags"):
        found = shown["counts"][way]
        assert sum(one["items"] for one in found) == 5
        assert sum(one["ended"] for one in found) == total["ended"]
        assert sum(sum(one["lights"].values()) for one in found) == total["standing"]
    lists = shown["strike"]
    assert len(lists["open"]) + len(lists["struck"]) == total["standing"]
    for one in (target for item in shown["items"] for target in item["targets"]):
        assert {"kind", "due", "gap", "light", "reason", "by_unit", "missing", "difference"} <= set(one)


@pytest.fixture
def ledger(tmp_path: Path, say: Say) -> Path:
    (tmp_path / "方案.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "榕城.shishi"
    assert say("new", path, "--plan", tmp_path / "方案.txt", "--office", "榕城市人民政府办公室")[0] == 0
    assert say("schedule", path, "--all", "--preset", "按类别")[0] == 0
    return path


def do(say: Say, *words: object) -> str:
    status, said = say(*words)
    assert (status, "已保存" in said) == (0, True), said
    return str(said)


def strike(say: Say, ledger: Path, *words: object) -> tuple[int, str]:
    status, said = say("strike", ledger, *words)
    return status, str(said)


def test_a_year(ledger: Path, say: Say) -> None:
    for month in (1, 2, 3, 4, 5):
        play(say, ledger, month)
    half_a_year(say, ledger)
    for month in (6, 7, 8):
        play(say, ledger, month)
    summer(say, ledger)
    play(say, ledger, 9)
    autumn(say, ledger)
    for month in (10, 11, 12):
        play(say, ledger, month)
    winter(say, ledger)
    for month in range(1, 13):
        foots(show(say, ledger, month))
    assert say("check", ledger)[0] == 0


def half_a_year(say: Say, ledger: Path) -> None:
    """April's silence, May's late form and its request; then parking is ended and the jobs' target changed."""
    april = show(say, ledger, 4)
    silent = line(april, "3-1")
    assert (silent["done"], silent["light_word"], silent["lead_silent"]) == (None, "未报", True)
    assert (unit(april, "市城管局")["form"], april["counts"]["total"]["silent"]) == ("missing", 1)
    may = show(say, ledger, 5)
    assert unit(may, "市发改委")["form"] == "late"
    assert [(one["no"], one["stage"], one["unit"]) for one in may["requests"]] == [("3", "申请终止", "市城管局")]
    why = ("--reason", "用地落空", "--document", "榕政办发〔2021〕31号", "--date", "2021-06-02")
    before = sha(ledger)
    status, said = say("end", ledger, "3", "--from", "2021-06", *why, "--dry-run")
    assert (status, "1—6月起：5项（终止1项，在册4项）。" in said, sha(ledger)) == (0, True, before)
    assert "“市城管局”不再有表" in said
    do(say, "end", ledger, "3", "--from", "2021-06", *why)
    do(
        say,
        "change",
        ledger,
        "2-1",
        "14400人",
        "--from",
        "2021-07",
        "--reason",
        "自加压力",
        "--document",
        "榕政发〔2021〕7号",
    )
    assert show(say, ledger, 5) == may


def summer(say: Say, ledger: Path) -> None:
    """June without parking; July by the new target; August's red light is decided to be yellow, and taken back."""
    june, july, august = (show(say, ledger, month) for month in (6, 7, 8))
    assert not list((ledger.parent / "6月").glob("*市城管局*"))
    ended = item(june, "3")
    assert (ended["state"], ended["light_word"], ended["change"]["document"]) == (
        "ended",
        "已终止",
        "榕政办发〔2021〕31号",
    )
    assert june["counts"]["total"]["words"] == "5项（终止1项，在册4项）"
    assert [line(one, "2-1")["value"] for one in (june, july)] == [12000, 14400]
    jobs = line(august, "2-1")
    assert (jobs["kind"], jobs["due"], jobs["completion"], jobs["gap"]) == ("amount", 66.7, 55.6, 11.1)
    assert (jobs["light"], jobs["reason"]) == ("red", "滞后11.1个百分点，连续2期")
    assert [one["light"] for one in jobs["history"][-3:]] == ["green", "yellow", "red"]
    assert jobs["history"][-2]["reason"] == "滞后9.7个百分点"
    words = ("--period", "2021-08", "--reason", "数已核实，月初集中入账", "--approver", "王主任")
    do(say, "correct", ledger, "2-1", "黄", *words)
    decided = show(say, ledger, 8)
    assert (item(decided, "2")["light"], item(decided, "2")["light_word"]) == ("yellow", "黄（核定，原红）")
    assert line(decided, "2-1")["correction"]["light"]["was"] == "red"
    assert decided["counts"]["total"]["corrected"] == 1
    _, said = say("show", ledger, "--period", "2021-08")
    assert "其中核定 1 项　共5项（终止1项，在册4项）" in said
    assert "〔终止〕3. 新建公共停车场10个。　自1—6月起终止：用地落空" in said
    last = say("acts", ledger, "--json")[1]["acts"][-1]
    assert last["verb"] == "核定更正"
    assert say("undo", ledger, last["act"])[0] == 0
    assert show(say, ledger, 8) == august
    assert say("undo", ledger, last["act"] + 1)[0] == 0
    assert show(say, ledger, 8) == decided


def autumn(say: Say, ledger: Path) -> None:
    """A growth rate of -1.8 % is asked about and decided; a finished item is proposed, proved and struck off."""
    september = show(say, ledger, 9)
    assert line(september, "5-1")["light_word"] == "待确认"
    [asked] = september["questions"]
    assert say("decide", ledger, asked["key"], "按-1.8收", "--reason", "统计局快报")[0] == 0
    september = show(say, ledger, 9)
    rate = line(september, "5-1")
    assert (rate["done"], rate["due"], rate["gap"], rate["reason"]) == (-1.8, 100, 9.8, "滞后9.8个百分点")
    rule = item(september, "4")
    assert (rule["state"], rule["finished"], rule["strike"]["proposed"]) == ("reported", True, True)
    assert september["strike"]["lacking"] == [{"no": "4", "lacks": "文件文号"}]
    paper = ledger.parent / "办法.pdf"
    paper.write_bytes(b"%PDF-1.4")
    assert strike(say, ledger, "4", "核验通过", "--date", "2021-10-08")[0] == 2
    assert (
        strike(say, ledger, "4", "报完成", "--proof", "榕政发〔2021〕20号", "--file", paper, "--date", "2021-10-08")[0]
        == 0
    )
    assert strike(say, ledger, "4", "核验通过", "--date", "2021-10-09")[0] == 0
    assert strike(say, ledger, "4", "销号", "--reason", "验收合格", "--date", "2021-10-10")[0] == 0
    assert item(show(say, ledger, 9), "4")["state"] == "struck_off"
    status, said = strike(say, ledger, "1", "核验通过", "--date", "2021-10-10")
    assert (status, "不能核验通过；可以：报完成" in said) == (2, True)
    status, said = strike(say, ledger, "--period", "2021-09")
    assert (status, "未销号 3 项，已销号 1 项，缺佐证 0 项。" in said) == (0, True)


def winter(say: Say, ledger: Path) -> None:
    """Reopened in November, proved anew; at the year's end the schools are done beyond 100 %."""
    status, said = strike(say, ledger, "4", "重开", "--date", "2021-11-26")
    assert (status, "重开要写明理由" in said) == (2, True)
    assert strike(say, ledger, "4", "重开", "--reason", "配套细则未出", "--date", "2021-11-26")[0] == 0
    assert [item(show(say, ledger, month), "4")["state"] for month in (9, 10, 11)] == [
        "struck_off",
        "struck_off",
        "running",
    ]
    assert strike(say, ledger, "4", "报完成", "--date", "2021-12-20")[0] == 0
    status, said = strike(say, ledger, "4", "核验通过", "--date", "2021-12-21")
    assert (status, "退回（重开）以后还没有补佐证（文件文号）" in said) == (2, True)
    assert strike(say, ledger, "4", "核验通过", "--proof", "榕政发〔2021〕35号", "--date", "2021-12-21")[0] == 0
    assert strike(say, ledger, "4", "销号", "--date", "2021-12-22")[0] == 0
    december = show(say, ledger, 12)
    rule = item(december, "4")["strike"]
    assert [one["word"] for one in rule["moves"]] == [
        "报完成",
        "核验通过",
        "销号",
        "重开",
        "报完成",
        "核验通过",
        "销号",
    ]
    assert [file["name"] for one in rule["moves"] for file in one["files"]] == ["办法.pdf"]
    assert len(list((ledger.parent / "榕城.附件").iterdir())) == 1
    schools = line(december, "1-1")
    assert (schools["completion"], schools["light"], item(december, "1")["state"]) == (104.2, "done", "reported")
    report = ledger.parent / "上报.xlsx"
    assert say("report", ledger, "--period", "2021-12", "--to", report)[0] == 0
    first = next(one for one in say("acts", ledger, "--json")[1]["acts"] if one["subject"].endswith("重开"))
    status, said = say("undo", ledger, first["act"])
    assert (status, "又办了第4项的销号" in said) == (2, True)
