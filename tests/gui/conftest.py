"""What the window's tests share: the dressed application, a mouth that records, an ini file of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from gui import app, say, show

HERE = Path(__file__).parent
OFFSCREEN = r"This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"
"""What Qt's offscreen platform says of every window or menu; nothing about ours."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform's own remark pass; any other Qt warning fails a test."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN))


class Recorder(say.Mouth):
    """Answer every box with its first button, and keep what was said until a test reads it."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.answer = ""

    def show(
        self, parent: QWidget | None, icon: QMessageBox.Icon, text: str, buttons: Sequence[str], more: str = ""
    ) -> str:
        self.said.append(f"{text} {more}".strip())
        return self.answer or buttons[0]

    def read(self) -> str:
        """Return what was said since the last look, and count it as expected."""
        out, self.said = "\n".join(self.said), []
        return out


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dress the application once, with settings of this test alone."""
    monkeypatch.setenv("SHISHI_SETTINGS", str(tmp_path / "window.ini"))
    show.as_simplified(False)
    show.as_papers_simplified(False)
    if not qapp.property("dressed"):
        app.dress(qapp)
        qapp.setProperty("dressed", True)


@pytest.fixture(autouse=True)
def mouth() -> Iterator[Recorder]:
    """Record every message box; one that no test read fails it."""
    recorder = Recorder()
    with say.through(recorder):
        yield recorder
    assert not recorder.said, recorder.said
