"""By command: 核对单 out, an objection accepted and put right, then the leader's page, at every step what is open."""

from __future__ import annotations

import datetime
import shutil
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from model import clock, commands
from model.papers import word_document
from model.records import Paragraph
from model.terms import Field
from tests.journeys.desk import Say, fill, line, sha

PERIOD = ("--period", "2021-03")
TEXT = """关于印发榕城市2021年民生实事任务分解的通知
榕政办发〔2020〕88号
榕城市人民政府办公室
2020年12月20日
一、教育
1. 新建中小学24所。（牵头单位：市教育局）
2. 改造幼儿园60所。（牵头单位：市教育局）
3. 改造教室照明60所。（牵头单位：市教育局）
二、体育
4. 新建健身广场9个。（牵头单位：市体育局）
三、水利
5. 改造泵站40座。（牵头单位：市水利局）
"""


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of three units two have reported: 市教育局 behind on two lines and ahead on one; never written again."""
    office = tmp_path_factory.mktemp("报齐")
    (office / "方案.txt").write_text(TEXT, encoding="utf-8")
    ledger = str(office / "榕城.shishi")
    assert commands.run(["new", ledger, "--plan", str(office / "方案.txt"), "--schedule", "monthly"]) < 2
    assert commands.run(["send", ledger, *PERIOD, "--to", str(office / "发出")]) == 0
    values: dict[tuple[str, Field], str | Decimal] = {
        ("1-1", Field.DONE): Decimal(1),
        ("1-1", Field.PROBLEM): "用地没有落实，4月底前解决。",
        ("2-1", Field.DONE): Decimal(12),
        ("2-1", Field.STAGE): "招标",
        ("3-1", Field.DONE): Decimal(40),
    }
    fill(office, "市教育局", values)
    fill(office, "市体育局", {("4-1", Field.TEXT): "正在选址。"})
    assert commands.run(["take", ledger, str(office / "报回"), "--received", "2021-03-28"]) < 2
    return office


@pytest.fixture
def ledger(tmp_path: Path, reported: Path) -> Path:
    """A ledger of one's own as it stands then."""
    shutil.copytree(reported, tmp_path, dirs_exist_ok=True)
    return tmp_path / "榕城.shishi"


def text_of(path: Path) -> str:
    blocks = word_document.read(path.read_bytes(), path.name).blocks
    return "\n".join(one.text for one in blocks if isinstance(one, Paragraph))


def test_notes_go_out_are_answered_and_an_accepted_objection_is_put_right(ledger: Path, say: Say) -> None:
    notes = ("checknotes", ledger, *PERIOD)
    before = sha(ledger)
    assert "给1家单位送核对单，共2条" in say(*notes, "--to", ledger.parent / "核对", "--dry-run")[1]
    assert (sha(ledger), (ledger.parent / "核对").exists()) == (before, False)
    status, said = say(*notes, "--to", ledger.parent / "核对")
    assert (status, "已生成1份核对单" in said) == (0, True)
    [paper] = (ledger.parent / "核对").glob("*市教育局*.docx")
    with zipfile.ZipFile(next((ledger.parent / "核对").glob("全部核对单_*.zip"))) as every:
        assert every.namelist() == [paper.name]
    assert "市教育局：" in text_of(paper)
    table = [cell.text for block in word_document.read(paper.read_bytes(), "").blocks
             if not isinstance(block, Paragraph) for cell in block.cells]  # fmt: skip
    assert any("市教育局" in one and "填报人张三，3月28日收到" in one and "G" in one for one in table)
    status, told = say(*notes, "--json")
    assert (status, told["unanswered"], told["unsent"]) == (1, ["市教育局"], [])
    assert "核对单还没有反馈的1家：市教育局。" in say("close", ledger, *PERIOD, "--dry-run")[1]

    of = (*notes, "--unit", "市教育局")
    assert say(*of, "--line", "1-1", "--objects", "应为6所，表填错", "--claimed", "6")[0] == 0
    assert say(*of, "--line", "2-1", "--agrees")[0] == 0
    assert say(*notes, "--json")[1]["open"] == ["异议还没有定的1条：市教育局 1-1。"]
    assert say(*of, "--line", "1-1", "--accept", "与盖章件一致")[0] == 0
    assert say(*notes, "--json")[1]["open"] == ["异议已采纳，还没有核定，也没有收到更正件的1条：市教育局 1-1。"]
    status, said = say(*of, "--line", "1-1", "--accept", "与盖章件一致", "--correct", "6", "--approver", "王主任")
    assert (status, "采用数6" in said) == (0, True)
    status, told = say(*notes, "--json")
    assert (status, told["open"]) == (0, [])
    assert [one["stand"] for one in told["notes"][0]["lines"]] == ["righted", "agreed"]
    assert line(say("show", ledger, *PERIOD, "--json")[1], "1-1")["done"] == 6
    act = say("acts", ledger, "--json")[1]
    last = (act if isinstance(act, list) else act["acts"])[-1]
    assert say("undo", ledger, last.get("act", last.get("number")))[0] == 0
    assert line(say("show", ledger, *PERIOD, "--json")[1], "1-1")["done"] == 1
    assert say(*notes, "--json")[1]["open"] == ["异议已采纳，还没有核定，也没有收到更正件的1条：市教育局 1-1。"]
    assert say("check", ledger)[0] == 0


def test_what_cannot_be_is_refused_and_changes_nothing(ledger: Path, say: Say) -> None:
    to, of = ("--to", ledger.parent / "核对"), ("--unit", "市教育局")
    before = sha(ledger)
    for words, sentence in (
        ((*of, "--agrees"), "没有给市教育局送过核对单"),
        (("--agrees",), "没有写清是哪家单位"),
        ((*to, "--unit", "市水利局"), "市水利局本期没有黄灯、红灯"),
        ((*to, "--reply-by", "2021-01-01"), "已经过去"),
        ((*of, "--accept", "属实"), "没有写清是哪一条"),
    ):
        status, said = say("checknotes", ledger, *PERIOD, *words)
        assert (status, sentence in said) == (2, True), said
    assert sha(ledger) == before


def test_the_leaders_page_remembers_advice_and_says_what_is_carried_or_missing(ledger: Path, say: Say) -> None:
    page = ("page", ledger, *PERIOD)
    status, told = say(*page, "--json")
    assert (status, told["fits"], told["attention"]) == (0, True, ["1-1", "2-1"])
    assert "原因：用地没有落实，4月底前解决。" in told["text"]
    assert "进展较好" in told["text"]
    assert "1. 第3项" in told["text"].partition("进展较好")[2]
    assert "应报3家，已报2家，未报1家：市水利局" in told["text"]
    to = ledger.parent / "一页纸.docx"
    before = sha(ledger)
    assert say(*page, "--advice", "1-1", "请分管副市长现场调度", "--dry-run", "--to", to)[0] == 0
    assert (sha(ledger), to.exists()) == (before, False)
    assert say(*page, "--advice", "1-1", "请分管副市长现场调度", "--to", to)[0] == 0
    assert "建议：请分管副市长现场调度。" in text_of(to)
    assert "建议：请分管副市长现场调度。" in say(*page, "--text")[1]
    assert say(*page, "--advice", "99-9", "无此行")[0] == 2
    assert say(*page, "--to", ledger.parent / "一页纸.pdf")[0] == 2
    assert say(*page, "--to", ledger)[0] == 2


def test_a_round_with_no_figures_at_all_has_a_page_and_no_notes(ledger: Path, say: Say) -> None:
    status, told = say("page", ledger, "--period", "2021-06", "--json")
    assert (status, told["attention"]) == (0, [])
    assert "没有滞后的事项" in told["text"]
    assert "本期还没有亮灯的事项" in told["text"]
    status, said = say("checknotes", ledger, "--period", "2021-06", "--to", ledger.parent / "核对")
    assert (status, "不用送核对单" in said) == (2, True)


def test_a_reply_after_its_day_is_taken_as_none(ledger: Path, say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    today = clock.today()
    assert say("checknotes", ledger, *PERIOD, "--to", ledger.parent / "核对", "--reply-by", today.isoformat())[0] == 0
    monkeypatch.setattr(clock, "today", lambda: today.replace(year=today.year + 1))
    status, told = say("checknotes", ledger, *PERIOD, "--json")
    assert (status, {one["stand"] for one in told["notes"][0]["lines"]}) == (0, {"overdue"})


def test_a_bulletin_is_drafted_published_frozen_and_put_right_in_the_next(ledger: Path, say: Say) -> None:
    issue = ("bulletin", ledger, *PERIOD)
    to = ledger.parent / "通报.docx"
    status, told = say(*issue, "--json")
    assert (status, told["number"], told["stands"]) == (1, 1, "初稿")
    assert "1. 第1项" in told["text"].partition("三、滞后事项")[2]
    before = sha(ledger)
    for words, sentence in (
        (("--example", "1-1"), "没有按序时，不能作为好的例子"),
        (("--word", "title", "{没有}"), "不认得"),
        (("--publish", "王市长"), "还没有封存"),
        (("--correction", "1", "应为6所"), "没有定稿，不用更正"),
        (("--to", ledger), "就是台账本身"),
        (("--edition", "秘密"), "没有 秘密 这个选项"),
    ):
        status, said = say(*issue, *words)
        assert (status, sentence in said) == (2, True), said
    assert say(*issue, "--wording", "1-1", "地没批下来", "--dry-run")[0] == 1
    assert sha(ledger) == before
    wording = ("--wording", "1-1", "土地指标未落实", "--word", "to", "各有关单位：", "--example", "3-1")
    assert "单位报：用地没有落实" in say(*issue, *wording)[1]
    status, said = say(*issue, "--publish", "王市长", "--despite", "常务会要求", "--to", to)
    assert (status, "已定稿" in said) == (0, True), said
    inside = text_of(to)
    assert "土地指标未落实" in inside
    assert "（初稿）" not in inside
    frozen = say(*issue, "--json")[1]
    assert frozen["stands"] == "已定稿"
    assert "已定稿" in say(*issue, "--demand", "改一改")[1]
    fill(ledger.parent, "市教育局", {("1-1", Field.DONE): Decimal(6)}, "更正.xlsx", revision=2)
    assert say("take", ledger, ledger.parent / "报回" / "更正.xlsx", "--received", "2021-03-29")[0] < 2
    assert line(say("show", ledger, *PERIOD, "--json")[1], "1-1")["done"] == 6
    assert say(*issue, "--json")[1]["text"] == frozen["text"], "what is published stays as it was"
    public = say(*issue, "--edition", "公开", "--json")[1]["text"]
    assert "土地指标" not in public
    assert say(*issue, "--correction", "1", "第1项实完成应为6所。")[0] == 0
    following = say("bulletin", ledger, "--period", "2021-04", "--json")[1]
    assert following["number"] == 2
    assert "第1期通报：第1项实完成应为6所。" in following["text"]
    hidden = say("bulletin", ledger, "--period", "2021-04", "--edition", "公开", "--json")[1]["text"]
    assert "第1期通报：第1项实完成应为6所。" in hidden, "it names no unit"
    assert say("check", ledger)[0] == 0


def publish(ledger: Path, say: Say, period: str, *more: str) -> tuple[int, str]:
    return say("bulletin", ledger, "--period", period, "--publish", "王市长", "--despite", "常务会要求", *more)


def test_an_issue_is_written_byte_by_byte_the_same_again_and_undone_only_while_it_is_the_last(
    ledger: Path, say: Say
) -> None:
    first, again = ledger.parent / "一.docx", ledger.parent / "二.docx"
    assert publish(ledger, say, "2021-03", "--to", str(first))[0] == 0
    act = say("acts", ledger, "--json")[1]["acts"][-1]["act"]
    assert say("bulletin", ledger, *PERIOD, "--to", again)[0] == 0
    assert first.read_bytes() == again.read_bytes()
    assert say("undo", ledger, act)[0] == 0
    assert say("bulletin", ledger, *PERIOD, "--json")[1]["stands"] == "初稿"
    assert publish(ledger, say, "2021-03")[0] == 0
    act = say("acts", ledger, "--json")[1]["acts"][-1]["act"]
    assert publish(ledger, say, "2021-04")[0] == 0
    before = sha(ledger)
    status, said = say("undo", ledger, act)
    assert (status, "又有了第2期" in said, "请登记更正" in said) == (2, True, True)
    assert sha(ledger) == before


def test_numbers_begin_anew_each_year_of_issue_and_the_document_number_bears_that_year(
    ledger: Path, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2021, 12, 8))
    assert say("bulletin", ledger, *PERIOD, "--word", "doc_no", "连政督通", "--day", "2021-04-06")[0] < 2
    assert publish(ledger, say, "2021-03")[0] == 0
    told = say("bulletin", ledger, "--period", "2021-11", "--json")[1]
    assert (told["number"], "连政督通〔2021〕2号（初稿）" in told["text"]) == (2, True)
    monkeypatch.setattr(clock, "today", lambda: datetime.date(2022, 1, 10))
    told = say("bulletin", ledger, "--period", "2021-12", "--json")[1]
    assert (told["number"], "连政督通〔2022〕1号（初稿）" in told["text"]) == (1, True)
    assert say("bulletin", ledger, *PERIOD, "--correction", "1", "市教育局应为6所。")[0] == 0
    told = say("bulletin", ledger, "--period", "2021-12", "--edition", "公开", "--json")[1]
    assert "2021年第1期通报有1处涉及具体单位的更正" in told["text"]
    assert "市教育局" not in told["text"]


def test_the_public_edition_is_not_published_with_names_or_contacts_in_its_words(ledger: Path, say: Say) -> None:
    words = ("--word", "opening", "市教育局滞后，联系人王芳。", "--demand", "请市教育局4月底前补齐。")
    status, told = say("bulletin", ledger, *PERIOD, *words, "--json")
    assert status == 1
    assert any("“开头”里写了市教育局" in one for one in told["open"])
    before = sha(ledger)
    status, said = publish(ledger, say, "2021-03")
    assert (status, "公开版不能这样定稿" in said, "联系方式" in said) == (2, True, True)
    assert sha(ledger) == before
    public = say("bulletin", ledger, *PERIOD, "--edition", "公开", "--word", "opening", "现通报如下。", "--json")[1]
    assert "市教育局" not in public["text"], "what is asked of units in this issue stands inside only"
    assert publish(ledger, say, "2021-03")[0] == 0


def test_masthead_addressees_and_words_are_typed_once_and_taken_into_the_next_year(ledger: Path, say: Say) -> None:
    words = ("--word", "masthead", "政务督查", "--word", "to", "各有关单位：", "--word", "cc", "市委办公室")
    assert say("bulletin", ledger, *PERIOD, *words)[0] < 2
    later = ledger.parent / "2022.shishi"
    status, said = say("next", ledger, later, "--no-plan")
    assert (status < 2, "督查通报的刊头、主送、抄送和固定用语照旧" in said) == (True, True)
    text = say("bulletin", later, "--period", "2022-03", "--json")[1]["text"]
    assert text.startswith("政务督查\n第1期（初稿）\n")
    assert "\n各有关单位：\n" in text
    assert "\n　抄送：市委办公室。\n" in text
