"""By window: a unit's form and our own report are seen as pages before they are sent; seeing them writes nothing."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gui.dialogs.receipts import ReceiptsDialog
from gui.dialogs.report import ReportDialog
from gui.dialogs.send import SendDialog
from gui.main_window import MainWindow
from gui.printing import printable
from gui.printing.preview import Preview
from tests.gui.test_paper_preview import acts
from tests.gui.test_rules_by_window import founded, opened, settle, window

__all__ = ["founded", "window"]


def seen(qtbot: QtBot, window: MainWindow, box: QDialog) -> Preview:
    settle(qtbot, window)
    [out] = box.findChildren(Preview)
    return out


def kept(out: Preview, to: Path) -> str:
    """Return the words of the pages kept as PDF, without the breaks between lines."""
    assert printable.save(out.pages, out.shown.title, to) == len(out.pages)
    return "".join("".join(page.extract_text().split()) for page in PdfReader(to).pages)


def test_the_form_of_one_unit_is_seen_blank_and_kept_as_pdf(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before = acts(window, tmp_path)
    box = opened(qtbot, window, "send", SendDialog)
    settle(qtbot, window)
    one = box.forms.rows[0]
    box.forms.left_out = {form.unit.id for form in box.forms.rows} - {one.unit.id}
    box.see.click()
    out = seen(qtbot, window, box)
    assert one.unit.short in out.shown.title
    assert "用笔填" in out.note.text()
    text = kept(out, tmp_path / "表.pdf")
    assert (one.unit.full or one.unit.short) in text
    assert "报送次数" in text
    assert acts(window, tmp_path) == before
    out.reject()
    box.forms.pick(False)
    assert not box.see.isEnabled()


def test_our_own_report_is_seen_before_it_is_made(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before = acts(window, tmp_path)
    box = opened(qtbot, window, "report", ReportDialog)
    box.see.click()
    out = seen(qtbot, window, box)
    view = window.session.view
    assert view is not None
    text = kept(out, tmp_path / "上报表.pdf")
    assert [
        item.item.no for item in view.items if item.lines and "".join(item.lines[0].line.name.split()) not in text
    ] == []
    assert acts(window, tmp_path) == before


def test_nothing_can_be_seen_where_no_form_came_back(window: MainWindow, qtbot: QtBot) -> None:
    box = opened(qtbot, window, "receipts", ReceiptsDialog)
    settle(qtbot, window)
    assert not box.receipts.rows
    assert not box.see.isEnabled()
