"""What a picture is: laid out for a width, then drawn part by part; the same on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gui import palette
from gui.tables.cells import draw_mark
from model.terms import Light

MIDDLE = int((Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value)
CENTRE = int(Qt.AlignmentFlag.AlignCenter.value)
RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)
WRAP = int(Qt.TextFlag.TextWordWrap.value)
PAD = 12.0
"""Between a picture's edge and what it shows."""
MARK = 9.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a picture is laid out for. `height`: the room seen at once. `whole`: names wrap and are never cut."""

    width: float
    height: float
    font: QFont
    whole: bool = False

    @property
    def ruler(self) -> QFontMetricsF:
        """Return the measure of the font."""
        return QFontMetricsF(self.font)

    @property
    def line(self) -> float:
        """Return the height of a line of words."""
        return self.ruler.height()

    @property
    def bold(self) -> QFont:
        """Return the font in bold."""
        out = QFont(self.font)
        out.setBold(True)
        return out

    def high(self, text: str, width: float, font: QFont | None = None) -> float:
        """Return how high a text stands: one line on screen, wrapped on paper."""
        ruler = QFontMetricsF(font or self.font)
        if not self.whole:
            return ruler.height()
        return max(ruler.height(), ruler.boundingRect(QRectF(0, 0, max(width, 10), 9999), WRAP, text).height())

    def write(
        self, painter: QPainter, place: QRectF, text: str, align: int = MIDDLE, font: QFont | None = None
    ) -> None:
        """Write a text into its place: with dots where it is too long on screen, wrapped on paper."""
        chosen = font or self.font
        painter.setFont(chosen)
        if self.whole:
            painter.drawText(place, align | WRAP, text)
            return
        words = QFontMetricsF(chosen).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, align, words)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a picture that says something (`words`) and leads somewhere: to a line, or to a unit's lines."""

    place: QRectF
    words: str
    line: str = ""
    unit: str = ""


class Laid(Protocol):
    """A picture laid out: its size, its spots in reading order, and a head that stays in sight when scrolled."""

    size: QSizeF
    spots: tuple[Spot, ...]
    head: float

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw what lies in the area."""


class Drawing(Protocol):
    """Something to be drawn: its title, the rule it follows in words, what to say where there is nothing."""

    @property
    def title(self) -> str:
        """Return what stands above it."""

    @property
    def rule(self) -> str:
        """Say in words what is shown and how it is counted."""

    @property
    def nothing(self) -> str:
        """Say what to read where there is nothing to show."""

    def lay(self, sheet: Sheet) -> Laid:
        """Lay it out."""

    @property
    def words(self) -> str:
        """Say in a sentence what the picture shows."""


def light_box(painter: QPainter, place: QRectF, light: Light) -> None:
    """Draw the ground of a light: red dark, yellow pale, green outlined, so that a grey print tells them apart."""
    look = palette.LIGHTS[light]
    painter.setPen(QPen(QColor(look.edge), 1))
    painter.setBrush(QColor(look.fill))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def light_mark(painter: QPainter, left: float, middle: float, light: Light) -> None:
    """Draw a light's own shape at the left of a word."""
    if light is not Light.NONE:
        draw_mark(painter, QRectF(left, middle - MARK / 2, MARK, MARK), light)


def light_ink(light: Light) -> QColor:
    """Return the colour words have on a light's ground."""
    return QColor(palette.LIGHTS[light].text)


def legend(painter: QPainter, sheet: Sheet, left: float, top: float, told: Iterable[tuple[Light, str]]) -> None:
    """Draw a row of lights, each with shape and words."""
    height = sheet.line + 6
    for light, words in told:
        width = sheet.ruler.horizontalAdvance(words) + (MARK + 18 if light is not Light.NONE else 14)
        box = QRectF(left, top, width, height)
        light_box(painter, box, light)
        light_mark(painter, box.left() + 7, box.center().y(), light)
        painter.setPen(light_ink(light))
        start = box.adjusted(MARK + 11 if light is not Light.NONE else 7, 0, -2, 0)
        painter.setFont(sheet.font)
        painter.drawText(start, MIDDLE, words)
        left += width + 8
