"""审核 by command line: doubtful figures wait, warnings name their cell, reasons are kept and travel upward."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from pathlib import Path
from typing import Any

import openpyxl

from model.records import CheckRule
from model.sheets import fill_form
from model.store import plan as plans
from model.store.book import open_book
from model.terms import Check, Field, Level, Weight
from model.work import decide, look
from model.work.ledger import open_ledger
from tests.journeys.desk import Say, fill, line, sha

HEAD = {"填报人": "张三", "联系电话": "0518-85800000"}
Values = dict[tuple[str, Field], str | Decimal]


def fill_april(office: Path, values: Values, name: str = "四月报.xlsx", head: dict[str, str] | None = None) -> Path:
    form = next((office / "四月").glob("*_市教育局_*.xlsx"))
    target = office / name
    target.write_bytes(fill_form.fill(form.read_bytes(), values, HEAD if head is None else head))
    return target


def show(say: Say, ledger: Path, period: str = "2021-04") -> Any:
    return say("show", ledger, "--period", period, "--json")[1]


def said(found: Any, check: str) -> list[str]:
    return [one["sentence"] for one in found["findings"] if check in one["sentence"]]


def test_a_month_s_figure_in_place_of_the_cumulative_one_waits_for_the_clerk(april: Path, say: Say) -> None:
    back = fill_april(april.parent, {("1-1", Field.DONE): Decimal(3), ("2-1", Field.DONE): Decimal(1)})
    status, took = say("take", april, back, "--json")
    assert (status, took["files"][0]["verdict"]) == (1, "partly")
    assert (took["counts"]["ask"], took["counts"]["taken"], took["cells"]) == (1, 1, 2)
    asked = took["files"][0]["open"][0]
    finding = next(one for one in took["findings"] if one["cell"] == asked["cell"])
    assert finding["sentence"] == "累计3小于上期12。填成当月数了吗？按15收 / 确系核减 / 退回"
    assert (finding["level"], Path(finding["file"]).name, finding["sheet"]) == ("warning", back.name, asked["sheet"])
    shown = show(say, april)
    one = line(shown, "1-1")
    assert (one["done"], one["asked"], one["light"], one["completion"]) == (None, True, "none", None)
    question = shown["questions"][0]
    assert (question["key"], question["text"], question["cell"]) == (asked["key"], "3", asked["cell"])
    assert say("decide", april, asked["key"], "15", "--reason", "电话核实，填成了当月数")[0] == 0
    shown = show(say, april)
    assert (line(shown, "1-1")["done"], line(shown, "1-1")["asked"], shown["questions"]) == (15, False, [])


def test_the_very_same_figure_may_be_confirmed_and_its_reason_travels_upward(april: Path, say: Say) -> None:
    back = fill_april(april.parent, {("1-1", Field.DONE): Decimal(3)})
    _, took = say("take", april, back, "--json")
    key = took["files"][0]["open"][0]["key"]
    assert say("decide", april, key, "3", "--reason", "原报重复统计，确系核减")[0] == 0
    shown = show(say, april)
    assert (line(shown, "1-1")["done"], shown["questions"]) == (3, [])
    explained = next(one for one in shown["findings"] if "累计3小于上期12" in one["sentence"])
    assert explained["level"] == "note"
    assert "市教育局已说明：原报重复统计，确系核减" in explained["sentence"]
    report = april.parent / "上报.xlsx"
    assert say("report", april, "--period", "2021-04", "--to", report)[0] == 0
    cells = [str(cell.value) for row in openpyxl.load_workbook(report).worksheets[0].iter_rows() for cell in row]
    assert any("累计3小于上期12，市教育局已说明：原报重复统计，确系核减" in cell for cell in cells)


def test_a_withdrawn_decision_asks_again(april: Path, say: Say) -> None:
    say("take", april, fill_april(april.parent, {("1-1", Field.DONE): Decimal(3)}))
    key = show(say, april)["questions"][0]["key"]
    say("decide", april, key, "3", "--reason", "确系核减")
    _, acts = say("acts", april, "--json")
    assert say("undo", april, acts["acts"][-1]["act"])[0] == 0
    assert [one["key"] for one in show(say, april)["questions"]] == [key]


def test_correcting_the_round_before_settles_the_doubt_by_itself(april: Path, say: Say) -> None:
    say("take", april, fill_april(april.parent, {("1-1", Field.DONE): Decimal(3)}))
    assert show(say, april)["questions"]
    march = fill(april.parent, "市教育局", {("1-1", Field.DONE): Decimal(2)}, "更正.xlsx", revision=2)
    say("take", april, march)
    shown = show(say, april)
    assert (line(shown, "1-1")["done"], shown["questions"]) == (3, [])


def test_a_corrected_form_settles_what_was_asked(april: Path, say: Say) -> None:
    say("take", april, fill_april(april.parent, {("1-1", Field.DONE): Decimal(3)}))
    form = next((april.parent / "四月").glob("*_市教育局_*.xlsx"))
    again = april.parent / "更正.xlsx"
    again.write_bytes(fill_form.fill(form.read_bytes(), {("1-1", Field.DONE): Decimal(15)}, HEAD, 2))
    status, took = say("take", april, again, "--json")
    assert (status, took["counts"]["taken"]) == (0, 1)
    assert show(say, april)["questions"] == []


def test_a_held_figure_goes_back_to_the_unit_and_only_a_change_settles_it(april: Path, say: Say) -> None:
    back, to = fill_april(april.parent, {("1-1", Field.DONE): Decimal(3)}), april.parent / "退回"
    _, took = say("take", april, back, "--answers", to, "--json")
    marked = next(to.glob("*_市教育局_*.xlsx"))
    sheet = openpyxl.load_workbook(marked)[took["files"][0]["open"][0]["sheet"]]
    notes = [cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment]
    assert any("累计3小于上期12" in note for note in notes)
    status, took = say("take", april, marked, "--json")
    assert (status, took["counts"]["ask"], took["counts"]["taken"]) == (1, 1, 0)
    assert len(show(say, april)["questions"]) == 1
    marked.write_bytes(fill_form.fill(marked.read_bytes(), {("1-1", Field.DONE): Decimal(15)}, HEAD))
    assert say("take", april, marked)[0] == 0
    shown = show(say, april)
    assert (line(shown, "1-1")["done"], shown["questions"]) == (15, [])


def test_any_order_of_rounds_and_files_asks_the_same(april: Path, say: Say, tmp_path: Path) -> None:
    bare = april.read_bytes()
    files = [
        fill(april.parent, "市教育局", {("1-1", Field.DONE): Decimal(14)}, "三月更正.xlsx", revision=2),
        fill_april(april.parent, {("1-1", Field.DONE): Decimal(13)}),
        fill(april.parent, "市公安局", {("97-1", Field.DONE): Decimal(900)}, "公安.xlsx"),
    ]
    seen = []
    for number, order in enumerate([*permutations(files)][::2]):  # each file comes first once
        ledger = tmp_path / f"{number}.shishi"
        ledger.write_bytes(bare)
        for path in order:
            say("take", ledger, path, "--received", "2021-04-20")
        seen.append([show(say, ledger, period) for period in ("2021-03", "2021-04")])
    assert all(one == seen[0] for one in seen)
    assert {one["key"].split("/")[1] for shown in seen[0] for one in shown["questions"]} == {"1-1", "97-1"}


def test_many_times_the_target_is_asked_with_the_likely_measure(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    _, shown = say("show", ledger, "--period", "2021-03", "--json")
    money = next(t for i in shown["items"] for t in i["targets"] if t["unit"] == "萬元" and t["kind"] == "amount")
    lead = next(i["leads"][0] for i in shown["items"] if money in i["targets"])
    back = fill(office, lead, {(money["line"], Field.DONE): Decimal(money["value"]) * 10000})
    _, took = say("take", ledger, back, "--json")
    sentence = said(took, "单位填错了吗")[0]
    assert f"按{money['value']}收 / 确系超额 / 退回" in sentence


def test_warnings_name_the_cell_and_change_no_verdict(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    values: Values = {
        ("1-1", Field.DONE): Decimal(25),
        ("1-1", Field.STAGE): "主体施工",
        ("1-1", Field.TEXT): "正在按计划有序推进。",
        ("2-1", Field.DONE): Decimal(0),
        ("2-1", Field.TEXT): "3月20日开工，联系人13912345678",
    }
    status, took = say("take", ledger, fill(office, "市教育局", values), "--json")
    assert (status, took["files"][0]["verdict"], took["counts"]["taken"]) == (0, "taken", 5)
    warned = {one["sentence"].partition("：")[2]: one for one in took["findings"] if one["level"] == "warning"}
    assert [text for text in warned if "主体施工" in text]
    assert [text for text in warned if "没有事实和日期" in text]
    assert [text for text in warned if "没有写存在问题及下一步打算" in text]
    assert [text for text in warned if "手机号" in text]
    assert [one["sentence"] for one in took["findings"] if "联系电话" in one["sentence"]]
    assert all(one["file"] and one["sheet"] and one["cell"] for text, one in warned.items() if text)
    assert "13912345678" not in str(took)
    shown = show(say, ledger, "2021-03")
    assert {one["sentence"] for one in warned.values()} <= {one["sentence"] for one in shown["findings"]}
    assert "13912345678" not in str(shown)


def test_a_warning_is_overridden_with_a_reason_that_is_kept(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    text = "正在按计划推进"
    _, took = say("take", ledger, fill(office, "市教育局", {("1-1", Field.TEXT): text}), "--json")
    key = next(one["key"] for one in took["findings"] if one["check"] == "empty_talk")
    assert say("decide", ledger, key, text, "--reason", "已电话了解，月底进场")[0] == 0
    told = said(show(say, ledger, "2021-03"), "没有事实和日期")
    assert "市教育局已说明：已电话了解，月底进场" in told[0]
    before = sha(ledger)
    other = key.replace("text", "stage")
    assert say("decide", ledger, other, "前期", "--reason", "x")[0] == 2
    assert sha(ledger) == before


def test_personal_numbers_stay_out_of_the_report_and_every_answer(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    number = "320705199003071234"
    texts: Values = {("1-1", Field.TEXT): f"3月20日给王某（{number}）办理", ("1-1", Field.DONE): "13912345678"}
    out = [say("take", ledger, fill(office, "市教育局", texts), "--json")]
    out += [say("show", ledger, "--period", "2021-03", "--json"), say("show", ledger, "--period", "2021-03")]
    report = office / "上报.xlsx"
    say("report", ledger, "--period", "2021-03", "--to", report)
    cells = [str(cell.value) for row in openpyxl.load_workbook(report).worksheets[0].iter_rows() for cell in row]
    assert any("320***********1234" in cell for cell in cells)
    for said_ in (*out, cells):
        assert number not in str(said_)
        assert "13912345678" not in str(said_)


def test_a_hand_entry_below_last_round_waits_unless_it_says_why(april: Path, say: Say) -> None:
    hand = ("fill", april, "--period", "2021-04", "--line", "1-1", "--unit", "市教育局", "--done", "3")
    status, told = say(*hand, "--source", "phone")
    assert status == 1
    assert "已提交：填报 " in told
    assert "没有写来源说明，提交后先列为待确认，不计入。" in told
    question = show(say, april)["questions"][0]
    assert (question["text"], question["file"]) == ("3", "本台账录入（电话口报）")
    assert say(*hand, "--source", "phone", "--note", "王科长：原报重复")[0] == 0
    shown = show(say, april)
    assert (line(shown, "1-1")["done"], shown["questions"]) == (3, [])
    assert any("王科长：原报重复" in sentence for sentence in said(shown, "累计3小于上期12"))


def test_a_jump_typed_in_by_hand_counts_and_is_told(april: Path, say: Say) -> None:
    hand = ("fill", april, "--period", "2021-04", "--line", "1-1", "--unit", "市教育局", "--done", "25")
    status, told = say(*hand, "--source", "phone")
    assert status == 0
    assert "一期增加超过全年目标25的50%" in told
    shown = show(say, april)
    assert (line(shown, "1-1")["done"], shown["questions"]) == (25, [])
    warned = next(one for one in shown["findings"] if one["check"] == "jump")
    assert (warned["level"], warned["file"], warned["cell"]) == ("warning", "", "")


def test_a_plan_may_weigh_its_checks_otherwise(april: Path, say: Say) -> None:
    back = fill_april(april.parent, {("1-1", Field.DONE): Decimal(3)})
    _weigh(april, CheckRule(Check.BELOW_LAST, Weight.ERROR))
    say("take", april, back)
    key = show(say, april)["questions"][0]["key"]
    before = sha(april)
    status, told = say("decide", april, key, "3", "--reason", "确系核减")
    assert status == 2
    assert "不能收" in told
    hand = ("fill", april, "--period", "2021-04", "--line", "1-1", "--unit", "市教育局", "--done", "3")
    assert say(*hand, "--source", "phone", "--note", "王科长")[0] == 2
    assert sha(april) == before
    _weigh(april, CheckRule(Check.BELOW_LAST, Weight.WARNING))
    shown = show(say, april)
    assert (line(shown, "1-1")["done"], shown["questions"]) == (3, [])
    assert said(shown, "累计3小于上期12")
    _weigh(april, CheckRule(Check.BELOW_LAST, Weight.OFF))
    assert not said(show(say, april), "累计3小于上期12")


def _weigh(path: Path, rule: CheckRule) -> None:
    with open_book(path) as book, book.act("审核标准", rule.check.word):
        plans.save_check_rules(book, [rule])


def test_a_missing_reason_can_be_explained_by_the_clerk_and_then_stands_in_its_place(office: Path, say: Say) -> None:
    ledger = office / "连云港.shishi"
    say("take", ledger, fill(office, "市教育局", {("1-1", Field.DONE): Decimal(2)}))
    with open_ledger(ledger) as opened:
        warning = next(
            one for one in look.look(opened, "2021-03").findings if one.key and one.key.field is Field.PROBLEM
        )
        decide.explain(opened, str(warning.key), "用地手续4月办结")
        view = look.look(opened, "2021-03")
    assert warning.key not in {one.key for one in view.findings if one.level is Level.WARNING}
    shown = next(one for item in view.items for one in item.lines if one.line.id == "1-1")
    assert shown.problem == "用地手续4月办结"
