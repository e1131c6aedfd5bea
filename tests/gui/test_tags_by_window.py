"""Numbers of the public, leaders and tags by the window: pasted, typed, filled down; counted, filtered, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui.forms.counts_strip import CountsStrip
from gui.main_window import MainWindow
from gui.tables.item_rows import BY_KEY as ITEM_COLUMNS
from gui.units.tag_rows import BY_KEY, LEADERS, LEVEL, NUMBER
from gui.units.tags_window import TagsWindow
from tests.gui.conftest import Recorder
from tests.gui.test_keys_by_window import press, reachable, tabbed
from tests.gui.test_round_by_window import dialog, founded, ledger, opened, settle, type_text, view, window
from tests.gui.test_units_by_window import item, undo_last

__all__ = ["founded", "ledger", "window"]
HEAD = "序号\t所属件号\t分管市领导\t层级\n"


@pytest.fixture
def tags(window: MainWindow, qtbot: QtBot, ledger: Path) -> TagsWindow:
    opened(qtbot, window, ledger)
    window.verbs.do("tags")
    settle(qtbot, window)
    return dialog(TagsWindow)


def block(to: int = 100) -> str:
    """Return what Excel copies: two items to each of 50 numbers, and two rows nobody can read."""
    rows = (
        f"{n}\t第{(n + 1) // 2}件\t{'张副市长' if n <= 40 else ''}\t{'省、市' if n % 10 == 0 else '市'}"
        for n in range(1, to + 1)
    )
    return HEAD + "\n".join(rows) + "\n999\t第3件\t\t\n101\t随便\t\t\n"


def weighed(qtbot: QtBot, tags: TagsWindow) -> str:
    qtbot.waitUntil(lambda: not tags.waiting and not tags.session.jobs.working, timeout=20000)
    return tags.said.text()


def pasted(qtbot: QtBot, tags: TagsWindow, text: str) -> str:
    QGuiApplication.clipboard().setText(text)
    press(tags.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return weighed(qtbot, tags)


def save(qtbot: QtBot, window: MainWindow, tags: TagsWindow) -> None:
    weighed(qtbot, tags)
    assert tags.go.isEnabled()
    tags.go.click()
    settle(qtbot, window)


def typed(tags: TagsWindow, no: str, name: str) -> str:
    return next(one.typed[name] for one in tags.tags.rows if one.item.no == no)


def stand(tags: TagsWindow, no: str, name: str) -> None:
    place = next(n for n, one in enumerate(tags.tags.visible()) if one.item.no == no)
    tags.list.setCurrentIndex(tags.tags.index(place, BY_KEY[name]))


def strip(window: MainWindow) -> CountsStrip:
    return window.start.findChildren(CountsStrip)[0]


def links(window: MainWindow) -> list[str]:
    return [line.text() for line in strip(window).lines if line.text()]


def shown(window: MainWindow) -> set[str]:
    return {row.item.item.no for row in window.board.items.items.visible()}


def test_fifty_numbers_are_pasted_and_two_bad_rows_asked_about(
    tags: TagsWindow, window: MainWindow, qtbot: QtBot, ledger: Path, mouth: Recorder
) -> None:
    before = ledger.read_bytes()
    said = pasted(qtbot, tags, block())
    for one in ("按序号对上 100 项", "第102行　999 第3件：没有序号是“999”的事项", "件号“随便”看不懂"):
        assert f"请看：{one}" in said or one in said
    assert "第1项：所属件号 第1件；分管市领导 张副市长；层级 市。" in said
    assert tags.remark.text() == "改了 100 项，还没有保存；另有 2 处要问，没有采用。"
    assert tags.count.text() == "共50件，已完成0件；未编件号20项。"
    assert ledger.read_bytes() == before, "nothing is written before it is saved"
    save(qtbot, window, tags)
    assert {one.item.public_no for one in view(window).items} == {"", *map(str, range(1, 51))}
    assert item(window, "101").item.public_no == ""
    assert "共 50件" in links(window)[0]
    assert "撤销 件号分工 100项" in undo_last(qtbot, window, mouth)
    assert {one.item.public_no for one in view(window).items} == {""}
    assert links(window) == []


def test_counts_lead_to_their_items_and_columns_show_them(tags: TagsWindow, window: MainWindow, qtbot: QtBot) -> None:
    pasted(qtbot, tags, block())
    save(qtbot, window, tags)
    found = strip(window)
    assert not found.begin.isVisible()
    rest = next(name for name, (_, called) in found._behind.items() if called == "未编件号")  # noqa: SLF001
    found.go(rest)
    assert window.stack.currentWidget() is window.board
    assert shown(window) == {str(n) for n in range(101, 121)}
    window.board.filters.some.click()
    assert len(shown(window)) == 120
    choose(window, "张副市长")
    assert len(shown(window)) == 40
    window.board.show_all()
    choose(window, "第7件")
    assert shown(window) == {"13", "14"}
    window.board.show_all()
    choose(window, "省、市")
    assert len(shown(window)) == 10
    window.board.show_all()
    items = window.board.items
    assert all(items.isColumnHidden(ITEM_COLUMNS[key]) for key in ("public_no", "leaders", "tags"))
    items._show_column(ITEM_COLUMNS["public_no"], True)  # noqa: SLF001
    assert items.columnWidth(ITEM_COLUMNS["public_no"]) > 60
    items.sortByColumn(ITEM_COLUMNS["public_no"], Qt.SortOrder.AscendingOrder)
    first = [str(items.items.index(row, ITEM_COLUMNS["public_no"]).data()) for row in range(40)]
    assert first == sorted(first, key=lambda word: int(word[1:-1])), "as numbers, not as words"


def choose(window: MainWindow, value: str) -> None:
    """Choose a value in the filter's menu."""
    menu = window.board.filters.menu
    menu.fill()
    for under in menu.menus:
        for action in under.actions():
            if action.text().startswith(f"{value}　"):
                action.trigger()
                return
    raise AssertionError(value)


def test_cells_are_typed_filled_down_and_cleared_by_keys(tags: TagsWindow, window: MainWindow, qtbot: QtBot) -> None:
    tags.list.setFocus()
    stand(tags, "1", NUMBER)
    for text in ("７", "第八件"):
        type_into(tags, text)
    assert (typed(tags, "1", NUMBER), typed(tags, "2", NUMBER)) == ("第7件", "第8件")
    assert tags.list.currentIndex().row() == 2, "Enter goes down"
    press(tags.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert typed(tags, "3", NUMBER) == "第8件", "one cell takes what stands above it"
    stand(tags, "1", LEADERS)
    type_into(tags, "张副市长，李副市长")
    stand(tags, "1", LEADERS)
    for _ in range(4):
        press(tags.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(tags.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [typed(tags, str(n), LEADERS) for n in (1, 5, 6)] == ["张副市长、李副市长"] * 2 + [""]
    stand(tags, "2", LEVEL)
    type_into(tags, "国")
    said = weighed(qtbot, tags)
    assert "不能保存：第2项：层级“国”看不懂" in said
    assert (tags.go.isEnabled(), tags.remark.text()) == (False, "有 1 格看不懂，改好才能保存。")
    stand(tags, "2", LEVEL)
    press(tags.list, Qt.Key.Key_Delete)
    save(qtbot, window, tags)
    assert item(window, "1").item.leaders == ("张副市长", "李副市长")
    assert [item(window, no).item.public_no for no in "123"] == ["7", "8", "8"]


def type_into(tags: TagsWindow, text: str) -> None:
    """Type into the cell the cursor is on, as a clerk does: no double click before."""
    press(tags.list, Qt.Key.Key_F2)
    editor = tags.list.findChildren(QLineEdit)[-1]
    editor.selectAll()
    type_text(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("text", "no", "name", "want", "said"),
    [
        ("5\n\n6\n", "10", NUMBER, {"10": "第5件", "11": "", "12": "第6件"}, "从选中的格子起往下填了 2 格所属件号"),
        ("5\n6\n7", "119", NUMBER, {"119": "第5件", "120": "第6件"}, "最后 1 格到了表外，没有采用"),
        (
            "3\t王副市长\n4\t王副市长",
            "1",
            NUMBER,
            {"3": "", "1": ""},
            "没有表头，第一列当作序号，请核对。按序号对上 2 项",
        ),
        ("甲\n乙", "1", "no", {"1": ""}, "只复制了一列，没有序号"),
        ("", "1", NUMBER, {"1": ""}, "粘贴板里没有内容"),
    ],
)
def test_a_pasted_block_goes_where_it_is_meant(
    tags: TagsWindow, qtbot: QtBot, text: str, no: str, name: str, want: dict[str, str], said: str, mouth: Recorder
) -> None:
    stand(tags, no, name)
    assert said in pasted(qtbot, tags, text)
    assert {no: typed(tags, no, NUMBER) for no in want} == want
    tags.reject()
    mouth.read()


def test_typed_cells_are_not_lost_by_leaving(tags: TagsWindow, qtbot: QtBot, mouth: Recorder) -> None:
    pasted(qtbot, tags, HEAD + "1\t1\t\t\n")
    mouth.answer = "回去"
    tags.reject()
    assert tags.isVisible()
    assert "有 1 项的改动还没有保存" in mouth.read()
    mouth.answer = ""
    tags.drop.click()
    assert "放弃这 1 项" in mouth.read()
    assert typed(tags, "1", NUMBER) == ""


def test_a_workbook_is_read_like_a_block_and_what_is_not_found_is_said(
    tags: TagsWindow, qtbot: QtBot, tmp_path: Path, mouth: Recorder
) -> None:
    tags.read(tmp_path / "没有.xlsx")
    assert "“没有.xlsx”打不开" in weighed(qtbot, tags)
    (tmp_path / "分工.csv").write_text("序号,件号\n2,9\n", encoding="utf-8")
    tags.read(tmp_path / "分工.csv")
    assert "按序号对上 1 项" in weighed(qtbot, tags)
    assert typed(tags, "2", NUMBER) == "第9件"
    tags.finder.setText("幼儿园")
    assert {one.item.no for one in tags.tags.visible()} >= {"2", "4"}
    tags.unset.setChecked(True)
    assert "2" not in {one.item.no for one in tags.tags.visible()}
    row = next(n for n in range(tags.said.count()) if tags.said.item(n).text().startswith("第2项"))
    tags.said.itemActivated.emit(tags.said.item(row))
    assert tags.tags.row(tags.list.currentIndex()).item.no == "2"
    tags.reject()
    mouth.read()


def test_tab_reaches_every_field_and_leaves_the_table(tags: TagsWindow, qtbot: QtBot) -> None:
    tags.windowHandle().requestActivate()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is tags, timeout=20000)
    assert not reachable(tags) - tabbed(tags)
