"""Lists on paper: nothing is cut or lost, every page has its header and number, PDF holds Chinese as text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.printing import drawn, laid, papers, print_verbs, printable
from gui.printing.drawn import ListPages
from gui.printing.preview import Preview
from gui.proved.lists_window import StrikeListsWindow
from model.errors import Cancelled
from model.records.printed import PrintedColumn, PrintedList, Side
from model.terms import Light
from tests.gui.test_rules_by_window import founded, window

__all__ = ["founded", "window"]

COLUMNS = (PrintedColumn("序号", 60), PrintedColumn("实事内容", 240), PrintedColumn("累计", 80, Side.RIGHT))


def listed(rows: Sequence[tuple[str, ...]]) -> PrintedList:
    return PrintedList("试", "未销号清单", ("连云港市　2021年1—3月",), COLUMNS, tuple(rows), (f"共{len(rows)}行。",))


def by_fours(text: str, _: float) -> list[str]:
    return [text[n : n + 4] for n in range(0, len(text), 4)] or [""]


@given(st.lists(st.tuples(*[st.text("中文数字", max_size=60)] * 3), max_size=30), st.integers(4, 12))
def test_every_line_of_every_cell_stands_on_some_page_and_no_page_is_overfull(
    rows: list[tuple[str, ...]], room: int
) -> None:
    out = laid.lay(listed(list(rows)), laid.LARGEST, 9000, lambda page: room, by_fours)
    for place in range(3):
        told = "".join("".join(cells[place]) for page in out.pages for cells in page.rows)
        assert told == "".join(row[place] for row in rows)
    for page in out.pages:
        assert laid.high(out.head) + sum(map(laid.high, page.rows)) <= room
    assert sum(out.widths) == pytest.approx(9000)


def test_a_pdf_repeats_the_header_counts_its_pages_and_holds_its_fonts(qtbot: QtBot, tmp_path: Path) -> None:
    long = "新建改建扩建中小学校舍和运动场地" * 90
    some = listed([(str(n), f"第{n}项实事", "1,200") for n in range(70)] + [("末", long, "8")])
    to = tmp_path / "清单.pdf"
    many = printable.save(ListPages(some).pages(papers.page(papers.A4, papers.UPRIGHT)), "清单", to)
    pages = [page.extract_text() for page in PdfReader(to).pages]
    assert len(pages) == many > 2
    assert all(f"第{n}页" in text and f"共{many}页" in text for n, text in enumerate(pages, 1))
    assert all("实事内容" in text for text in pages[:-1])
    told = "".join("".join(pages).split())
    assert told.count("中小学校舍") > 80
    assert "共71行" in told
    assert b"FontFile2" in to.read_bytes() or b"FontFile3" in to.read_bytes()


def test_narrow_columns_still_hold_two_characters_and_small_words_stay_readable() -> None:
    many = PrintedList("宽", "宽表", (), tuple(PrintedColumn(f"第{n}列", 200) for n in range(14)), ())
    assert laid.size(many, 9000) == laid.SMALLEST
    assert laid.size(listed([]), 20000) == laid.LARGEST
    assert min(laid.widths(many, 9000, laid.SMALLEST)) > 0


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "占用.pdf").mkdir()
    empty = ListPages(listed([])).pages(papers.page(papers.A4, papers.LYING))
    assert printable.save(empty, "空", tmp_path / "占用.pdf") == 0
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


def test_what_is_filtered_on_screen_is_what_is_printed_and_its_paper_is_remembered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.to("items")
    every = print_verbs.of(window, window.session)
    assert every is not None
    assert every.title == "实事事项表"
    assert [row[0] for row in every.rows] == ["1", "2", "3", "4", "5"]
    window.board.filters.search.setText("停车场")
    qtbot.waitUntil(lambda: len(window.board.items.items.visible()) == 1)
    window.verbs.do("print")
    qtbot.waitUntil(lambda: bool(window.findChildren(Preview)), timeout=20_000)
    box = next(one for one in window.findChildren(QDialog) if isinstance(one, Preview))
    assert isinstance(box.shown, ListPages)
    assert [row[0] for row in box.shown.listed.rows] == ["3"]
    assert any("停车场" in sub for sub in box.shown.listed.subs)
    box.paper.setCurrentIndex(1)
    box.turn.setCurrentIndex(0)
    qtbot.waitUntil(lambda: not window.session.jobs.working, timeout=20_000)
    assert box.pages[0].layout == papers.page(papers.A3, papers.UPRIGHT)
    assert box.shown.remembered() == papers.page(papers.A3, papers.UPRIGHT)
    to = tmp_path / "事项"
    monkeypatch.setattr("gui.printing.preview.QFileDialog.getSaveFileName", lambda *_: (str(to), ""))
    box.pdf.click()
    assert "新建公共停车场" in "".join(PdfReader(to.with_suffix(".pdf")).pages[0].extract_text().split())
    assert drawn.sheet(box.shown.listed, 10000, 14000).pages.pages
    box.reject()


def printed(window: MainWindow) -> PrintedList:
    out = print_verbs.of(window, window.session)
    assert out is not None
    return out


def test_all_that_filters_the_items_is_said_and_an_empty_list_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.to("items")
    window.board.items.setFocus()
    assert len(printed(window).subs) == 1
    window.board.filters.set_light(Light.RED)
    light = printed(window)
    assert light.subs[1] == "筛选：亮灯：严重滞后"
    assert {"严重" in "".join(row) for row in light.rows} == {True}
    window.board.show_all()
    view = window.session.view
    assert view is not None
    window.board.tree.choose_unit(next(one.unit.id for one in view.units if one.unit.short == "市城管局"))
    unit = printed_items(window)
    assert unit.subs[1] == "筛选：市城管局"
    assert [row[0] for row in unit.rows] == ["3"]
    window.board.filters.search.setText("没有的词")
    qtbot.waitUntil(lambda: not window.board.items.items.visible())
    empty = printed_items(window)
    assert empty.subs[1] == "筛选：市城管局；含“没有的词”"
    assert (empty.rows, empty.notes) == ((), ("没有行。",))


def printed_items(window: MainWindow) -> PrintedList:
    window.board.items.setFocus()
    return printed(window)


def test_the_tree_of_units_is_printed_under_its_own_title_without_the_filters_of_the_items(window: MainWindow) -> None:
    window.to("items")
    window.board.filters.set_light(Light.RED)
    window.board.tree.setFocus()
    tree = printed(window)
    assert tree.title == "单位情况一览"
    assert len(tree.subs) == 1
    assert any("市城管局" in row[0] for row in tree.rows)
    window.board.finder.setText("城管")
    found = printed(window)
    assert found.subs[1] == "筛选：查找“城管”"
    assert len(found.rows) < len(tree.rows)


def test_what_a_window_leaves_out_is_said(window: MainWindow) -> None:
    window.verbs.do("open_list")
    box = next(one for one in window.findChildren(QDialog) if isinstance(one, StrikeListsWindow))
    box.kind.setCurrentIndex(1)
    box.words.setText("学校")
    listed = print_verbs.of(box, window.session)
    assert listed is not None
    assert listed.subs[1].endswith(f"{box.kind.currentText()}；查找“学校”")
    box.reject()


def test_laying_out_tells_how_far_it_is_and_stops_where_it_is_cancelled(qtbot: QtBot) -> None:
    some = ListPages(listed([(str(n), "新建公共停车场", "1") for n in range(40)]))
    ticks: list[tuple[int, int, str]] = []

    def tick(done: int, of: int, what: str) -> None:
        ticks.append((done, of, what))
        if done == 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        some.pages(some.remembered(), tick)
    assert ticks == [(n, 40, "未销号清单") for n in range(21)]


def test_a_paper_whose_layout_is_cancelled_leaves_the_one_that_is_shown(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancelled(*_: object) -> None:
        raise Cancelled

    window.to("items")
    window.board.items.setFocus()
    print_verbs.preview(window, window.session)
    assert not window.findChildren(Preview)
    qtbot.waitUntil(lambda: bool(window.findChildren(Preview)), timeout=20_000)
    [box] = window.findChildren(Preview)
    before, paper = box.sheet, box.paper.currentIndex()
    monkeypatch.setattr("gui.printing.drawn.sheet", cancelled)
    box.paper.setCurrentIndex(1 - paper)
    qtbot.waitUntil(lambda: not window.session.jobs.working, timeout=20_000)
    assert (box.sheet, box.paper.currentIndex()) == (before, paper)
    assert box.shown.remembered() == before
    box.reject()
