"""The application: style, fonts, language; then the window."""

from __future__ import annotations

import logging
import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from gui import crash, icons, palette, settings

NAME = "民生实事台账"
LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
SHEET = icons.FOLDER.parent / "style.qss"


def application() -> QApplication:
    """Return the one application, dressed; safe to call again."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        app = known
    else:
        choose_input_method()
        app = QApplication(sys.argv[:1])
    dress(app)
    return app


def choose_input_method() -> None:
    """Let fcitx5 serve Chinese typing: the wheel has only the ibus plug-in, which fcitx5 also answers."""
    if sys.platform.startswith("linux") and "fcitx" in os.environ.get("XMODIFIERS", ""):
        os.environ.setdefault("QT_IM_MODULE", "ibus")


def dress(app: QApplication) -> None:
    """Set style, palette, sheet, font, locale and Qt's own Chinese words."""
    app.setApplicationName("shishi")
    app.setApplicationDisplayName(NAME)
    app.setWindowIcon(QIcon(icons.picture("app", 64)))
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)
    app.setStyle("Fusion")
    app.setPalette(palette.palette())
    app.setFont(palette.font(settings.points(palette.POINTS)))
    app.setStyleSheet(SHEET.read_text(encoding="utf-8").replace("{icons}", icons.FOLDER.as_posix()))
    if not app.property("translated"):
        translator = QTranslator(app)
        if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(translator)
        app.setProperty("translated", True)


def listen_to_qt() -> None:
    """Write Qt's own remarks into the log, but for one the offscreen platform makes of every window."""

    def heard(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if "propagateSizeHints" not in text:
            logging.getLogger("shishi.qt").log(LEVELS.get(kind, logging.INFO), "%s", text)

    qInstallMessageHandler(heard)


def run(ledger: Path | None) -> int:
    """Open the window on a ledger, else on the last one that is still there, else on the start page."""
    if not has_screen():
        sys.stderr.write(
            "这里没有图形桌面，打不开窗口，没有改动任何内容。请在桌面上运行，或用命令行（--help 看写法）。\n"
        )
        return 2
    from gui.main_window import MainWindow

    listen_to_qt()
    app = application()
    sys.excepthook = crash.hook
    logging.getLogger("shishi").info("start")
    window = MainWindow()
    window.show()
    leave_on_signal(window)
    wanted = ledger or next((known for known in settings.recent()[:1] if known.exists()), None)
    if wanted is not None:
        window.open(wanted)
    return app.exec()


def has_screen() -> bool:
    """Say whether Qt finds a screen to draw on; where it finds none it ends the whole process by itself."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def leave_on_signal(window: QWidget) -> None:
    """Close the ledger and leave when the session ends, so that no lock or half act stays behind."""
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: window.close())
    beat = QTimer(window)
    beat.timeout.connect(lambda: None)
    beat.start(500)
