"""Between the notice and the year's second half: units put right, numbers pasted, targets divided, a unit merged."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from model.sheets import fill_form
from model.terms import Field
from tests.journeys.desk import Say, fill, line, sha, unit

ROADS, LAMPS = ("85-1", Field.DONE), ("86-1", Field.DONE)


@pytest.fixture
def ledger(office: Path) -> Path:
    return office / "连云港.shishi"


def shown(say: Say, ledger: Path, month: int) -> Any:
    """Return a round as `show` prints it."""
    status, found = say("show", ledger, "--period", f"2021-{month:02}", "--json")
    assert status == 0
    return found


def test_a_unit_is_renamed_moved_and_found_by_its_old_name(ledger: Path, say: Say, office: Path) -> None:
    before = sha(ledger)
    status, said = say("unit", ledger, "市资源局", "--short", "市自然资源局", "--parent", "市政府办", "--dry-run")
    assert (status, sha(ledger) == before) == (0, True)
    assert "“市资源局”改名为“市自然资源局”，旧名称仍然认得。" in said
    assert "移到“市政府办”之下" in said
    assert say("unit", ledger, "市资源局", "--short", "市自然资源局", "--contact", "孙七", "--phone", "8123")[0] == 0
    march = shown(say, ledger, 3)
    led = next(one["targets"][0]["line"] for one in march["items"] if one["leads"] == ["市自然资源局"])
    sent = fill(office, "市资源局", {(led, Field.TEXT): "3月10日完成选址"})
    status, taken = say("take", ledger, sent, "--json")
    assert (status, taken["files"][0]["unit"]) == (0, "市自然资源局")
    entry = ("fill", ledger, "--period", "2021-04", "--line", led, "--source", "phone", "--text", "4月9日开工")
    assert say(*entry, "--unit", "市資源局")[0] == 0
    status, said = say("unit", ledger, "市妇联", "--short", "市教育局", "--group", "", "--parent", "市妇联")
    assert status == 2
    for problem in ("两个单位都叫“市教育局”", "没有归类", "不能放在“市教育局”之下", "没有改动台账"):
        assert problem in said
    assert say("unit", ledger, "市教育局", "--remove")[0] == 2
    assert say("unit", ledger, "市数据局", "--new", "--group", "市直部门")[0] == 0
    assert say("unit", ledger, "市数据局", "--before", "市教育局")[0] == 0
    _, found = say("units", ledger, "--json")
    names = [one["short"] for one in found["units"]]
    assert names.index("市数据局") == names.index("市教育局") - 1
    assert say("unit", ledger, "市数据局", "--remove")[0] == 0


def test_the_list_of_units_goes_out_and_comes_back(ledger: Path, say: Say, office: Path) -> None:
    path = office / "名册.xlsx"
    assert say("units", ledger, "--to", path)[0] == 0
    status, said = say("units", ledger, "--from", path)
    assert (status, "新增 0 家、有改动 0 家、相同 65 家" in said) == (0, True)
    path.write_text("单位,联系人,电话\n教育局,吴八,0518-1\n市教居,吴八,\n", "utf-8")
    status, said = say("units", ledger, "--from", path)
    assert status == 1
    for part in (
        "〔要问〕第3行",
        "“市教居”不在名册里",
        "联系人填为“吴八”",
        "另有 64 家名单没有提到，保持不变",
        "已保存",
    ):
        assert part in said
    assert "吴八" in say("units", ledger)[1]


def test_what_all_counties_means_is_set_for_the_plan_and_for_an_item(ledger: Path, say: Say) -> None:
    assert say("unit", ledger, "市高新区", "--new", "--group", "功能板块", "--scope", "在海州区内")[0] == 0
    status, found = say("counties", ledger, "--json")
    assert (status, len(found["counties"]), len(found["items"])) == (0, 8, 85)
    item = found["items"][0]
    assert say("counties", ledger, "东海县", "灌云县", "--item", item)[0] == 0
    status, said = say("counties", ledger, *found["counties"], "市高新区")
    assert (status, "市高新区（在海州区内）（9家），写“各县区”的84项一起改" in said) == (0, True)
    assert f"第{item}项的各县区另有规定，保持不变" in said
    assert f"第{item}项另有规定" in say("counties", ledger)[1]
    assert say("counties", ledger, "东海县", "--item", "500")[0] == 2
    assert say("counties", ledger, "没有县")[0] == 2


def test_numbers_of_the_public_leaders_and_tags_are_pasted_and_shown(ledger: Path, say: Say, office: Path) -> None:
    block = "序号\t件号\t市领导\t层级\n" + "\n".join(f"{no}\t第{no % 50 + 1}件\t张三\t市" for no in range(1, 120))
    status, said = say("tag", ledger, "--paste", block + "\n120\t零件\t\t\n1\t7\t\t")
    assert (status, "118项" in said) == (1, True)
    assert "〔要问〕第121行" in said
    assert "第2、122行是同一项" in said
    path = office / "件号.csv"
    path.write_text("实事内容,件号\n新建改扩建幼儿园,1\n", "utf-8")
    assert say("tag", ledger, "--from", path)[0] in (0, 1)
    assert (
        say("tag", ledger, "1", "--public-no", "第50件", "--leader", "李四", "--tag", "city", "--tag", "province")[0]
        == 0
    )
    assert say("tag", ledger, "1", "--public-no", "甲乙")[0] == 2
    assert say("tag", ledger)[0] == 2
    found = shown(say, ledger, 3)
    first, second = found["items"][:2]
    for one in (found["counts"][name] for name in ("public_no", "leader", "unit", "section", "tags")):
        assert sum(count["items"] for count in one) == 120 == sum(sum(count["lights"].values()) for count in one)
    assert found["counts"]["public_no"][-1] | {"lights": {}} == {
        "key": None,
        "name": "未编件号",
        "items": 1,
        "ended": 0,
        "done": False,
        "lights": {},
    }
    assert "共50件，已完成0件；未编件号1项。" in say("show", ledger, "--period", "2021-03")[1]
    assert (first["public_no"], first["leader"], first["tags"]) == ("50", ["李四"], ["province", "city"])
    assert (second["public_no"], second["leader"], second["tags"]) == ("3", ["张三"], ["city"])
    act = [one for one in say("acts", ledger, "--json")[1]["acts"] if one["verb"] == "件号分工"][-1]
    assert say("undo", ledger, act["act"]) == (0, f"已撤销 件号分工 第1项（第 {act['act'] + 1} 号操作）。\n")


def test_targets_are_divided_and_whoever_reports_gets_a_form(ledger: Path, say: Say, office: Path) -> None:
    block = "序号\t指标\t市本级\t东海县\t灌云县\t合计\n85-1\t新改建农村公路\t\t200\t１４０\t340\n"
    block += "85-2\t\t约3\t\t\t\n81\t\t\t1\t\t"
    status, said = say("shares", ledger, "--paste", block)
    assert status == 1
    for part in (
        "85-1 新改建農村公路：东海县 200、灌云县 140（少10公里，合计340公里）",
        "〔要问〕第3行",
        "没有序号是“81”",
    ):
        assert part in said
    assert say("shares", ledger, "--undivided", "84-1")[0] == 0
    _, found = say("shares", ledger, "--json")
    lines = {one["line"]: one for one in found["lines"]}
    assert (lines["85-1"]["total"], lines["85-1"]["difference"], lines["85-1"]["word"]) == (340, -10, "少10公里")
    assert (lines["84-1"]["undivided"], lines["84-1"]["word"]) == (True, "不分解")
    before = sha(ledger)
    status, said = say("send", ledger, "--period", "2021-04", "--dry-run")
    assert (status, sha(ledger) == before) == (0, True)
    assert "共 44 家有表" in said
    assert "市交通局　" in said
    assert "另有分县区 2格" in said
    status, said = say("reporting", ledger, "85", "--route", "county", "--must-fill", "市体育局")
    assert (status, "没有“市体育局”的责任分工" in said) == (2, True)
    status, said = say("reporting", ledger, "85", "--route", "county")
    assert (status, "有分解任务（县区直报） 1行" in said) == (0, True)
    assert say("reporting", ledger, "85", "--joint", "apart")[0] == 2
    assert say("reporting", ledger, "500", "--route", "lead")[0] == 2
    assert say("shares", ledger, "--clear", "85-1")[0] == 0
    assert say("send", ledger, "--period", "2021-04")[0] == 2


def test_a_unit_merged_in_august_is_taken_in_its_old_name_and_leaves_july_as_it_was(
    ledger: Path, say: Say, office: Path
) -> None:
    assert say("take", ledger, fill(office, "市交通局", {ROADS: Decimal(30), LAMPS: Decimal(20)}))[0] in (0, 1)
    assert say("send", ledger, "--period", "2021-08", "--to", office / "八月", "--unit", "市交通局")[0] == 0
    rounds = [shown(say, ledger, month) for month in (3, 7)]
    assert say("unit", ledger, "市交通局", "--merge-into", "市住建局")[0] == 2
    status, said = say("unit", ledger, "市交通局", "--merge-into", "市住建局", "--from", "2021-03")
    assert (status, "已经报了1—3月的数" in said) == (2, True)
    status, said = say("unit", ledger, "交通局", "--merge-into", "市住建局", "--from", "2021-08")
    assert (status, "手里1—8月的表还可以报" in said) == (0, True)
    status, said = say("send", ledger, "--period", "2021-08", "--dry-run")
    assert "市交通局　" not in said
    assert "共 43 家有表" in said

    old = next((office / "八月").glob("*_市交通局_*.xlsx"))
    path = office / "报回" / "旧名称.xlsx"
    path.write_bytes(fill_form.fill(old.read_bytes(), {ROADS: Decimal(200)}, {"填报人": "张三"}, 1))
    status, taken = say("take", ledger, path, "--json")
    [answer] = taken["files"]
    assert (status, answer["unit"], answer["verdict"], answer["counts"]["taken"]) == (0, "市住建局", "taken", 1)
    assert any("已并入“市住建局”" in one["sentence"] for one in taken["findings"])
    august = shown(say, ledger, 8)
    assert line(august, "85-1")["done"] == 200
    assert unit(august, "市住建局")["form"] in ("returned", "late")
    assert say("take", ledger, path, "--json")[1]["files"][0]["verdict"] == "already"
    assert [shown(say, ledger, month) for month in (3, 7)] == rounds
    assert say("check", ledger)[0] == 0
