"""亮灯墙: every item as one light with its number, shape and word, grouped by unit or section."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter

from gui import palette, show
from gui.pictures.drawing import CENTRE, MARK, MIDDLE, PAD, Sheet, Spot, legend, light_box, light_ink, light_mark
from model.records import ItemView, PeriodView
from model.rules import counts, light, totals
from model.rules.counts import Count
from model.terms import Light, State

SIGNS = {Light.RED: "红", Light.YELLOW: "黄", Light.GREEN: "绿", Light.DONE: "完", Light.NONE: "—"}
"""What stands beside an item's number, whatever the printer makes of the colour."""
ENDED = "终"
NONE = "未亮灯"
ORDER = (Light.RED, Light.YELLOW, Light.GREEN, Light.DONE, Light.NONE)
ELIDE = Qt.TextElideMode.ElideRight
GAP, ROOM, MOST = 4.0, 7.0, 4
"""Between tiles, between groups, and how many columns of groups there are at most."""


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one name."""

    name: str
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class LightWall:
    """All lights of a round, by `by_unit` or `by_section`."""

    view: PeriodView
    group: Callable[[Sequence[ItemView]], tuple[Count, ...]] = counts.by_unit
    nothing: str = "台账里还没有事项"

    @property
    def title(self) -> str:
        """Return what stands above the picture."""
        by = "按类别" if self.group is counts.by_section else "按牵头单位"
        return f"{show.printed(self.view.plan.title)}亮灯墙（{by}）"

    @property
    def rule(self) -> str:
        """Return the rule of lights in words."""
        return f"一格一项，取其最差的一条。{light.in_words(self.view.rule)}"

    @property
    def words(self) -> str:
        """Count the lights."""
        found = totals.of(self.view.items)
        told = "、".join(f"{word(one, self.view)}{found.lights[one]}" for one in ORDER)
        return f"共{found.words}：{told}"

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return the items under their names: units in official order, sections in the plan's."""
        by_id = {one.item.id: one for one in self.view.items}
        order = {one.unit.short: one.unit.order for one in self.view.units} if self.group is counts.by_unit else {}
        found = sorted(self.group(self.view.items), key=lambda one: order.get(one.key, len(order)))
        return tuple(Group(show.printed(one.name), tuple(by_id[item] for item in one.items)) for one in found)

    def lay(self, sheet: Sheet) -> Wall:
        """Lay it out in as few columns of groups as let all be seen at once; a long one in one column."""
        groups = self.groups
        shapes = [Shape(sheet, groups, columns) for columns in range(1, MOST + 1) if _fits(sheet, columns)]
        lowest = min(shapes, key=lambda one: one.height)
        rest = lowest if lowest.height <= 2 * sheet.height else shapes[0]
        return Wall(self.view, groups, next((one for one in shapes if one.height <= sheet.height), rest))


def word(one: Light, view: PeriodView) -> str:
    """Name a light as the plan's rule does."""
    return NONE if one is Light.NONE else light.name(one, view.rule)


def _fits(sheet: Sheet, columns: int) -> bool:
    return columns == 1 or sheet.width / columns >= _name_width(sheet) + 3 * _tile(sheet).width()


def _tile(sheet: Sheet) -> QSizeF:
    return QSizeF(sheet.ruler.horizontalAdvance("1200 红") + MARK + 16, sheet.line + 10)


def _name_width(sheet: Sheet) -> float:
    return sheet.ruler.horizontalAdvance("市市场监督管理局")


class Shape:
    """How groups stand in some columns: how many tiles across, how high each group, where a column ends."""

    def __init__(self, sheet: Sheet, groups: Sequence[Group], columns: int) -> None:
        self.sheet, self.columns = sheet, columns
        self.tile, self.name = _tile(sheet), _name_width(sheet)
        self.width = (sheet.width - PAD * (columns + 1)) / columns
        self.across = max(1, int((self.width - self.name - 8 + GAP) // (self.tile.width() + GAP)))
        self.start = PAD + sheet.line + 18
        self.heights = [self._high(one) for one in groups]
        self.tops = list(self._tops(self._limit()))
        ends = [top + high for (_, top), high in zip(self.tops, self.heights, strict=True)]
        self.height = max(ends, default=0.0)

    def _high(self, group: Group) -> float:
        rows = math.ceil(len(group.items) / self.across)
        tiles = rows * (self.tile.height() + GAP) - GAP
        return max(tiles, self.sheet.high(group.name, self.name, self.sheet.bold)) + ROOM

    def _tops(self, limit: float) -> Iterator[tuple[float, float]]:
        """Yield where each group begins: left and top."""
        column, top = 0, self.start
        for height in self.heights:
            if top + height > self.start + limit + 0.5 and column < self.columns - 1 and top > self.start:
                column, top = column + 1, self.start
            yield PAD + column * (self.width + PAD), top
            top += height

    def _limit(self) -> float:
        """Return the least height into which the groups, in their order, go in so many columns."""
        low, high = max([*self.heights, 0.0]), sum(self.heights)
        while high - low > 1:
            middle = (low + high) / 2
            low, high = (low, middle) if _columns(self.heights, middle) <= self.columns else (middle, high)
        return high


@dataclass(slots=True)
class _Tile:
    place: QRectF
    item: ItemView


class Wall:
    """The wall laid out."""

    def __init__(self, view: PeriodView, groups: Sequence[Group], shape: Shape) -> None:
        self.view, self.sheet, self.head = view, shape.sheet, 0.0
        self.size = QSizeF(shape.sheet.width, shape.height)
        self.names: list[tuple[QRectF, str]] = []
        self.tiles: list[_Tile] = []
        for group, height, (left, top) in zip(groups, shape.heights, shape.tops, strict=True):
            self.names.append((QRectF(left, top, shape.name, height - ROOM), group.name))
            for place, item in enumerate(group.items):
                x = left + shape.name + 8 + (place % shape.across) * (shape.tile.width() + GAP)
                y = top + (place // shape.across) * (shape.tile.height() + GAP)
                self.tiles.append(_Tile(QRectF(QPointF(x, y), shape.tile), item))
        self.spots = (*(self._spot(one) for one in self.tiles), *(Spot(*one) for one in self.names))

    def _spot(self, tile: _Tile) -> Spot:
        view = tile.item
        line = next((one.line.id for one in view.lines if one.light is view.light), "")
        why = f"（{view.reason}）" if view.reason else ""
        words = (
            f"第{view.item.no}项　{view.light_word}{why}\n{show.printed(view.item.text)}\n"
            f"牵头：{'、'.join(view.leads) or '未定'}"
        )
        return Spot(tile.place, words, line=line)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw legend, names and the tiles that lie in the area."""
        sheet = self.sheet
        found = totals.of(self.view.items).lights
        told = [(one, f"{SIGNS[one]} {word(one, self.view)} {found[one]}项") for one in ORDER]
        ended = sum(one.state is State.ENDED for one in self.view.items)
        legend(painter, sheet, PAD, PAD, [*told, *([(Light.NONE, f"{ENDED} 已终止 {ended}项")] if ended else [])])
        for place, name in self.names:
            if place.intersects(area):
                painter.setPen(QColor(palette.INK))
                row = place if sheet.whole else QRectF(place.left(), place.top(), place.width(), _tile(sheet).height())
                sheet.write(painter, row, name, MIDDLE, sheet.bold)
        for tile in self.tiles:
            if tile.place.intersects(area):
                self._tile(painter, tile)

    def _tile(self, painter: QPainter, tile: _Tile) -> None:
        place, one = tile.place, tile.item.light
        light_box(painter, place, one)
        light_mark(painter, place.left() + 6, place.center().y(), one)
        sign = ENDED if tile.item.state is State.ENDED else SIGNS[one]
        painter.setPen(light_ink(one))
        words = place.adjusted(MARK + 8, 0, -3, 0)
        text = f"{tile.item.item.no} {sign}"
        painter.setFont(self.sheet.bold if one is Light.RED else self.sheet.font)
        painter.drawText(words, CENTRE, painter.fontMetrics().elidedText(text, ELIDE, int(words.width()) + 1))


def _columns(heights: Sequence[float], limit: float) -> int:
    """Count the columns that groups of these heights fill, none higher than the limit."""
    columns, top = 1, 0.0
    for height in heights:
        if top + height > limit and top:
            columns, top = columns + 1, 0.0
        top += height
    return columns
