"""Undo takes an act back as a new act, redo does it again, and later work is never run over."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import ClerkError
from model.records import Admission, Item, Line, Plan, Round, Schedule, Share, Unit, Withdrawal
from model.rules import identity, merge
from model.store import book, items, journal, plan, records, units
from model.store.book import Book
from model.terms import ItemKind, Kind
from tests.model.store import sample_ledger as sample

ZONE = Unit("zone", "徐圩新区", "徐圩新区管委会", "功能板块", 3)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Book]:
    with sample.found(tmp_path / "a.shishi") as ledger:
        yield ledger
        assert ledger.damages() == ()


def do(ledger: Book, verb: str, work: Callable[[], object]) -> int:
    with ledger.act(verb, "某事") as act:
        work()
    return act


def refused(ledger: Book, act: int, *words: str) -> None:
    """Undo is refused in these words, and nothing is changed."""
    before, last = sample.settings_of(ledger), ledger.last_act()
    with pytest.raises(ClerkError) as error:
        book.undo(ledger, act)
    for word in (*words, "没有改动"):
        assert word in error.value.sentence
    assert (sample.settings_of(ledger), ledger.last_act()) == (before, last)


def test_settings_come_back_and_go_again(ledger: Book) -> None:
    before = sample.settings_of(ledger)
    renamed = sample.rename(ledger, "教育局")
    after = sample.settings_of(ledger)
    undone = book.undo(ledger, renamed)
    assert sample.settings_of(ledger) == before
    redone = book.undo(ledger, undone)
    assert sample.settings_of(ledger) == after
    again = book.undo(ledger, redone)
    assert sample.settings_of(ledger) == before
    acts = [(act.number, act.verb, act.subject, act.undoes, act.undone_by) for act in journal.acts(ledger)]
    assert acts[1:] == [
        (renamed, "改单位", "教育局", None, undone),
        (undone, "撤销", "改单位 教育局", renamed, None),
        (redone, "恢复", "改单位 教育局", undone, again),
        (again, "撤销", "改单位 教育局", redone, None),
    ]


def test_what_was_added_goes_and_what_was_removed_returns(ledger: Book) -> None:
    def work() -> None:
        units.save(ledger, [ZONE])
        items.save_shares(ledger, [Share("1-1", "zone", Decimal(3)), Share("1-1", "dh", Decimal(4))])
        items.remove_duties(ledger, sample.DUTIES)

    before = sample.settings_of(ledger)
    act = do(ledger, "改", work)
    after = sample.settings_of(ledger)
    undone = book.undo(ledger, act)
    assert sample.settings_of(ledger) == before
    book.undo(ledger, undone)
    assert sample.settings_of(ledger) == after


def test_a_row_changed_again_refuses_by_the_later_act(ledger: Book) -> None:
    first, second = sample.rename(ledger, "甲"), sample.rename(ledger, "乙")
    refused(ledger, first, f"第{second}步（改单位 乙）又改了单位“乙”", f"请先撤销第{second}步")
    book.undo(ledger, second)
    book.undo(ledger, first)
    assert units.load(ledger)[0].short == "市教育局"


def test_a_later_act_on_another_row_does_not_matter(ledger: Book) -> None:
    first = sample.rename(ledger, "甲")
    sample.rename(ledger, "乙", unit=1)
    book.undo(ledger, first)
    assert [unit.short for unit in units.load(ledger)] == ["市教育局", "乙"]


def test_the_same_value_set_again_on_purpose_is_later_work(ledger: Book) -> None:
    first, _, third = sample.rename(ledger, "甲"), sample.rename(ledger, "乙"), sample.rename(ledger, "甲")
    refused(ledger, first, f"第{third}步")


def test_a_redo_does_not_run_over_what_came_after_the_undo(ledger: Book) -> None:
    undone = book.undo(ledger, sample.rename(ledger, "甲"))
    later = sample.rename(ledger, "乙")
    refused(ledger, undone, f"第{later}步")
    book.undo(ledger, later)
    book.undo(ledger, undone)
    assert units.load(ledger)[0].short == "甲"


def test_what_cannot_be_undone(ledger: Book) -> None:
    refused(ledger, 1, "建立这本台账的一步")
    refused(ledger, 99, "没有第99步")
    act = sample.rename(ledger, "甲")
    book.undo(ledger, act)
    refused(ledger, act, "已经撤销过了")


def test_a_changed_plan_can_be_undone(ledger: Book) -> None:
    act = do(ledger, "改", lambda: plan.save(ledger, Plan("p1", "新标题", "", "", None, 2021, "")))
    book.undo(ledger, act)
    assert plan.load(ledger) == sample.PLAN


def test_a_parent_still_needed_is_kept(ledger: Book) -> None:
    parent = do(ledger, "加单位", lambda: units.save(ledger, [ZONE]))
    child = do(ledger, "分解", lambda: items.save_shares(ledger, [Share("1-1", "zone", Decimal(3))]))
    refused(ledger, parent, f"第{child}步（分解 某事）又改了分解任务“1-1·zone”")
    undone = book.undo(ledger, child)
    gone = book.undo(ledger, parent)
    refused(ledger, undone, f"第{gone}步（撤销 加单位 某事）又改了单位“徐圩新区”")
    book.undo(ledger, gone)
    book.undo(ledger, undone)
    assert Share("1-1", "zone", Decimal(3)) in items.shares(ledger)


# --- facts --------------------------------------------------------------------------------------------------


def figures(ledger: Book) -> Any:
    return merge.view(records.facts(ledger)).figures


def test_a_take_undone_is_as_if_it_had_not_been_and_may_return(ledger: Book) -> None:
    form = sample.issue()
    sample.send(ledger, form)
    before = figures(ledger)
    taken = sample.take(ledger, sample.statement(form))
    after = figures(ledger)
    assert after != before
    for _ in range(3):
        undone = book.undo(ledger, taken)
        assert figures(ledger) == before
        assert records.receipts(ledger) == ()
        assert records.added_by(ledger, undone)
        taken = book.undo(ledger, undone)
        assert figures(ledger) == after
        assert len(records.receipts(ledger)) == 1
    assert len(records.facts(ledger).records) == 1


def test_an_issue_forms_came_back_to_is_kept(ledger: Book) -> None:
    form = sample.issue()
    sent = sample.send(ledger, form)
    taken = sample.take(ledger, sample.statement(form))
    refused(ledger, sent, f"第{taken}步（收回 edu 2021-03）用到了这一步发出的表")
    gone = book.undo(ledger, taken)
    unsent = book.undo(ledger, sent)
    assert records.sent(ledger) == ()
    refused(ledger, gone, f"第{unsent}步（撤销 发表 edu 2021-03）收走了它用到的表")
    resent = book.undo(ledger, unsent)
    again = book.undo(ledger, gone)
    assert len(figures(ledger)) == 1
    refused(ledger, resent, f"第{taken}步" if again < taken else f"第{again}步")


def test_an_issue_sent_again_is_kept(ledger: Book) -> None:
    form = sample.issue()
    first, second = sample.send(ledger, form), sample.send(ledger, form)
    refused(ledger, first, f"第{second}步")
    book.undo(ledger, second)
    assert [one.act for one in records.sent(ledger)] == [first]
    book.undo(ledger, first)
    assert records.sent(ledger) == ()


def test_a_withdrawn_form_taken_again_holds_by_its_new_act(ledger: Book) -> None:
    form = sample.issue()
    record = sample.statement(form)
    sent = sample.send(ledger, form)
    book.undo(ledger, sample.take(ledger, record))

    def work() -> None:
        records.add(ledger, record, *merge.take_again(records.facts(ledger), [record.id], "n1"))

    again = do(ledger, "收回", work)
    assert len(figures(ledger)) == 1
    refused(ledger, sent, f"第{again}步")
    book.undo(ledger, again)
    assert figures(ledger) == {}
    book.undo(ledger, sent)


def test_an_issue_brought_back_by_sending_again_is_kept_too(ledger: Book) -> None:
    form = sample.issue()
    unsent = book.undo(ledger, sample.send(ledger, form))

    def work() -> None:
        records.add(ledger, *merge.take_again(records.facts(ledger), [form.id], "n1"))

    again = do(ledger, "发表", work)
    taken = sample.take(ledger, sample.statement(form))
    refused(ledger, again, f"第{taken}步")
    assert unsent < again


def test_settings_that_were_reported_on_are_kept(ledger: Book) -> None:
    def work() -> None:
        units.save(ledger, [ZONE])
        items.save_items(ledger, [Item("3", "3", "修路", "交通", 3, ItemKind.WORKS)])
        items.save_lines(ledger, [Line("3-1", "3", 1, "修路", Kind.AMOUNT)])

    def add_round() -> None:
        plan.save_rounds(ledger, [Round("2021-05", "5月", sample.DAY, sample.DAY, sample.DAY, 17, "monthly", 5)])

    new = do(ledger, "加事项", work)
    month = do(ledger, "加报表期", add_round)
    about = sample.key("zone", "2021-05", "3-1")
    hand = do(ledger, "填报", lambda: records.add(ledger, sample.statement(None, about=about)))
    refused(ledger, new, f"第{hand}步（填报 某事）用到了单位“徐圩新区”")
    refused(ledger, month, f"第{hand}步（填报 某事）用到了报表期“5月”")
    gone = book.undo(ledger, hand)
    away = book.undo(ledger, new)
    refused(ledger, gone, f"第{away}步")
    back = book.undo(ledger, away)
    book.undo(ledger, gone)
    assert about in figures(ledger)
    refused(ledger, back, "用到了")


def test_an_admission_speaks_of_its_line(ledger: Book) -> None:
    new = do(ledger, "加节点", lambda: items.save_lines(ledger, [Line("2-2", "2", 2, "印发", Kind.MILESTONE)]))
    admission = identity.seal(Admission("", "r", sample.key(line="2-2"), "电话核实", "1"))
    let_in = do(ledger, "放行", lambda: records.add(ledger, admission))
    refused(ledger, new, f"第{let_in}步", "指标或节点“印发”")


def test_an_act_that_withdrew_by_hand(ledger: Book) -> None:
    form = sample.issue()
    sample.send(ledger, form)
    record = sample.statement(form)
    sample.take(ledger, record)
    after = figures(ledger)
    act = do(ledger, "作废", lambda: records.add(ledger, identity.seal(Withdrawal("", (record.id,), "1"))))
    assert figures(ledger) == {}
    book.undo(ledger, act)
    assert figures(ledger) == after


# --- any acts, any undos --------------------------------------------------------------------------------------

NAMES = st.sampled_from(["甲", "乙", "丙"])
UNIT_IDS = st.sampled_from(["edu", "dh", "zone"])
STEPS = st.one_of(
    st.tuples(st.just("unit"), UNIT_IDS, NAMES),
    st.tuples(st.just("share"), UNIT_IDS, st.integers(0, 3).map(str)),
    st.tuples(st.just("no share"), UNIT_IDS, NAMES),
    st.tuples(st.just("schedule"), st.sampled_from(["1-1", "2-1"]), NAMES),
    st.tuples(st.just("no schedule"), st.sampled_from(["1-1", "2-1"]), NAMES),
)
HISTORIES = st.lists(st.one_of(st.lists(STEPS, max_size=3), st.integers(1, 12)), max_size=10)


def step(ledger: Book, what: str, row: str, value: str) -> None:
    if what == "unit":
        units.save(ledger, [Unit(row, value, "", "县区", 1)])
    elif what == "schedule":
        items.save_schedules(ledger, [Schedule(row, value)])
    elif what == "no schedule":
        items.remove_schedules(ledger, [Schedule(row, "")])
    elif what == "no share":
        items.remove_shares(ledger, [Share("1-1", row, Decimal(0))])
    elif any(unit.id == row for unit in units.load(ledger)):
        items.save_shares(ledger, [Share("1-1", row, Decimal(value))])


def rows(ledger: Book) -> dict[tuple[str, str], str]:
    """Return every row of the settings by table and journal key."""
    found: dict[tuple[str, str], str] = {}
    for table, one_key, new in ledger.rows('SELECT "table", key, new FROM journal ORDER BY n'):
        found.pop((table, one_key), None)
        if new is not None:
            found[table, one_key] = new
    return found


@settings(max_examples=20)
@given(HISTORIES)
def test_undo_restores_exactly_the_rows_of_its_act_or_refuses(history: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as folder, sample.found(Path(folder) / "a.shishi") as ledger:
        ledger.rows("PRAGMA synchronous = OFF")
        for one in history:
            before, last = rows(ledger), ledger.last_act()
            if isinstance(one, list):
                with ledger.act("改", ""):
                    for args in one:
                        step(ledger, *args)
                after = rows(ledger)
                undone = book.undo(ledger, ledger.last_act())
                assert rows(ledger) == before
                book.undo(ledger, undone)
                assert rows(ledger) == after
                continue
            changed = {(table, k): old for table, k, old, _ in reversed(journal.changes(ledger, one))}
            try:
                book.undo(ledger, one)
            except ClerkError:
                assert (rows(ledger), ledger.last_act()) == (before, last)
            else:
                expected = {k: v for k, v in {**before, **changed}.items() if v is not None}
                assert rows(ledger) == expected
        assert ledger.damages() == ()
        unwind(ledger)


def unwind(ledger: Book) -> None:
    """Undo everything that stands, the last first: what is left is the ledger as it was founded."""
    for act in reversed(journal.acts(ledger)[1:]):
        if act.undoes is None and journal.act(ledger, act.number).undone_by is None:
            book.undo(ledger, act.number)
    founded = {(table, k): new for table, k, _, new in journal.changes(ledger, 1)}
    assert rows(ledger) == founded
    assert ledger.damages() == ()
