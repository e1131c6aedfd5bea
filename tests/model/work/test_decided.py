"""What the office decides itself: ended, corrected, struck off; told first, one act each, undone by name."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from model.errors import ClerkError
from model.records import Asked, Duty, Key, Line, Schedule, Site, Target
from model.rules import correction, identity, status, totals, who_gets_a_form
from model.sheets import file_names
from model.store import check, items, journal, plan, records, sites
from model.terms import Field, Kind, Level, Light, Move, Op, Role, Source, State, Status
from model.work import (
    change_item,
    correct,
    decide,
    end_item,
    evidence,
    fill_in,
    look,
    send_forms,
    strike,
    strike_lists,
    undo,
)
from model.work.ledger import Ledger, find_round, standing
from tests.model.store import sample_ledger as sample

RATE = Line("1-9", "1", 9, "增长率", Kind.RATE, Target(Decimal("0.08"), "%", Decimal(8), "%", Op.EQUAL))
APRIL = datetime.date(2021, 4, 10)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample.found(tmp_path / "a.shishi") as ledger:
        with ledger.act("加", "分工、期次"):
            items.save_duties(ledger, [Duty("2", "edu", Role.LEAD)])
            plan.save_rounds(ledger, [replace(sample.ROUNDS[1], cutoff=datetime.date(2021, 4, 28))])
        yield ledger
        assert ledger.damages() == ()


def fill(
    ledger: Ledger, line: str, done: str = "", stage: str = "", period: str = "2021-03", problem: str = ""
) -> None:
    values = {Field.DONE: done, Field.STAGE: stage, Field.PROBLEM: problem}
    fill_in.do(ledger, fill_in.plan(ledger, period, line, "edu", values, Source.PHONE, "核实"))


def end(ledger: Ledger, wanted: Status = Status.ENDED, since: str = "2021-04", reason: str = "用地落空") -> int:
    act = end_item.do(ledger, end_item.plan(ledger, end_item.Ask("2", wanted, since, reason))).act
    assert act is not None
    return act


def refused(said: str, work: object) -> None:
    with pytest.raises(ClerkError) as error:
        work()  # type: ignore[operator]
    assert said in error.value.sentence
    assert "没有改动" in error.value.sentence


# --- 终止、调整 -------------------------------------------------------------------------------------------------


def test_an_ended_item_gets_no_form_keeps_its_history_and_every_count_foots(ledger: Ledger) -> None:
    fill(ledger, "2-1", stage="制定方案")
    planned = end_item.plan(ledger, end_item.Ask("2", Status.ENDED, "2021-04", "用地落空", "连政办发〔2021〕9号"))
    assert planned.sentences[0] == "第2项自4月起终止：用地落空（连政办发〔2021〕9号）。"
    assert "4月起：2项（终止1项，在册1项）。" in planned.sentences
    act = end_item.do(ledger, planned).act
    now = standing(ledger)
    assert {line.item for line in now.known.setup_at(find_round(now, "2021-04")).lines} == {"1"}
    assert {line.item for line in now.known.setup_at(find_round(now, "2021-03")).lines} == {"1", "2"}
    view = look.look(ledger, "2021-04").items[1]
    assert (view.state, view.light, view.light_word) == (State.ENDED, Light.NONE, "已终止")
    assert view.reason == "自4月起终止：用地落空（连政办发〔2021〕9号）"
    assert [one.round.period for one in view.lines[0].year] == ["2021-03"]
    assert look.look(ledger, "2021-03").items[1].lines[0].stage == "制定方案"
    assert totals.of(look.look(ledger, "2021-03").items).words == "2项"
    refused("已终止，不再填报", lambda: fill(ledger, "2-1", stage="制定方案", period="2021-04"))
    undo.do(ledger, act or 0)
    assert look.look(ledger, "2021-04").items[1].state is State.RUNNING


def test_forms_already_out_are_named_and_what_they_bring_counts_no_more(ledger: Ledger) -> None:
    folder = ledger.path.parent / "发出"
    send_forms.do(ledger, send_forms.plan(ledger, "2021-04", []), folder)
    planned = end_item.plan(ledger, end_item.Ask("2", Status.ENDED, "2021-04", "用地落空"))
    assert any("4月的表已发给1家单位，上面还有这一项" in one for one in planned.notes)
    end_item.do(ledger, planned)
    assert all(
        grant.line != "2-1"
        for grants in who_gets_a_form.grants(standing(ledger).known.setup_at(sample.ROUNDS[1])).values()
        for grant in grants
    )


def test_what_cannot_be_ended_says_why(ledger: Ledger) -> None:
    refused("没有写终止的理由", lambda: end(ledger, reason=" "))
    refused("不用恢复", lambda: end(ledger, Status.KEPT))
    end(ledger)
    refused("没有改动", lambda: end(ledger))
    undo.do(ledger, journal.acts(ledger)[-1].number)
    end(ledger, since="2021-03")
    refused("请先恢复", lambda: end(ledger, Status.ADJUSTED))
    end(ledger, Status.KEPT, reason="会议决定继续")
    assert look.look(ledger, "2021-04").items[1].state is State.RUNNING


def test_an_adjusted_item_goes_on_and_is_counted(ledger: Ledger) -> None:
    end(ledger, Status.ADJUSTED, reason="改在明年")
    view = look.look(ledger, "2021-04")
    assert (view.items[1].state, view.items[1].change_words) == (State.RUNNING, "自4月起调整：改在明年")
    assert totals.of(view.items).words == "2项（调整1项，在册2项）"
    assert status.at("2", standing(ledger).known.statuses, sample.ROUNDS[0]) is None


def test_a_request_of_a_unit_is_listed_for_the_clerk_until_the_item_is_ended(ledger: Ledger) -> None:
    fill(ledger, "1-1", stage="申请终止", problem="征地未批，手机13912345678", period="2021-04")
    [one] = look.look(ledger, "2021-04").requests
    assert (one.no, one.line, one.unit, one.stage, one.words) == (
        "1",
        "1-1",
        "edu",
        "申请终止",
        "征地未批，手机139****5678",
    )
    end_item.do(ledger, end_item.plan(ledger, end_item.Ask("1", Status.ENDED, "2021-04", "征地未批")))
    assert look.look(ledger, "2021-04").requests == ()


def test_an_item_never_used_goes_with_its_sites_and_changes(ledger: Ledger) -> None:
    end(ledger)
    with ledger.act("加", "点位"):
        sites.save(ledger, [Site("s1", "2", "某处", "dh", invested=Decimal("1.5"))])
    act = change_item.do(ledger, change_item.removal(ledger, "2")).act
    assert sites.load(ledger) == ()
    undo.do(ledger, act or 0)
    assert sites.load(ledger) == (Site("s1", "2", "某处", "dh", invested=Decimal("1.5")),)


# --- 核定 -------------------------------------------------------------------------------------------------------


def ask(value: str, line: str = "1-1", **more: str) -> correct.Ask:
    return correct.Ask("2021-03", line, value, more.get("reason", "现场核实"), more.get("approver", "王主任"))


def do(ledger: Ledger, wanted: correct.Ask) -> int:
    act = correct.do(ledger, correct.plan(ledger, wanted)).act
    assert act is not None
    return act


def test_a_light_is_decided_and_both_are_shown_until_a_later_report_reopens_it(ledger: Ledger) -> None:
    fill(ledger, "1-1", "100")
    assert look.look(ledger, "2021-03").items[0].light is Light.RED
    act = do(ledger, ask("黄"))
    view = look.look(ledger, "2021-03")
    item, line = view.items[0], view.items[0].lines[0]
    assert (item.light, item.light_word, line.light) == (Light.YELLOW, "黄（核定，原红）", Light.YELLOW)
    assert line.reason.startswith("核定为黄：现场核实（王主任，")
    assert "滞后23.8个百分点" in line.reason
    assert [(one.light, one.corrected) for one in line.year[:1]] == [(Light.YELLOW, True)]
    assert totals.of(view.items).corrected == 1
    assert view.units[0].yellow == 1
    fill(ledger, "1-1", "90")
    view = look.look(ledger, "2021-03")
    assert view.items[0].light_word == "严重滞后"
    assert any("核定不再计" in one.sentence for one in view.findings)
    undo.do(ledger, act)
    assert not any("核定不再计" in one.sentence for one in look.look(ledger, "2021-03").findings)
    undo.do(ledger, journal.acts(ledger)[-1].number)
    assert any("核定不再计" in one.sentence for one in look.look(ledger, "2021-03").findings)


def test_the_last_correction_of_a_light_holds_and_the_one_before_comes_back(ledger: Ledger) -> None:
    fill(ledger, "1-1", "100")
    do(ledger, ask("黄"))
    last = do(ledger, ask("绿灯", reason="当月已补上"))
    assert look.look(ledger, "2021-03").items[0].light_word == "绿（核定，原红）"
    undo.do(ledger, last)
    assert look.look(ledger, "2021-03").items[0].light_word == "黄（核定，原红）"


def test_a_silent_line_may_be_decided_and_a_finished_one_found_wanting(ledger: Ledger) -> None:
    do(ledger, ask("red"))
    assert look.look(ledger, "2021-03").items[0].light_word == "红（核定，原未报）"
    fill(ledger, "2-1", stage="报完成")
    assert look.look(ledger, "2021-03").items[1].finished
    do(ledger, ask("黄", "2-1"))
    item = look.look(ledger, "2021-03").items[1]
    assert (item.finished, item.state, item.light_word) == (False, State.RUNNING, "黄（核定，原蓝）")


def test_a_silent_line_decided_twice_says_once_what_it_was(ledger: Ledger) -> None:
    do(ledger, ask("黄"))
    assert "：红（核定，原未报）。" in correct.plan(ledger, ask("红")).says


def test_a_figure_is_corrected_and_keeps_what_was_reported(ledger: Ledger) -> None:
    sample.take(ledger, sample.statement(None, "3000"))
    act = do(ledger, ask("1500"))
    line = look.look(ledger, "2021-03").items[0].lines[0]
    assert line.done == Decimal(1500)
    held = line.figure_correction
    assert held is not None
    assert (held.was, held.value, held.reason, held.approver) == ("3000", "1500", "现场核实", "王主任")
    undo.do(ledger, act)
    line = look.look(ledger, "2021-03").items[0].lines[0]
    assert (line.done, line.figure_correction) == (Decimal(3000), None)


def test_what_was_found_on_site_stays_beside_what_was_reported_and_what_is_used(ledger: Ledger) -> None:
    sample.take(ledger, sample.statement(None, "3000"))
    do(ledger, replace(ask("1500"), found="1200"))
    do(ledger, ask("1400"))
    held = look.look(ledger, "2021-03").items[0].lines[0].figure_correction
    assert held is not None
    assert (held.was, held.found, held.value) == ("3000", "1200", "1400")
    assert correction.three(held).startswith("上报数3000，核查数1200，采用数1400（核定：现场核实，王主任")
    do(ledger, replace(ask("1400"), found="1400"))
    held = look.look(ledger, "2021-03").items[0].lines[0].figure_correction
    assert held is not None
    assert (held.was, held.found, held.value) == ("3000", "1400", "1400")
    refused("核查数只和数一起核定", lambda: correct.plan(ledger, replace(ask("黄"), found="5")))
    refused("不是确定的数", lambda: correct.plan(ledger, replace(ask("5"), found="约5")))


def test_what_is_no_correction_is_refused(ledger: Ledger) -> None:
    fill(ledger, "1-1", "100")
    refused("没有写批准人", lambda: correct.plan(ledger, ask("黄", approver="")))
    refused("没有写核定理由", lambda: correct.plan(ledger, ask("黄", reason="")))
    refused("按标准算就是红", lambda: correct.plan(ledger, ask("红")))
    refused("现在就是100", lambda: correct.plan(ledger, ask("100")))
    refused("不是确定的数", lambda: correct.plan(ledger, ask("约100")))
    refused("是节点", lambda: correct.plan(ledger, ask("5", "2-1")))
    refused("1-1", lambda: correct.plan(ledger, ask("黄", "1")))
    refused("还没有到", lambda: correct.plan(ledger, replace(ask("黄"), date=datetime.date(2999, 1, 1))))
    refused("没有可更正的", lambda: correct.plan(ledger, replace(ask("5"), period="2021-04")))


def test_a_growth_rate_below_nought_is_asked_and_taken_at_the_office_s_word(ledger: Ledger) -> None:
    with ledger.act("加", "增长率"):
        items.save_lines(ledger, [RATE])
        items.save_schedules(ledger, [Schedule("1-9", "monthly")])
    key = Key("2021-03", "1-9", "edu", Field.DONE)
    told = replace(sample.statement(None, about=key), values={key: (Asked("-1.8"),)}, id="")
    sample.take(ledger, identity.seal(told))
    assert look.look(ledger, "2021-03").items[0].lines[1].light_word == "待确认"
    decide.do(ledger, str(key), "按-1.8收", "统计局数")
    line = look.look(ledger, "2021-03").items[0].lines[1]
    assert (line.done, line.gap, line.reason) == (Decimal("-1.8"), Decimal("9.8"), "滞后9.8个百分点")
    do(ledger, ask("-2.5", "1-9"))
    assert look.look(ledger, "2021-03").items[0].lines[1].gap == Decimal("10.5")
    no_word = fill_in.plan(ledger, "2021-04", "1-9", "edu", {Field.DONE: "-1"}, Source.PHONE)
    assert not no_word.ready
    assert "请写来源说明" in no_word.findings[0].sentence
    assert fill_in.plan(ledger, "2021-04", "1-9", "edu", {Field.DONE: "-1"}, Source.PHONE, "统计局").ready
    assert not fill_in.plan(ledger, "2021-04", "1-9", "edu", {Field.DONE: "约-1"}, Source.PHONE, "统计局").ready
    assert not fill_in.plan(ledger, "2021-04", "1-9", "edu", {Field.DONE: "3200万元"}, Source.PHONE, "统计局").ready


# --- 销号 -------------------------------------------------------------------------------------------------------


def step(ledger: Ledger, move: Move, item: str = "2", **more: object) -> int:
    wanted = strike.Ask(item, move, date=more.pop("date", APRIL), **more)  # type: ignore[arg-type]
    act = strike.do(ledger, strike.plan(ledger, wanted)).act
    assert act is not None
    return act


def test_an_item_is_struck_off_only_when_finished_and_proved(ledger: Ledger, tmp_path: Path) -> None:
    refused("可以：报完成", lambda: step(ledger, Move.STRIKE))
    planned = strike.plan(ledger, strike.Ask("2", Move.REPORT, date=APRIL))
    assert any("还有1行没有完成" in one for one in planned.notes)
    assert any("政策类要文件文号；先列入“缺佐证”" in one for one in planned.notes)
    step(ledger, Move.REPORT)
    assert [one.item.id for one in strike_lists.look(ledger, "2021-03").lacking] == ["2"]
    refused("还有1行没有完成：2-1 印发文件（没有报过）", lambda: step(ledger, Move.VERIFY, proof="连政办发〔2021〕9号"))
    fill(ledger, "2-1", stage="报完成")
    refused("还缺佐证（文件文号）", lambda: step(ledger, Move.VERIFY, proof="已印发"))
    paper = tmp_path / "文件.pdf"
    paper.write_bytes(b"%PDF")
    step(ledger, Move.VERIFY, files=(paper,))
    refused("早于上一步", lambda: step(ledger, Move.STRIKE, date=datetime.date(2021, 4, 1)))
    refused("还没有到", lambda: step(ledger, Move.STRIKE, date=datetime.date(2999, 4, 1)))
    last = step(ledger, Move.STRIKE, reason="验收合格")
    found = strike_lists.look(ledger, "2021-03")
    assert ([one.item.id for one in found.struck], found.lacking) == (["2"], ())
    refused("已销号", lambda: end(ledger))
    refused("写明理由", lambda: step(ledger, Move.REOPEN))
    step(ledger, Move.REOPEN, reason="群众反映未落实")
    assert strike.look(ledger, "2").state is State.RUNNING
    refused("又办了第2项的重开", lambda: undo.do(ledger, last))
    undo.do(ledger, journal.acts(ledger)[-1].number)
    assert strike.look(ledger, "2").state is State.STRUCK_OFF
    undo.do(ledger, last)
    assert strike.look(ledger, "2").state is State.VERIFIED


def test_the_lists_go_out_as_a_workbook_whose_rows_are_the_lists(ledger: Ledger, tmp_path: Path) -> None:
    step(ledger, Move.REPORT, "2")
    path = strike_lists.save(ledger, "2021-03", tmp_path / "清单.xlsx")
    book = load_workbook(path)
    assert book.sheetnames == ["未销号", "缺佐证"]
    found = strike_lists.look(ledger, "2021-03")
    for sheet, views in zip(book.worksheets, (found.open, found.lacking), strict=True):
        assert [row[0].value for row in sheet.iter_rows(min_row=4)] == [view.item.no for view in views]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.print_title_rows) == (
            "landscape",
            9,
            "$3:$3",
        )
    assert f"未销号 {len(found.open)} 项" in str(book.worksheets[0]["A2"].value)
    some = strike_lists.save(ledger, "2021-03", tmp_path / "一张.xlsx", ("open",), {"2"})
    [sheet] = load_workbook(some).worksheets
    assert ([row[0].value for row in sheet.iter_rows(min_row=4)], "按筛选列出" in str(sheet["A2"].value)) == (
        ["2"],
        True,
    )


def test_a_step_of_april_is_not_shown_in_march_once_april_is_closed(ledger: Ledger) -> None:
    step(ledger, Move.REPORT, date=datetime.date(2021, 4, 9))
    assert look.look(ledger, "2021-03").items[1].state is State.REPORTED
    step(ledger, Move.RETURN, reason="缺文号", date=datetime.date(2021, 4, 28))
    assert look.look(ledger, "2021-03").items[1].state is State.REPORTED
    assert look.look(ledger, "2021-04").items[1].state is State.RETURNED


def test_a_finished_item_is_proposed_and_a_returned_one_must_be_proved_anew(ledger: Ledger) -> None:
    fill(ledger, "2-1", stage="报完成")
    view = look.look(ledger, "2021-03").items[1]
    assert (view.state, view.proposed) == (State.REPORTED, True)
    assert Move.REPORT in strike.look(ledger, "2").allowed
    step(ledger, Move.REPORT, proof="连政办发〔2021〕9号")
    step(ledger, Move.RETURN, reason="文号不对")
    step(ledger, Move.REPORT)
    refused("退回（重开）以后还没有补佐证", lambda: step(ledger, Move.VERIFY))
    step(ledger, Move.VERIFY, proof="连政办发〔2021〕10号")
    assert strike_lists.look(ledger, "2021-03").lacking == ()


def test_an_ended_item_is_not_struck_off(ledger: Ledger) -> None:
    end(ledger, since="2021-03")
    refused("已终止", lambda: step(ledger, Move.REPORT))
    assert strike.look(ledger, "2").allowed == ()


def test_evidence_lies_beside_the_ledger_and_nothing_is_ever_run(ledger: Ledger, tmp_path: Path) -> None:
    bad = tmp_path / "验收单.pdf.exe"
    bad.write_bytes(b"MZ")
    fine = tmp_path / "照片.JPG"
    fine.write_bytes(b"jpeg")
    step(ledger, Move.REPORT, "1", files=(bad, fine, bad))
    kept = sorted(one.name for one in (tmp_path / "a.附件").iterdir())
    assert kept == sorted({one.sha256 for one in strike.look(ledger, "1").moves[0].files})
    assert all(len(name) == 64 for name in kept)
    one, other, _ = strike.look(ledger, "1").moves[0].files
    assert "［.exe，不能直接打开］" in evidence.words(one)
    with pytest.raises(ClerkError, match="不是文档或图片"):
        evidence.opened(ledger, one)
    assert evidence.opened(ledger, other).read_bytes() == b"jpeg"
    out = tmp_path / "另存"
    assert evidence.save(ledger, one, out).name == "验收单.pdf.exe"
    assert evidence.save(ledger, one, out).name == "验收单.pdf(2).exe"
    assert [one.level for one in check.whole(ledger)] == [Level.NOTE]
    (tmp_path / "a.附件" / other.sha256).write_bytes(b"other")
    (tmp_path / "a.附件" / one.sha256).unlink()
    with pytest.raises(ClerkError, match="不一样了"):
        evidence.save(ledger, other, out)
    with pytest.raises(ClerkError, match="文件夹里"):
        evidence.save(ledger, one, out)
    assert [one.level for one in check.whole(ledger)] == [Level.WARNING, Level.WARNING, Level.NOTE]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("..\\..\\a.pdf", "_.._a.pdf"),
        ("CON", "_CON"),
        ("a\u202efdp.exe", "a_fdp.exe"),
        (".exe", "exe"),
        ("长" * 200 + ".pdf", "长" * 80 + ".pdf"),
    ],
)
def test_a_name_is_made_harmless_and_keeps_its_ending(name: str, kept: str) -> None:
    assert file_names.clean_file(name) == kept


def test_a_file_too_large_or_not_there_changes_nothing(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused("打不开", lambda: step(ledger, Move.REPORT, files=(tmp_path / "没有.pdf",)))
    (tmp_path / "空.pdf").touch()
    refused("是空文件", lambda: step(ledger, Move.REPORT, files=(tmp_path / "空.pdf",)))
    monkeypatch.setattr("model.work.attach.LARGEST", 3)
    (tmp_path / "大.pdf").write_bytes(b"1234")
    refused("超过64MB", lambda: step(ledger, Move.REPORT, files=(tmp_path / "大.pdf",)))
    assert not (tmp_path / "a.附件").exists()


def test_undo_never_leaves_the_office_s_word_about_nothing(ledger: Ledger) -> None:
    made = change_item.plan(
        ledger, change_item.ItemEdit(text="新增事项", leads=("edu",), add=(change_item.NewLine("印发"),))
    )
    act = change_item.do(ledger, made).act or 0
    step(ledger, Move.REPORT, standing(ledger).setup.items[-1].id)
    refused("用到了第", lambda: undo.do(ledger, act))
    assert records.facts(ledger).withdrawals == ()
