"""看板 and the start page by window: what is counted leads to its lines, lists and pictures leave as files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.forms.overview import Card, Overview
from gui.main_window import MainWindow
from model import commands
from model.rules import red_yellow
from tests.gui.conftest import Recorder
from tests.journeys.desk import PLAN


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of 2021 on a monthly schedule, with two figures typed in: one red, one green."""
    ledger = tmp_path_factory.mktemp("看板") / "连云港.shishi"
    assert commands.run(["new", str(ledger), "--plan", str(PLAN), "--schedule", "monthly"]) == 0
    for line, done in (("1-1", "1"), ("2-1", "5")):
        words = f"fill {ledger} --period 2021-03 --line {line} --unit 市教育局 --source phone --done {done}"
        assert commands.run(words.split()) in (0, 1)
    return ledger


@pytest.fixture
def window(qtbot: QtBot, founded: Path) -> Iterator[MainWindow]:
    out = MainWindow()
    qtbot.addWidget(out)
    out.show()
    out.open(founded)
    qtbot.waitUntil(lambda: out.session.view is not None and not out.session.jobs.working, timeout=20_000)
    yield out
    out.close()


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.jobs.working, timeout=20_000)


def cards(window: MainWindow) -> dict[str, Card]:
    return {one.accessibleName().rsplit(" ", 1)[0]: one for one in window.start.findChildren(Card) if one.isVisible()}


def test_what_is_shown_leads_to_its_line_or_unit(qtbot: QtBot, window: MainWindow) -> None:
    window.verbs.do("gallery")
    assert window.stack.currentWidget() is window.gallery
    laid = window.gallery.wall.picture.laid
    assert laid is not None
    [spot] = [one for one in laid.spots if one.line.startswith("1-")]
    window.gallery.wall.picture.picked.emit(spot)
    assert window.stack.currentWidget() is window.board
    assert window.board.items.current_line() == "1-1"
    window.verbs.do("gallery")
    window.gallery.tabs.setCurrentWidget(window.gallery.ranking)
    bars = window.gallery.ranking.picture.laid
    assert bars is not None
    [bar] = [one for one in bars.spots if one.unit]
    window.gallery.ranking.picked.emit(bar)
    assert window.board.filters.filter.unit_name == "市教育局"
    assert {row.item.leads[0] for row in window.board.items.items.visible()} >= {"市教育局"}


def test_the_list_is_the_rules_and_leaves_as_workbook_and_clipboard(
    qtbot: QtBot, window: MainWindow, mouth: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.verbs.do("behind")
    page = window.gallery.behind
    assert window.gallery.tabs.currentWidget() is page
    view = window.session.view
    assert view is not None
    assert page.table.lines.rows == red_yellow.rows(view)
    assert [row.line.line.id for row in page.table.lines.rows] == ["1-1"]
    page.copy()
    text = QGuiApplication.clipboard().text().splitlines()
    assert text[0].startswith("项号\t事项")
    assert "21.0个百分点" in text[1]
    assert "已复制 1 行" in mouth.read()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "清单.xlsx"), ""))
    page.save()
    settled(qtbot, window)
    assert "已导出" in page.made.text()
    assert openpyxl.load_workbook(tmp_path / "清单.xlsx").sheetnames == ["红黄清单"]
    page.table.selectRow(0)
    page.table.activated.emit(page.table.currentIndex())
    assert window.board.items.current_line() == "1-1"


def test_a_picture_is_copied_and_saved(
    qtbot: QtBot, window: MainWindow, mouth: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.verbs.do("gallery")
    page = window.gallery.wall
    page.copy()
    settled(qtbot, window)
    assert QGuiApplication.clipboard().image().width() > 2000
    assert "已复制为图片" in mouth.read()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "墙"), ""))
    page.save()
    settled(qtbot, window)
    assert "图片已保存" in mouth.read()
    assert QImage(str(tmp_path / "墙.png")).width() > 2000
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "墙.png" / "里面.png"), ""))
    page.save()
    settled(qtbot, window)
    assert "没有写成“里面.png”" in mouth.read()


def test_curves_follow_unit_and_line(qtbot: QtBot, window: MainWindow) -> None:
    window.verbs.do("gallery")
    window.gallery.tabs.setCurrentWidget(window.gallery.curves)
    page = window.gallery.curves
    whole = page.picture.drawing
    assert whole is not None
    assert "报数2/" in whole.words
    page.unit.setCurrentIndex(page.unit.findData("市教育局"))
    page.go("1-1")
    line = page.picture.drawing
    assert line is not None
    assert line.title == "1-1 新改扩建中小学进度曲线"
    assert "实际1" in line.words
    window.session.look("2021-04")
    settled(qtbot, window)
    assert page.line.currentData() == "1-1"


def test_the_start_page_counts_and_leads(qtbot: QtBot, window: MainWindow) -> None:
    window.to("home")
    found = cards(window)
    assert {"本期还没有发表", "严重滞后", "冲突待裁定", "填报待确认", "报完成（待核）", "核对提醒"} <= found.keys()
    found["严重滞后"].click()
    assert window.stack.currentWidget() is window.board
    assert [row.line.line.id for row in window.board.items.items.visible()] == ["1-1"]
    assert [one.closed.text() for one in window.start.findChildren(Overview)] == ["未封存"]
