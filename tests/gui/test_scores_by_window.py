"""考核评价 by window: a rule book typed in words, every point with its reason, a note, a fixed version proved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.score.book_rows import VALUE, BookRow
from gui.score.book_window import BookWindow
from gui.score.freeze_dialog import FreezeDialog
from gui.score.note_dialog import NoteDialog
from gui.score.objections_dialog import ObjectionsDialog
from gui.score.scores_window import ScoresWindow
from model.rules.score.presets import SICHUAN
from model.terms_score import Noted, ScorePart
from model.work import score_rules
from tests.gui.conftest import Recorder
from tests.model.store import sample_ledger as sample


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The sample ledger: 市教育局 leads 8000 万元 and a document, 东海县 has 1200.5 of the money."""
    path = tmp_path / "台账.shishi"
    with sample.found(path) as ledger:
        form = sample.issue()
        sample.send(ledger, form)
        sample.take(ledger, sample.statement(form, "6000"))
    main = MainWindow()
    qtbot.addWidget(main)
    main.open(path)
    settle(qtbot, main)
    yield main
    main.close()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.jobs.working, timeout=10_000)


def weighed(
    qtbot: QtBot, dialog: BookWindow | NoteDialog | FreezeDialog | ObjectionsDialog, window: MainWindow
) -> None:
    qtbot.waitUntil(lambda: not dialog.waiting, timeout=5_000)
    settle(qtbot, window)


def row(book: BookWindow, name: str) -> tuple[int, BookRow]:
    return next((place, one) for place, one in enumerate(book.table.visible()) if one.row.name == name)


def type_row(book: BookWindow, name: str, value: str) -> None:
    place, _ = row(book, name)
    column = next(n for n, one in enumerate(book.table.columns) if one.key == VALUE)
    book.table.setData(book.table.index(place, column), value, Qt.ItemDataRole.EditRole)


def saved_book(qtbot: QtBot, window: MainWindow) -> None:
    """Take a preset, type two rows, one wrong at first, and save."""
    book = BookWindow(window, window.session)
    settle(qtbot, window)
    book.presets.setCurrentIndex(book.presets.findData("安徽"))
    book.presets.activated.emit(0)
    type_row(book, "漏报", "看着扣")
    weighed(qtbot, book, window)
    assert not book.go.isEnabled()
    assert "不能保存：“漏报”写的“看着扣”看不懂" in book.said.text()
    type_row(book, "漏报", "每次扣1分，最多扣3分")
    book.item.setText("1")
    book.add("权重")
    type_row(book, "第1项权重", "3")
    weighed(qtbot, book, window)
    assert "漏报：每次扣1分，最多扣3分" in book.said.text()
    book.go.click()
    settle(qtbot, window)
    assert row(book, "第1项权重")[1].typed == "3"
    book.close()


def test_from_the_rule_book_to_a_proved_version(
    qtbot: QtBot, window: MainWindow, mouth: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_book(qtbot, window)
    scores = ScoresWindow(window, window.session)
    settle(qtbot, window)
    school = scores.units.row(0)
    work = [one for one in school.points if one.part is ScorePart.WORK]
    assert [(one.what, str(one.full), str(one.points)) for one in work] == [
        ("第1项 投资", "40.00", "30.00"),
    ]
    assert scores.point_list.model().rowCount() == len(school.points)
    assert scores.title.text() == "市教育局　30.00分　部门1家中第1名（暂列，未定2处，最多60分）"
    assert "第2项没有牵头单位" in scores.notes.text()
    noted(qtbot, window, scores)
    fixed(qtbot, window, scores, mouth)
    written(qtbot, window, scores, mouth, tmp_path, monkeypatch)
    scores.close()


def noted(qtbot: QtBot, window: MainWindow, scores: ScoresWindow) -> None:
    """A note on what is open: a mistyped number is said in place, then the point is there with its reason."""
    shown = scores._shown  # noqa: SLF001 - what the window shows
    assert shown is not None
    note = NoteDialog(window, window.session, shown[0], "edu", "综合考评")
    note.reason.setText("常务会评议")
    note.points.setText("四十五")
    note.ask()
    settle(qtbot, window)
    assert "分数“四十五”看不懂" in note.said.text()
    note.points.setText("45")
    note.who.setText("王主任")
    note.ask()
    settle(qtbot, window)
    assert "市教育局：人工评分 综合考评 45分：常务会评议（王主任" in note.said.text()
    note.go.click()
    settle(qtbot, window)
    point = next(one for one in scores.units.row(0).points if one.what == "综合考评")
    assert (point.points, point.reason.startswith("常务会评议（王主任")) == (Decimal("45.00"), True)
    votes = NoteDialog(window, window.session, shown[0], "edu")
    votes.kinds.setCurrentIndex(votes.kinds.findData(Noted.VOTES.value))
    votes.kinds.activated.emit(0)
    assert isinstance(votes.wanted(), str)
    for edit, number in zip(votes.votes, ("8", "1", "1"), strict=True):
        edit.setText(number)
    wanted = votes.wanted()
    assert not isinstance(wanted, str)
    assert wanted.votes == (8, 1, 1)
    votes.close()


def fixed(qtbot: QtBot, window: MainWindow, scores: ScoresWindow, mouth: Recorder) -> None:
    """With points open it is fixed only with a reason; then it is proved, and objected to."""
    freeze = FreezeDialog(window, window.session, "2021-03")
    settle(qtbot, window)
    assert not freeze.go.isEnabled()
    assert "处分数未定" in freeze.said.text()
    freeze.despite.setText("领导评分后补")
    freeze.ask()
    settle(qtbot, window)
    freeze.go.click()
    settle(qtbot, window)
    assert [scores.what.itemText(n) for n in range(scores.what.count())] == ["试算", "定稿第1版"]
    scores.verify()
    settle(qtbot, window)
    assert "第1版从台账重算，与定稿逐字节一致。" in mouth.read()
    scores.what.setCurrentIndex(1)
    scores.load()
    settle(qtbot, window)
    assert ("定稿第1版" in scores.remark.text(), scores.fix.isEnabled()) == (True, False)
    shown = scores._shown  # noqa: SLF001 - what the window shows
    assert shown is not None
    objections = ObjectionsDialog(window, window.session, shown[0])
    settle(qtbot, window)
    objections.text.setText("投资应按6100计")
    objections.who.setText("李四")
    objections.ask()
    settle(qtbot, window)
    objections.go.click()
    settle(qtbot, window)
    assert [one.one.text for one in objections.table.rows] == ["投资应按6100计"]
    objections.close()


def written(
    qtbot: QtBot,
    window: MainWindow,
    scores: ScoresWindow,
    mouth: Recorder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "评分表"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    mouth.answer = "不用"
    scores.save_each()
    settle(qtbot, window)
    assert "已写评分表" in mouth.read()
    assert {one.suffix for one in folder.iterdir()} == {".xlsx"}
    assert len(list(folder.iterdir())) == len(scores.units.rows) + 1


def test_why_nothing_could_be_scored_stays_in_the_window(qtbot: QtBot, window: MainWindow, mouth: Recorder) -> None:
    bare = replace(SICHUAN, weight=None)
    window.session.act(
        "考核办法", lambda ledger, tick: score_rules.do(ledger, score_rules.plan(ledger, bare)), lambda _: None
    )
    settle(qtbot, window)
    scores = ScoresWindow(window, window.session)
    settle(qtbot, window)
    assert "考核办法里没有一项有权重" in mouth.read()
    assert "考核办法里没有一项有权重" in scores.open_banner.text()
    assert not any(one.isEnabled() for one in (scores.fix, scores.out_all, scores.out_each))
    scores.books.setCurrentIndex(scores.books.findData("四川"))
    scores.load()
    settle(qtbot, window)
    assert (len(scores.units.rows), scores.out_all.isEnabled()) == (2, True)
    scores.close()
