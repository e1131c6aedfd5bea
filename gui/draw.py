"""Paint the windows into PNG files without a screen, so that anyone can look at them."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui import say
from gui.app import application, listen_to_qt
from gui.dialogs.take import TakeDialog
from gui.main_window import MainWindow
from gui.scenes import SCENES, Scene, fronted
from gui.wizard.wizard import Wizard
from model.errors import ClerkError
from model.terms import Part, Verb
from model.work import undo
from model.work.ledger import Ledger
from model.work.resources import resource

log = logging.getLogger("shishi.draw")

SIZE = (1366, 768)
PATIENCE = 60.0
"""Seconds a picture may wait for its data."""


def draw(ledger: Path, folder: Path, scenes: Sequence[Scene] = SCENES) -> tuple[Path, ...]:
    """Draw every page of the main window, these dialogs, a take and the wizard on a ledger; returns the paths."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        os.environ["SHISHI_SETTINGS"] = str(Path(name) / "window.ini")
        unseen = Unseen()
        with say.through(unseen):
            return tuple(_pictures(ledger, folder, Path(name), unseen, scenes))


def run(argv: Sequence[str]) -> int:
    """Draw into the folder argv[0] from the ledger argv[1], and name the pictures; 2 where that cannot be."""
    try:
        folder, ledger = argv
        pictures = draw(Path(ledger), Path(folder))
    except ValueError:
        sys.stderr.write("用法：main.py --draw 文件夹 台账\n")
        return 2
    except ClerkError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return 2
    sys.stdout.write("".join(f"{picture}\n" for picture in pictures))
    return 0


class Unseen(say.Mouth):
    """Let no box wait for a clerk who is not there: what it would say is kept, the safe answer given."""

    said = ""

    def show(self, parent: QWidget | None, icon: object, text: str, buttons: Sequence[str], more: str = "") -> str:
        """Keep the words."""
        self.said = text
        log.info("%s %s", text, more)
        return buttons[-1]


def _pictures(ledger: Path, folder: Path, scratch: Path, unseen: Unseen, scenes: Sequence[Scene]) -> list[Path]:
    listen_to_qt()
    app = application()
    window = MainWindow()
    window.resize(*SIZE)
    window.show()
    out = [_picture(app, window, folder / "01_起始页.png")]
    window.open(ledger)
    wait(app, lambda: (window.session.view is not None or unseen.said != "") and not window.session.jobs.working)
    if window.session.view is None:
        window.close()
        raise ClerkError(f"{unseen.said or '台账打不开。'}只画了起始页。")
    for shown in (_scenes(app, window), _dialogs(app, window, scenes)):
        out += [_picture(app, widget, folder / f"{name}.png") for name, widget in shown]
        window.board.form.entry.forget_all()
    out.append(_take_picture(app, window, ledger, scratch, folder / "90_收表核对.png"))
    out.append(_wizard_picture(app, window, folder / "91_新建台账_核对.png"))
    window.close()
    return out


def _scenes(app: QApplication, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Bring up one page of the main window after the other."""
    yield "02_本期概览", window
    for number in range(window.gallery.tabs.count()):
        window.to("gallery")
        window.gallery.tabs.setCurrentIndex(number)
        yield f"02{'abcdefgh'[number]}_{window.gallery.tabs.tabText(number)}", window
    window.to("items")
    yield "03_事项表", window
    window.board.form.tabs.setCurrentIndex(1)
    yield "04_分单位", window
    window.board.form.write()
    window.board.form.entry.done.insert("3")
    window.board.form.entry.done.textEdited.emit("3")
    yield "05_手工录入", window
    window.board.form.tabs.setCurrentIndex(0)


def _dialogs(app: QApplication, window: MainWindow, scenes: Sequence[Scene]) -> Iterator[tuple[str, QWidget]]:
    """Bring up one dialog after the other; it is put away when the next one is asked for."""
    for scene in scenes:
        window.to("items")
        window.verbs.do(scene.verb)
        _settle(app, window)
        opened = fronted(window)
        needed = 1
        if scene.then and opened:
            scene.then(opened[0])
            _settle(app, window)
            opened, needed = fronted(window), 1 + scene.opens
        if len(opened) >= needed:
            yield scene.name, opened[-1]
        else:
            log.warning("%s is not drawn: this ledger gives no occasion for it", scene.name)
        for one in reversed(opened):
            one.done(0)
            app.sendPostedEvents(one, QEvent.Type.DeferredDelete)


def _settle(app: QApplication, window: MainWindow) -> None:
    for _ in range(3):
        app.processEvents()
        time.sleep(0.02)
        wait(app, lambda: not window.session.jobs.working)


def _take_picture(app: QApplication, window: MainWindow, ledger: Path, scratch: Path, to: Path) -> Path:
    """Draw a take's preview on a copy whose takes are undone; the ledger itself is left as it is."""
    copy = scratch / ledger.name
    shutil.copyfile(ledger, copy)
    session = window.session
    window.open(copy)
    wait(app, lambda: session.path == copy and not session.jobs.working)
    session.ask("撤销收回", lambda held, tick: _undo_takes(held), lambda _: session.look())
    wait(app, lambda: not session.jobs.working)
    returned = [path for path in sorted(ledger.parent.iterdir()) if path.is_dir() and "报回" in path.name]
    dialog = TakeDialog(window, session, returned or [ledger.parent])
    dialog.show()
    wait(app, lambda: not session.jobs.working)
    picture = _picture(app, dialog, to)
    dialog.close()
    return picture


def _wizard_picture(app: QApplication, window: MainWindow, to: Path) -> Path:
    """Draw the sample plan beside its items, one target in hand; nothing is written."""
    wizard = Wizard(window, window.session)
    wizard.resize(*SIZE)
    wizard.show()
    wizard.read(resource("plans", "lianyungang-2021.txt"))
    wait(app, lambda: not window.session.jobs.working)
    wizard.desk.choose(6, (Part.METRIC, 0))
    picture = _picture(app, wizard, to)
    wizard.close()
    return picture


def _undo_takes(held: Ledger) -> None:
    for act in reversed(undo.acts(held)):
        if act.verb == Verb.TAKE.word and act.undone_by is None:
            undo.do(held, act.number)


def _picture(app: QApplication, widget: QWidget, path: Path) -> Path:
    for _ in range(5):
        app.processEvents()
    widget.grab().save(str(path))
    return path


def wait(app: QApplication, ready: Callable[[], bool]) -> None:
    """Let events run until something is ready, or patience ends."""
    end = time.monotonic() + PATIENCE
    while not ready() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)
