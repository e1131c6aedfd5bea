"""A whole round of the 2021 plan by command line: notice → ledger → forms out → forms back → lights → report."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from model.sheets import fill_form
from model.terms import Field
from tests.journeys.desk import PLAN, Say, fill, form_of, line, sha, unit


def test_44_forms_go_out_with_the_list_the_notice_and_one_zip(office: Path) -> None:
    out = office / "发出"
    forms = [path for path in out.glob("*.xlsx") if path.name[0].isdigit()]
    assert len(forms) == 44
    assert [len(list(out.glob(f"{own}_*"))) for own in ("发送清单", "报送通知", "全部填报表")] == [1, 1, 1]
    assert form_of(office, "市住建局").name.endswith("_市住建局_民生实事_2021年1-3月_3月28日前报.xlsx")


def test_the_first_slice(office: Path, say: Say) -> None:
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7), ("2-1", Field.DONE): Decimal(3)})
    status, took = say("take", office / "连云港.shishi", back, "--received", "2021-03-28", "--json")
    assert (status, took["files"][0]["verdict"], took["cells"]) == (0, "taken", 2)
    status, shown = say("show", office / "连云港.shishi", "--period", "2021-03", "--json")
    assert status == 0
    first, second = line(shown, "1-1"), line(shown, "2-1")
    assert (first["value"], first["done"], first["due"], first["completion"]) == (25, 7, 25.0, 28.0)
    assert (first["light"], second["light"], second["due"]) == ("green", "yellow", 25.0)
    assert unit(shown, "市教育局")["form"] == "returned"
    assert unit(shown, "市公安局")["form"] == "missing"
    assert unit(shown, "市财政局")["form"] == "not_sent"


def test_one_day_late_is_late_by_the_received_date(office: Path, say: Say) -> None:
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    say("take", office / "连云港.shishi", back, "--received", "2021-03-29")
    _, shown = say("show", office / "连云港.shishi", "--period", "2021-03", "--json")
    assert unit(shown, "市教育局")["form"] == "late"


def test_a_question_is_asked_answered_and_only_then_counts(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    back = fill(office, "市教育局", {("1-1", Field.DONE): "约7", ("2-1", Field.DONE): "４"})
    status, took = say("take", ledger, back, "--json")
    assert (status, took["files"][0]["verdict"]) == (1, "partly")
    assert (took["counts"]["ask"], took["counts"]["taken"], took["cells"]) == (1, 1, 2)
    asked = next(one for one in took["files"][0]["open"])
    assert (asked["text"], asked["outcome"]) == ("约7", "ask")
    finding = next(f for f in took["findings"] if f["cell"] == asked["cell"])
    assert finding["file"].endswith(back.name)
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert (line(shown, "1-1")["done"], line(shown, "1-1")["asked"]) == (None, True)
    assert line(shown, "2-1")["done"] == 4
    assert say("decide", ledger, asked["key"], "7", "--reason", "电话核实")[0] == 0
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert (line(shown, "1-1")["done"], line(shown, "1-1")["asked"], shown["questions"]) == (7, False, [])


def test_two_forms_that_disagree_are_a_conflict_until_decided(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    one = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)}, "甲.xlsx")
    other = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(9)}, "乙.xlsx")
    status, took = say("take", ledger, one, other, "--json")
    assert status == 1
    assert took["counts"] == {"taken": 0, "same": 0, "ask": 0, "conflict": 2, "quarantined": 0, "refused": 0}
    conflict = took["conflicts"][0]
    assert {(v["value"], Path(v["file"]).name) for v in conflict["values"]} == {("7", "甲.xlsx"), ("9", "乙.xlsx")}
    assert all(v["sheet"] and v["cell"] for v in conflict["values"])
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert (line(shown, "1-1")["done"], line(shown, "1-1")["conflict"]) == (7, True)
    before = sha(ledger)
    status, said = say("report", ledger, "--period", "2021-03", "--to", office / "上报.xlsx")
    assert status == 2
    assert "冲突" in said
    assert sha(ledger) == before
    assert not (office / "上报.xlsx").exists()
    assert say("decide", ledger, conflict["key"], "9", "--reason", "以盖章件为准")[0] == 0
    assert say("report", ledger, "--period", "2021-03", "--to", office / "上报.xlsx")[0] == 0
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert (line(shown, "1-1")["done"], line(shown, "1-1")["conflict"]) == (9, False)


def test_a_report_despite_conflicts_needs_a_reason_that_is_kept(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    one = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)}, "甲.xlsx")
    other = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(9)}, "乙.xlsx")
    say("take", ledger, one, other)
    to = office / "上报.xlsx"
    assert say("report", ledger, "--period", "2021-03", "--to", to, "--despite-conflicts", "领导急要")[0] == 0
    assert to.exists()
    _, acts = say("acts", ledger, "--json")
    assert any("领导急要" in act["subject"] for act in acts["acts"])


def test_the_higher_number_replaces_and_a_blank_leaves_the_lower(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    first = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7), ("2-1", Field.DONE): Decimal(3)}, "一.xlsx")
    second = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(8)}, "二.xlsx", revision=2)
    for order in ((first, second), (second, first)):
        status, _ = say("take", ledger, *order)
        assert status == 0
        _, shown = say("show", ledger, "--period", "2021-03", "--json")
        assert (line(shown, "1-1")["done"], line(shown, "2-1")["done"], shown["conflicts"]) == (8, 3, [])


def test_the_same_file_again_under_any_name_is_already_taken_and_writes_no_byte(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    say("take", ledger, back, "--received", "2021-03-27")
    copy = back.with_name("改了名.xlsx")
    copy.write_bytes(back.read_bytes())
    before = sha(ledger)
    status, took = say("take", ledger, copy, "--json")
    assert (status, took["files"][0]["verdict"], took["counts"]["same"]) == (0, "already", 1)
    assert "已收过（2021-03-27 收到）" in took["findings"][0]["sentence"]
    assert sha(ledger) == before


def test_looking_and_trying_write_no_byte(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    before = sha(ledger), ledger.stat().st_mtime_ns
    say("show", ledger, "--period", "2021-03", "--json")
    say("take", ledger, back, "--dry-run", "--json")
    say("acts", ledger)
    say("check", ledger)
    assert (sha(ledger), ledger.stat().st_mtime_ns) == before


def test_undo_of_a_take_and_its_redo(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    _, empty = say("show", ledger, "--period", "2021-03", "--json")
    say("take", ledger, back, "--received", "2021-03-28")
    _, full = say("show", ledger, "--period", "2021-03", "--json")
    _, acts = say("acts", ledger, "--json")
    last = acts["acts"][-1]
    assert (last["verb"], last["subject"]) == ("收回", "市教育局 1—3月")
    status, said = say("undo", ledger, last["act"])
    assert status == 0
    assert "撤销 收回 市教育局 1—3月" in said
    assert say("show", ledger, "--period", "2021-03", "--json")[1] == empty
    assert say("undo", ledger, last["act"])[0] == 2
    _, acts = say("acts", ledger, "--json")
    assert say("undo", ledger, acts["acts"][-1]["act"])[0] == 0
    assert say("show", ledger, "--period", "2021-03", "--json")[1] == full


def test_a_withdrawn_file_taken_again_counts_again(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    say("take", ledger, back)
    _, acts = say("acts", ledger, "--json")
    say("undo", ledger, acts["acts"][-1]["act"])
    status, took = say("take", ledger, back, "--json")
    assert (status, took["files"][0]["verdict"]) == (0, "taken")
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert line(shown, "1-1")["done"] == 7


def test_a_hand_entry_names_its_source_and_can_be_undone(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    hand = ("fill", ledger, "--period", "2021-03", "--line", "1-1", "--unit", "市教育局", "--done", "６")
    assert say(*hand, "--source", "phone")[0] == 0
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert line(shown, "1-1")["done"] == 6
    assert say(*hand[:-1], "约6", "--source", "phone")[0] == 2
    assert say(*hand, "--source", "hearsay")[0] == 2
    _, acts = say("acts", ledger, "--json")
    assert acts["acts"][-1]["verb"] == "填报"
    say("undo", ledger, acts["acts"][-1]["act"])
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert line(shown, "1-1")["done"] is None


def test_the_next_round_shows_last_round_s_figures_and_its_forms_are_empty(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    say("take", ledger, fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)}))
    assert say("send", ledger, "--period", "2021-04", "--to", office / "四月")[0] == 0
    april = next((office / "四月").glob("*_市教育局_*.xlsx"))
    status, took = say("take", ledger, april, "--json")
    assert (status, took["files"][0]["verdict"]) == (2, "refused")
    _, shown = say("show", ledger, "--period", "2021-04", "--json")
    assert line(shown, "1-1")["done"] is None
    filled = april.with_name("报.xlsx")
    filled.write_bytes(fill_form.fill(april.read_bytes(), {("1-1", Field.DONE): Decimal(9)}, {}))
    assert say("take", ledger, filled)[0] == 0
    _, shown = say("show", ledger, "--period", "2021-04", "--json")
    assert (line(shown, "1-1")["done"], line(shown, "1-1")["due"]) == (9, 33.3)


def test_sending_again_with_nothing_changed_gives_equal_forms_and_no_act(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    before = sha(ledger)
    assert say("send", ledger, "--period", "2021-03", "--to", office / "再发")[0] == 0
    assert sha(ledger) == before
    first = {path.name: sha(path) for path in (office / "发出").glob("[0-9]*.xlsx")}
    assert {path.name: sha(path) for path in (office / "再发").glob("[0-9]*.xlsx")} == first


def test_a_folder_is_searched_and_our_own_lists_are_no_forms(office: Path, say: Say) -> None:
    fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    fill(office, "市公安局", {})
    (office / "报回" / "~$锁.xlsx").write_bytes(b"x")
    status, took = say("take", office / "连云港.shishi", office / "报回", "--json")
    assert len(took["files"]) == 2
    assert status == 1
    status, took = say("take", office / "连云港.shishi", office / "发出", "--dry-run", "--json")
    assert len(took["files"]) == 44


BAD: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "空.xlsx": (lambda office: b"", "空.xlsx"),
    "半截.xlsx": (lambda office: form_of(office, "市教育局").read_bytes()[:3000], "半截.xlsx"),
    "网页.xls": (lambda office: b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
    "表.csv": (lambda office: "序号,实事内容\n1,学校\n".encode("gbk"), "表.csv"),
    "老.xls": (lambda office: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000), "老.xls"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_form_is_refused_in_a_sentence_and_nothing_is_written(
    office: Path, say: Say, name: str
) -> None:
    make, says = BAD[name]
    path = office / name
    path.write_bytes(make(office))
    before = sha(office / "连云港.shishi")
    status, took = say("take", office / "连云港.shishi", path, "--json")
    assert (status, took["files"][0]["verdict"], took["cells"]) == (2, "refused", 0)
    sentence = took["findings"][0]["sentence"]
    assert says in sentence or says in took["findings"][0]["file"]
    assert any("一" <= char <= "鿿" for char in sentence)
    assert sha(office / "连云港.shishi") == before


def test_a_form_of_an_earlier_ledger_of_the_same_plan_is_told_as_such(office: Path, say: Say, tmp_path: Path) -> None:
    other = tmp_path / "另一本.shishi"
    say("new", other, "--plan", PLAN)
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    before = sha(other)
    status, took = say("take", other, back, "--json")
    told = took["findings"][-1]["sentence"]
    assert (status, sha(other) == before) == (2, True)
    assert "同一方案" in told
    assert "重建台账" in told
    assert "请用本台账重新发表" in told


def test_a_form_of_another_plan_is_refused_with_the_plan_s_name(office: Path, say: Say, tmp_path: Path) -> None:
    other, plan = tmp_path / "另一本.shishi", tmp_path / "方案.txt"
    title = "關于印發2022年30件民生實事分解落實方案的通知"
    plan.write_text(f"{title}\n一、教育\n1.新建幼兒園5所。(責任單位:市教育局)\n", "utf-8")
    assert say("new", other, "--plan", plan, "--office", "某市政府办")[0] in (0, 1)
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    status, took = say("take", other, back, "--json")
    told = took["findings"][-1]["sentence"]
    assert (status, "同一方案" in told) == (2, False)
    assert all(year in told for year in ("2021年50件", "不是本台账"))


def test_a_form_of_another_round_is_not_taken_for_this_one(office: Path, say: Say) -> None:
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    status, took = say("take", office / "连云港.shishi", back, "--period", "2021-04", "--json")
    assert (status, took["files"][0]["verdict"]) == (2, "refused")
    assert "2021-03" in took["findings"][-1]["sentence"]


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("show", "没有.shishi", "--period", "2021-03"), "没有"),
        (("show",), "缺少参数"),
        (("take", "{ledger}", "没有这个文件.xlsx"), "找不到"),
        (("show", "{ledger}", "--period", "2021-02"), "没有“2021-02”"),
        (("send", "{ledger}", "--period", "2021-03", "--to", "{office}/x", "--unit", "市气象局"), "市气象局"),
        (("send", "{ledger}", "--period", "2021-03", "--to", "{office}/x", "--unit", "市财政局"), "没有要填的内容"),
        (("new", "{ledger}", "--plan", str(PLAN)), "已经存在"),
        (("new", "{office}/new.shishi", "--from-form", "x.xlsx"), "还不支持"),
        (("new", "{office}/new.shishi", "--plan", "{office}/空.txt"), "空"),
        (("new", "{office}/new.shishi", "--plan", "{office}/诗.txt"), "没有找到实事项目"),
        (("undo", "{ledger}", "99"), "没有第 99 号"),
        (("decide", "{ledger}", "乱写", "1", "--reason", "x"), "看不懂"),
        (("decide", "{ledger}", "2021-03/1-1/x/done", "1", "--reason", "x"), "x"),
    ],
)
def test_bad_usage_is_a_chinese_sentence_exit_2_and_changes_nothing(
    office: Path, say: Say, argv: tuple[str, ...], says: str
) -> None:
    (office / "空.txt").write_bytes(b"")
    (office / "诗.txt").write_text("床前明月光，\n疑是地上霜。\n", "utf-8")
    before = sha(office / "连云港.shishi")
    words = [word.format(ledger=office / "连云港.shishi", office=office) for word in argv]
    status, said = say(*words)
    assert status == 2
    assert says in said
    assert sha(office / "连云港.shishi") == before
    assert not (office / "new.shishi").exists()


def test_json_says_errors_too(say: Say, tmp_path: Path) -> None:
    status, told = say("show", tmp_path / "没有.shishi", "--period", "2021-03", "--json")
    assert status == 2
    assert set(told) == {"error"}


def test_every_day_a_due_date_may_be_set_for_one_sending(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    due = datetime.date(2021, 4, 2)
    assert say("send", ledger, "--period", "2021-03", "--to", office / "改期", "--due", due.isoformat())[0] == 0
    assert next((office / "改期").glob("*_市教育局_*")).name.endswith("4月2日前报.xlsx")
    back = fill(office, "市教育局", {("1-1", Field.DONE): Decimal(7)})
    say("take", ledger, back, "--received", "2021-04-02")
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert unit(shown, "市教育局")["form"] == "returned"


def test_a_report_never_replaces_the_ledger_or_what_is_no_workbook(office: Path, say: Say) -> None:
    ledger, letter = office / "连云港.shishi", office / "信.txt"
    letter.write_text("珍贵", "utf-8")
    before = sha(ledger)
    for target in (ledger, office / "发出" / ".." / ledger.name, letter):
        status, said = say("report", ledger, "--period", "2021-03", "--to", target)
        assert status == 2
        assert "没有生成" in said
    assert sha(ledger) == before
    assert letter.read_text("utf-8") == "珍贵"


def test_a_report_over_open_questions_says_how_many(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    say("take", ledger, fill(office, "市教育局", {("1-1", Field.DONE): "约7"}))
    status, said = say("report", ledger, "--period", "2021-03", "--to", office / "报.xlsx")
    assert status == 1
    assert "1 处待确认" in said


def test_a_unit_without_part_in_an_item_has_no_figure_typed_in(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    before = sha(ledger)
    hand = ("fill", ledger, "--period", "2021-03", "--line", "58-2", "--unit", "市教育局", "--done", "61")
    status, said = say(*hand, "--source", "phone")
    assert status == 2
    assert "没有市教育局的责任分工" in said
    assert sha(ledger) == before


def test_counties_that_report_their_own_stand_beside_the_lead(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    told = {"市水利局": 3, "海州区": 5, "连云区": 6, "赣榆区": 7}
    files = [fill(office, unit, {("108-2", Field.DONE): Decimal(done)}, f"{unit}.xlsx") for unit, done in told.items()]
    say("take", ledger, *files)
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    assert (line(shown, "108-2")["done"], line(shown, "108-2")["county_sum"]) == (3, 18)
    assert any("108" in one["sentence"] and "18" in one["sentence"] for one in shown["findings"])


def test_an_empty_folder_is_said_to_hold_no_form(office: Path, say: Say) -> None:
    (office / "空文件夹").mkdir()
    status, said = say("take", office / "连云港.shishi", office / "空文件夹")
    assert status == 2
    assert "没有报回的表" in said
