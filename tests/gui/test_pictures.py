"""The pictures of 看板: every item once, told apart in grey, names whole on paper, from 0 to 1,600 items."""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pictures import paper, plan_curve
from gui.pictures.bars import RankingBars, shares
from gui.pictures.drawing import Drawing, Sheet, light_box, light_mark
from gui.pictures.matrix import CountyMatrix
from gui.pictures.view import PictureView
from gui.pictures.wall import LightWall
from model.records import PeriodView
from model.rules import counts, county_matrix, ranking
from model.terms import Light
from tests.gui import made_up

WHEN = "2021年1—3月"


@functools.cache
def round_of(items: int) -> PeriodView:
    return made_up.view(items)


def sheet(width: float = 1340, height: float = 560, *, whole: bool = False) -> Sheet:
    return Sheet(width, height, QApplication.font(), whole)


def empty() -> PeriodView:
    return replace(round_of(10), items=(), units=())


def drawings(view: PeriodView) -> list[Drawing]:
    return [
        LightWall(view),
        LightWall(view, counts.by_section),
        CountyMatrix(view, county_matrix.matrix(view)),
        RankingBars(ranking.units(view), "排名"),
        plan_curve.of_items(view, view.items, "全部"),
    ]


@pytest.mark.parametrize("items", [10, 120, 1600])
def test_every_item_is_one_light_that_leads_to_its_worst_line(qapp: QApplication, items: int) -> None:
    view = round_of(items)
    for group in (counts.by_unit, counts.by_section):
        laid = LightWall(view, group).lay(sheet())
        tiles = [one for one in laid.spots if one.line]
        assert len(tiles) == items
        assert Counter(one.line.split("-")[0] for one in tiles) == Counter(one.item.no for one in view.items)
        worst = {one.item.no: one for one in view.items}
        for tile in tiles:
            item = worst[tile.line.split("-")[0]]
            assert item.light_word in tile.words
            assert next(one.light for one in item.lines if one.line.id == tile.line) is item.light
        assert all(one.place.left() >= 0 and one.place.right() <= 1340 for one in laid.spots)
        places = Counter((one.place.left(), one.place.top()) for one in tiles)
        assert max(places.values()) == 1


def test_a_round_of_the_year_is_seen_at_once_and_a_long_one_is_scrolled(qapp: QApplication) -> None:
    assert LightWall(round_of(120)).lay(sheet()).size.height() <= 560
    assert LightWall(round_of(1600)).lay(sheet()).size.height() > 560


def grey(light: Light) -> tuple[int, ...]:
    out = QImage(60, 24, QImage.Format.Format_RGB32)
    out.fill(QColor("white"))
    painter = QPainter(out)
    light_box(painter, QRectF(0, 0, 60, 24), light)
    light_mark(painter, 4, 12, light)
    painter.end()
    shades = out.convertToFormat(QImage.Format.Format_Grayscale8)
    return tuple(QColor(shades.pixel(x, y)).lightness() for x in range(60) for y in range(24))


def test_no_two_lights_look_alike_in_a_grey_print(qapp: QApplication) -> None:
    shown = [grey(light) for light in Light]
    for place, one in enumerate(shown):
        for other in shown[place + 1 :]:
            assert sum(abs(a - b) > 40 for a, b in zip(one, other, strict=True)) >= 15


def test_a_name_too_long_is_cut_on_screen_with_a_tip_and_whole_on_paper(qapp: QApplication) -> None:
    base = round_of(10)
    long = "连云港市人民政府国有资产监督管理委员会（含市属国有企业改革领导小组办公室）"
    items = tuple(replace(one, leads=(long,)) for one in base.items)
    wall = LightWall(replace(base, items=items))
    narrow, whole = wall.lay(sheet()), wall.lay(sheet(whole=True))
    [screen] = [one for one in narrow.spots if one.words == long]
    [printed] = [one for one in whole.spots if one.words == long]
    ruler = sheet().ruler
    assert screen.place.width() < ruler.horizontalAdvance(long)
    assert printed.place.height() >= 3 * ruler.height()


@pytest.mark.parametrize("items", [0, 10, 120])
def test_each_copies_as_a_picture_on_white_at_twice_the_size(qapp: QApplication, items: int) -> None:
    view = round_of(items) if items else empty()
    for drawing in drawings(view):
        picture = paper.image(drawing, WHEN)
        assert picture.devicePixelRatio() == 2
        assert picture.width() >= 2 * paper.WIDTH
        assert QColor(picture.pixel(2, 2)).name() == "#ffffff"
        assert paper.png(picture).startswith(b"\x89PNG")
        assert drawing.rule
        assert drawing.title
    paper.copy(picture)
    assert QGuiApplication.clipboard().image().size() == picture.size()


def test_nothing_to_show_says_so(qapp: QApplication) -> None:
    for drawing in drawings(empty()):
        laid = drawing.lay(sheet())
        assert (laid.spots, laid.size.height()) == ((), 0)
        assert drawing.nothing


def test_the_parts_of_a_bar_add_up_to_the_score(qapp: QApplication) -> None:
    for place in ranking.units(round_of(120)).places:
        assert abs(float(sum(share for _, share in shares(place.marks))) - float(place.score)) < 0.01


def test_a_cell_of_the_matrix_tells_task_and_figure_and_never_nought_for_silence(qapp: QApplication) -> None:
    view = round_of(10)
    laid = CountyMatrix(view, county_matrix.matrix(view)).lay(sheet())
    cells = [one for one in laid.spots if one.words.startswith("东海县：")]
    assert cells
    assert all("未报" in one.words and "累计0" not in one.words for one in cells)
    assert laid.head > 0


def test_keys_walk_over_the_lights_and_enter_leads(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(1000, 400)
    view.show_drawing(LightWall(round_of(1600)))
    view.show()
    got: list[str] = []
    view.picked.connect(lambda spot: got.append(spot.line))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(view, key)
    laid = view.laid
    assert laid is not None
    assert got == [laid.spots[1].line]
    for _ in range(40):
        QTest.keyClick(view, Qt.Key.Key_Down)
    spot = view.spot()
    assert spot is not None
    offset = view.verticalScrollBar().value()
    assert offset > 0
    assert offset <= spot.place.top()
    assert spot.place.bottom() <= offset + view.viewport().height()


def test_a_click_leads_and_the_head_of_the_matrix_does_not(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(1000, 400)
    round_ = round_of(120)
    view.show_drawing(CountyMatrix(round_, county_matrix.matrix(round_)))
    view.show()
    view.verticalScrollBar().setValue(90)
    got: list[str] = []
    view.picked.connect(lambda spot: got.append(spot.line))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(600, 8))
    assert got == []
    spot = view.spot_at(QPointF(40, 200))
    assert spot is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(40, 200))
    assert got == [spot.line]
    assert view.grab().width() == 1000
