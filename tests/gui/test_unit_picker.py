"""Units are picked by typing alone; their order, printed names and words not yet entered are never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.forms.unit_chip import UnitChip
from gui.forms.unit_picker import UnitPicker
from model.records import Unit

UNITS = (
    Unit("u1", "市教育局", "连云港市教育局", "市直部门", 1),
    Unit("u2", "市卫健委", "连云港市卫生健康委员会", "市直部门", 2, aliases=("市卫生健康委",)),
    Unit("u3", "市住建局", "连云港市住房和城乡建设局", "市直部门", 3),
    Unit("u4", "东海县", "东海县人民政府", "县区", 4),
    Unit("u5", "市交通局", "连云港市交通运输局", "市直部门", 5),
)
SHORT = tuple(unit.short for unit in UNITS)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Room(QDialog):
    """A dialog with a picker between two other fields; `shut` counts what would have closed it."""

    def __init__(self, allow_new: bool) -> None:
        super().__init__()
        self.picker = UnitPicker(allow_new=allow_new)
        self.picker.offer(UNITS)
        self.told: list[tuple[str, ...]] = []
        self.picker.changed.connect(lambda: self.told.append(self.picker.names()))
        self.after = QLineEdit()
        box = QVBoxLayout(self)
        box.addWidget(self.picker)
        box.addWidget(self.after)
        self.resize(480, 300)


@pytest.fixture
def room(qtbot: QtBot, request: pytest.FixtureRequest) -> Room:
    out = Room(getattr(request, "param", True))
    qtbot.addWidget(out)
    out.show()
    out.picker.setFocus()
    QTest.qWait(0)
    return out


def press(*keys: Qt.Key | str, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys where a keyboard's would arrive: the open list, else what has the focus. Texts are typed as by a
    Chinese input method.
    """
    for key in keys:
        to = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert to is not None
        if isinstance(key, Qt.Key):
            QTest.keyClick(to, key, with_)
        else:
            edit = QApplication.focusWidget()
            assert isinstance(edit, QLineEdit)
            edit.insert(key)
            edit.textEdited.emit(edit.text())


def listed(picker: UnitPicker) -> list[str]:
    """Return the names to be seen in the open list."""
    model = picker.list.popup().model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())] if picker.list.open else []


def focused() -> str:
    """Return the name of the chip with the focus, "" for the line edit."""
    one = QApplication.focusWidget()
    return one.name if isinstance(one, UnitChip) else ""


def test_units_are_picked_by_initials_and_arrows(room: Room) -> None:
    press("sj")
    assert listed(room.picker)[:2] == ["市教育局", "市交通局"]
    press(Key.Key_Down, Key.Key_Return)
    assert room.picker.names() == ("市交通局",)
    press("swjw", Key.Key_Return, "東海", Key.Key_Return)
    assert room.picker.names() == ("市交通局", "市卫健委", "东海县")
    assert room.told == [("市交通局",), ("市交通局", "市卫健委"), ("市交通局", "市卫健委", "东海县")]
    assert room.picker.typed() == ""
    assert not room.picker.list.open


def test_what_is_picked_is_offered_no_more_and_said_to_be_there(room: Room) -> None:
    room.picker.set_names(["市卫生健康委"])
    press(Key.Key_Down)
    assert listed(room.picker) == ["市教育局", "市住建局", "东海县", "市交通局"]
    press(Key.Key_Escape, "市卫健委", Key.Key_Return)
    assert room.picker.names() == ("市卫生健康委",)
    assert "已经在里面" in room.picker.note.text()


def test_a_click_opens_the_list_and_picks(room: Room) -> None:
    QTest.mouseClick(room.picker.edit, Qt.MouseButton.LeftButton)
    assert listed(room.picker) == list(SHORT)
    view = room.picker.list.popup()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(2, 0)).center())
    assert room.picker.names() == ("市住建局",)
    assert not room.picker.list.open


def test_escape_closes_the_list_then_drops_the_words_and_only_then_the_dialog(room: Room) -> None:
    press("jy")
    press(Key.Key_Escape)
    assert not room.picker.list.open
    assert (room.picker.typed(), room.isVisible()) == ("jy", True)
    press(Key.Key_Escape)
    assert (room.picker.typed(), room.isVisible()) == ("", True)
    press(Key.Key_Escape)
    assert not room.isVisible()


def test_enter_never_reaches_the_dialog(room: Room) -> None:
    press(Key.Key_Return, "zz", Key.Key_Return, Key.Key_Escape, Key.Key_Return)
    room.picker.set_names(["东海县"])
    press(Key.Key_Left, Key.Key_Return)
    assert room.isVisible()
    assert room.result() == 0


def test_a_name_no_unit_has_becomes_a_new_unit_marked_by_a_word(room: Room) -> None:
    press("市城市更新局")
    assert listed(room.picker) == ["市城市更新局"]
    press(Key.Key_Return)
    [chip] = room.picker.field.chips
    assert (chip.name, chip.new) == ("市城市更新局", True)
    assert "新单位" in chip.accessibleName()
    room.picker.offer((*UNITS, Unit("u9", "市城市更新局", "", "", 9)))
    assert not chip.new
    assert "新单位" not in chip.accessibleName()


def test_a_new_unit_stands_last_behind_true_fits_and_first_before_guesses(room: Room) -> None:
    press("市教育")
    assert listed(room.picker) == ["市教育局", "市教育"]
    room.picker.edit.clear()
    press("市健委员")
    assert listed(room.picker) == ["市健委员", "市卫健委"]


def test_initials_that_fit_nothing_are_no_new_unit(room: Room) -> None:
    press("zzz", Key.Key_Return)
    assert room.picker.names() == ()
    assert "拼音首字母" in room.picker.note.text()
    assert room.picker.edit.accessibleDescription() == room.picker.note.text()
    assert room.picker.typed() == "zzz"


@pytest.mark.parametrize("room", [False], indirect=True)
def test_where_no_new_units_are_wanted_a_sentence_says_so(room: Room) -> None:
    press("市城市更新局", Key.Key_Return)
    assert room.picker.names() == ()
    assert "市城市更新局" in room.picker.note.text()
    assert room.picker.note.isVisible()
    press(Key.Key_Backspace)
    assert not room.picker.note.isVisible()


def test_several_names_are_pasted_at_once(room: Room) -> None:
    press("连云港市教育局、東海縣，市大数据局;各县区、qqq", Key.Key_Return)
    assert room.picker.names() == ("市教育局", "东海县", "市大数据局", "各县区")
    assert [chip.new for chip in room.picker.field.chips] == [False, False, True, False]
    assert room.picker.typed() == "qqq"
    assert "qqq" in room.picker.note.text()
    assert len(room.told) == 1


def test_printed_names_stay_as_they_are_printed_and_are_shown_without_telling(room: Room) -> None:
    printed = ("市衛生健康委", "各縣區", "教育局", "市水务局")
    room.picker.set_names(printed)
    assert room.picker.names() == printed
    assert room.told == []
    assert [chip.new for chip in room.picker.field.chips] == [False, False, False, True]
    press("sj", Key.Key_Return)
    assert room.picker.names() == (*printed, "市交通局")


def test_order_is_changed_and_chips_removed_by_keys(room: Room) -> None:
    room.picker.set_names(SHORT)
    press(Key.Key_Left)
    assert focused() == "市交通局"
    press(Key.Key_Left)
    press(Key.Key_Left, Key.Key_Left, Key.Key_Left, with_=CTRL)
    assert room.picker.names() == ("东海县", "市教育局", "市卫健委", "市住建局", "市交通局")
    press(Key.Key_Left, with_=CTRL)
    assert focused() == "东海县"
    press(Key.Key_Right, Key.Key_Delete)
    assert room.picker.names() == ("东海县", "市卫健委", "市住建局", "市交通局")
    assert focused() == "东海县"
    press(Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Backspace)
    assert focused() == ""
    assert room.picker.names() == room.told[-1] == ("东海县", "市卫健委", "市住建局")


def test_typing_on_a_chip_goes_to_the_line_edit(room: Room) -> None:
    room.picker.set_names(("东海县",))
    press(Key.Key_Left, Key.Key_S, Key.Key_J)
    assert (focused(), room.picker.typed()) == ("", "sj")
    assert listed(room.picker)[:2] == ["市教育局", "市交通局"]


def test_the_cross_removes_and_a_drag_reorders(room: Room) -> None:
    room.picker.set_names(SHORT[:3])
    first, _, third = room.picker.field.chips
    drag(third, first)
    assert room.picker.names() == ("市住建局", "市教育局", "市卫健委")
    assert len(room.told) == 1
    QTest.mouseClick(first.cross, Qt.MouseButton.LeftButton)
    assert room.picker.names() == ("市住建局", "市卫健委")


def drag(chip: QWidget, to: QWidget) -> None:
    start, end = chip.mapToGlobal(chip.rect().center()), to.mapToGlobal(to.rect().center())
    for kind, where in (
        (QEvent.Type.MouseButtonPress, start),
        (QEvent.Type.MouseMove, end),
        (QEvent.Type.MouseButtonRelease, end),
    ):
        left = Qt.MouseButton.LeftButton
        at = QPointF(chip.mapFromGlobal(where))
        QApplication.sendEvent(chip, QMouseEvent(kind, at, QPointF(where), left, left, Qt.KeyboardModifier.NoModifier))


def test_a_whole_name_counts_when_the_clerk_goes_on_and_other_words_are_not_dropped(room: Room) -> None:
    press("市教育局", Key.Key_Escape, Key.Key_Tab)
    assert room.picker.names() == ("市教育局",)
    assert room.after.hasFocus()
    room.picker.setFocus()
    press("教", Key.Key_Escape, Key.Key_Tab)
    assert room.picker.typed() == "教"
    assert "还没有加入" in room.picker.note.text()


def test_lines_wrap_up_to_three_and_never_sideways(room: Room) -> None:
    picker = room.picker
    heights = []
    for count in (0, 1, 4, 12, 40):
        picker.set_names([f"第{place}单位名称" for place in range(count)])
        heights.append(picker.field.height())
        assert (
            max((chip.geometry().right() for chip in picker.field.chips), default=0) < picker.field.viewport().width()
        )
        assert picker.field.horizontalScrollBar().maximum() == 0
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]
    picker.edit.setFocus()
    shown = picker.field.viewport().rect()
    top = picker.edit.mapTo(picker.field.viewport(), QPoint(0, 0))
    assert shown.contains(QRect(top, picker.edit.size()))


def test_a_name_longer_than_the_field_is_shortened_and_told_whole(room: Room) -> None:
    name = "中国移动通信集团江苏有限公司连云港分公司" * 3
    room.picker.set_names([name])
    [chip] = room.picker.field.chips
    assert chip.width() <= room.picker.field.viewport().width()
    assert name in chip.toolTip()
    assert room.picker.names() == (name,)


def test_a_screen_reader_comes_to_the_chips_in_their_order(room: Room) -> None:
    room.picker.setAccessibleName("牵头单位")
    room.picker.set_names(SHORT[:3])
    press(Key.Key_Left)
    press(Key.Key_Left, with_=CTRL)
    told = [chip.accessibleName() for chip in room.picker.field.chips]
    assert told == ["市教育局，第1个，共3个", "市住建局，第2个，共3个", "市卫健委，第3个，共3个"]
    inside = room.picker.edit.parentWidget()
    assert inside is not None
    order = [one for one in inside.children() if isinstance(one, UnitChip | QLineEdit)]
    assert order == [*room.picker.field.chips, room.picker.edit]
    assert room.picker.edit.accessibleName() == "牵头单位"
    assert room.picker.edit.accessibleDescription()
