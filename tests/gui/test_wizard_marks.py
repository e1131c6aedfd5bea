"""The wizard's small pieces: places of characters, short places, tinted runs, and everything reached by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.wizard import marks, note_marks
from gui.wizard.document_view import DocumentView
from gui.wizard.gutter import short
from gui.wizard.lists import ASKED, ITEM
from model.records import Document, Note, Spot
from model.terms import Part
from tests.gui.test_keys_by_window import reachable, tabbed
from tests.gui.test_wizard_by_window import PLAN, docx, settle, started


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    out = MainWindow()
    qtbot.addWidget(out)
    out.show()
    yield out
    out.session.jobs.stop()


def test_a_rare_character_before_a_word_does_not_shift_its_mark() -> None:
    line = "𬒗街办𠮷修路8公里"
    at = line.index("8")
    assert (marks.to_screen(line, at), marks.from_screen(line, at + 2)) == (at + 2, at)
    assert marks.to_screen("abc", 2) == marks.from_screen("abc", 2) == 2


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("第2张表第4行", "表2·4"),
        ("第3页第1张表第4行", "表1·4"),
        ("第3页", "3页"),
        ("第12段", "12"),
        ("工作表“方案”第7行", "7"),
        ("", ""),
    ],
)
def test_places_are_short_in_the_gutter(place: str, word: str) -> None:
    assert short(place) == word


def test_the_marked_words_are_boxed_where_they_stand(qtbot: QtBot) -> None:
    view = DocumentView()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    view.show_document(Document("方案", ("一行", "", "很长的一行" * 12, "", "末行")))
    view.mark((1, 3), [Spot(Part.LEAD, 0, 3, 2, 40)])
    before = view.viewport().grab().toImage()
    block = view.document().findBlockByNumber(2)
    boxes = list(marks.boxes(block, 2, 40))
    assert len(boxes) > 1
    assert all(box.right() <= view.viewport().width() for box in boxes)
    view.mark((1, 3), ())
    assert view.viewport().grab().toImage() != before
    assert view.selected() == ("", 0)


def test_a_question_is_marked_by_the_words_it_quotes_else_by_its_own() -> None:
    document = Document("方案", ("新建3至5所", "修路"))
    assert note_marks.spots(document, Note(1, "新建3至5所", "“3至5”：是一个范围"), None)[0].start == 2
    assert note_marks.spots(document, Note(2, "修路", "没有单位"), None) == (Spot(Part.TEXT, 0, 2, 0, 2),)
    assert note_marks.spots(document, Note(0, "", "第2页只有图像"), None) == ()


@pytest.mark.parametrize("tab", [ASKED, ITEM])
def test_tab_reaches_everything_beside_the_document(tab: int, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    wizard = started(qtbot, window, docx(tmp_path, PLAN))
    wizard.editor.lists.setCurrentIndex(tab)
    if tab == ITEM:
        wizard.desk.choose(2)
    missed = reachable(wizard) - tabbed(wizard)
    assert not {f"{type(one).__name__} {one.accessibleName() or one.objectName()}" for one in missed}
    assert all(one.accessibleName() for one in wizard.editor.form.fields.values())
    wizard.reject()


def test_tab_reaches_everything_on_the_last_page(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    wizard = started(qtbot, window, docx(tmp_path, PLAN))
    wizard.next.click()
    settle(qtbot, window)
    missed = reachable(wizard) - tabbed(wizard)
    assert not {f"{type(one).__name__} {one.accessibleName() or one.objectName()}" for one in missed}
    wizard.reject()
