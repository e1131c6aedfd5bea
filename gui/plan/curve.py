"""A line's year as a small curve: what is due by each round, and what was done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import palette
from gui.pictures.course import Course, Plot


class Curve(QWidget):
    """Draw a course."""

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
        """Draw ground, frame and curve."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(palette.PAPER))
        painter.setPen(QColor(palette.LINE))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        Plot(painter, QRectF(self.rect()), self.course).draw()
        painter.end()
