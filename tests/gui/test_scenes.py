"""No dialog is left out of the pictures: every verb that opens one is a scene, under a name of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import actions, scenes
from gui.rules.counts_window import CountsWindow
from gui.session import Session
from tests.gui import made_up
from tests.gui.test_dialogs import DIALOGS

NO_DIALOG = {
    *("recent", "quit", "folder", "copy", "copy_headings", "search", "clear", "columns"),
    *("missing", "late", "copy_missing", "waiting", "fill", "save", "home", "items", "gallery", "behind"),
    *("earlier", "later", "see_other", "bigger", "smaller", "refresh"),
}
"""Verbs that open no window of ours."""
ASKING = {"open", "demo", "jump", "attach", "back"}
"""Verbs that open the system's own choice of a file, or one question."""
SAME = {"sites_here": "sites", "whole": "check"}
"""By a name, the scene's verb that draws the same window."""


def test_every_verb_that_opens_a_dialog_is_drawn() -> None:
    drawn = {one.verb for one in scenes.SCENES}
    verbs = {name for name, verb in actions.ALL.items() if name != "-" and not verb.checkable} - NO_DIALOG - ASKING
    assert {SAME.get(name, name) for name in verbs} - drawn == set()


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_that_is_tested_is_drawn(name: str) -> None:
    assert SAME.get(name, name) in {one.verb for one in scenes.SCENES}


def test_every_scene_has_a_name_of_its_own_and_a_verb_that_stands() -> None:
    names = [one.name for one in scenes.SCENES]
    assert len(names) == len(set(names))
    assert {one.verb for one in scenes.SCENES} <= set(actions.ALL)


def test_a_counts_window_that_was_closed_no_longer_hears_of_the_round(qtbot: QtBot) -> None:
    session = Session()
    session.view = made_up.view(12)
    window = CountsWindow(None, session, lambda items, name: None)
    window.show()
    window.done(0)
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    with qtbot.captureExceptions() as caught:
        session.viewed.emit(session.view)
    assert not caught
    session.close()
