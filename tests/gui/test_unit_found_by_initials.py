"""Wherever a unit is looked for in the window, a few letters of its pinyin find it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gui.dialogs.paste import PasteDialog
from gui.dialogs.send import SendDialog
from gui.forms.unit_box import let_type
from gui.session import Session
from gui.tables.filter_bar import Filter
from gui.tables.item_rows import rows
from gui.tables.unit_tree import UnitTree
from model.rules import han
from model.work.send_forms import FormOut
from tests.gui import made_up

NO_FORM: Any = None
"""What the form holds is not looked at here."""


@pytest.fixture
def session(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    out = Session()
    out.view = made_up.view(24)
    monkeypatch.setattr(out, "failed", lambda error: None)
    yield out
    out.close()


@pytest.fixture
def sending(session: Session, qtbot: QtBot) -> SendDialog:
    """The dialog with a form for each unit, whose plan no ledger made."""
    out = SendDialog(None, session)
    qtbot.addWidget(out)
    qtbot.waitUntil(lambda: not session.jobs.working)
    units = made_up.view(24).units
    out.forms.show([FormOut(one.unit, 3, f"{one.unit.short}.xlsx", False, NO_FORM) for one in units])
    out.folder.setText("发出")
    out.show()
    return out


def picked(dialog: SendDialog) -> set[str]:
    return {one.unit.short for one in dialog.forms.picked()}


def test_forms_for_a_few_units_are_ticked_by_typing_their_initials(sending: SendDialog) -> None:
    sending.forms.pick(False)
    sending.finder.setFocus()
    for word in ("sjyj", "zgh"):
        QTest.keyClicks(sending.finder, word)
        QTest.keyClick(sending.finder, Qt.Key.Key_Return)
    assert picked(sending) == {"市教育局", "市总工会"}
    assert [one.unit.short for one in sending.forms.visible()] == ["市总工会"]
    assert sending.stack.currentIndex() == 0, "Enter ticks, it does not send"
    QTest.keyClick(sending.finder, Qt.Key.Key_Down)
    assert sending.list.hasFocus()
    QTest.keyClick(sending.list, Qt.Key.Key_Space)
    assert picked(sending) == {"市教育局"}


def test_all_and_none_are_those_shown(sending: SendDialog) -> None:
    every = len(sending.forms.rows)
    sending.finder.setText("教育")
    sending.forms.pick(False)
    sending.finder.clear()
    assert "市教育局" not in picked(sending)
    assert 0 < len(picked(sending)) < every
    sending.forms.pick(True)
    assert len(picked(sending)) == every
    QTest.keyClick(sending.finder, Qt.Key.Key_Return)
    assert len(picked(sending)) == every, "Enter in an empty finder ticks nothing"


@pytest.mark.parametrize("words", ["總工", "szgh", "ZGH", "市zg"])
def test_the_tree_shows_the_unit_that_is_typed(words: str) -> None:
    tree = UnitTree()
    tree.show(made_up.view(24).units)
    tree.keep(words)
    assert [one.unit.short for one in tree.node(tree.everything()).units] == ["市总工会"]


@pytest.mark.parametrize("words", ["sjyj", "JYJ", "市教育局", "ｓｊｙｊ"])
def test_the_search_above_the_items_finds_a_unit_s_items_by_initials(words: str) -> None:
    found = [row for row in rows(made_up.view(24)) if Filter(words=words).keeps()(row)]
    its_own = [row for row in rows(made_up.view(24)) if "市教育局" in (*row.item.leads, *row.item.co)]
    assert its_own
    assert found == its_own


def test_the_search_above_the_items_finds_words_of_the_plan_by_initials() -> None:
    every = rows(made_up.view(24))
    found = [row for row in every if Filter(words="xxjs").keeps()(row)]
    meant = [row for row in every if "学校教室" in han.fold(row.item.item.text)]
    assert meant
    assert {row.place for row in meant} <= {row.place for row in found}
    assert len(found) < len(every) / 2


def test_typing_in_a_list_of_units_goes_to_the_one_meant(qtbot: QtBot) -> None:
    box = QComboBox()
    let_type(box)
    box.addItems(["文字里写明了单位", "市教育局", "市总工会", "市交通局"])
    qtbot.addWidget(box)
    box.show()
    box.setFocus()
    QTest.keyClicks(box, "sjt")
    assert box.currentText() == "市交通局"
    QTest.keyClicks(box, "qqq")
    assert box.currentText() == "市交通局"
    box.view().keyboardSearch(" ")
    assert box.currentText() == "市交通局"


def test_the_dialogs_lists_of_units_take_initials(session: Session, qtbot: QtBot) -> None:
    dialog = PasteDialog(None, session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.unit.setFocus()
    QTest.keyClicks(dialog.unit, "szgh")
    assert dialog.unit.currentText() == "市总工会"
