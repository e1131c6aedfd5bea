"""A date typed as a clerk writes it (2021-03-28, 2021年3月28日, 3月28日) or picked from a calendar."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from gui import icons, palette, show
from model import clock
from model.records import Raw
from model.rules import dates

HINT = "可写 2021-03-28、2021年3月28日或3月28日；↑↓ 前后一天"


class DayField(QLineEdit):
    """Hold a date; `changed` says that another one stands or that what stands is none (`valid`)."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = clock.today()
        self.valid = True
        self.said = ""
        self.setAccessibleName(name)
        self.setToolTip(HINT)
        self.setFixedWidth(150)
        pick = self.addAction(icons.icon("arrow-down", palette.SOFT), QLineEdit.ActionPosition.TrailingPosition)
        pick.setToolTip("从日历里选　Alt+↓")
        pick.triggered.connect(self._open_calendar)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._settle)

    def day(self) -> datetime.date:
        """Return the last date that could be read."""
        return self._day

    def show_day(self, day: datetime.date) -> None:
        """Put a date in without announcing it."""
        self._day = day
        self.setText(show.day(day))
        self._mark("")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Go a day on or back by arrows; Enter settles the date and goes no further, so that no dialog acts on it."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Down if alt:
                self._open_calendar()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if self.valid:
                self._take(self._day + datetime.timedelta(days=1 if event.key() == Qt.Key.Key_Up else -1))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._settle()
                event.accept()
            case _:
                super().keyPressEvent(event)

    def _on_edited(self, text: str) -> None:
        read = dates.day(Raw("text", text), self._day.year)
        found = read.value or read.suggestion
        self.valid = found is not None
        self.said = "" if found else read.sentence or "请写日期，例如 2021-03-28。"
        if found:
            self._day = found
        self.changed.emit()

    def _settle(self) -> None:
        """Write what was understood, so that the clerk sees which day is meant; mark what was not."""
        if self.valid:
            self.setText(show.day(self._day))
        self._mark(self.said)

    def _take(self, day: datetime.date) -> None:
        self.show_day(day)
        self.changed.emit()

    def _mark(self, said: str) -> None:
        self.valid, self.said = not said, said
        self.setProperty("bad", "true" if said else "false")
        self.style().polish(self)
        self.setToolTip(said or HINT)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.clicked.connect(lambda day: self._picked(day, menu))
        calendar.activated.connect(lambda day: self._picked(day, menu))
        menu.aboutToShow.connect(calendar.setFocus)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _picked(self, day: QDate, menu: QMenu) -> None:
        menu.close()
        self._take(datetime.date(day.year(), day.month(), day.day()))
