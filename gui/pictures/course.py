"""A year as a curve: what is due by each round, and what was done; plan dashed, actual with dots, for grey prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gui import palette

LEFT, RIGHT, TOP, BOTTOM = 62, 12, 26, 22
DOT = 3.0
RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Course:
    """Heights by round, None where there is none; `marks` are what stands at the left, from the bottom up."""

    rounds: tuple[str, ...] = ()
    plan: tuple[float | None, ...] = ()
    actual: tuple[float | None, ...] = ()
    marks: tuple[tuple[float, str], ...] = ()
    title: str = ""

    @property
    def top(self) -> float:
        """Return the highest height there is."""
        some = (*self.plan, *self.actual, *(height for height, _ in self.marks))
        return max((one for one in some if one is not None), default=0.0) or 1.0


class Plot:
    """Draw a course into a place."""

    def __init__(self, painter: QPainter, place: QRectF, course: Course) -> None:
        self.painter, self.place, self.course = painter, place, course

    def draw(self) -> None:
        """Draw title, axes and both lines."""
        self._draw_title()
        if self.course.rounds:
            self._draw_axes()
            plan, actual = QPen(QColor(palette.BLUE), 1.8, Qt.PenStyle.DashLine), QPen(QColor(palette.INK), 2)
            self._draw_line(self.course.plan, plan, dots=False)
            self._draw_line(self.course.actual, actual, dots=True)

    def x(self, at: int) -> float:
        """Return where a round stands."""
        steps = max(len(self.course.rounds) - 1, 1)
        return self.place.left() + LEFT + 14 + (self.place.width() - LEFT - RIGHT - 28) * at / steps

    def _draw_title(self) -> None:
        painter = self.painter
        metrics = painter.fontMetrics()
        y = self.place.top() + 8 + metrics.ascent()
        right = self.place.right() - RIGHT
        for word, colour, style in (
            ("实际", palette.INK, Qt.PenStyle.SolidLine),
            ("计划", palette.BLUE, Qt.PenStyle.DashLine),
        ):
            right -= metrics.horizontalAdvance(word)
            painter.setPen(QColor(palette.SOFT))
            painter.drawText(QPointF(right, y), word)
            painter.setPen(QPen(QColor(colour), 2, style))
            painter.drawLine(QPointF(right - 26, y - 4), QPointF(right - 4, y - 4))
            right -= 38
        painter.setPen(QColor(palette.INK))
        room = int(right - 10 - self.place.left())
        words = metrics.elidedText(self.course.title, Qt.TextElideMode.ElideRight, max(room, 0))
        painter.drawText(QPointF(self.place.left() + 10, y), words)

    def _draw_axes(self) -> None:
        painter = self.painter
        for height, word in self.course.marks:
            y = self._y(height)
            painter.setPen(QPen(QColor(palette.HAIR), 1))
            painter.drawLine(QPointF(self.place.left() + LEFT, y), QPointF(self.place.right() - RIGHT, y))
            painter.setPen(QColor(palette.SOFT))
            words = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, LEFT - 10)
            painter.drawText(QRectF(self.place.left(), y - 9, LEFT - 6, 18), int(RIGHT_MIDDLE.value), words)
        painter.setPen(QColor(palette.SOFT))
        under = self.place.bottom() - BOTTOM + 2
        for at, name in enumerate(self.course.rounds):
            box = QRectF(self.x(at) - 24, under, 48, BOTTOM - 4)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter.value), name)

    def _draw_line(self, heights: Sequence[float | None], pen: QPen, *, dots: bool) -> None:
        painter = self.painter
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in self._runs(heights):
            painter.drawPolyline(QPolygonF(run))
            painter.setBrush(pen.color())
            for point in run if dots or len(run) == 1 else ():
                painter.drawEllipse(point, DOT, DOT)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _runs(self, heights: Sequence[float | None]) -> Iterator[list[QPointF]]:
        """Yield the stretches without a gap."""
        run: list[QPointF] = []
        for at, height in enumerate(heights):
            if height is not None:
                run.append(QPointF(self.x(at), self._y(height)))
            elif run:
                yield run
                run = []
        if run:
            yield run

    def _y(self, height: float) -> float:
        room = self.place.height() - TOP - BOTTOM - 12
        return self.place.top() + TOP + 8 + room * (1 - height / self.course.top)
