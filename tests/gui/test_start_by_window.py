"""How the window starts: on a ledger, on the last one, or on the start page with one sentence why not."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import app, draw, settings
from gui.main_window import MainWindow
from tests.gui.conftest import Recorder
from tests.gui.test_round_by_window import founded, ledger, settle, window

__all__ = ["founded", "ledger", "window"]
HOLD = "import sys; from pathlib import Path; from model.work.ledger import open_ledger\n\
with open_ledger(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"


@pytest.fixture
def elsewhere(ledger: Path) -> Iterator[int]:
    """Another process that has the ledger open; gives its number."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(ledger)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield other.pid
        assert other.stdin is not None
        other.stdin.close()


def started(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> MainWindow:
    """Start as main.py does, and leave once nothing is under way."""
    found: list[MainWindow] = []

    def leave() -> None:
        one = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
        if one.session.jobs.working:
            QTimer.singleShot(20, leave)
            return
        found.append(one)
        QApplication.exit(0)

    monkeypatch.setattr(app, "leave_on_signal", lambda _: None)
    monkeypatch.setattr(app, "listen_to_qt", lambda: None)
    QTimer.singleShot(0, leave)
    hook = sys.excepthook
    app.run(path)
    sys.excepthook = hook
    found[0].close()
    return found[0]


def test_a_ledger_open_elsewhere_is_refused_with_who_has_it(
    window: MainWindow, qtbot: QtBot, ledger: Path, elsewhere: int, mouth: Recorder
) -> None:
    window.open(ledger)
    settle(qtbot, window)
    told = mouth.read()
    assert f"进程 {elsewhere}" in told
    assert ledger.name in told
    assert (window.session.view, window.stack.currentWidget()) == (None, window.start)


def test_the_last_ledger_is_opened_again(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.opened(ledger)
    assert started(monkeypatch, None).session.path == ledger


def test_a_last_ledger_that_is_gone_is_no_matter(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.opened(ledger)
    ledger.unlink()
    assert started(monkeypatch, None).session.path is None


@pytest.mark.parametrize("given", [True, False])
def test_a_ledger_that_cannot_be_opened_leaves_the_start_page_and_a_sentence(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, mouth: Recorder, given: bool
) -> None:
    settings.opened(ledger)
    ledger.write_bytes(b"hello")
    window = started(monkeypatch, ledger if given else None)
    assert ledger.name in mouth.read()
    assert (window.session.path, window.stack.currentWidget()) == (None, window.start)


def test_drawing_says_why_a_ledger_cannot_be_opened(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger.write_bytes(b"hello")
    assert draw.run([str(tmp_path / "图"), str(ledger)]) == 2
    assert "不是民生实事台账" in capsys.readouterr().err
    assert draw.run([str(tmp_path / "图")]) == 2
    assert "用法" in capsys.readouterr().err
