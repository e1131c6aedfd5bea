"""A picture on screen: scrolled, told by hovering, led from by click or Enter, however much there is to show."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QToolTip, QWidget

from gui import palette
from gui.pictures.drawing import CENTRE, WRAP, Drawing, Laid, Sheet, Spot

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class PictureView(QAbstractScrollArea):
    """Show a drawing; `picked` carries the spot that was clicked or entered."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing: Drawing | None = None
        self.laid: Laid | None = None
        self.current = -1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().installEventFilter(self)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing."""
        self.drawing = drawing
        self.current = -1
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(drawing.words)
        self._lay()

    def spot(self) -> Spot | None:
        """Return the spot the keys have come to."""
        spots = self.laid.spots if self.laid else ()
        return spots[self.current] if 0 <= self.current < len(spots) else None

    def spot_at(self, where: QPointF) -> Spot | None:
        """Return the spot under a point of the viewport."""
        at = where + QPointF(self._offset())
        if self.laid is not None and where.y() < self.laid.head:
            at.setY(where.y())
        return next((one for one in self.laid.spots if one.place.contains(at)), None) if self.laid else None

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _lay(self) -> None:
        if self.drawing is None:
            return
        room = self.viewport().size()
        self.laid = self.drawing.lay(Sheet(room.width(), room.height(), self.font()))
        for bar, size, seen in (
            (self.horizontalScrollBar(), self.laid.size.width(), room.width()),
            (self.verticalScrollBar(), self.laid.size.height(), room.height()),
        ):
            bar.setRange(0, max(0, int(size + 0.99) - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's own name
        """Lay out anew."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's own name
        """Follow the font's size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        """Draw what is in sight, then the head that stays, then where the keys are."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(palette.PAPER))
        if self.laid is None or self.drawing is None:
            painter.end()
            return
        if not self.laid.spots and not self.laid.size.height():
            painter.setPen(QColor(palette.FAINT))
            painter.setFont(self.font())
            room = QRectF(self.viewport().rect()).adjusted(40, 0, -40, 0)
            painter.drawText(room, CENTRE | WRAP, self.drawing.nothing)
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset = self._offset()
        painter.translate(-offset)
        self.laid.draw(painter, QRectF(event.rect()).translated(QPointF(offset)))
        if (spot := self.spot()) is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.BLUE), 2))
            painter.drawRect(spot.place.adjusted(-2, -2, 2, 2))
        painter.resetTransform()
        if self.laid.head and offset.y():
            self._draw_head(painter, offset)
        painter.end()

    def _draw_head(self, painter: QPainter, offset: QPoint) -> None:
        laid = self.laid
        if laid is None:
            return
        strip = QRectF(0, 0, self.viewport().width(), laid.head)
        painter.setClipRect(strip)
        painter.fillRect(strip, QColor(palette.PAPER))
        painter.translate(-offset.x(), 0)
        laid.draw(painter, strip.translated(offset.x(), 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Tell what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), spot.words if spot else "", self.viewport())
            return True
        return super().eventFilter(watched, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Show a hand where a click leads somewhere."""
        spot = self.spot_at(event.position())
        leads = spot is not None and bool(spot.line or spot.unit)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Take the button, so that its release comes here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Go where the spot leads."""
        event.accept()
        spot = self.spot_at(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pick(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Walk over the spots; Enter goes where one leads."""
        key = Qt.Key(event.key())
        spots = self.laid.spots if self.laid else ()
        if not spots:
            super().keyPressEvent(event)
        elif key in STEPS:
            self._go(max(0, min(self.current + STEPS[key], len(spots) - 1)))
        elif key in ROWS:
            self._go(self._beside(spots, ROWS[key]))
        elif key in ENDS:
            self._go(ENDS[key] % len(spots))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (spot := self.spot()) is not None:
            self._pick(spot)
        else:
            super().keyPressEvent(event)

    def _pick(self, spot: Spot) -> None:
        if spot.line or spot.unit:
            self.picked.emit(spot)

    def _beside(self, spots: tuple[Spot, ...], by: int) -> int:
        """Return the spot nearest above or below."""
        if self.current < 0:
            return 0
        now = spots[self.current].place.center()
        ways = [
            (abs(one.place.center().y() - now.y()) + abs(one.place.center().x() - now.x()) / 4, place)
            for place, one in enumerate(spots)
            if (one.place.center().y() - now.y()) * by > 2
        ]
        return min(ways)[1] if ways else self.current

    def _go(self, place: int) -> None:
        self.current = place
        spot = self.spot()
        if spot is None:
            return
        self.setAccessibleDescription(spot.words)
        head = self.laid.head if self.laid else 0.0
        _reveal(self.verticalScrollBar(), spot.place.top() - head, spot.place.bottom())
        _reveal(self.horizontalScrollBar(), spot.place.left(), spot.place.right())
        self.viewport().update()


def _reveal(bar: QScrollBar, start: float, end: float) -> None:
    """Scroll no further than it takes to see from start to end."""
    if start < bar.value():
        bar.setValue(int(start) - 4)
    elif end > bar.value() + bar.pageStep():
        bar.setValue(int(end) - bar.pageStep() + 4)
