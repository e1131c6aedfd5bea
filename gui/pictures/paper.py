"""A drawing as a picture to be pasted or printed: on white, with title, date and rule, sharp at twice the size."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QImageWriter, QPainter

from gui import palette
from gui.pictures.drawing import MIDDLE, PAD, WRAP, Drawing, Laid, Sheet

WIDTH, WIDE = 1080, 1600
MANY = 400
"""Spots from which a picture is laid out wide."""
SEEN = 900
"""How high a picture may grow before it is laid out as one that is not seen at once."""
MARGIN = 28.0
PIXELS, LARGEST = 13, 40_000_000
"""Size of the words; how many pixels a picture may have before it is drawn at its plain size."""
TITLE = int(Qt.AlignmentFlag.AlignCenter.value) | WRAP


def image(drawing: Drawing, when: str) -> QImage:
    """Return the picture, all names whole, `when` under its title; twice as fine as on screen unless huge."""
    font = QFont(palette.font())
    font.setPixelSize(PIXELS)
    sheet = Sheet(WIDTH - 2 * MARGIN, SEEN, font, whole=True)
    laid = drawing.lay(sheet)
    if len(laid.spots) >= MANY or laid.size.width() > sheet.width:
        sheet = Sheet(WIDE - 2 * MARGIN, SEEN, font, whole=True)
        laid = drawing.lay(sheet)
    return _drawn(drawing, when, laid, sheet)


def _drawn(drawing: Drawing, when: str, laid: Laid, sheet: Sheet) -> QImage:
    title = QFont(sheet.font)
    title.setPixelSize(PIXELS + 9)
    title.setBold(True)
    width = max(sheet.width, laid.size.width())
    top = sheet.high(drawing.title, width, title) + 10
    day = sheet.high(when, width) + 14
    body = max(laid.size.height(), sheet.line * 4)
    rule = sheet.high(drawing.rule, width - 2 * PAD) + 12
    out = _blank(width + 2 * MARGIN, top + day + body + rule + 2 * MARGIN)
    painter = QPainter(out)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(MARGIN, MARGIN)
    painter.setPen(QColor(palette.INK))
    sheet.write(painter, QRectF(0, 0, width, top), drawing.title, TITLE, title)
    painter.setPen(QColor(palette.SOFT))
    sheet.write(painter, QRectF(0, top, width, day), when, TITLE)
    painter.translate(0, top + day)
    if laid.size.height():
        laid.draw(painter, QRectF(0, 0, width, body))
    else:
        sheet.write(painter, QRectF(0, 0, width, body), drawing.nothing, TITLE)
    painter.setPen(QColor(palette.SOFT))
    sheet.write(painter, QRectF(PAD, body + 8, width - 2 * PAD, rule), drawing.rule, MIDDLE)
    painter.end()
    return out


def _blank(width: float, height: float) -> QImage:
    scale = 2 if width * height * 4 <= LARGEST else 1
    out = QImage(int(width) * scale, int(height) * scale, QImage.Format.Format_RGB32)
    out.fill(QColor(palette.PAPER))
    out.setDevicePixelRatio(scale)
    return out


def copy(picture: QImage) -> None:
    """Put a picture on the clipboard, as WPS, Word and chat programs take it."""
    data = QMimeData()
    data.setImageData(picture)
    QGuiApplication.clipboard().setMimeData(data)


def png(picture: QImage) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture)
    buffer.close()
    return bytes(out.data())
