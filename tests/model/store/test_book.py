"""Opening writes nothing; an act is whole or not at all; nothing is written outside one."""

from __future__ import annotations

import datetime
import gc
import os
import sqlite3
import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from model import clock
from model.errors import Cancelled, ClerkError
from model.records import Admission, Duty, Facts, Issue, LeftOut, LightRule, Place, Plan, Record, Unit, Withdrawal
from model.records.bulletin import BulletinFix
from model.rules import identity
from model.store import (
    archived,
    book,
    bulletins,
    chain,
    check,
    check_notes,
    items,
    journal,
    paper,
    plan,
    proved,
    records,
    scores,
    slips,
    snapshots,
    units,
)
from model.store.book import Book
from model.terms import Role
from tests.model.store import sample_ledger as sample


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "2021年民生实事.shishi"


@pytest.fixture
def ledger(path: Path) -> Iterator[Book]:
    with sample.found(path) as ledger:
        yield ledger


def test_a_new_ledger_is_empty_and_its_owners_alone(path: Path) -> None:
    with book.create(path) as ledger:
        assert ledger.path == path
        assert ledger.last_act() == 0
        assert journal.head(ledger) == ""
        assert records.facts(ledger) == Facts()
        with pytest.raises(ClerkError, match="还没有计划"):
            plan.load(ledger)
    assert sample.is_private(path)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.read_bytes()[68:72] == b"MSZT"


def test_what_is_saved_is_loaded(path: Path) -> None:
    sample.found(path).close()
    with book.open_book(path) as ledger:
        assert plan.load(ledger) == sample.PLAN
        assert plan.rounds(ledger) == sample.ROUNDS
        assert plan.light_rule(ledger) == LightRule()
        assert units.load(ledger) == sample.UNITS
        assert items.items(ledger) == sample.ITEMS
        assert items.duties(ledger) == sample.DUTIES
        assert items.lines(ledger) == sample.LINES
        assert items.shares(ledger) == sample.SHARES
        assert items.schedules(ledger) == sample.SCHEDULES


def test_numbers_keep_every_digit(ledger: Book) -> None:
    rule = LightRule(Decimal("0.10"), Decimal("1E+1"))
    with ledger.act("改标准", ""):
        plan.save_light_rule(ledger, rule)
    assert plan.light_rule(ledger) == rule
    assert ledger.rows("SELECT yellow_above, red_above FROM light_rule") == [("0.1", "10")]


def test_a_plan_without_a_date(ledger: Book) -> None:
    undated = Plan("p1", "t", "", "", None, 2021, "")
    with ledger.act("改", ""):
        plan.save(ledger, undated)
    assert plan.load(ledger) == undated


def test_what_is_taken_away_is_gone(ledger: Book) -> None:
    with ledger.act("改", ""):
        items.remove_duties(ledger, sample.DUTIES[:1])
        items.remove_shares(ledger, sample.SHARES)
        items.remove_schedules(ledger, sample.SCHEDULES)
    assert items.duties(ledger) == sample.DUTIES[1:]
    assert items.shares(ledger) == ()
    assert items.schedules(ledger) == ()


def test_facts_come_back_as_stated(ledger: Book) -> None:
    form, other = sample.issue(), sample.issue("dh", "2021-04")
    record = sample.statement(form)
    sample.send(ledger, form)
    sample.send(ledger, other)
    act = sample.take(ledger, record)
    everything = records.facts(ledger)
    assert everything.issues == (form, other)
    assert everything.records == (record,)
    assert records.facts(ledger, "2021-04") == Facts(issues=(other,))
    assert records.facts(ledger, "2021-03") == Facts(issues=(form,), records=(record,))
    assert [one.unit for one in records.sent(ledger)] == ["edu", "dh"]
    assert [one.unit for one in records.sent(ledger, "2021-04")] == ["dh"]
    (receipt,) = records.receipts(ledger, "2021-03")
    assert (receipt.record, receipt.act, receipt.received) == (record.id, act, sample.DAY)
    assert records.file(ledger, receipt.sha256) == b"workbook"
    assert records.places(ledger) == (Place(record.id, sample.key(), "报.xlsx", "表", "G5", "100"),)
    assert records.places(ledger, "2021-04") == ()
    assert records.receipts(ledger, "2021-04") == ()
    with pytest.raises(KeyError):
        records.file(ledger, "0" * 64)


def test_a_round_sees_statements_made_in_the_form_of_another(ledger: Book) -> None:
    form = sample.issue(period="2021-03")
    late = identity.seal(
        Record("", "statement", form.id, "edu", "2021-03", 1, {}, {sample.key(period="2021-04"): ("1",)}, {})
    )
    sample.send(ledger, form)
    sample.take(ledger, late)
    assert records.facts(ledger, "2021-04") == Facts(issues=(form,), records=(late,))


def test_a_known_fact_or_file_is_kept_once(ledger: Book) -> None:
    form = sample.issue()
    with ledger.act("发表", "一"):
        assert records.add(ledger, form, form) == (form.id,)
        assert records.add_file(ledger, b"x") == records.add_file(ledger, b"x")
    with ledger.act("发表", "二"):
        assert records.add(ledger, form) == ()
    assert records.facts(ledger).issues == (form,)
    assert records.act_of(ledger, form.id) == 2


def test_a_fact_that_does_not_state_what_its_id_names_is_a_bug(ledger: Book) -> None:
    form = sample.issue()
    forged = Issue(form.id, "别人", form.plan, form.unit, form.period, form.grants, form.bases)
    with pytest.raises(ValueError, match="not sealed"), ledger.act("发表", ""):
        records.add(ledger, forged)
    assert ledger.last_act() == 1


def test_an_act_knows_when_and_what(ledger: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    at = datetime.datetime(2021, 4, 1, 9, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr(clock, "now", lambda: at)
    assert sample.rename(ledger, "教育局") == ledger.last_act() == 2
    act = journal.acts(ledger)[1]
    assert (act.number, act.at, act.verb, act.subject) == (2, "2021-04-01T09:30:00+00:00", "改单位", "教育局")
    assert len(act.hash) == 64
    assert journal.head(ledger) == act.hash[:8]


def test_saving_the_same_again_leaves_no_trace(ledger: Book) -> None:
    before = ledger.rows("SELECT count(*) FROM journal")
    with ledger.act("改单位", "无"):
        units.save(ledger, sample.UNITS)
    assert ledger.rows("SELECT count(*) FROM journal") == before


@pytest.mark.parametrize("error", [Cancelled(), KeyboardInterrupt(), ZeroDivisionError()])
def test_whatever_ends_an_act_early_undoes_all_of_it(ledger: Book, error: BaseException) -> None:
    before = sample.settings_of(ledger)

    def half() -> None:
        units.save(ledger, [Unit("new", "新", "新", "县区", 9)])
        records.add(ledger, sample.issue())
        raise error

    with pytest.raises(type(error)), ledger.act("改单位", ""):
        half()
    assert sample.settings_of(ledger) == before
    assert records.facts(ledger).issues == ()
    assert ledger.last_act() == 1
    assert sample.rename(ledger, "再改") == 2


def test_a_broken_reference_undoes_the_act(ledger: Book) -> None:
    with pytest.raises(sqlite3.IntegrityError), ledger.act("改", ""):
        items.save_duties(ledger, [Duty("无此项", "edu", Role.LEAD)])
    assert ledger.last_act() == 1
    assert not ledger.damages()


def test_acts_do_not_nest(ledger: Book) -> None:
    with pytest.raises(RuntimeError, match="already running"), ledger.act("一", ""), ledger.act("二", ""):
        pass
    assert ledger.last_act() == 1


def test_nothing_is_written_outside_an_act(ledger: Book) -> None:
    before = sample.prints(ledger.path)
    for write in (
        lambda: units.save(ledger, sample.UNITS),
        lambda: records.add(ledger, sample.issue()),
        lambda: ledger.write("DELETE FROM unit"),
        lambda: ledger.rows("DELETE FROM unit"),
        lambda: ledger.rows("UPDATE unit SET short = 'x'"),
        lambda: ledger.rows("DROP TABLE unit"),
        lambda: ledger.rows("CREATE TABLE own (x)"),
        lambda: ledger.rows("PRAGMA user_version = 9"),
    ):
        with pytest.raises((RuntimeError, ClerkError)):
            write()
    assert sample.prints(ledger.path) == before


@pytest.mark.parametrize("table", ["act", *chain.FACTS])
def test_facts_refuse_to_change(ledger: Book, table: str) -> None:
    sample.send(ledger, sample.issue())
    sample.take(ledger, sample.statement(sample.issue()))
    with ledger.act("放行", ""):
        records.add(
            ledger,
            identity.seal(Admission("", "r", sample.key(), "电话核实", "1")),
            identity.seal(Withdrawal("", ("x",), "2")),
        )
        paper.add(ledger, None, LeftOut())
        proved.add_correction(ledger, sample.CORRECTION)
        proved.add_move(ledger, sample.MOVE)
        snapshots.add(ledger, sample.CLOSING, sample.CLOSED)
        snapshots.add_reopening(ledger, sample.REOPENING)
        bulletins.add_issue(ledger, sample.ISSUE)
        bulletins.add_fix(ledger, BulletinFix(1, "数有误", sample.DAY))
        check_notes.add(ledger, [sample.NOTE])
        check_notes.add_answer(ledger, sample.NOTE_ANSWER)
        check_notes.add_verdict(ledger, sample.NOTE_VERDICT)
        slips.add(ledger, sample.SLIP)
        slips.add_step(ledger, sample.SLIP_STEP)
        scores.add_note(ledger, sample.SCORE_NOTE)
        scores.add_version(ledger, sample.VERSION, "{}")
        scores.add_objection(ledger, 1, "edu", "有异议", "张三", sample.DAY)
        scores.add_answer(ledger, 1, "维持", "李四", sample.DAY)
    with ledger.act("年度归档", "") as act:
        archived.add(ledger, sample.ARCHIVED)
    book.undo(ledger, act)
    first = ledger.rows(f"SELECT * FROM {table}")[0]
    name = "number" if table == "act" else "n"
    for sql in (
        f"UPDATE {table} SET {name} = {name} + 100",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(first))})",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="only ever added"), ledger.act("改", ""):
            ledger.write(sql, first if "?" in sql else ())
    assert not ledger.damages()


def test_opening_and_looking_write_no_byte(path: Path) -> None:
    sample.found(path).close()
    before, files = sample.prints(path), set(path.parent.iterdir())
    with book.open_book(path) as ledger:
        records.facts(ledger)
        journal.acts(ledger)
        assert ledger.damages() == ()
        assert {one.name for one in path.parent.iterdir()} - {one.name for one in files} == {f"~${path.name}"}
    assert check.whole(path)[0].level == "note"
    assert sample.prints(path) == before
    assert set(path.parent.iterdir()) == files


def test_closing_leaves_one_file_and_may_be_repeated(path: Path) -> None:
    ledger = sample.found(path)
    assert (path.parent / f"{path.name}-journal").exists()
    ledger.close()
    ledger.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_ledger_opens_once_in_a_process_and_again_after(path: Path) -> None:
    first = sample.found(path)
    with pytest.raises(ClerkError, match="已经在本程序里打开"):
        book.open_book(path)
    first.close()
    book.open_book(path).close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_book_forgotten_open_does_not_hold_the_ledger(path: Path) -> None:
    sample.found(path)
    gc.collect()
    book.open_book(path).close()


def test_an_existing_file_is_never_overwritten(path: Path) -> None:
    path.write_bytes(b"precious")
    before = sample.prints(path)
    with pytest.raises(ClerkError, match="已经存在"):
        book.create(path)
    assert sample.prints(path) == before
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_appears_meanwhile_is_not_overwritten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"precious")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(ClerkError, match="已经存在"):
        book.create(path)
    assert path.read_bytes() == b"precious"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("there", [True, False])
def test_without_hard_links_too(path: Path, monkeypatch: pytest.MonkeyPatch, there: bool) -> None:
    def link(source: Path, target: Path) -> None:
        if there:
            path.write_bytes(b"precious")
        raise PermissionError(1, "no hard links here")

    monkeypatch.setattr(os, "link", link)
    if there:
        with pytest.raises(ClerkError, match="已经存在"):
            book.create(path)
        assert path.read_bytes() == b"precious"
    else:
        book.create(path).close()
    assert list(path.parent.iterdir()) == [path]


def test_no_folder_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(ClerkError, match="文件夹不存在"):
        book.create(tmp_path / "没有" / "a.shishi")


def test_an_interrupted_making_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise Cancelled

    monkeypatch.setattr("model.store.schema.apply", fail)
    with pytest.raises(Cancelled):
        book.create(path)
    assert list(path.parent.iterdir()) == []


def test_another_thread_may_take_over(ledger: Book) -> None:
    worker = threading.Thread(target=sample.rename, args=(ledger, "另一线程"))
    worker.start()
    worker.join()
    assert units.load(ledger)[0].short == "另一线程"


def test_texts_no_file_can_hold_are_written_out(ledger: Book) -> None:
    odd = "报\udce4表\x00\ue000𬱖‮.xlsx"
    sample.rename(ledger, odd)
    assert units.load(ledger)[0].short == "报\\udce4表\x00\ue000𬱖‮.xlsx"
    assert book.undo(ledger, 2) == 3
    book.undo(ledger, 3)
    assert units.load(ledger)[0].short == "报\\udce4表\x00\ue000𬱖‮.xlsx"
    assert ledger.damages() == ()
