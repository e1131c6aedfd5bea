"""The start page: without a ledger what to do first; with one, what is due and what waits, each clickable."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from gui.forms.overview import Overview
from gui.forms.welcome import Welcome
from model.records import Closing, PeriodView
from model.work.plan_round import PlanRound


class StartPage(QStackedWidget):
    """Show what to do; `wanted` carries a verb, `reopened` a recent ledger, `grouped` some items and their name."""

    wanted = Signal(str)
    reopened = Signal(object)
    grouped = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._welcome = Welcome(self.wanted.emit, self.reopened.emit)
        self._overview = Overview(self.wanted.emit, self.grouped.emit)
        self.addWidget(self._welcome)
        scroll = QScrollArea()
        scroll.setWidget(self._overview)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.addWidget(scroll)

    def show_recent(self, recent: tuple[Path, ...]) -> None:
        """Show the page without a ledger."""
        self._welcome.show_recent(recent)
        self.setCurrentIndex(0)

    def show_view(self, view: PeriodView, first: PlanRound | None = None) -> None:
        """Show a round's state, and where the first round stands."""
        self._overview.show_view(view, first)
        self.setCurrentIndex(1)

    def show_closing(self, closing: Closing | None) -> None:
        """Say whether the round is closed (封存)."""
        self._overview.show_closing(closing)
