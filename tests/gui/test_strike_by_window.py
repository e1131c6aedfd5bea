"""销号 by the window: reported, returned, proved with a file, struck off, reopened; the lists follow every step."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.papers.remind_dialog import RemindDialog
from gui.proved.lists_window import StrikeListsWindow
from gui.proved.strike_dialog import StrikeDialog
from gui.tables.item_rows import BY_KEY
from model import clock
from model.terms import Field, Move, Source
from model.work import fill_in
from tests.gui.conftest import Recorder
from tests.gui.test_keys_by_window import reachable, tabbed
from tests.gui.test_round_by_window import dialog, ledger, opened, settle, window
from tests.gui.test_sites_by_window import founded
from tests.gui.test_units_by_window import item, undo_last

__all__ = ["founded", "ledger", "window"]
DAY = datetime.date(2021, 4, 1)


@pytest.fixture(autouse=True)
def spring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the dialog begin with a day on which a step counts in the round on screen."""
    monkeypatch.setattr(clock, "today", lambda: DAY)


@pytest.fixture
def strike(window: MainWindow, qtbot: QtBot, ledger: Path) -> StrikeDialog:
    """The dialog on item 4, whose one line is told to be finished."""
    opened(qtbot, window, ledger)
    told = {Field.DONE: "26", Field.STAGE: "报完成"}
    window.session.act(
        "录入",
        lambda held, tick: fill_in.do(held, fill_in.plan(held, "2021-03", "4-1", "市教育局", told, Source.PHONE, "王")),
    )
    settle(qtbot, window)
    window.to("items")
    window.board.go_to_line("4-1")
    window.board.form.wanted.emit("strike")
    out = dialog(StrikeDialog)
    weighed(qtbot, out)
    return out


def weighed(qtbot: QtBot, strike: StrikeDialog) -> str:
    qtbot.waitUntil(lambda: not strike.waiting and not strike.session.jobs.working, timeout=20000)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not strike.waiting and not strike.session.jobs.working, timeout=20000)
    return strike.said.text()


def choose(qtbot: QtBot, strike: StrikeDialog, move: Move, reason: str = "") -> str:
    strike.moves[move].setChecked(True)
    strike.reason.setText(reason)
    return weighed(qtbot, strike)


def do(qtbot: QtBot, strike: StrikeDialog, move: Move, reason: str = "") -> str:
    choose(qtbot, strike, move, reason)
    assert strike.go.isEnabled(), strike.said.text()
    assert strike.go.text() == move.word
    strike.go.click()
    weighed(qtbot, strike)
    return strike.remark.text()


def test_an_item_is_proved_struck_off_and_reopened(
    strike: StrikeDialog, window: MainWindow, qtbot: QtBot, tmp_path: Path, ledger: Path, mouth: Recorder
) -> None:
    assert window.board.form.standing.text() == "各行已完成，待登记，缺佐证"
    assert "可以办：报完成" in strike.state.text()
    said = choose(qtbot, strike, Move.STRIKE)
    assert "不能保存：第4项没有办“销号”" in said
    assert not strike.go.isEnabled()
    assert do(qtbot, strike, Move.REPORT).startswith("已保存：销号 第4项 报完成")
    assert window.board.form.standing.text() == "报完成（待核），缺佐证"
    assert "还缺佐证" in choose(qtbot, strike, Move.VERIFY)
    assert "要写明理由" in choose(qtbot, strike, Move.RETURN)
    said = choose(qtbot, strike, Move.RETURN, "缺认定文件")
    assert "第4项退回补证（2021-04-01，从1—3月起算）：报完成（待核） → 退回补证。缺认定文件" in said
    do(qtbot, strike, Move.RETURN, "缺认定文件")
    paper = tmp_path / "认定文件.pdf"
    paper.write_bytes(b"%PDF-1.4")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(paper))])
    kind, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    strike.files.list.dropEvent(QDropEvent(QPointF(5, 5), kind, dropped, button, keys))
    strike.files.add([paper])
    strike.proof.setText("苏教〔2021〕5号，存办公室")
    assert "佐证：苏教〔2021〕5号，存办公室；认定文件.pdf" in choose(qtbot, strike, Move.REPORT)
    do(qtbot, strike, Move.REPORT)
    assert strike.files.paths == ()
    do(qtbot, strike, Move.VERIFY)
    do(qtbot, strike, Move.STRIKE)
    assert item(window, "4").state.word == window.board.form.standing.text() == "已销号"
    assert [one.move.word for one in strike.steps.steps.rows] == ["报完成", "退回补证", "报完成", "核验通过", "销号"]
    [kept] = strike.kept.kept.rows
    assert (kept.file.name, kept.move.move) == ("认定文件.pdf", Move.REPORT)
    paper.unlink()
    strike.kept.selectRow(0)
    assert strike.viewing.isEnabled()
    strike.save_to(tmp_path / "另存")
    settle(qtbot, window)
    assert "附件已另存：认定文件.pdf" in mouth.read()
    assert (tmp_path / "另存" / "认定文件.pdf").read_bytes() == b"%PDF-1.4"
    do(qtbot, strike, Move.REOPEN, "复核发现数不实")
    assert (item(window, "4").state.word, len(strike.steps.steps.rows)) == ("推进中", 6)
    strike.reject()
    assert "撤销 销号 第4项 重开" in undo_last(qtbot, window, mouth)
    assert item(window, "4").state.word == "已销号"


def test_a_program_among_the_files_is_never_opened_and_what_was_filled_in_is_not_lost(
    strike: StrikeDialog, window: MainWindow, qtbot: QtBot, tmp_path: Path, mouth: Recorder
) -> None:
    bad = tmp_path / "验收单.pdf.exe"
    bad.write_bytes(b"MZ")
    strike.files.add([bad, tmp_path / "没有.pdf"])
    assert "“没有.pdf”打不开" in choose(qtbot, strike, Move.REPORT)
    strike.files.put((bad,))
    mouth.answer = "回去"
    strike.reject()
    assert strike.isVisible()
    assert "填了还没有办理" in mouth.read()
    mouth.answer = ""
    do(qtbot, strike, Move.REPORT)
    strike.kept.selectRow(0)
    assert (strike.viewing.isEnabled(), strike.save.isEnabled()) == (False, True)
    assert "［.exe，不能直接打开］" in str(strike.kept.kept.index(0, 0).data())
    strike.day.setText("13月40日")
    strike.day.textEdited.emit("13月40日")
    assert "日" in weighed(qtbot, strike)
    assert not strike.go.isEnabled()
    strike.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is strike, timeout=20000)
    assert not reachable(strike) - tabbed(strike)


def test_the_lists_are_one_action_away_filtered_copied_written_and_lead_to_the_item(
    strike: StrikeDialog, window: MainWindow, qtbot: QtBot, tmp_path: Path, mouth: Recorder
) -> None:
    do(qtbot, strike, Move.REPORT)
    strike.reject()
    window.verbs.do("lacking_list")
    lists = dialog(StrikeListsWindow)
    assert ([one.item.no for one in lists.rows.visible()], lists.chips["open"].text()) == (["4"], "未销号 4")
    assert lists.remark.text() == "缺佐证 1 项；在册 4 项＝未销号 4＋已销号 0"
    lists.show_list("open")
    lists.unit.setCurrentIndex(lists.unit.findData("市教育局"))
    lists.words.setText("幼儿园")
    shown = [one.item.no for one in lists.rows.visible()]
    assert shown == ["2", "4"]
    lists.copy()
    assert f"清单 {len(shown)} 项" in mouth.read()
    rows = QGuiApplication.clipboard().text().split("\n")
    assert rows[0].startswith("序号\t实事内容\t牵头单位")
    assert [row.split("\t")[0] for row in rows[1:]] == shown
    mouth.answer = "知道了"
    lists.write_to(tmp_path / "未销号.xlsx")
    settle(qtbot, window)
    assert "清单已导出：未销号.xlsx" in mouth.read()
    [sheet] = load_workbook(tmp_path / "未销号.xlsx").worksheets
    assert [row[0].value for row in sheet.iter_rows(min_row=4)] == shown
    lists.list.selectRow(shown.index("4"))
    lists.strike()
    again = dialog(StrikeDialog)
    weighed(qtbot, again)
    again.proof.setText("苏教〔2021〕5号")
    do(qtbot, again, Move.VERIFY)
    again.reject()
    assert lists.chips["lacking"].text() == "缺佐证 0"
    lists.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is lists, timeout=20000)
    assert reachable(lists) - tabbed(lists) <= {*lists.chips.values()}, "arrows go from chip to chip"
    lists.list.selectRow([one.item.no for one in lists.rows.visible()].index("4"))
    lists.lead()
    assert (lists.isVisible(), window.board.items.current_line()) == (False, "4-1")
    mouth.answer = ""


def test_a_list_is_seen_copied_and_written_for_one_lead_unit(
    strike: StrikeDialog, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    do(qtbot, strike, Move.REPORT)
    strike.reject()
    window.verbs.do("open_list")
    lists = dialog(StrikeListsWindow)
    lists.to_units()
    sent = dialog(RemindDialog)
    settle(qtbot, window)
    assert "家牵头单位写未销号清单，共4项" in sent.said.text()
    sent.papers.tick_shown(False)
    sent.papers.tick({one.unit for one in sent.papers.rows if one.short == "市教育局"}, on=True)
    assert sent.preview.toPlainText().startswith("民生实事未销号事项清单")
    sent.copy.click()
    assert "各行都已完成" in QGuiApplication.clipboard().text()
    sent.folder.setText(str(tmp_path / "按单位"))
    sent.go.click()
    settle(qtbot, window)
    assert [one.name[:8] for one in (tmp_path / "按单位").glob("*.docx")] == ["01_市教育局_"]
    sent.reject()
    assert not lists.papers.isHidden()
    lists.show_list("struck")
    assert lists.papers.isHidden()


def test_the_item_table_shows_and_filters_the_state(strike: StrikeDialog, window: MainWindow, qtbot: QtBot) -> None:
    do(qtbot, strike, Move.REPORT)
    strike.reject()
    rows = window.board.items.items
    assert window.board.items.isColumnHidden(BY_KEY["state"])
    window.board.filters.set_by("state", "报完成（待核）")
    assert [row.line.line.id for row in rows.visible()] == ["4-1"]
    menu = window.board.filters.menu
    menu.fill()
    [states] = [under for under in menu.menus if under.title() == "按销号"]
    assert [action.text() for action in states.actions()] == ["推进中　3项", "报完成（待核）　1项"]


def test_the_dialogs_fit_a_small_screen(strike: StrikeDialog, window: MainWindow, qtbot: QtBot) -> None:
    window.verbs.do("open_list")
    for one in (strike, dialog(StrikeListsWindow)):
        assert one.minimumSizeHint().width() * 1.25 <= 1366
        assert one.minimumSizeHint().height() * 1.25 <= 768 - 60
