"""A schedule is a setting like any other: kept with its points, by the round it holds from, journalled, taken back."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from model.errors import ClerkError
from model.records import Point, Schedule
from model.store import book, check, items
from model.terms import Level, Preset
from tests.model.store import sample_ledger as sample

CURVE = Schedule(
    "1-1", Preset.CURVE, (Point("2021-03", "1000.5"), Point("2021-04", "8000")), datetime.date(2021, 4, 30), "2021-04"
)
STAGES = Schedule("2-1", Preset.STAGES, (Point("2021-03", "已印发"),))


def test_each_round_s_schedule_is_kept_beside_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "a.shishi"
    with sample.found(path) as ledger, ledger.act("定序时", "按节点"):
        items.save_schedules(ledger, [CURVE, STAGES])
    with book.open_book(path) as ledger:
        assert items.schedules(ledger) == (*sample.SCHEDULES, CURVE, STAGES)
        assert {found.level for found in check.whole(ledger)} == {Level.NOTE}
        undone = book.undo(ledger, 2)
        assert items.schedules(ledger) == sample.SCHEDULES
        book.undo(ledger, undone)
        with ledger.act("定序时", "无"):
            items.remove_schedules(ledger, [CURVE])
        assert items.schedules(ledger) == (*sample.SCHEDULES, STAGES)
        assert ledger.damages() == ()


def test_a_schedule_changed_again_is_named_by_its_line_and_round(tmp_path: Path) -> None:
    with sample.found(tmp_path / "a.shishi") as ledger:
        for about in (Schedule("2-1", Preset.ONCE), Schedule("2-1", Preset.NONE)):
            with ledger.act("定序时", about.preset):
                items.save_schedules(ledger, [about])
        with pytest.raises(ClerkError, match="又改了序时计划“2-1”"):
            book.undo(ledger, 2)
