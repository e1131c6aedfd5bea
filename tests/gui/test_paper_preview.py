"""By window: each paper is seen as pages before it is saved, the very one, and seeing it writes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.papers.bulletin_dialog import BulletinDialog
from gui.papers.notes_dialog import NotesDialog
from gui.papers.page_dialog import PageDialog
from gui.papers.remind_dialog import RemindDialog
from gui.printing import official, print_verbs
from gui.printing.official import OfficialPages
from gui.printing.preview import Preview, chosen
from gui.score.scores_window import ScoresWindow
from model.records.document_out import PaperOut
from model.rules import paper_out
from model.terms import Edition
from model.work import send_forms
from model.work.ledger import open_ledger
from tests.gui.test_rules_by_window import AT, founded, opened, settle, window

__all__ = ["founded", "window"]


def seen(qtbot: QtBot, window: MainWindow, box: QDialog) -> tuple[Preview, tuple[PaperOut, ...]]:
    """Press Ctrl+P in a dialog; return the preview and the papers it shows."""
    print_verbs.preview(box, window.session)
    settle(qtbot, window)
    [out] = box.findChildren(Preview)
    assert isinstance(out.shown, OfficialPages)
    return out, out.shown.papers


def acts(window: MainWindow, tmp_path: Path) -> int:
    assert window.session.path is not None
    copy = Path(shutil.copyfile(window.session.path, tmp_path / "看.shishi"))
    with open_ledger(copy) as ledger:
        return ledger.last_act()


def test_either_edition_is_seen_as_it_would_be_saved_and_kept_as_pdf(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = opened(qtbot, window, "bulletin", BulletinDialog)
    box.edition.setCurrentIndex(list(Edition).index(Edition.PUBLIC))
    out, [paper] = seen(qtbot, window, box)
    assert paper_out.text(paper) == box.preview.toPlainText()
    assert not out.paper.isVisible(), "official papers are A4"
    assert "A4" in out.hint.text()
    to = tmp_path / "通报"
    monkeypatch.setattr("gui.printing.preview.QFileDialog.getSaveFileName", lambda *_: (str(to), ""))
    out.pdf.click()
    told = "".join("".join(page.extract_text().split()) for page in PdfReader(to.with_suffix(".pdf")).pages)
    assert "一、总体情况" in told
    out.reject()


def test_typed_advice_stands_on_the_page_seen_and_is_not_kept(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before = acts(window, tmp_path)
    box = opened(qtbot, window, "leader_page", PageDialog)
    box.advice["2-1"].setText("请约谈")
    out, [paper] = seen(qtbot, window, box)
    assert "建议：请约谈。" in paper_out.text(paper)
    assert "共1页" in out.remark.text()
    out.reject()
    box.reject()
    assert acts(window, tmp_path) == before


def test_notes_and_reminders_of_the_units_ticked_are_seen_one_after_another(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.session.act(
        "发表",
        lambda ledger, tick: send_forms.do(ledger, send_forms.plan(ledger, AT), tmp_path / "发出", tick),
        lambda _: None,
    )
    settle(qtbot, window)
    before = acts(window, tmp_path)
    notes = opened(qtbot, window, "check_notes", NotesDialog)
    out, papers = seen(qtbot, window, notes)
    assert [any(name in paper_out.text(one) for one in papers) for name in ("市人社局", "市城管局")] == [True, True]
    assert f"{len(papers)}份" in out.remark.text()
    out.reject()
    notes.notes.tick_shown(False)
    assert not notes.look.isEnabled()
    notes.reject()

    box = opened(qtbot, window, "remind", RemindDialog)
    box.papers.tick_shown(False)
    box.papers.tick({one.unit for one in [one for one in box.papers.rows if one.paper][:2]}, on=True)
    out, papers = seen(qtbot, window, box)
    assert len(papers) == 2
    out.view.to(1)
    assert out.remark.text().startswith("第2页")
    out.reject()
    box.reject()
    assert acts(window, tmp_path) == before


def test_the_evaluation_is_seen_as_its_document(window: MainWindow, qtbot: QtBot) -> None:
    box = ScoresWindow(window, window.session)
    box.show()
    settle(qtbot, window)
    box.look.click()
    settle(qtbot, window)
    [out] = box.findChildren(Preview)
    assert isinstance(out.shown, OfficialPages)
    assert "考核" in paper_out.text(out.shown.papers[0])
    QTest.keyClick(out.view, Qt.Key.Key_End)
    assert out.view.current == len(out.pages) - 1
    out.reject()
    box.reject()


def test_only_the_pages_asked_for_go_to_the_printer(window: MainWindow, qtbot: QtBot) -> None:
    pages = official.lay_out((PaperOut("空", ()),), "空")
    assert pages.pages(pages.remembered()), "a paper without a word is one blank page"
    some = list(pages.pages(pages.remembered())) * 5
    assert len(chosen(some, 0, 0)) == 5
    assert len(chosen(some, 2, 3)) == 2
