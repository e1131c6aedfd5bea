"""打印预览 of the list the clerk is at, or of the paper the window makes; every window with a list answers Ctrl+P."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QWidget

from gui import say
from gui.forms.board import Board
from gui.printing import filters, from_view
from gui.printing.drawn import ListPages
from gui.printing.preview import Preview, show
from gui.session import Session
from gui.tables.unit_view import UnitTreeView
from model import clock
from model.records.printed import PrintedList

KEYS = "Ctrl+P"
UNITS = "单位情况一览"
NOTHING = "这个窗口里没有可打印的表。"
ELSEWHERE = (
    "请先点进要打印的表，或翻到看板要打印的那一页。通报、一页纸、核对单、催报单、退回单、督办单、考核评价，"
    "在各自窗口里点“打印预览…”。"
)


@runtime_checkable
class MakesPaper(Protocol):
    """A window or page that makes papers: Ctrl+P shows those, not the list they are chosen from."""

    def preview_paper(self) -> None:
        """Open the preview of the papers as they would be saved; nothing is written."""


def named(window: QWidget, session: Session, board: Board) -> dict[str, Callable[[], None]]:
    """Return by the verb's name what it does; from now on Ctrl+P does it in every dialog with a list too."""

    def keys(_: QWidget | None, now: QWidget | None) -> None:
        over = now.window() if now is not None else None
        if over is None or isinstance(over, QMainWindow | Preview) or over.property("prints"):
            return
        over.setProperty("prints", True)
        QShortcut(QKeySequence(KEYS), over, lambda: preview(over, session))

    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.focusChanged.connect(keys)
        window.destroyed.connect(lambda: app.focusChanged.disconnect(keys))
    return {"print": lambda: preview(front_window(window), session)}


def front_window(window: QWidget) -> QWidget:
    """Return the dialog before the main window, else that itself."""
    return QApplication.activeModalWidget() or window


def preview(window: QWidget, session: Session) -> None:
    """Open the preview of what the window makes, else of the list in front; say so where none is."""
    if (maker := _maker(window)) is not None:
        maker.preview_paper()
        return
    listed = of(window, session)
    if listed is None:
        say.tell(window, NOTHING, ELSEWHERE)
    else:
        show(window, session, ListPages(listed))


def _maker(window: QWidget) -> MakesPaper | None:
    """Return what makes papers: the window, or a page in sight of it, unless the cursor is in a list beside that."""
    if isinstance(window, MakesPaper):
        return window
    if not isinstance(window, QMainWindow):
        return None
    focus = window.focusWidget()
    for page in window.findChildren(QWidget):
        if isinstance(page, MakesPaper) and page.isVisible():
            beside = isinstance(focus, QAbstractItemView) and focus.isVisible() and not page.isAncestorOf(focus)
            return None if beside else page
    return None


def of(window: QWidget, session: Session) -> PrintedList | None:
    """Return the list in front of a window as it goes on paper, with what is filtered said under its title."""
    view = from_view.front(window)
    if view is None:
        return None
    here = view.accessibleName()
    if isinstance(view, UnitTreeView):
        here = UNITS
    title = (here if isinstance(window, QMainWindow) else "") or window.windowTitle().partition("　")[0]
    round_ = session.view
    when = f"{round_.plan.year}年{round_.round.name}" if round_ else ""
    subs = ["　".join(filter(None, (round_.plan.office if round_ else "", when, f"打印日期：{clock.today()}")))]
    if told := filters.said(window, view):
        subs.append(f"筛选：{'；'.join(told)}")
    key = f"{type(window).__name__}_{here}"
    return from_view.printed(view, key, title, subs)
