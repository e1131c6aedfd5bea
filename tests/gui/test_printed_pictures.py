"""Pictures of 看板 on paper: one page each, everything on it, title, round and rule with it; Ctrl+P shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.pictures.printed import LEAST, OnePage
from gui.printing import papers, printable
from gui.printing.drawn import ListPages
from gui.printing.preview import Preview
from model.rules import red_yellow
from tests.gui.test_gallery_by_window import founded, settled, window
from tests.gui.test_pictures import WHEN, drawings, empty, round_of

__all__ = ["founded", "window"]


def told(path: Path) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.parametrize("items", [0, 10])
def test_each_picture_is_one_page_with_title_round_and_rule(qapp: QApplication, tmp_path: Path, items: int) -> None:
    view = round_of(items) if items else empty()
    for number, drawing in enumerate(drawings(view)):
        shown = OnePage(drawing, WHEN, f"试{number}")
        layout = shown.remembered()
        assert layout == papers.page(papers.A4, papers.LYING)
        to = tmp_path / f"{number}.pdf"
        assert printable.save(shown.pages(layout), shown.title, to) == 1
        for part in (drawing.title, WHEN, drawing.rule, "" if items else drawing.nothing):
            assert "".join(part.split()) in told(to)


def test_nothing_of_a_long_picture_leaves_the_page_and_small_words_are_said(qapp: QApplication) -> None:
    shown = OnePage(drawings(round_of(1600))[0], WHEN, "长")
    layout = papers.page(papers.A4, papers.LYING)
    [page] = shown.pages(layout)
    area = layout.paintRect(QPageLayout.Unit.Point)
    wide, high = int(area.width()), int(area.height())
    out = QImage(wide + 100, high + 100, QImage.Format.Format_RGB32)
    out.fill(QColor("white"))
    painter = QPainter(out)
    painter.scale(1 / printable.POINT, 1 / printable.POINT)
    page.paint(painter)
    painter.end()
    for beside in (QRectF(wide + 1, 0, 99, high + 100), QRectF(0, high + 1, wide + 100, 99)):
        cut = out.copy(beside.toRect())
        blank = QImage(cut.size(), cut.format())
        blank.fill(QColor("white"))
        assert cut == blank
    assert "不好认" in shown.notes
    assert shown.points < LEAST
    short = OnePage(drawings(round_of(10))[0], WHEN, "短")
    short.pages(layout)
    assert short.notes == ""
    assert short.points > LEAST


def preview(qtbot: QtBot, window: MainWindow) -> Preview:
    settled(qtbot, window)
    return [one for one in window.findChildren(Preview) if one.isVisible()][-1]


def test_every_page_of_the_gallery_answers_its_button_and_the_keys(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def accept(asked: object) -> QDialog.DialogCode:
        return QDialog.DialogCode.Accepted

    def printer(*_: object) -> QPrinter:
        out = QPrinter()
        out.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        out.setOutputFileName(str(tmp_path / "纸.pdf"))
        return out

    window.verbs.do("gallery")
    for page in (window.gallery.wall, window.gallery.curves, window.gallery.matrix, window.gallery.ranking):
        window.gallery.tabs.setCurrentWidget(page)
        page.picture.setFocus()
        window.verbs.do("print")
        box = preview(qtbot, window)
        assert isinstance(box.shown, OnePage)
        assert box.shown.drawing is page.picture.drawing
        assert "2021年" in box.shown.when
        box.reject()
    window.verbs.do("behind")
    [look] = [one for one in window.gallery.behind.findChildren(QPushButton) if one.text() == "打印预览…"]
    look.click()
    box = preview(qtbot, window)
    assert isinstance(box.shown, ListPages)
    assert len(box.shown.listed.rows) == 1
    assert red_yellow.ORDER in box.shown.listed.subs
    monkeypatch.setattr("gui.printing.preview.QPrintDialog.exec", accept)
    monkeypatch.setattr(
        "gui.printing.preview.QPrinter", type("P", (), {"__new__": printer, "PrinterMode": QPrinter.PrinterMode})
    )
    box.go.setEnabled(True)
    box.go.click()
    assert "已送到打印机，共1页" in box.made.text()
    assert "新改扩建中小学" in told(tmp_path / "纸.pdf")
    box.reject()
