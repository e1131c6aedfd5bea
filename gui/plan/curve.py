"""A line's year as a small curve: what is due by each round, and what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

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


class Curve(QWidget):
    """Draw a course; plan dashed, actual with dots, so that a grey print tells them apart."""

    def __init__(self) -> None:
        super().__init__()
        self.course = Course()
        self.setAccessibleName("计划与实际曲线")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 150)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's own name
        """Ask for room to read it."""
        return QSize(300, 200)

    def show_course(self, course: Course) -> None:
        """Show another line's year."""
        self.course = course
        told = [f"{name}计划{plan:g}" for name, plan in zip(course.rounds, course.plan, strict=False) if plan]
        self.setAccessibleDescription("，".join((course.title, *told)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Draw ground, axes and both lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(palette.PAPER))
        painter.setPen(QColor(palette.LINE))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        self._draw_title(painter)
        if self.course.rounds:
            self._draw_axes(painter)
            plan, actual = QPen(QColor(palette.BLUE), 1.8, Qt.PenStyle.DashLine), QPen(QColor(palette.INK), 2)
            self._draw_line(painter, self.course.plan, plan, dots=False)
            self._draw_line(painter, self.course.actual, actual, dots=True)
        painter.end()

    def _draw_title(self, painter: QPainter) -> None:
        metrics, y = painter.fontMetrics(), 8 + painter.fontMetrics().ascent()
        right = self.width() - RIGHT
        for word, colour, style in (
            ("实际", palette.INK, Qt.PenStyle.SolidLine),
            ("计划", palette.BLUE, Qt.PenStyle.DashLine),
        ):
            right -= metrics.horizontalAdvance(word)
            painter.setPen(QColor(palette.SOFT))
            painter.drawText(right, y, word)
            painter.setPen(QPen(QColor(colour), 2, style))
            painter.drawLine(right - 26, y - 4, right - 4, y - 4)
            right -= 38
        painter.setPen(QColor(palette.INK))
        room = right - 10
        painter.drawText(10, y, metrics.elidedText(self.course.title, Qt.TextElideMode.ElideRight, max(room, 0)))

    def _draw_axes(self, painter: QPainter) -> None:
        for height, word in self.course.marks:
            y = self._y(height)
            painter.setPen(QPen(QColor(palette.HAIR), 1))
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT, y))
            painter.setPen(QColor(palette.SOFT))
            words = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, LEFT - 10)
            painter.drawText(QRectF(0, y - 9, LEFT - 6, 18), int(RIGHT_MIDDLE.value), words)
        painter.setPen(QColor(palette.SOFT))
        under = self.height() - BOTTOM + 2
        for place, name in enumerate(self.course.rounds):
            box = QRectF(self._x(place) - 24, under, 48, BOTTOM - 4)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter.value), name)

    def _draw_line(self, painter: QPainter, heights: Sequence[float | None], pen: QPen, *, dots: bool) -> None:
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
        for place, height in enumerate(heights):
            if height is not None:
                run.append(QPointF(self._x(place), self._y(height)))
            elif run:
                yield run
                run = []
        if run:
            yield run

    def _x(self, place: int) -> float:
        steps = max(len(self.course.rounds) - 1, 1)
        return LEFT + 14 + (self.width() - LEFT - RIGHT - 28) * place / steps

    def _y(self, height: float) -> float:
        room = self.height() - TOP - BOTTOM - 12
        return TOP + 8 + room * (1 - height / self.course.top)
