"""A closing's snapshot is kept with its hash and its extract, and 自检 tells when either is not its own."""

from __future__ import annotations

import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from model.store import check, snapshots
from model.terms import Level
from tests.model.store import sample_ledger as sample


def test_a_snapshot_comes_back_with_what_ended_it(tmp_path: Path) -> None:
    with sample.found(tmp_path / "a.shishi") as ledger:
        with ledger.act("封存", "1—3月") as closed:
            snapshots.add(ledger, sample.CLOSING, sample.CLOSED)
        with ledger.act("重开", "1—3月") as opened:
            snapshots.add_reopening(ledger, sample.REOPENING)
        [found] = snapshots.closings(ledger)
        assert found.closing == replace(sample.CLOSING, act=closed)
        assert found.reopened == replace(sample.REOPENING, act=opened)
        assert (snapshots.text(ledger, closed), snapshots.extract(ledger, closed)) == (sample.CLOSED, "{}")
        assert [one.level for one in check.whole(ledger)] == [Level.NOTE]


@pytest.mark.parametrize("column", [-2, -1])
def test_a_snapshot_that_is_not_its_own_is_told(tmp_path: Path, column: int) -> None:
    with sample.found(tmp_path / "a.shishi") as ledger:
        with ledger.act("封存", "1—3月") as closed:
            snapshots.add(ledger, sample.CLOSING, sample.CLOSED)
        row = list(ledger.rows("SELECT * FROM snapshot")[0][2:-1])
        row[column] = zlib.compress(b'{"items":[],"round":{"period":"2021-04"}}' if column == -2 else b'{"1-1":1}')
        with ledger.act("封存", "1—3月") as wrong:
            ledger.add("snapshot", *row)
        assert snapshots.damaged(ledger) == (wrong,)
        assert closed != wrong
        assert f"第{wrong}步的封存内容与登记不符" in check.whole(ledger)[0].sentence
