"""An item put right by command: another lead and a new target from April, March as it was, undone and redone."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from model.terms import Field
from tests.journeys.desk import Say, fill, line, sha

MARCH, APRIL = ("--period", "2021-03"), ("--period", "2021-04")
FROM_APRIL = ("--from", "2021-04", "--reason", "市政府常务会议")


@pytest.fixture
def ledger(office: Path, say: Say) -> Path:
    path = office / "连云港.shishi"
    fill(office, "市教育局", {("1-1", Field.DONE): Decimal(10)})
    assert say("take", path, office / "报回")[0] in (0, 1)
    return path


def item(shown: Any, no: str) -> Any:
    return next(one for one in shown["items"] if one["no"] == no)


def test_a_lead_and_a_target_from_april_on(ledger: Path, say: Say) -> None:
    march, before = say("show", ledger, *MARCH, "--json")[1], sha(ledger)
    edit = ("amend", ledger, "1", "--leads", "市住建局、市教育局", "--co", "市野生动物园", *FROM_APRIL)
    add = ("--add", "建成校舍", "--value", "1.2", "--measure", "万平方米")
    status, said = say(*edit, *add, "--dry-run")
    assert (status, sha(ledger) == before) == (0, True)
    assert "第1项 牵头单位：市教育局 → 市住建局、市教育局，自1—4月起。" in said
    assert "第1项 增加“1-2 建成校舍”，目标1.2万平方米，自1—4月起。" in said
    assert say(*edit, *add)[0] == 0
    again = say("show", ledger, *MARCH, "--json")[1]
    assert again["units"].pop()["name"] == "市野生动物园"
    assert again == march
    april = item(say("show", ledger, *APRIL, "--json")[1], "1")
    assert (april["leads"], [one["line"] for one in april["targets"]]) == (["市住建局", "市教育局"], ["1-1", "1-2"])
    acts = say("acts", ledger, "--json")[1]["acts"]
    assert acts[-1]["verb"] == "更正事项"
    assert "撤销 更正事项 第1项" in say("undo", ledger, acts[-1]["act"])[1]
    assert "恢复 更正事项 第1项" in say("undo", ledger, acts[-1]["act"] + 1)[1]
    assert item(say("show", ledger, *APRIL, "--json")[1], "1") == april
    assert say("check", ledger)[0] == 0


def test_an_item_is_added_renamed_and_deleted(ledger: Path, say: Say) -> None:
    new = ("amend", ledger, "new", "--text", "新建口袋公园3个", "--leads", "市城管局", "--add", "口袋公园")
    assert say(*new, "--value", "3", "--measure", "个", *FROM_APRIL)[0] == 0
    assert say("amend", ledger, "121", "--rename", "121-1", "建成口袋公园", "--deadline", "11月底")[0] == 0
    assert line(say("show", ledger, *APRIL, "--json")[1], "121-1")["name"] == "建成口袋公园"
    status, said = say("amend", ledger, "121", "--delete")
    assert (status, "删除第121项“新建口袋公园3个”，连同1行指标和节点" in said) == (0, True)
    before = sha(ledger)
    for argv in (("1", "--delete"), ("1", "--remove", "1-1"), ("121", "--text", "新"), ("1",)):
        status, said = say("amend", ledger, *argv)
        assert (status, "没有改动台账" in said, sha(ledger) == before) == (2, True, True), said
