"""A change of a target is a setting like any other: kept, journalled, taken back; ids once given stay given."""

from __future__ import annotations

import datetime
import sqlite3
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from model.errors import ClerkError
from model.records import Duty, Item, Line, TargetChange
from model.store import book, check, items, journal
from model.terms import ItemKind, Kind, Level, Role
from tests.model.store import sample_ledger as sample

FIRST = TargetChange(
    "1-1",
    "2021-04",
    replace(sample.TARGET, value=Decimal(60000000), printed=Decimal(6000)),
    "上级调减",
    "连政办发〔2021〕9号",
    datetime.date(2021, 4, 2),
)
SECOND = replace(FIRST, reason="再调", document="", date=None, target=replace(sample.TARGET, start=None))


def test_a_change_is_kept_replaced_and_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "a.shishi"
    with sample.found(path) as ledger:
        for one in (FIRST, SECOND):
            with ledger.act("更正目标", one.reason):
                items.save_target_changes(ledger, [one])
            assert items.target_changes(ledger) == (one,)
    with book.open_book(path) as ledger:
        assert items.target_changes(ledger) == (SECOND,)
        assert {found.level for found in check.whole(ledger)} == {Level.NOTE}
        with pytest.raises(ClerkError, match="又改了目标更正“1-1·2021-04”"):
            book.undo(ledger, 2)
        undone = book.undo(ledger, 3)
        assert items.target_changes(ledger) == (FIRST,)
        book.undo(ledger, undone)
        assert items.target_changes(ledger) == (SECOND,)
        with ledger.act("去掉", ""):
            items.remove_target_changes(ledger, [SECOND])
        assert items.target_changes(ledger) == ()
        assert [change[0] for change in journal.changes(ledger, 2)] == ["target_change"]
        assert ledger.damages() == ()


def test_a_row_without_a_target_is_no_change() -> None:
    with pytest.raises(ValueError):
        items.target_change(["1-1", "2021-04", *[None] * 6, "上级调减", "", None])


def test_a_change_names_a_line_and_a_round_that_are_there(tmp_path: Path) -> None:
    with sample.found(tmp_path / "a.shishi") as ledger:
        for stray in (replace(FIRST, line="9-9"), replace(FIRST, period="2021-09")):
            with pytest.raises(sqlite3.IntegrityError), ledger.act("更正目标", ""):
                items.save_target_changes(ledger, [stray])
        assert items.target_changes(ledger) == ()


def test_items_lines_and_duties_keep_all_they_are_and_go_by_their_keys(tmp_path: Path) -> None:
    item = Item("3", "3", "修路", "交通", 3, ItemKind.WORKS, lines=(7, 9))
    line = Line("3-1", "3", 1, "修路", Kind.AMOUNT, sample.TARGET, "2021-04")
    duties = (Duty("3", "edu", Role.LEAD, order=1, until="2021-04"), Duty("3", "edu", Role.LEAD, since="2021-04"))
    with sample.found(tmp_path / "a.shishi") as ledger:
        before = sample.settings_of(ledger)
        with ledger.act("加", "") as act:
            items.save_items(ledger, [item])
            items.save_lines(ledger, [line])
            items.save_duties(ledger, duties)
        assert items.items(ledger)[-1] == item
        assert items.lines(ledger)[-1] == line
        assert {one for one in items.duties(ledger) if one.item == "3"} == set(duties)
        with ledger.act("减", ""):
            items.remove_duties(ledger, duties)
            items.remove_lines(ledger, [line])
            items.remove_items(ledger, [item])
        assert sample.settings_of(ledger) == before
        assert items.ever(ledger, "item") == {"1", "2", "3"}
        assert items.ever(ledger, "line") == {"1-1", "2-1", "3-1"}
        assert act == 2
