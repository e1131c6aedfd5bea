"""By command: from a red light to an archived slip, with the unit's reply by the exchange, and all that is refused."""

from __future__ import annotations

import datetime
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model import clock, commands
from model.papers import word_document
from model.records import Paragraph
from model.rules import han
from model.sheets import slip_form
from model.sheets.columns import META_SHEET
from model.terms import Field
from tests.journeys.desk import Say, fill, sha

NO = "连政督〔2021〕1号"


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory, sent_round: Path) -> Path:
    """市教育局 is behind on 1-1 and says why; made once, never written again."""
    office = tmp_path_factory.mktemp("滞后")
    shutil.copytree(sent_round, office, dirs_exist_ok=True)
    values: dict[tuple[str, Field], str | Decimal] = {
        ("1-1", Field.DONE): Decimal(1),
        ("1-1", Field.PROBLEM): "用地没有落实。",
        ("5-1", Field.DONE): Decimal(40),
    }
    fill(office, "市教育局", values)
    assert commands.run(["take", str(office / "连云港.shishi"), str(office / "报回"), "--received", "2021-03-28"]) < 2
    return office


@pytest.fixture
def ledger(tmp_path: Path, behind: Path) -> Path:
    shutil.copytree(behind, tmp_path, dirs_exist_ok=True)
    return tmp_path / "连云港.shishi"


def filed(say: Say, ledger: Path, *more: object) -> Any:
    new = ("slip", ledger, "new", "--line", "1-1", "--period", "2021-03", "--date", "2021-04-02")
    return say(*new, *more)


def reply(form: Path, to: Path, words: dict[str, str]) -> Path:
    """Fill a reply form in as a unit does in its own program."""
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    for row in range(1, sheet.max_row + 1):
        if (label := str(sheet.cell(row, 1).value)) in words:
            sheet.cell(row, 2).value = words[label]
    to.parent.mkdir(exist_ok=True)
    book.save(to)
    return to


def test_from_a_red_light_to_an_archived_slip(ledger: Path, say: Say) -> None:
    before = sha(ledger)
    assert "只是预检" in filed(say, ledger, "--dry-run")[1]
    assert sha(ledger) == before
    status, one = filed(say, ledger, "--due", "2021-04-17", "--remark", "请抓紧。", "--json")
    assert (status, one["no"], one["state"], one["lead"], one["colour"]) == (0, NO, "filed", "市教育局", "yellow")
    assert "全年目标25所，截至3月31日应完成7所，实际完成1所" in one["content"]
    assert one["content"].endswith("所报原因：用地没有落实。")
    assert say("slip", ledger, 1, "交办", "--date", "2021-04-02")[0] == 0
    assert say("slip", ledger, 1, "催办", "--until", "2021-04-12", "--date", "2021-04-10")[0] == 0
    paper, form = ledger.parent / "督办单.docx", ledger.parent / "反馈表.xlsx"
    assert say("slip", ledger, NO, "--to", paper, "--form", form)[0] == 0
    text = "\n".join(
        one.text for one in word_document.read(paper.read_bytes(), "").blocks if isinstance(one, Paragraph)
    )
    assert NO in text

    status, told = say("slips", ledger, "--date", "2021-04-12", "--json")
    assert [(one["colour"], one["overdue"]) for one in told["slips"]] == [("yellow", 0)]
    assert say("slips", ledger, "--date", "2021-04-13", "--json")[1]["slips"][0]["colour"] == "red"
    back = reply(form, ledger.parent / "回/反馈.xlsx", {slip_form.ANSWER: "用地4月20日已落实。", slip_form.WHO: "张三"})
    take = ("take", ledger, back, "--received", "2021-04-20")
    before = sha(ledger)
    status, told = say(*take, "--dry-run", "--json")
    assert (status, told["files"][0]["verdict"], told["counts"]["taken"], sha(ledger)) == (0, "taken", 2, before)
    assert "逾期3天" in say(*take)[1]
    assert say(*take, "--json")[1]["files"][0]["verdict"] == "already"
    status, one = say("slip", ledger, 1, "--json")
    assert (one["state"], one["overdue"], one["steps"][-1]["text"]) == ("replied", 3, "用地4月20日已落实。")
    assert one["steps"][-1]["who"] == "承办人张三"
    kept = say("slip", ledger, 1, "--files-to", ledger.parent / "存", "--json")[1]["files"]
    assert Path(kept[0]).read_bytes() == back.read_bytes()

    assert say("slip", ledger, 1, "退回", "--text", "没有写时间", "--date", "2021-04-21")[0] == 0
    assert say("slip", ledger, 1, "反馈", "--text", "4月30日开工。", "--date", "2021-04-22")[0] == 0
    assert "不再警示（原为红（逾期））。" in say("slip", ledger, 1, "审核通过", "--date", "2021-04-23")[1]
    for move in ("办结", "归档"):
        assert say("slip", ledger, 1, move, "--date", "2021-04-23")[0] == 0
    status, told = say("slips", ledger, "--json")
    [one] = told["slips"]
    assert (status, one["state"], one["colour_word"], one["overdue"]) == (0, "archived", "", 5)
    register = ledger.parent / "登记.xlsx"
    assert say("slips", ledger, "--to", register)[0] == 0
    assert NO in [cell.value for row in openpyxl.load_workbook(register).worksheets[0].iter_rows() for cell in row]
    assert say("check", ledger)[0] == 0


def test_an_overdue_slip_costs_points_and_a_fixed_score_is_proved_again(ledger: Path, say: Say) -> None:
    assert say("score-rules", ledger, "--preset", "督查细则", "--set", "督办单逾期=每次扣2分")[0] == 0
    filed(say, ledger, "--due", "2021-04-17")
    assert say("slip", ledger, 1, "交办", "--date", "2021-04-02")[0] == 0
    scores = ("scores", ledger, "--period", "2021-03")
    school = next(one for one in say(*scores, "--json")[1]["units"] if one["name"] == "市教育局")
    [point] = [one for one in school["points"] if NO in one["reason"]]
    assert (point["points"], point["reason"]) == ("-2.00", f"督办单{NO}逾期")
    assert say(*scores, "--freeze", "--despite", "年中试行")[0] in (0, 1)
    say("slip", ledger, 1, "终止督办", "--text", "误立", "--who", "王主任")
    assert say("scores", ledger, "--verify", "--json")[1]["same"]
    assert NO not in str(say(*scores, "--json")[1])


def test_numbers_are_never_given_twice_and_the_prefix_is_remembered(ledger: Path, say: Say) -> None:
    hand = ("slip", ledger, "new", "--title", "停车难", "--content", "限期拿出方案", "--unit", "市城管局",
            "--date", "2021-04-02", "--json")  # fmt: skip
    assert say(*hand, "--prefix", "连督字")[1]["no"] == "连督字〔2021〕1号"
    status, told = say(*hand, "--no", "1")
    assert (status, "2021年的1号已经用过（连督字〔2021〕1号；撤销的也不再用），下一个是2号" in told["error"]) == (
        2,
        True,
    )
    last = say("acts", ledger, "--json")[1]["acts"][-1]["act"]
    assert say("undo", ledger, last)[0] == 0
    assert say("slips", ledger, "--json")[1]["slips"] == []
    assert say(*hand)[1]["no"] == "连政督〔2021〕2号"
    assert say(*hand, "--date", "2022-01-04")[1]["no"] == "连政督〔2022〕1号"
    assert say("undo", ledger, last + 1)[0] == 0
    assert [one["no"] for one in say("slips", ledger, "--json")[1]["slips"]] == [
        "连督字〔2021〕1号", "连政督〔2021〕2号", "连政督〔2022〕1号",
    ]  # fmt: skip


def test_empty_numbers_are_told_and_next_year_counts_on_from_what_was_given(ledger: Path, say: Say) -> None:
    hand = ("slip", ledger, "new", "--title", "停车难", "--content", "限期拿出方案", "--unit", "市城管局")
    for no in (1, 2):
        assert say(*hand, "--date", "2021-04-02", "--json")[1]["no"] == f"连政督〔2021〕{no}号"
    assert say("undo", ledger, say("acts", ledger, "--json")[1]["acts"][-1]["act"])[0] == 0
    assert "连政督〔2021〕2号已撤销，号不再用，这件编3号。" in say(*hand, "--date", "2021-04-02", "--dry-run")[1]
    status, said = say(*hand, "--date", "2021-04-02", "--no", "7")
    assert (status, "按您写的编7号，3—6号空着；以后从8号往下编。" in said) == (0, True), said
    assert "2021年空号：2号已撤销，不再用；3—6号没有用过。" in say("slips", ledger)[1]
    status, said = say(*hand, "--date", "2022-01-05")
    assert (status, "号编在2022年里；2022年另有台账的" in said) == (0, True), said
    new = ledger.parent / "2022.shishi"
    status, said = say("next", ledger, new, "--no-plan")
    assert "从连政督〔2022〕2号编起" in said
    own = ("slip", new, *hand[2:], "--date", "2022-02-01")
    status, said = say(*own, "--no", "1")
    assert (status, "2022年的1号已经用过（在上年的台账里" in said) == (2, True), said
    assert say(*own, "--prefix", "连督", "--json")[1]["no"] == "连督〔2022〕2号"
    assert say(*own, "--json")[1]["no"] == "连督〔2022〕3号"
    assert "空号" not in say("slips", new)[1]
    assert say("archive", new, "--to", new.parent / "归档.zip", "--despite", "试")[0] in (0, 1)
    for words in (("2", "交办"), ("new", "--title", "停车难", "--content", "方案", "--unit", "市城管局")):
        status, said = say("slip", new, *words, "--dry-run")
        assert (status, "台账已归档" in said) == (2, True), said
    assert say("slip", new, 2, "--to", new.parent / "单.docx")[0] == 0


def test_the_list_is_narrowed_by_any_name_of_a_unit_and_refuses_what_is_none(ledger: Path, say: Say) -> None:
    filed(say, ledger)
    for words, many in ((("--unit", "连云港市教育局"), 1), (("--unit", "市水利局"), 0), (("--state", "已立项"), 1)):
        assert len(say("slips", ledger, *words, "--json")[1]["slips"]) == many
    for words, sentence in (
        (("--unit", "没有局"), "单位名单里没有“没有局”"),
        (("--state", "飞"), "可选：已立项，待交办；"),
    ):
        status, said = say("slips", ledger, *words)
        assert (status, sentence in said) == (2, True), said


def test_replies_of_another_slip_or_unit_and_replies_that_differ_are_told(ledger: Path, say: Say) -> None:
    filed(say, ledger)
    say("slip", ledger, 1, "交办", "--date", "2021-04-02")
    form, back = ledger.parent / "反馈表.xlsx", ledger.parent / "回"
    say("slip", ledger, 1, "--form", form)
    done = {slip_form.ANSWER: "已开工。"}
    one, same, other = (
        reply(form, back / f"{name}.xlsx", {slip_form.ANSWER: text, slip_form.WHO: "张三"})
        for name, text in (("甲", "已开工。"), ("乙", "已开工。 "), ("丙", "未开工。"))
    )
    for words, sentence in (
        ({slip_form.NUMBER: "连政督〔2021〕9号"}, f"表上的督办单号写成“连政督〔2021〕9号”，这份表是{NO}的反馈表"),
        ({slip_form.UNIT: "市水利局"}, f"表上的承办单位写成“市水利局”，{NO}的承办单位是市教育局"),
    ):
        status, said = say("take", ledger, reply(form, back / "错.xlsx", done | words), "--received", "2021-04-05")
        assert (status, sentence in said) == (2, True), said
    (back / "错.xlsx").unlink()
    taken = say("take", ledger, back, "--received", "2021-04-05", "--dry-run", "--json")[1]
    assert [one["verdict"] for one in taken["files"]] == ["taken", "taken", "already"]
    assert say("take", ledger, one, "--received", "2021-04-05")[0] == 0
    status, said = say("take", ledger, same, "--received", "2021-04-06")
    assert "和2021-04-05收的反馈“甲.xlsx”内容相同，没有再记" in said
    told = "收到2份不同的反馈（2021-04-05“甲.xlsx”、2021-04-06“丙.xlsx”），都留着，审核前请核对以哪份为准。"
    assert told in say("take", ledger, other, "--received", "2021-04-06")[1]
    assert say("slip", ledger, 1, "--json")[1]["marks"][-1] == told
    say("slip", ledger, 1, "退回", "--text", "说法不一", "--date", "2021-04-07")
    status, said = say("take", ledger, same, "--received", "2021-04-08")
    assert "内容和2021-04-07退回的反馈相同，没有再记。请单位改好再报（退回原因：说法不一）。" in said
    bare = openpyxl.load_workbook(reply(form, back / "无码.xlsx", {slip_form.ANSWER: "5月开工。"}))
    del bare[META_SHEET]
    bare.save(back / "无码.xlsx")
    status, said = say("take", ledger, back / "无码.xlsx", "--received", "2021-04-08")
    assert (status, "识别码没有了，按表上的督办单号认的" in said) == (0, True), said


def test_a_step_is_undone_by_name_but_not_under_a_later_one(ledger: Path, say: Say) -> None:
    filed(say, ledger)
    say("slip", ledger, 1, "交办", "--date", "2021-04-02")
    say("slip", ledger, 1, "反馈", "--text", "已开工", "--date", "2021-04-05")
    for state, many in (("已反馈，待审核", 1), ("办理中", 0)):
        assert len(say("slips", ledger, "--state", state, "--json")[1]["slips"]) == many
    acts = say("acts", ledger, "--json")[1]["acts"]
    assert [one["subject"] for one in acts[-3:]] == [f"立项 {NO}", f"{NO} 交办", f"{NO} 反馈"]
    status, told = say("undo", ledger, acts[-2]["act"])
    assert (status, f"又办了{NO}的反馈" in told) == (2, True)
    assert say("undo", ledger, acts[-3]["act"])[0] == 2
    assert say("undo", ledger, acts[-1]["act"])[0] == 0
    assert say("slip", ledger, 1, "--json")[1]["state"] == "issued"


def test_what_cannot_be_is_refused_and_changes_nothing(ledger: Path, say: Say) -> None:
    filed(say, ledger)
    say("slip", ledger, 1, "交办", "--date", "2021-04-02")
    form, before = ledger.parent / "反馈表.xlsx", sha(ledger)
    assert say("slip", ledger, 1, "--form", form)[0] == 0
    empty = reply(form, ledger.parent / "回/空.xlsx", {})
    for words, sentence in (
        (("slip", ledger, "new"), "没有写督办事项。\n没有写督办内容。\n没有写牵头单位"),
        (("slip", ledger, "new", "--line", "5-1", "--period", "2021-03"), "没有亮红灯、黄灯（按序时）"),
        (("slip", ledger, "new", "--line", "5-1"), "要写明哪一行、哪一期"),
        (("slip", ledger, 9), "没有编号为“9”的督办单"),
        (("slip", ledger, 1, "飞"), "没有“飞”这一步"),
        (("slip", ledger, 1, "办结"), "不能办结"),
        (("slip", ledger, 1, "延期", "--text", "没做完", "--who", "王", "--until", "2021-06-01"), "按原时限计逾期"),
        (("slip", ledger, 1, "反馈", "--text", "身份证320705199001011234"), "不能存"),
        (("slip", ledger, 1, "--to", ledger), "就是台账本身"),
        (("slips", ledger, "--to", ledger.parent / "登记.docx"), "要存成 .xlsx"),
        (("take", ledger, empty), "没有填“办理情况”"),
    ):
        status, said = say(*words)
        assert (status, sentence in said) == (2, True), said
    full = reply(form, ledger.parent / "回/早.xlsx", {slip_form.ANSWER: "用地已落实。"})
    status, said = say("answer", ledger, full, "--received", "2021-04-05", "--to", ledger.parent / "退")
    assert (status, "这些文件还没有收：早.xlsx" in said) == (2, True), said
    assert sha(ledger) == before
    early = ("take", ledger, full, "--received", "2021-04-01")
    status, said = say(*early, "--dry-run")
    assert (status, "收到日期写的是2021-04-01，请核对" in said) == (2, True), said
    status, said = say("answer", ledger, full, "--received", "2021-04-01", "--to", ledger.parent / "退")
    assert (status, "退回说明" in said) == (0, True), said
    [note] = (ledger.parent / "退").iterdir()
    assert f"{NO}没有办“反馈”" in note.read_text("utf-8-sig")


def test_a_reminder_without_a_date_sets_the_one_the_window_proposes(ledger: Path, say: Say) -> None:
    filed(say, ledger)
    say("slip", ledger, 1, "交办", "--date", "2021-04-02")
    day = clock.today()
    by = (day + datetime.timedelta(days=7)).isoformat()
    status, told = say("slip", ledger, 1, "催办", "--date", day.isoformat())
    assert (status, f"没有写 --until，限期反馈{by}。" in told) == (0, True)
    assert say("slip", ledger, 1, "--json")[1]["steps"][-1]["until"] == by


def test_slips_and_issues_are_written_in_the_characters_asked_for(ledger: Path, say: Say) -> None:
    filed(say, ledger)
    title = say("slip", ledger, 1, "--json")[1]["title"]
    assert han.fold(title) != title
    paper = ledger.parent / "督办单.docx"
    for more, told in (((), title), (("--simplified",), han.fold(title))):
        assert say("slip", ledger, 1, "--to", paper, *more)[0] == 0
        whole = word_document.read(paper.read_bytes(), "").blocks
        assert any(told in cell.text for one in whole if not isinstance(one, Paragraph) for cell in one.cells)
        assert told.split("“")[1].split("”")[0] in say("bulletin", ledger, "--period", "2021-03", "--text", *more)[1]
