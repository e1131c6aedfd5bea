"""Icons drawn from our own small SVG files, in the window's colours and at any scale."""

from __future__ import annotations

import functools

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gui import palette
from model.work.resources import resource

FOLDER = resource("icons")
SIZES = (16, 20, 24, 32, 48, 64)


@functools.cache
def icon(name: str, colour: str = "#3A4654") -> QIcon:
    """Return the icon of that file name, with a paler picture for the disabled state."""
    out = QIcon()
    for size in SIZES:
        out.addPixmap(picture(name, size, colour), QIcon.Mode.Normal)
        out.addPixmap(picture(name, size, "#B4BCC5"), QIcon.Mode.Disabled)
    return out


def picture(name: str, size: int, colour: str = palette.INK) -> QPixmap:
    """Draw one icon as a square pixmap; the files write their strokes as currentColor."""
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    out = QPixmap(QSize(size, size))
    out.fill(Qt.GlobalColor.transparent)
    painter = QPainter(out)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(text.encode("utf-8"))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return out
