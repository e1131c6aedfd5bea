"""A round's 44 forms dropped on the window at once, ten of them mangled, answered, sent back and settled."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.dialogs.take import TakeDialog
from gui.main_window import MainWindow
from model.terms import Verdict
from tests.gui.test_round_by_window import dialog, opened, settle, take, view, window
from tests.journeys.conftest import office, sent_round
from tests.journeys.test_ten_mangled_by_command import NAMELESS, OPENED, Sheaf, mangled, settled, sheaves

__all__ = ["mangled", "office", "sent_round", "sheaves", "window"]


def test_ten_mangled_forms_are_answered_and_settled(
    window: MainWindow, qtbot: QtBot, office: Path, sheaves: dict[str, Sheaf], tmp_path: Path
) -> None:
    opened(qtbot, window, office / "连云港.shishi")
    first = take(qtbot, window, office / "报回")
    assert first.back.isVisible()
    first.write_back(tmp_path / "退回")
    settle(qtbot, window)
    first.reject()
    assert view(window).questions
    assert view(window).conflicts
    for unit in NAMELESS:
        name(qtbot, window, sheaves[unit].path, unit)
    copies = {path.name.split("_")[1]: path for path in (tmp_path / "退回").glob("*退回核对.xlsx")}
    assert set(OPENED) <= set(copies)
    corrected = [settled(path, sheaves[unit]) for unit, path in copies.items()]
    take(qtbot, window, *corrected).reject()
    assert (view(window).questions, view(window).conflicts, view(window).quarantined) == ((), (), ())
    back = {unit.unit.short for unit in view(window).units if unit.received}
    assert len(back) == 43, "all but the one whose file is cut"


def name(qtbot: QtBot, window: MainWindow, path: Path, unit: str) -> None:
    """Take a form whose unit cannot be read, saying whose it is."""
    window.dropped([path])
    settle(qtbot, window)
    box = dialog(TakeDialog)
    assert (box.go.isEnabled(), box.words.unit.isVisible()) == (False, True)
    box.words.unit.setCurrentIndex(box.words.unit.findText(unit))
    box.words.go.click()
    settle(qtbot, window)
    assert box.preview.files.rows[0].answer.verdict is not Verdict.REFUSED
    box.go.click()
    settle(qtbot, window)
    box.reject()
