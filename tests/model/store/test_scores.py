"""考核评价 in the ledger: notes, fixed versions, objections and answers stand, are undone, and hold each other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from model.errors import ClerkError
from model.records.score import FrozenScore
from model.rules.score import texts
from model.rules.score.presets import QUZHOU, SICHUAN
from model.store import check, scores
from model.store.book import Book, open_book, undo
from tests.model.store import sample_ledger as sample

DAY = datetime.date(2022, 1, 10)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Book]:
    with sample.found(tmp_path / "台账.shishi") as book:
        yield book


def fix(ledger: Book, version: int, text: str = "{}") -> int:
    one = FrozenScore(version, "2021-12", texts.sha256(text), DAY, "更正" if version > 1 else "")
    with ledger.act("考核评价", f"定稿第{version}版") as act:
        scores.add_version(ledger, one, text)
    return act


def note(ledger: Book, points: str) -> int:
    with ledger.act("考核记事", points) as act:
        scores.add_note(ledger, replace(sample.SCORE_NOTE, points=Decimal(points)))
    return act


def test_the_book_is_a_setting_with_its_old_value_kept(ledger: Book) -> None:
    assert scores.book_of(ledger) is None
    for book in (SICHUAN, QUZHOU):
        with ledger.act("考核办法", book.name) as act:
            scores.save_book(ledger, book)
    assert scores.book_of(ledger) == QUZHOU
    undo(ledger, act)
    assert scores.book_of(ledger) == SICHUAN


def test_a_note_is_withdrawn_by_undo_and_still_stands_where_it_stood(ledger: Book) -> None:
    first = note(ledger, "18.5")
    second = note(ledger, "15")
    undo(ledger, first)
    assert [one.points for one in scores.notes(ledger)] == [15]
    assert [one.points for one in scores.notes(ledger, first)] == [Decimal("18.5")]
    assert [one.act for one in scores.notes(ledger, second)] == [first, second]


def test_a_version_holds_until_what_stands_on_it_is_undone(ledger: Book) -> None:
    first = fix(ledger, 1)
    with ledger.act("异议", "市教育局") as objected:
        scores.add_objection(ledger, 1, "edu", "迟报一次不符", "张三", DAY)
    with ledger.act("答复", "市教育局") as answered:
        scores.add_answer(ledger, 1, "核实无误", "李四", DAY)
    [one] = scores.objections(ledger)
    assert (one.text, one.answer, one.answered_by) == ("迟报一次不符", "核实无误", "李四")
    for act, by in ((first, objected), (objected, answered)):
        with pytest.raises(ClerkError, match=f"请先撤销第{by}步"):
            undo(ledger, act)
    undo(ledger, answered)
    assert scores.objections(ledger)[0].answer == ""
    undo(ledger, objected)
    second = fix(ledger, 2)
    with pytest.raises(ClerkError, match="定稿了第2版"):
        undo(ledger, first)
    undo(ledger, second)
    undo(ledger, first)
    assert (scores.versions(ledger), scores.objections(ledger)) == ((), ())


def test_a_version_is_kept_byte_by_byte_and_a_wrong_one_is_found(ledger: Book) -> None:
    act = fix(ledger, 1, "分" * 1000)
    assert scores.text(ledger, act) == "分" * 1000
    assert scores.damaged(ledger) == ()
    path = ledger.path
    with ledger.act("考核评价", "坏") as bad:
        scores.add_version(ledger, replace(sample.VERSION, version=2), "别的")
    ledger.close()
    assert any(f"第{bad}步的考核定稿" in one.sentence for one in check.whole(path))
    with open_book(path) as again:
        assert [one.version for one in scores.versions(again)] == [1, 2]
