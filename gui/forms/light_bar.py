"""All lines of a round as one bar divided by light, each part with its word and count."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui import palette
from model.records import LightRule
from model.rules import light as lights
from model.terms import Light

NONE = "未亮灯"
FILLS = {
    Light.RED: "#C62F23",
    Light.YELLOW: "#FFD45E",
    Light.GREEN: "#5BAA7B",
    Light.DONE: "#8DB4DD",
    Light.NONE: "#DDE2E8",
}
"""The bar's parts from left to right."""


class LightBar(QWidget):
    """All lines as one bar, divided by light, each part with its word and count."""

    def __init__(self) -> None:
        super().__init__()
        self._counts = dict.fromkeys(Light, 0)
        self._rule = LightRule()
        self.setFixedHeight(28)

    def say(self, counts: dict[Light, int], rule: LightRule) -> None:
        """Show how many lines stand behind each light, by the names they have under a rule."""
        self._counts, self._rule = counts, rule
        words = "，".join(f"{self._name(light)}{counts[light]}" for light in FILLS if counts[light])
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def _name(self, light: Light) -> str:
        return NONE if light is Light.NONE else lights.name(light, self._rule)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Draw the parts, each as wide as its share."""
        painter = QPainter(self)
        total = sum(self._counts.values())
        left = 0.0
        for light in FILLS:
            count = self._counts[light]
            if not count:
                continue
            part = QRectF(left, 2, self.width() * count / total, self.height() - 4)
            left += part.width()
            painter.fillRect(part.adjusted(0, 0, -1, 0), QColor(FILLS[light]))
            painter.setPen(QColor("#FFFFFF" if light in (Light.RED, Light.GREEN) else palette.INK))
            word = f"{self._name(light)} {count}"
            text = word if painter.fontMetrics().horizontalAdvance(word) + 6 < part.width() else str(count)
            painter.drawText(part, int(Qt.AlignmentFlag.AlignCenter.value), text)
        painter.end()
