"""定序时 by command over three rounds: by kind, a curve, a change from a round on, and why each light shows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.sheets import fill_form
from model.terms import Field
from tests.journeys.desk import PLAN, Say, line, sha

ROUNDS = ("2021-03", "2021-04", "2021-05")
JOBS, SCHOOLS, PALACE = "46-1", "1-1", "3-1"
STANDARD = "20-1"


@pytest.fixture
def ledger(tmp_path: Path, say: Say) -> Path:
    """A ledger without any schedule."""
    path = tmp_path / "连云港.shishi"
    assert say("new", path, "--plan", PLAN)[0] == 0
    return path


def show(say: Say, ledger: Path, period: str) -> Any:
    status, shown = say("show", ledger, "--period", period, "--json")
    assert status == 0
    return shown


def send_and_take(
    say: Say, ledger: Path, period: str, unit: str, values: dict[tuple[str, Field], str | Decimal]
) -> Path:
    to = ledger.parent / period
    assert say("send", ledger, "--period", period, "--to", to, "--unit", unit)[0] == 0
    form = next(to.glob(f"*_{unit}_*.xlsx"))
    back = ledger.parent / f"{period}报.xlsx"
    back.write_bytes(fill_form.fill(form.read_bytes(), values, {"填报人": "张三", "联系电话": "0518-85800000"}))
    say("take", ledger, back, "--received", f"{period}-28")
    return form


def test_a_preview_writes_nothing_and_a_refusal_neither(ledger: Path, say: Say) -> None:
    before = sha(ledger)
    status, told = say("schedule", ledger, "--all", "--preset", "按类别", "--dry-run")
    assert (status, "只是预检，没有写入台账。" in told) == (0, True)
    assert "第7-1项 發放各學段家庭經濟困難學生助學金：按月均分，1—3月应完成2000萬元，1—6月4000萬元" in told
    for wrong, said in (
        (("1-1", "--points", "2021-03=9,2021-06=5"), "累计数不能下降：1—3月9，1—6月5"),
        (("1-1", "--points", "三月=9"), "序时写法看不懂：“三月=9”"),
        (("1-1", "--points", "2021-01=25"), "“2021-01”不是本台账的期次（2021-03 至 2021-12）"),
        (("1-1", "--preset", "随便"), "没有“随便”这种序时"),
        (("1-1",), "没有写哪种序时"),
        (("9-99", "--preset", "按季"), "台账里没有这些序号：9-99"),
        (("--preset", "按季"), "没有说清给哪些行定序时"),
        (("--kind", "其他类", "--preset", "按季"), "没有 其他类 这个选项"),
        (("1-1", "--preset", "按季", "--from", "2021-13"), "看不懂"),
        (("1-1", "--preset", "到期一次性", "--deadline", "2022-06-30"), "完成时限2022-06-30不在2021年里"),
    ):
        status, told = say("schedule", ledger, *wrong)
        assert (status, said in told) == (2, True), told
        assert "没有改动" in told or "看不懂" in told
    assert sha(ledger) == before


def test_milestones_are_left_out_of_a_monthly_schedule_and_named(ledger: Path, say: Say) -> None:
    status, told = say("schedule", ledger, "--kind", "工程类", "--preset", "按月均分")
    assert status == 1
    assert "第3-1项 推進中小學校舍安全工程：是节点，不能按月均分，没有定" in told
    assert "已保存：定序时 " in told
    assert line(show(say, ledger, "2021-03"), "1-1")["due"] == 25
    assert line(show(say, ledger, "2021-03"), PALACE)["due"] is None


def test_three_rounds(ledger: Path, say: Say) -> None:
    assert say("schedule", ledger, "--all", "--preset", "按类别")[0] == 0
    assert say("schedule", ledger, SCHOOLS, "--preset", "按月均分")[0] == 0
    values: dict[tuple[str, Field], str | Decimal] = {(SCHOOLS, Field.DONE): Decimal(3), (PALACE, Field.STAGE): "前期"}
    form = send_and_take(say, ledger, "2021-03", "市教育局", values)
    printed = {
        row[0].value: row[4].value for row in openpyxl.load_workbook(form).worksheets[0].iter_rows() if row[0].value
    }
    assert (printed[SCHOOLS], printed[PALACE]) == (7, "前期")
    march = show(say, ledger, "2021-03")
    schools, works = line(march, SCHOOLS), line(march, PALACE)
    assert {name: schools[name] for name in ("kind", "due", "due_value", "completion", "gap", "light", "reason")} == {
        "kind": "amount",
        "due": 25,
        "due_value": 6.25,
        "completion": 12,
        "gap": 13,
        "light": "red",
        "reason": "滞后13.0个百分点",
    }
    assert (works["due_stage"], works["light"], works["due"]) == ("前期", "green", None)
    values = {(SCHOOLS, Field.DONE): Decimal(5), (PALACE, Field.STAGE): "前期"}
    send_and_take(say, ledger, "2021-04", "市教育局", values)
    april = show(say, ledger, "2021-04")
    assert line(april, SCHOOLS)["reason"] == "滞后13.3个百分点，连续2期"
    assert line(april, PALACE)["reason"] == "应到“招标”，现为“前期”，差1个节点"
    assert (line(april, PALACE)["light"], line(april, PALACE)["light_word"]) == ("yellow", "滞后")
    status, told = say("schedule", ledger, SCHOOLS, "--points", "2021-05=6,2021-12=25", "--from", "2021-05")
    assert status == 0
    assert "第1-1项 新改擴建中小學：自1—5月起自定义，1—5月应完成6所，1—12月25所。" in told
    values = {(SCHOOLS, Field.DONE): Decimal(6), (PALACE, Field.STAGE): "招标"}
    send_and_take(say, ledger, "2021-05", "市教育局", values)
    may = show(say, ledger, "2021-05")
    assert (line(may, SCHOOLS)["light"], line(may, SCHOOLS)["reason"]) == ("green", "与序时持平")
    assert [one["light"] for one in line(may, SCHOOLS)["history"]] == ["red", "red", "green"]
    assert show(say, ledger, "2021-04") == april
    status, told = say("show", ledger, "--period", "2021-04")
    assert "〔严重滞后〕1. " in told
    assert "完成 20.0%，应完成 33.3%，滞后13.3个百分点，连续2期　牵头：市教育局" in told


def test_the_light_rule_is_shown_changed_and_taken_back(ledger: Path, say: Say) -> None:
    say("schedule", ledger, SCHOOLS, "--preset", "按月均分")
    send_and_take(say, ledger, "2021-03", "市教育局", {(SCHOOLS, Field.DONE): Decimal(3)})
    before = sha(ledger)
    assert "低于序时不超过10个百分点" in say("lights", ledger)[1]
    assert say("lights", ledger, "--yellow", "20", "--red", "10")[0] == 2
    assert say("lights", ledger, "--red", "许多")[0] == 2
    assert say("lights", ledger, "--preset", "银川", "--red", "10")[0] == 2
    assert say("lights", ledger, "--preset", "银川", "--dry-run")[0] == 0
    assert sha(ledger) == before
    status, told = say("lights", ledger, "--preset", "二分")
    assert (status, "未达序时：低于序时" in told, "随之改变" in told) == (0, True, False), (
        "red stays red, by another name"
    )
    assert line(show(say, ledger, "2021-03"), SCHOOLS)["light_word"] == "未达序时"
    assert "亮灯标准没有变化" in say("lights", ledger, "--preset", "二分")[1]
    _, acts = say("acts", ledger, "--json")
    assert say("undo", ledger, acts["acts"][-1]["act"])[0] == 0
    assert line(show(say, ledger, "2021-03"), SCHOOLS)["light_word"] == "严重滞后"


def test_a_level_is_due_in_full_and_finished_once_reached(ledger: Path, say: Say) -> None:
    assert say("schedule", ledger, STANDARD, "--preset", "按月均分")[0] == 0
    shown = line(show(say, ledger, "2021-03"), STANDARD)
    assert (shown["kind"], shown["due"], shown["due_value"], shown["finished"]) == ("standard", 100, 610, False)
    unit = next(item for item in show(say, ledger, "2021-03")["items"] if item["no"] == "20")["leads"][0]
    send_and_take(say, ledger, "2021-03", unit, {(STANDARD, Field.DONE): Decimal(610)})
    item = next(item for item in show(say, ledger, "2021-03")["items"] if item["no"] == "20")
    assert (item["finished"], item["light"], item["reason"], item["completion"]) == (True, "done", "已完成", 100)
