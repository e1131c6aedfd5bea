"""更正目标: what is told before it is done, what a second change does to the first, and what the history keeps."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from model.errors import ClerkError
from model.store import items
from model.terms import Field, Light, Source
from model.work import change_target, fill_in, history, look, send_forms, undo
from model.work.change_target import Ask
from model.work.ledger import Ledger
from tests.model.rules.test_target import until
from tests.model.store import sample_ledger as sample

DOCUMENT, DAY = "连政办发〔2021〕9号", datetime.date(2021, 4, 2)
FROM_APRIL = Ask("1-1", "4000", "2021-04", "上级调减", DOCUMENT, DAY)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with sample.found(tmp_path / "a.shishi") as ledger:
        yield ledger
        assert ledger.damages() == ()


def do(ledger: Ledger, ask: Ask) -> int:
    act = change_target.do(ledger, change_target.plan(ledger, ask)).act
    assert act is not None
    return act


def fill(ledger: Ledger, period: str, done: str) -> None:
    fill_in.do(ledger, fill_in.plan(ledger, period, "1-1", "edu", {Field.DONE: done}, Source.PHONE, "核实"))


def refused(ledger: Ledger, ask: Ask, said: str) -> None:
    before = ledger.last_act()
    with pytest.raises(ClerkError) as error:
        change_target.plan(ledger, ask)
    assert said in error.value.sentence
    assert "没有改动台账" in error.value.sentence
    assert ledger.last_act() == before


def printed(ledger: Ledger, period: str) -> Decimal | None:
    shown = look.look(ledger, period).items[0].lines[0].line.target
    return shown.printed if shown else None


def test_what_a_change_says_before_it_is_done(ledger: Ledger) -> None:
    fill(ledger, "2021-03", "1000")
    fill(ledger, "2021-04", "1500")
    sent = send_forms.plan(ledger, "2021-04")
    send_forms.do(ledger, sent, ledger.path.parent / "发出")
    planned = change_target.plan(ledger, FROM_APRIL)
    assert planned.headline == (
        "第1项“投资”目标：0.00005→8000万元 → 0.00005→4000万元，自4月起，依据连政办发〔2021〕9号（2021-04-02）。"
    )
    assert planned.notes == (
        "以前各期的目标、进度和亮灯不变。",
        "分解任务合计1200.5万元，与新目标0.00005→4000万元不符；分解任务没有改动，需要的请另行调整。",
        f"4月的表已发给{len(sent.forms)}家单位，印的是原目标；报回来按新目标算，要让单位看到请重新发表。",
        "4月的亮灯随之改变：第1项 严重滞后 → 按序时。",
    )
    before = look.look(ledger, "2021-03")
    changes = change_target.do(ledger, planned)
    assert (set(changes.periods), changes.settings) == ({"2021-04"}, True)
    after = look.look(ledger, "2021-03")
    assert until(after.round, after.items) == until(before.round, before.items)
    assert replace(after, acts=before.acts, items=before.items) == before
    assert look.look(ledger, "2021-04").items[0].light is Light.GREEN


def test_a_change_may_lack_its_document_but_not_its_reason(ledger: Ledger) -> None:
    refused(ledger, replace(FROM_APRIL, reason="　"), "没有写更正目标的理由")
    assert "没有写批准日期。" in change_target.plan(ledger, replace(FROM_APRIL, date=None)).notes
    bare = replace(FROM_APRIL, document="", date=None)
    planned = change_target.plan(ledger, bare)
    assert planned.headline.endswith("自4月起。")
    assert any("没有写批准文件" in note for note in planned.notes)
    do(ledger, bare)
    late = change_target.plan(ledger, FROM_APRIL)
    assert any("这次补写依据" in note for note in late.notes)
    change_target.do(ledger, late)
    [kept] = items.target_changes(ledger)
    assert (kept.document, kept.date) == (DOCUMENT, DAY)
    refused(ledger, FROM_APRIL, "与现行目标相同")


def test_what_is_no_change_of_a_target_is_refused(ledger: Ledger) -> None:
    refused(ledger, replace(FROM_APRIL, value="8000"), "与现行目标相同")
    refused(ledger, replace(FROM_APRIL, line="2-1"), "是节点")
    refused(ledger, replace(FROM_APRIL, line="7-1"), "没有“7-1”这一行")
    with pytest.raises(ClerkError, match="没有“2021-09”这一期"):
        change_target.plan(ledger, replace(FROM_APRIL, period="2021-09"))
    late = replace(sample.LINES[0], id="1-2", since="2021-04")
    with ledger.act("加", ""):
        items.save_lines(ledger, [late])
    refused(ledger, replace(FROM_APRIL, line="1-2", period="2021-03"), "还没有列入")


def test_a_second_change_of_a_round_takes_the_first_one_s_place_and_both_are_history(ledger: Ledger) -> None:
    first = do(ledger, FROM_APRIL)
    again = replace(FROM_APRIL, value="5000", reason="再次核定")
    planned = change_target.plan(ledger, again)
    assert any("代替原来的0.00005→4000万元；原来的记录仍留在台账里" in note for note in planned.notes)
    assert not any("另有更正" in note for note in planned.notes)
    second = change_target.do(ledger, planned).act
    told = history.targets(ledger, "1-1")
    assert [(one.since, one.target.printed, one.reason, one.act, one.stands) for one in told] == [
        ("年初", Decimal(8000), "计划原定", 1, True),
        ("4月", Decimal(4000), "上级调减", first, False),
        ("4月", Decimal(5000), "再次核定", second, True),
    ]
    assert (told[0].document, told[1].document, told[1].date) == (sample.PLAN.doc_no, DOCUMENT, DAY)
    with pytest.raises(ClerkError, match="又改了目标更正"):
        undo.do(ledger, first)
    assert second
    undo.do(ledger, second)
    assert (printed(ledger, "2021-03"), printed(ledger, "2021-04")) == (Decimal(8000), Decimal(4000))
    assert [one.stands for one in history.targets(ledger, "1-1")] == [True, True, False]
    undo.do(ledger, first)
    assert printed(ledger, "2021-04") == Decimal(8000)
    assert [one.stands for one in history.targets(ledger, "1-1")] == [True, False, False]
    assert history.targets(ledger, "2-1") == ()


def test_a_later_change_still_holds_from_its_own_round(ledger: Ledger) -> None:
    do(ledger, FROM_APRIL)
    planned = change_target.plan(ledger, replace(FROM_APRIL, value="6000", period="2021-03"))
    assert any("自4月起另有更正（0.00005→4000万元）" in note for note in planned.notes)
    assert not any("以前各期" in note for note in planned.notes)
    change_target.do(ledger, planned)
    assert (printed(ledger, "2021-03"), printed(ledger, "2021-04")) == (Decimal(6000), Decimal(4000))


def test_a_change_is_weighed_again_where_the_ledger_moved(ledger: Ledger) -> None:
    planned = change_target.plan(ledger, FROM_APRIL)
    do(ledger, replace(FROM_APRIL, reason="抢先"))
    change_target.do(ledger, planned)
    assert items.target_changes(ledger)[0].reason == "上级调减"
    with pytest.raises(ClerkError, match="与现行目标相同"):
        change_target.do(ledger, planned)


def test_a_change_after_a_form_went_out_may_be_undone(ledger: Ledger) -> None:
    act = do(ledger, FROM_APRIL)
    send_forms.do(ledger, send_forms.plan(ledger, "2021-04"), ledger.path.parent / "发出")
    undo.do(ledger, act)
    assert items.target_changes(ledger) == ()
