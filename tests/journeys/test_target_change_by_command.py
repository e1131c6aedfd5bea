"""Two rounds, a target changed from the second: the first stays as it was, and the change goes and comes by name."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from model.terms import Field
from tests.journeys.desk import Say, fill, line, sha

MARCH, APRIL = ("--period", "2021-03"), ("--period", "2021-04")
WHY = ("--reason", "省厅调减任务", "--document", "连政办发〔2021〕9号", "--date", "2021-04-20")


@pytest.fixture
def ledger(office: Path, say: Say) -> Path:
    path = office / "连云港.shishi"
    fill(office, "市教育局", {("1-1", Field.DONE): Decimal(10), ("2-1", Field.DONE): Decimal(1)})
    assert say("take", path, office / "报回")[0] in (0, 1)
    hand = ("--line", "1-1", "--unit", "市教育局", "--source", "phone", "--done", "12")
    assert say("fill", path, *APRIL, *hand)[0] == 0
    return path


def test_a_target_changed_in_april_leaves_march_as_it_was(ledger: Path, say: Say) -> None:
    _, march = say("show", ledger, *MARCH, "--json")
    _, april = say("show", ledger, *APRIL, "--json")
    before, plan = sha(ledger), line(march, "1-1")["value"]

    status, said = say("change", ledger, "1-1", "20所", "--from", "2021-04", *WHY, "--dry-run")
    assert (status, sha(ledger) == before) == (0, True)
    assert f"目标：{plan}所 → 20所，自1—4月起，依据连政办发〔2021〕9号（2021-04-20）。" in said
    assert "以前各期的目标、进度和亮灯不变" in said

    assert say("change", ledger, "1-1", "20所", "--from", "2021-04", *WHY)[0] == 0
    assert say("show", ledger, *MARCH, "--json")[1] == march
    changed = line(say("show", ledger, *APRIL, "--json")[1], "1-1")
    assert (changed["value"], changed["done"], changed["completion"]) == (20, 12, 60)
    kept = {"value": 20, "reason": "省厅调减任务", "document": "连政办发〔2021〕9号", "date": "2021-04-20"}
    assert changed["changes"] == [{"from": "2021-04"} | kept]
    assert line(march, "1-1")["changes"] == []

    acts = say("acts", ledger, "--json")[1]["acts"]
    assert (acts[-1]["verb"], acts[-1]["subject"][:3]) == ("更正目标", "1-1")
    status, said = say("undo", ledger, acts[-1]["act"])
    assert (status, "撤销 更正目标 1-1" in said) == (0, True)
    assert say("show", ledger, *APRIL, "--json")[1] == april
    status, said = say("undo", ledger, acts[-1]["act"] + 1)
    assert (status, "恢复 更正目标 1-1" in said) == (0, True)
    assert line(say("show", ledger, *APRIL, "--json")[1], "1-1")["value"] == 20
    assert say("check", ledger)[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("9-9", "20"), "没有“9-9”这一行"),
        (("1-1", "约20"), "目标数不能确定"),
        (("1-1", "20个百分点"), "另加一行"),
        (("1-1", "0"), "不能改为0"),
        (("1-1", "20", "--from", "2021-13"), "看不懂"),
        (("1-1", "20", "--from", "2020-04"), "没有“2020-04”"),
        (("1-1", "20", "--reason", " "), "没有写更正目标的理由"),
        (("1-1", "20", "--date", "4月"), "日期“4月”看不懂"),
        (("1-1", "20", "--start", "3"), "没有起点数"),
    ],
)
def test_what_cannot_be_changed_is_refused_in_a_sentence(
    ledger: Path, say: Say, words: tuple[str, ...], said: str
) -> None:
    before = sha(ledger)
    status, told = say("change", ledger, *words[:2], "--from", "2021-04", *WHY, *words[2:])
    assert (status, said in told, sha(ledger) == before) == (2, True, True), told


def test_the_same_target_again_is_no_change(ledger: Path, say: Say) -> None:
    plan = line(say("show", ledger, *MARCH, "--json")[1], "1-1")["value"]
    status, told = say("change", ledger, "1-1", plan, "--from", "2021-04", *WHY)
    assert (status, "与现行目标相同" in told) == (2, True)
    status, told = say("change", ledger, "1-1", "20")
    assert (status, "缺少参数" in told) == (2, True)
