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
    framed = Framed(drawing, when, laid, sheet)
    out = _blank(framed.width + 2 * MARGIN, framed.height + 2 * MARGIN)
    painter = QPainter(out)
    painter.translate(MARGIN, MARGIN)
    framed.draw(painter)
    painter.end()
    return out


class Framed:
    """A drawing laid out between its title and its rule; lengths as the sheet's."""

    def __init__(self, drawing: Drawing, when: str, laid: Laid, sheet: Sheet) -> None:
        self.drawing, self.when, self.laid, self.sheet = drawing, when, laid, sheet
        self.font = QFont(sheet.font)
        self.font.setPixelSize(PIXELS + 9)
        self.font.setBold(True)
        self.width = max(sheet.width, laid.size.width())
        self.top = sheet.high(drawing.title, self.width, self.font) + 10
        self.day = sheet.high(when, self.width) + 14
        self.body = max(laid.size.height(), sheet.line * 4)
        self.rule = sheet.high(drawing.rule, self.width - 2 * PAD) + 12
        self.height = self.top + self.day + self.body + self.rule

    def draw(self, painter: QPainter) -> None:
        """Draw title, day, picture and rule."""
        sheet, width, drawing = self.sheet, self.width, self.drawing
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.INK))
        sheet.write(painter, QRectF(0, 0, width, self.top), drawing.title, TITLE, self.font)
        painter.setPen(QColor(palette.SOFT))
        sheet.write(painter, QRectF(0, self.top, width, self.day), self.when, TITLE)
        painter.translate(0, self.top + self.day)
        place = QRectF(0, 0, width, self.body)
        if self.laid.size.height():
            self.laid.draw(painter, place)
        else:
            sheet.write(painter, place, drawing.nothing, TITLE)
        painter.setPen(QColor(palette.SOFT))
        sheet.write(painter, QRectF(PAD, self.body + 8, width - 2 * PAD, self.rule), drawing.rule, MIDDLE)


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
