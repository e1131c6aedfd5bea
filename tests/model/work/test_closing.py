"""A closed round stays as it was published; what comes later is kept, listed, and counts in the next round."""

from __future__ import annotations

import contextlib
import datetime
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import ClerkError
from model.records import Duty, Published
from model.rules import frozen, identity, light
from model.store import check, items, plan, snapshots
from model.terms import Field, FormState, Light, Preset, Role, Source, Status
from model.work import (
    change_target,
    close_period,
    closed_rounds,
    compare_periods,
    correct,
    end_item,
    fill_in,
    look,
    published,
    reopen_period,
    report_up,
    set_lights,
    set_schedule,
    undo,
)
from model.work.ledger import Ledger, open_ledger
from tests.model.store import sample_ledger as sample

MARCH, APRIL = "2021-03", "2021-04"
DAY = datetime.date(2021, 4, 2)


@contextmanager
def office(folder: Path) -> Iterator[Ledger]:
    """Two lines of 市教育局 on an even schedule of the months 3 and 4."""
    with sample.found(folder / "a.shishi") as ledger:
        with ledger.act("加", "分工、期次"):
            items.save_duties(ledger, [Duty("2", "edu", Role.LEAD)])
            plan.save_rounds(ledger, [replace(sample.ROUNDS[1], cutoff=datetime.date(2021, 4, 28))])
        yield ledger
        assert ledger.damages() == ()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with office(tmp_path) as ledger:
        yield ledger


def fill(ledger: Ledger, done: str = "", period: str = MARCH, line: str = "1-1", stage: str = "") -> None:
    values = {Field.DONE: done, Field.STAGE: stage}
    fill_in.do(ledger, fill_in.plan(ledger, period, line, "edu", values, Source.PHONE, "核实"))


def close(ledger: Ledger, period: str = MARCH, reason: str = "", date: datetime.date | None = DAY) -> int:
    act = close_period.do(ledger, close_period.plan(ledger, close_period.Ask(period, reason, date))).act
    assert act is not None
    return act


def reopen(ledger: Ledger, reason: str = "数报错了", approver: str = "王主任") -> int:
    act = reopen_period.do(ledger, reopen_period.plan(ledger, reopen_period.Ask(MARCH, reason, approver))).act
    assert act is not None
    return act


def refused(said: str, work: Callable[[], object]) -> None:
    with pytest.raises(ClerkError) as error:
        work()
    assert said in error.value.sentence
    assert "没有改动" in error.value.sentence


def line(told: Published, name: str = "1-1") -> tuple[Decimal | None, str]:
    found = next(one for item in told.view.items for one in item.lines if one.line.id == name)
    return found.done, found.light_word


# --- what was published stays ------------------------------------------------------------------------------------


def test_an_open_round_is_live_and_a_closed_one_frozen_with_its_rule_inputs_and_hash(ledger: Ledger) -> None:
    fill(ledger, "1000")
    live = published.look(ledger, MARCH)
    assert live.closing is None
    act = close(ledger)
    told = published.look(ledger, MARCH)
    assert told.closing is not None
    assert told.closing.words == "已封存 2021-04-02，第1次"
    assert told.closing.act == act
    assert told.closing.last_act == act - 1
    assert told.closing.hash == identity.name_of(snapshots.text(ledger, act))
    assert told.closing.rule == light.in_words(light.USUAL)
    assert told.closing.records == 1
    assert told.closing.chain == undo.acts(ledger)[act - 2].hash
    assert frozen.text(told.view) == frozen.text(live.view) == snapshots.text(ledger, act)
    assert check.whole(ledger)[0].sentence.count("封存 1") == 1


def test_what_comes_late_is_kept_said_listed_and_counts_in_the_next_round(ledger: Ledger) -> None:
    fill(ledger, "1000")
    close(ledger)
    planned = fill_in.plan(ledger, MARCH, "1-1", "edu", {Field.DONE: "2100"}, Source.PHONE, "更正")
    assert [one.sentence for one in planned.findings if "封存" in one.sentence] == [
        "1—3月已封存 2021-04-02，第1次：照收照记，不改已封存的数，计入下一期；要改已公布的，经批准重开。"
    ]
    fill_in.do(ledger, planned)
    fill(ledger, line="2-1", stage="已印发")
    assert line(published.look(ledger, MARCH)) == (Decimal(1000), "严重滞后")
    live = look.look(ledger, MARCH).items[0].lines[0]
    assert live.done == live.year[0].done == 2100, "live in its own history, too"
    drift = compare_periods.since_closing(ledger, MARCH)
    assert drift is not None
    assert [one.sentence for one in drift.moved] == [
        "1-1 投资 累计1000→2100（+1100），亮灯严重滞后→按序时",
        "2-1 印发文件 阶段未报→已印发，亮灯未报→未定序时",
    ]
    april = look.look(ledger, APRIL).items[0].lines[0]
    assert april.last == 1000, "last round is what was published"
    assert compare_periods.since_closing(ledger, APRIL) is None


def test_a_line_that_published_nothing_takes_what_came_late_as_its_last_figure(ledger: Ledger) -> None:
    fill(ledger, line="2-1", stage="制定方案")
    close(ledger)
    fill(ledger, "900")
    assert look.look(ledger, APRIL).items[0].lines[0].last == 900


def test_rounds_in_a_row_are_counted_with_the_lights_that_were_published(ledger: Ledger) -> None:
    """March was published red; corrected since, it would be green: April still is the second round behind."""
    fill(ledger, "1000")
    close(ledger)
    fill(ledger, "2100")
    fill(ledger, "2200", APRIL)
    shown = look.look(ledger, APRIL).items[0].lines[0]
    assert shown.reason == "滞后5.8个百分点，连续2期"
    assert [one.light for one in shown.year] == [Light.RED, Light.YELLOW]
    reopen(ledger)
    assert look.look(ledger, APRIL).items[0].lines[0].reason == "滞后5.8个百分点"


def test_a_change_of_settings_tells_of_no_closed_round(ledger: Ledger) -> None:
    fill(ledger, "1900")
    fill(ledger, "2600", APRIL)
    rule = light.PRESETS["银川"]
    assert [one[:4] for one in set_lights.plan(ledger, rule).notes] == ["1—3月"[:4], "4月的亮"]
    much = change_target.Ask("1-1", "30000", MARCH, "追加", sure=True)
    assert [one[:4] for one in change_target.plan(ledger, much).notes if "的亮灯" in one] == ["1—3月", "4月的亮"]
    close(ledger)
    assert [one[:4] for one in change_target.plan(ledger, much).notes if "的亮灯" in one] == ["4月的亮"]
    told = set_lights.plan(ledger, rule).notes
    assert (told[0][:2], len(told)) == ("4月", 2)
    assert told[1] == "1—3月已封存：已公布的数和亮灯不变；要改已公布的，经批准重开。"
    for since, count in ((MARCH, 1), (APRIL, 0)):
        end = end_item.plan(ledger, end_item.Ask("2", Status.ENDED, since, "用地落空"))
        new = change_target.plan(ledger, change_target.Ask("1-1", "9000", since, "追加", sure=True))
        order = set_schedule.plan(ledger, set_schedule.Ask(("1-1",), Preset.NOVEMBER, (), since))
        said = (end.notes, new.notes, [one.sentence for one in order.findings])
        assert [notes.count(told[1]) for notes in said] == [count] * 3


LATER: tuple[Callable[[Ledger], object], ...] = (
    lambda held: fill(held, "2100"),
    lambda held: fill(held, "2500", APRIL),
    lambda held: fill(held, line="2-1", stage="报完成"),
    lambda held: set_lights.do(held, set_lights.plan(held, light.PRESETS["银川"])),
    lambda held: set_schedule.do(held, set_schedule.plan(held, set_schedule.Ask(("1-1",), Preset.NOVEMBER, (), MARCH))),
    lambda held: change_target.do(
        held, change_target.plan(held, change_target.Ask("1-1", "9000", MARCH, "追加", sure=True))
    ),
    lambda held: end_item.do(
        held, end_item.plan(held, end_item.Ask("2", Status.ENDED, MARCH, "用地落空", "连政发〔2021〕3号"))
    ),
    lambda held: correct.do(held, correct.plan(held, correct.Ask(MARCH, "1-1", "绿", "现场核实", "王主任"))),
    lambda held: sample.rename(held, "市教体局"),
    lambda held: sample.send(held, sample.issue()),
    lambda held: sample.take(held, sample.statement(sample.issue(), "4000")),
    lambda held: undo.do(held, held.last_act()),
    lambda held: close(held, APRIL, "先报", datetime.date(2021, 5, 3)),
)


@given(st.lists(st.sampled_from(range(len(LATER))), max_size=6))
@settings(max_examples=7)
def test_whatever_happens_later_a_closed_round_is_the_same_to_the_byte(acts: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with office(Path(folder)) as ledger:
            fill(ledger, "1000")
            act = close(ledger)
            fill(ledger, "1100")
            was = published.look(ledger, MARCH)
            for number in acts:
                with contextlib.suppress(ClerkError):
                    LATER[number](ledger)
            assert published.look(ledger, MARCH) == was
            assert compare_periods.since_closing(ledger, MARCH) is not None
        with open_ledger(Path(folder) / "a.shishi") as again:
            assert published.look(again, MARCH) == was
            assert was.closing is not None
            assert identity.name_of(snapshots.text(again, act)) == was.closing.hash


# --- reopening, undo -------------------------------------------------------------------------------------------


def test_a_reopened_round_is_live_until_closed_anew_and_every_closing_can_be_shown(ledger: Ledger) -> None:
    fill(ledger, "1000")
    close(ledger)
    fill(ledger, "2100")
    planned = reopen_period.plan(ledger, reopen_period.Ask(MARCH, "数报错了", "王主任"))
    assert planned.sentences[1] == (
        "封存以后有1行有变化，重开后显示现在的：1-1 投资 累计1000→2100（+1100），亮灯严重滞后→按序时。"
    )
    reopen_period.do(ledger, planned)
    assert line(published.look(ledger, MARCH)) == (Decimal(2100), "按序时")
    close(ledger, date=None)
    fill(ledger, "2200")
    first, second = closed_rounds.closings(ledger, MARCH)
    assert (first.reopened is None, second.reopened is None) == (False, True)
    assert first.reopened is not None
    assert (first.reopened.reason, first.reopened.approver) == ("数报错了", "王主任")
    assert [one.closing.number for one in (first, second)] == [1, 2]
    shown = [closed_rounds.view(ledger, one.closing).items[0].lines[0].done for one in (first, second)]
    assert shown == [1000, 2100]
    assert published.look(ledger, MARCH).closing == second.closing


def test_a_closing_is_undone_by_name_only_while_it_is_the_last_act(ledger: Ledger) -> None:
    fill(ledger, "1000")
    act = close(ledger)
    assert undo.do(ledger, act).title == "撤销 封存 1—3月 第1次"
    assert published.look(ledger, MARCH).closing is None
    assert closed_rounds.closings(ledger) == ()
    redone = undo.do(ledger, ledger.last_act())
    assert published.look(ledger, MARCH).closing is not None
    fill(ledger, "1100")
    for number in (act, redone.act or 0):
        with pytest.raises(ClerkError, match="请办“重开”"):
            undo.do(ledger, number)
    reopened = reopen(ledger)
    undo.do(ledger, reopened)
    assert line(published.look(ledger, MARCH)) == (Decimal(1000), "严重滞后")


# --- bad input -------------------------------------------------------------------------------------------------


def test_all_that_stands_open_is_told_and_a_conflict_of_figures_asks_for_a_reason(ledger: Ledger) -> None:
    sample.send(ledger, sample.issue())
    sample.take(ledger, sample.statement(sample.issue(), "1000"))
    sample.take(ledger, sample.statement(sample.issue(), "2000"), b"other")
    sample.send(ledger, sample.issue("dh"))
    planned = close_period.plan(ledger, close_period.Ask(MARCH, "", DAY))
    told = [one.told for one in planned.open]
    assert "未报1家：东海县。封存后按未报计，不作0。" in told
    assert "须写明理由：冲突1处（数或阶段）没有裁定，封存后按暂用数计：第1项 投资（市教育局）。" in told
    assert planned.needs_reason
    refused("写明理由再封存", lambda: close_period.do(ledger, planned))
    close(ledger, reason="领导要求今日公布")
    told_later = published.look(ledger, MARCH)
    assert told_later.closing is not None
    assert told_later.closing.reason == "领导要求今日公布"
    assert set(told_later.closing.open) == {one.sentence for one in planned.open}
    assert [one.form for one in told_later.view.units] == [FormState.RETURNED, FormState.MISSING]


def test_an_empty_round_asks_for_a_reason_and_a_later_one_before_an_earlier_is_told(ledger: Ledger) -> None:
    refused("封存的是空的一期", lambda: close(ledger))
    close(ledger, APRIL, "四月没有调度", datetime.date(2021, 5, 3))
    held = published.look(ledger, APRIL).closing
    assert held is not None
    assert any(one.startswith("以前的1—3月还没有封存") for one in held.open)


def test_a_closing_that_cannot_be_is_refused(ledger: Ledger) -> None:
    fill(ledger, "1000")
    refused("还没有到", lambda: close(ledger, date=datetime.date(2999, 1, 1)))
    refused("早于统计截止", lambda: close(ledger, date=datetime.date(2021, 3, 1)))
    refused("没有封存，不用重开", lambda: reopen(ledger))
    close(ledger)
    refused("不用再封存", lambda: close(ledger))
    refused("没有写重开理由", lambda: reopen(ledger, " "))
    refused("没有写批准人", lambda: reopen(ledger, approver=""))
    ask = reopen_period.Ask(MARCH, "错", "王主任", datetime.date(2021, 4, 1))
    refused("早于封存", lambda: reopen_period.plan(ledger, ask))
    reopen(ledger)
    refused("早于上次重开", lambda: close(ledger))
    refused("没有可对比的", lambda: compare_periods.plan(ledger, MARCH, MARCH))


def test_a_round_still_to_come_is_not_closed(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger, "1000", APRIL)
    monkeypatch.setattr("model.clock.today", lambda: datetime.date(2021, 4, 27))
    refused("统计截止日2021-04-28还没有到", lambda: close(ledger, APRIL, date=None))


# --- papers ----------------------------------------------------------------------------------------------------


def test_the_report_of_a_closed_round_is_the_same_whenever_it_is_written(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger, "1000")
    close(ledger)
    first = report_up.do(ledger, MARCH, tmp_path / "一.xlsx")
    fill(ledger, "2100")
    set_lights.do(ledger, set_lights.plan(ledger, light.PRESETS["银川"]))
    second = report_up.do(ledger, MARCH, tmp_path / "二.xlsx")
    assert first.path.read_bytes() == second.path.read_bytes()
    assert second.closed == "已封存 2021-04-02，第1次"
    told = report_up.report(published.look(ledger, MARCH), "", "")
    assert told.rule == light.in_words(light.USUAL) != light.in_words(look.look(ledger, MARCH).rule)
    live = report_up.do(ledger, MARCH, tmp_path / "三.xlsx", live=True)
    assert live.path.read_bytes() != first.path.read_bytes()
