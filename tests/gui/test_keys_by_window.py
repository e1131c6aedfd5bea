"""No mouse: Tab reaches everything in every dialog, Enter presses what has the focus, Esc leaves; F5 and Ctrl+F."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.dialogs.conflicts import ConflictsDialog
from gui.dialogs.send import SendDialog
from gui.dialogs.take import TakeDialog
from gui.forms.overview import Card
from gui.main_window import MainWindow
from gui.session import Session
from tests.gui import made_up
from tests.gui.test_dialogs import DIALOGS, session
from tests.gui.test_round_by_window import dialog, founded, ledger, opened, settle, type_text, window

__all__ = ["founded", "ledger", "session", "window"]
KINDS = (QPushButton, QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QAbstractSpinBox)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)


def reachable(box: QWidget) -> set[QWidget]:
    """Return what is there to be used: seen, enabled, and no part of another field."""
    found = {one for kind in KINDS for one in box.findChildren(kind) if one.isVisible() and one.isEnabled()}
    return {one for one in found if not isinstance(one.parent(), KINDS)}


def tabbed(box: QWidget, most: int = 80) -> set[QWidget]:
    """Press Tab until the focus comes round; return every widget it was on."""
    seen: set[QWidget] = set()
    for _ in range(most):
        now = QApplication.focusWidget()
        if now is None:
            break
        seen |= {now, *(one for one in (now.parent(),) if isinstance(one, KINDS))}
        press(now, Qt.Key.Key_Tab)
    return seen


@pytest.fixture(params=DIALOGS)
def shown(request: pytest.FixtureRequest, session: Session, qtbot: QtBot) -> Iterator[QDialog]:
    out = DIALOGS[request.param](session)
    out.show()
    with qtbot.waitActive(out):
        out.activateWindow()
    yield out
    if shiboken6.isValid(out):
        out.close()


def test_tab_reaches_everything_in_a_dialog_and_esc_leaves_it(shown: QDialog) -> None:
    missed = {f"{type(one).__name__} {one.accessibleName()}" for one in reachable(shown) - tabbed(shown)}
    assert not missed
    focused = QApplication.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_conflict_is_decided_by_keys_alone(session: Session, qtbot: QtBot) -> None:
    box = ConflictsDialog(None, session)
    box.show()
    with qtbot.waitActive(box):
        box.activateWindow()
    box.choices.button(0).setFocus()
    press(box.choices.button(0), Qt.Key.Key_Space)
    assert box.value() == "6"
    press(box.choices.button(0), Qt.Key.Key_Down)
    assert box.value() == "8"
    box.reason.setFocus()
    line = box.reason.lineEdit()
    assert line is not None
    type_text(line, "电话核实")
    assert box.go.isEnabled()
    box.close()


def test_enter_in_a_date_settles_the_date_and_sends_nothing(
    window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, ledger)
    window.verbs.do("send")
    settle(qtbot, window)
    box = dialog(SendDialog)
    box.folder.setText(str(tmp_path / "发出"))
    box.due.selectAll()
    type_text(box.due, "2021-03-29")
    press(box.due, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert (box.due.text(), box.stack.currentIndex()) == ("2021年3月29日", 0)
    assert "3月29日前报" in box.forms.row(0).file_name
    box.due.selectAll()
    type_text(box.due, "明天")
    assert not box.go.isEnabled()
    assert not (tmp_path / "发出").exists()
    box.reject()


def test_a_wrong_day_of_receipt_takes_nothing(window: MainWindow, qtbot: QtBot, ledger: Path, tmp_path: Path) -> None:
    opened(qtbot, window, ledger)
    (tmp_path / "不是表.xlsx").write_bytes(b"hello")
    window.dropped([tmp_path / "不是表.xlsx"])
    settle(qtbot, window)
    box = dialog(TakeDialog)
    box.received.selectAll()
    type_text(box.received, "2021-02-30")
    assert "日历上没有这一天" in box.remark.text()
    assert not box.go.isEnabled()
    box.reject()


def test_enter_presses_what_has_the_focus_and_keys_lead_everywhere(
    window: MainWindow, qtbot: QtBot, ledger: Path
) -> None:
    opened(qtbot, window, ledger)
    with qtbot.waitActive(window):
        window.activateWindow()
    card = next(one for one in window.start.findChildren(Card) if one.isVisible())
    card.setFocus()
    press(card, Qt.Key.Key_Return)
    settle(qtbot, window)
    dialog(SendDialog).reject()
    with qtbot.waitActive(window):
        window.activateWindow()
    press(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.board.filters.search
    type_text(window.board.filters.search, "教育")
    qtbot.waitUntil(lambda: window.board.filters.filter.words == "教育")
    press(window.board.filters.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.board.filters.filter.active)
    looked: list[object] = []
    window.session.viewed.connect(looked.append)
    press(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: bool(looked))


def test_focus_can_be_seen(qtbot: QtBot) -> None:
    """A widget's picture differs with and without the focus, for every kind of control that takes it."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.board.show_view(made_up.view(12))
    window.stack.setCurrentWidget(window.board)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    for one in (window.board.finder, window.board.states, window.board.tree, window.board.items):
        window.board.filters.search.setFocus()
        QApplication.processEvents()
        before = one.grab().toImage()
        one.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert one.grab().toImage() != before, one.accessibleName()
    window.close()
