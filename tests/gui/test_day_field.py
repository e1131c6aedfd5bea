"""A date is typed as clerks write it, and what is no date never passes as one."""

from __future__ import annotations

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QMenu
from pytestqt.qtbot import QtBot

from gui.forms.day_field import DayField
from tests.gui.test_round_by_window import type_text

DAY = datetime.date(2021, 3, 28)


@pytest.fixture
def field(qtbot: QtBot) -> DayField:
    out = DayField("收到日期")
    qtbot.addWidget(out)
    out.show_day(datetime.date(2021, 1, 5))
    out.show()
    out.selectAll()
    return out


@pytest.mark.parametrize(
    "typed",
    ["2021-03-28", "2021年3月28日", "2021/3/28", "20210328", "3月28日", "3-28", "２０２１年３月２８日"],
)
def test_dates_are_read_as_clerks_write_them_and_written_back_plainly(field: DayField, typed: str) -> None:
    type_text(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.valid, field.day(), field.text()) == (True, DAY, "2021年3月28日")


@pytest.mark.parametrize("typed", ["2021-02-30", "3月", "明天", "2021", ""])
def test_what_is_no_date_is_marked_with_its_sentence(field: DayField, typed: str) -> None:
    field.clear()
    type_text(field, typed or "x\b")
    if not typed:
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    field.editingFinished.emit()
    assert not field.valid
    assert field.said
    assert field.property("bad") == "true"


def test_arrows_go_a_day_on_and_back_and_the_calendar_takes_enter(field: DayField, qtbot: QtBot) -> None:
    field.show_day(DAY)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "2021年3月29日"
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.day() == datetime.date(2021, 3, 27)
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChildren(QCalendarWidget)[0]
    with qtbot.waitSignal(field.changed):
        calendar.activated.emit(calendar.selectedDate().addDays(3))
    assert field.day() == datetime.date(2021, 3, 30)
    assert not any(menu.isVisible() for menu in field.findChildren(QMenu))
