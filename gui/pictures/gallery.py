"""看板: what people look at of a round: lights, curves, counties, ranking, what is behind; marks lead to lines."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from gui.pictures.behind_page import BehindPage
from gui.pictures.drawing import Spot
from gui.pictures.pages import CurvePage, MatrixPage, RankingPage, WallPage
from gui.session import Session
from model.records import PeriodView


class Gallery(QWidget):
    """Five pages of one round; only the one in sight is drawn. `line` and `unit` ask for rows of the item table."""

    line = Signal(str)
    unit = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._view: PeriodView | None = None
        self.wall, self.curves = WallPage(session), CurvePage(session)
        self.matrix, self.ranking, self.behind = MatrixPage(session), RankingPage(session), BehindPage(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for page, words in (
            (self.wall, "亮灯墙"),
            (self.curves, "曲线"),
            (self.matrix, "县区矩阵"),
            (self.ranking, "排名"),
            (self.behind, "红黄清单"),
        ):
            self.tabs.addTab(page, words)
            page.picked.connect(self._go)
        self.tabs.currentChanged.connect(lambda _: self._draw())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.tabs)

    def show_view(self, view: PeriodView) -> None:
        """Show a round, at once where the page is in sight."""
        self._view = view
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's own name
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        page = self.tabs.currentWidget()
        if self._view is not None and isinstance(page, WallPage | CurvePage | MatrixPage | RankingPage | BehindPage):
            page.show_view(self._view)

    def _go(self, spot: Spot) -> None:
        if spot.line:
            self.line.emit(spot.line)
        elif spot.unit:
            self.unit.emit(spot.unit)
